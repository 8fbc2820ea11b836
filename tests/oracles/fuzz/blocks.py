"""Bodies by chance: blocks within blocks, cut and glued in every way."""

from random import Random

from oracles.fuzz.inlines import HTML, TAGS, WORDS, definition, inline, single_line

INFOS = [
    *["", "", "js", "js title", "js title http://a.example/x link text"],
    *["js mark:1,3-5 first_line:2", "c++", "{.python}", "js{1,3}"],
    *["js highlight:false", "js line_number:false wrap:true", " js", "\tjs", "js `x`"],
    *["~~~", "中文 标题", "js &amp; x", "js\\*", "title='a b'", "js = x", "mark:1"],
    *["js  a  /b  c"],
]
LANGUAGES = [
    *["div", "p", "table", "pre", "script", "style", "textarea", "x-y", "span", "DIV"],
    *["h1", "li"],
]
MARKERS = [
    *["-", "*", "+", "1.", "1)", "2.", "10.", "123456789.", "1234567890.", "0.", "-", "-", "1."],
]
UNDERLINES = [
    *["===", "---", "=", "-", "--", "= =", "- - -", "===  ", "   ---", "    ==="],
    *["\t---", "---x"],
]
HTML_STARTS = [
    *["<{name}>", "<{name} class='a'>", "<{name}", "<{name}/>", "</{name}>", "<{name}> x"],
    *["<{name}\na=b>", "<!-- a", "<!-- a -->", "<!--> a", "<?php", "<!DOCTYPE html>", "<!x"],
    *["<![CDATA[", "<a href='x'>", "</a>"],
]
RULES = [
    *["---", "***", "___", "- - -", "* * *", "_ _ _", " ***", "   ---", "    ***"],
    *["--", "**", "-\t-\t-"],
]


def body(chance: Random) -> str:
    """A few blocks with blank lines between most of them."""
    return "\n".join(_lines(chance, 0)) + chance.choice(["\n", "\n", "", "\n\n", " ", "\n \n"])


