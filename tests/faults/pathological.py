"""Hostile Markdown: each family is a function from a size in characters to a text of that size.

The names Q1 to Q8 and C1 are those of the families on which mistune 3.4 is quadratic or overflows
the stack; the kinds named `cmark …` follow the list of pathological input that cmark keeps.
"""

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Final

Family = Callable[[int], str]


def repeated(unit: str, before: str = "", after: str = "") -> Family:
    """`unit` again and again."""
    return lambda size: before + unit * (size // len(unit)) + after


def mirrored(opening: str, closing: str, middle: str = "b") -> Family:
    """`opening` again and again, then as many of `closing`."""

    def text(size: int) -> str:
        times = size // (len(opening) + len(closing))
        return opening * times + middle + closing * times

    return text


def halves(first: str, second: str) -> Family:
    """One unit for half of the size, then another one."""
    return lambda size: first * (size // 2 // len(first)) + second * (size // 2 // len(second))


def _growing_backticks(size: int) -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append("e" + "`" * len(parts))
        length += len(parts)
    return "".join(parts)


def _definitions(size: int) -> str:
    times = size // 24
    return "".join(f"- [r{n}]: /{n}\n\n[q{n}]: /x\n\n" for n in range(times))


def _many_references(size: int) -> str:
    times = size // 20
    return "".join(f"[{n}]: u\n" for n in range(times)) + "[0]" * times


def _deep_list(size: int) -> str:
    """A list whose each item is indented below the one before: the text grows as its square."""
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append("  " * len(lines) + "* a\n")
        length += len(lines[-1])
    return "".join(lines)


QUADRATIC_IN_MISTUNE: dict[str, Family] = {
    "Q1": repeated("a|b\n-|-\n", after="x|y|z\n"),
    "Q2": lambda size: "*a " * 25 + "b* " * (size // 3),
    "Q3": halves("*a ", "_a*_ "),
    "Q4": lambda size: "# a" + " " * size + "b",
    "Q4 tabs": lambda size: "# a" + "\t" * size + "b",
    "Q4 no-break spaces": lambda size: "# a" + "\u00a0" * size + "b",
    "Q5": mirrored("*a ", " a*"),
    "Q6": halves("**a ", "b* "),
    "Q7": mirrored("*a **a ", " a** a*"),
    "Q8": _definitions,
    "Q8 in a quote": lambda size: "".join(f"> {line}\n" for line in _definitions(size).split("\n")),
    "C1": repeated("- a\n> b\n"),
    "C1 a page of questions": repeated("1. Question\n\n> answer\n"),
    # Found here: its pattern for a tag tries every way to cut values at line feeds.
    "tag of bare values": repeated("\na=b\nc", before="x <a"),
    "tag of one bare value": repeated("\nb", before="x <a a=b"),
    "block tag of bare values": repeated("\ta=b\tc", before="<a"),
    "URLs in brackets": halves("[", "http://a]"),
    "indented lines of a paragraph": repeated("    a\n", before="a\n"),
}

FENCES: dict[str, Family] = {
    "one fence of backticks": repeated("`", after="\n"),
    "one fence of backticks with text": repeated("`", after="aaaa"),
    "one fence of tildes": repeated("~", after="\n"),
    "a word behind a fence": repeated("<", "```", "\n"),
    "words behind a fence": repeated("a ", "```", "\n"),
    "blanks behind a fence": repeated(" ", "```a b", "/\n"),
    "a braced word behind a fence": repeated("{", "```", "\n"),
    "fences that close each other": repeated("```\n"),
    "fences of two lengths": repeated("```` x\n```\n"),
    "fences that nothing closes": repeated("~~~ a\n"),
    "fences in an open fence": repeated("~~~\nx\n~~~\n", before="```md\n"),
    "fences in indented code": repeated("    a\n    ```\n    b\n    ```\n"),
    "fences in a quote": repeated("> a\n> ```\n> b\n> ```\n"),
    "fences behind tags": repeated("{% x %}\n```\nb\n```\n"),
}

CMARK: dict[str, Family] = {
    "nested strong emphasis": mirrored("*a **a ", " a** a*"),
    "many emphasis closers with no openers": repeated("a_ "),
    "many emphasis openers with no closers": repeated("_a "),
    "many link closers with no openers": repeated("a]"),
    "many link openers with no closers": repeated("[a"),
    "mismatched openers and closers": repeated("*a_ "),
    "issue #389": halves("*a ", "_a*_ "),
    "openers and closers multiple of 3": lambda size: "a**b" + "c* " * (size // 3),
    "link openers and emph closers": repeated("[ a_"),
    "pattern [ (]( repeated": repeated("[ (]("),
    "pattern ![[]() repeated": repeated("![[]()"),
    "nested brackets": mirrored("[", "]", "a"),
    "nested block quotes": repeated("> ", after="a"),
    "deeply nested lists": _deep_list,
    "U+0000 in input": repeated("abc\0de\0"),
    "backticks": _growing_backticks,
    "unclosed links A": repeated("[a](<b"),
    "unclosed links B": repeated("[a](b"),
    "unclosed comment": repeated("<!--", before="</"),
    "empty tag": repeated("<>", before="</"),
    "tables": lambda size: "aaa\rbbb\n-\v\n" * (size // 12),
    "many references": _many_references,
    "reference collisions": repeated("[a]: u\n", after="[a]"),
    "processing instructions": repeated("<?"),
    "declarations": repeated("<!A "),
    "CDATA": repeated("<![CDATA["),
    "HTML block openers": repeated("<div>\n"),
    "emphasis in links": repeated("[*a*](u)"),
    "emphasis over links": repeated("*a [b *c*](d) "),
    "emphasis in one long link": repeated("*a ", before="[", after="](u)"),
    "hard link/emph case": repeated("**x [a*b**c*](d)"),
}

RUNS: dict[str, Family] = {
    f"run of {unit!r}": repeated(unit)
    for unit in ("[", "]", "*", "_", ">", "`", "<", "~", "|", "!", "\\", "&", "#", "{{", "{%", "{#")
} | {
    f"run of {unit!r}": repeated(unit)
    for unit in ("{% x %}", "{{ x }}", "%}", "}}", "> ", "- ", "1. ", "![", "](", "~~a ", "a|", " ")
}

NESTING: dict[str, Family] = {
    "quotes": repeated("> ", after="a"),
    "tight quotes": repeated(">", after="a"),
    "lists": repeated("- ", after="a"),
    "ordered lists": repeated("1. ", after="a"),
    "quotes in lists": repeated("- > ", after="a"),
    "emphasis": mirrored("*a ", " a*"),
    "strong emphasis": mirrored("**a ", " a**"),
    "both kinds of emphasis": mirrored("*a _b ", " b_ a*"),
    "brackets": mirrored("[", "]"),
    "links": mirrored("[", "](u)"),
    "images": mirrored("![", "](u)"),
    "emphasis in links": mirrored("[*a ", " a*](u)"),
    "strikethrough": mirrored("~~a ", " a~~"),
    "parentheses of a link": lambda size: "[a](" + "(" * (size // 2) + ")" * (size // 2) + ")",
}


def _orders() -> Iterator[tuple[str, Family]]:
    """Lists and quotes by turns: every kind of list, both orders, with and without blank lines."""
    lists = ("- a\n", "* a\n", "+ a\n", "1. a\n", "1) a\n", "- a\n  b\n")
    quotes = ("> b\n", "> b\n> c\n")
    for item in lists:
        for quote in quotes:
            for first, second in permutations((item, quote)):
                for blank in ("", "\n"):
                    unit = first + blank + second
                    yield f"order {unit!r}", repeated(unit)


ORDERS: dict[str, Family] = dict(_orders())

MARKDOWN = QUADRATIC_IN_MISTUNE | {f"cmark {name}": make for name, make in CMARK.items()}
MARKDOWN |= FENCES | RUNS | {f"nested {name}": make for name, make in NESTING.items()} | ORDERS

# What stands in HTML: twelve families for the tokenizer of tags.
HTML: dict[str, Family] = {
    "comment openers": repeated("<!--"),
    "tag openers": repeated("<a "),
    "attributes": repeated("a=b ", before="<a ", after=">"),
    "unclosed attributes": repeated("a=b ", before="<a "),
    "quotes": repeated("<a b='", after="'>"),
    "both quotes": repeated("<a b='\"", before="<a>"),
    "slashes": repeated("/", before="<a "),
    "equals signs": repeated("=", before="<a "),
    "scripts": repeated("<script><!--<script>"),
    "titles": repeated("<title></titl"),
    "references": repeated("&#x1f600;&ampamp;&notit", before="<a b='", after="'>"),
    "digits of a reference": repeated("9", before="<a b='&#", after=";'>"),
    "white space": lambda size: "<a b" + " " * size + "c>",
    "end tags": repeated("</a b='"),
}

# Pieces of all that a post may hold; each two of them by turns are a family.
PIECES: Final = (
    *("*a ", "_b_ ", "~~c ", "`", "[a", "](u)", "![", "> ", "- ", "1. ", "    ", "# ", "|", "\n"),
    *("\n\n", "```\n", "<a ", "<!--", "<div>\n", "http://a.b ", "{% x %}", "{% raw %}", "{{ y }}"),
    *("-|-\n", "\u6587"),
)
PAIRS: dict[str, Family] = {
    f"{first!r} and {second!r}": repeated(first + second)
    for first, second in permutations(PIECES, 2)
}