def _lines(chance: Random, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(chance.choice([1, 1, 2, 2, 3, 4] if depth else [1, 2, 3, 4, 5, 7])):
        kinds = SIMPLE + (NESTED if depth < 4 else [])
        lines += chance.choice(kinds)(chance, depth)
        lines += chance.choice([[""], [""], [""], [], [], ["", ""], ["  "], ["\t"]])
    return lines


def _paragraph(chance: Random, _: int) -> list[str]:
    indent = chance.choice(["", "", "", " ", "   ", "    ", "\t"])
    return (indent + inline(chance)).split("\n")


def _heading(chance: Random, _: int) -> list[str]:
    marks = "#" * chance.choice([1, 2, 2, 3, 6, 7])
    blank = chance.choice([" ", " ", " ", "", "\t", "  "])
    indent = chance.choice(["", "", " ", "   ", "    "])
    closing = chance.choice(["", "", "", " #", " ##", "#", " \\#", " # x", "\t#"])
    return [indent + marks + blank + single_line(chance) + closing]


def _setext(chance: Random, _: int) -> list[str]:
    return [*inline(chance).split("\n"), chance.choice(UNDERLINES)]


def _rule(chance: Random, _: int) -> list[str]:
    return [chance.choice(RULES)]


def _fence(chance: Random, _: int) -> list[str]:
    mark = chance.choice(["```", "```", "```", "~~~", "````", "~~~~", "``"])
    indent = chance.choice(["", "", "", " ", "  ", "   ", "    "])
    inside = [
        chance.choice(["", "", "  ", "\t"]) + _code_line(chance)
        for _ in range(chance.randint(0, 3))
    ]
    closing = chance.choice(
        [mark, mark, mark, mark, mark, mark + mark[0], mark[1:], mark + " ", mark + " x", None]
    )
    end = [] if closing is None else [chance.choice([indent, indent, "", " "]) + closing]
    return [
        f"{indent}{mark}{chance.choice(['', '', '', ' '])}{chance.choice(INFOS)}",
        *inside,
        *end,
    ]


def _code_line(chance: Random) -> str:
    return chance.choice(
        [*WORDS, *TAGS, *HTML, "", "# no heading", "- no list", "> no quote", "```", "~~~"]
    ).split("\n")[0]


def _indented(chance: Random, _: int) -> list[str]:
    indent = chance.choice(["    ", "     ", "\t", " \t", "  \t  ", "\t\t"])
    return [
        chance.choice([indent, indent, indent, ""]) + _code_line(chance)
        for _ in range(chance.randint(1, 3))
    ]


def _html(chance: Random, _: int) -> list[str]:
    name = chance.choice(LANGUAGES)
    opening = chance.choice(HTML_STARTS).format(name=name)
    closing = chance.choice(
        [f"</{name}>", f"</{name}> x", "-->", "?>", ">", "]]>", "", f"x</{name}>"]
    )
    inside = [single_line(chance) for _ in range(chance.randint(0, 2))]
    indent = chance.choice(["", "", "", " ", "   ", "    "])
    return (indent + "\n".join([opening, *inside, closing])).split("\n")


def _table(chance: Random, _: int) -> list[str]:
    columns = chance.randint(1, 4)
    edge = chance.choice(["|", "|", "", "| "])
    delimiter = "|".join(
        chance.choice(["---", ":-:", "-", " :-- ", "--:", " - "]) for _ in range(columns)
    )
    head = "|".join(
        _cell(chance) for _ in range(chance.choice([columns, columns, columns, columns + 1]))
    )
    rows = [
        "|".join(_cell(chance) for _ in range(chance.choice([columns, columns, 1, columns + 1])))
        for _ in range(chance.randint(0, 3))
    ]
    above = [single_line(chance)] if chance.random() < 0.2 else []
    end = edge.strip() if chance.random() < 0.8 else ""
    return above + [f"{edge}{row}{end}" for row in (head, delimiter, *rows)]


def _cell(chance: Random) -> str:
    return chance.choice(
        ["", " a ", " ", single_line(chance), "`a|b`", "`a\\|b`", " \\| ", "[a](b|c)", "\t"]
    )


def _definition(chance: Random, _: int) -> list[str]:
    return (chance.choice(["", "", " ", "   ", "    "]) + definition(chance)).split("\n")


def _tag(chance: Random, _: int) -> list[str]:
    return chance.choice(TAGS).split("\n")


def _described(chance: Random, _: int) -> list[str]:
    return [
        single_line(chance),
        *(
            ":" + chance.choice([" ", "", "\t", "   "]) + single_line(chance)
            for _ in range(chance.randint(1, 2))
        ),
    ]


def _quote(chance: Random, depth: int) -> list[str]:
    mark = chance.choice(["> ", "> ", "> ", ">", " > ", "   >", ">\t", ">  ", "    > "])
    return _marked(chance, _lines(chance, depth + 1), mark)


def _marked(chance: Random, lines: list[str], mark: str) -> list[str]:
    """Each line behind the mark, save for some that are lazy."""
    lazy = chance.choice([0, 0, 0.1, 0.4])
    return [
        mark + lines[0],
        *(line if chance.random() < lazy else mark + line for line in lines[1:]),
    ]


def _list(chance: Random, depth: int) -> list[str]:
    lines: list[str] = []
    marker = chance.choice(MARKERS)
    indent = chance.choice(["", "", "", " ", "  ", "   ", "    "])
    for _ in range(chance.choice([1, 1, 2, 2, 3])):
        blank = chance.choice([" ", " ", " ", "  ", "    ", "     ", "\t", ""])
        task = chance.choice(["", "", "", "[ ] ", "[x] ", "[X]", "[ ]"])
        lines += _item(chance, indent + marker + blank, task, _lines(chance, depth + 1))
        lines += chance.choice([[], [], [""], ["", ""]])
        if chance.random() < 0.2:
            marker = chance.choice(MARKERS)
            indent = chance.choice(["", " ", "  "])
    return lines


def _item(chance: Random, start: str, task: str, inside: list[str]) -> list[str]:
    """An item; its further lines stand under its text, or nearly so, or not at all."""
    width = len(start.expandtabs(4))
    under = " " * width
    indent = chance.choice(["\t", under, under, under, under + " ", under[1:], "  "])
    lazy = chance.choice([0, 0, 0.1, 0.4])
    further = [
        line if not line.strip() or chance.random() < lazy else indent + line for line in inside[1:]
    ]
    return [start + task + inside[0], *further]


SIMPLE = [
    *[_paragraph, _paragraph, _paragraph, _heading, _setext, _rule, _fence, _fence, _indented],
    *[_html, _html, _table, _definition, _definition, _tag, _described],
]
NESTED = [_quote, _quote, _list, _list, _list]
