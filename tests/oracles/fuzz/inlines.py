"""Text of a line by chance: all that may stand in it, and what stands badly beside it."""

from random import Random

WORDS = [
    *[
        "a",
        "word",
        "two words",
        "Ünïcode",
        "中文",
        "日本語、です。",
        "한국어",
        "😀",
        "x_y_z",
        "1.5",
    ],
    *["it's", '"quoted"', "don't -- stop...", "1 < 2 > 0", "a&b", "C#", "50%", "$x$"],
    *["@user", "#tag", "~", "\\", "\\\\", "\\*", "\\[", "\\`", "\\<", "\\a", "!", "!!"],
    *["(", ")", "[", "]", "|", "\\|"],
]
GLUE = [
    *["", "", "", " ", " ", " ", "\n", "  \n", "\\\n", "、", "。", "，", ".", ",", ":"],
    *["\u3000", "\xa0"],
]
ENTITIES = [
    *["&amp;", "&lt;", "&gt;", "&quot;", "&copy;", "&nbsp;", "&#35;", "&#x22;", "&#0;"],
    *["&nope;", "&amp", "&#1234567890;", "&#xZZ;", "&;", "&ClockwiseContourIntegral;"],
    *["&#x110000;"],
]
ADDRESSES = [
    *["/a", "a.png", "#frag", "", "<>", "<a b>", "a b", "a(b)c", "a(b", "a)b", "a\\)b"],
    *["<a>b", "<a\\>b>", "http://a.example/?q=1&amp;r=2", "http://ä.example/ü"],
    *["/%20/%zz", "a*b*c", "a_b_c", "中文.md", "javascript:x", "mailto:a@b.example"],
    *["data:image/png;base64,AA==", "\\", "a\\*b", '"', "a'b", "x\ty", "a\nb"],
    *["&copy;", "a`b`", "<a`b>", "[a]", "http://[::1]/", "//host/a", "?a=b"],
    *["((a)(b))", "((a)"],
]
TITLES = [
    *["", "", "", ' "t"', " 't'", " (t)", ' "a \\" b"', " 'a \\' b'", ' "a " b"'],
    *['"t"', ' "t" x', "  \n't'", '\n"t\nu"', ' "t\n\nu"', ' ""', " (a (b))"],
    *[' "&amp;"', ' "*a*"', "\t't'", " t", ' "中文"'],
]
LABELS = [
    *["ref", "Ref", "ref  x", "ref\nx", "中文", "ß", "a]b", "a\\]b", "1", "^1", "`x`"],
    *["*x*", " ", ""],
]
BARE = [
    *["http://a.example", "https://a.example/b_c_(d)", "www.a.example"],
    *["WWW.A.example/", "ftp://a.b/c", "http://a.example.", "http://a.example,b"],
    *["http://a.example/(b", "http://a.example/b)", "http://"],
    *["http://a.example/&amp;", "http://a.example/&copy", "http://a.example/*b*"],
    *["http://a.example/~b~", "http://中文.example/中文", "http://a.example/中文。"],
    *["a@b.example", "a.b+c@d-e.example.", "a@b", "a@b_c", "xhttp://a.example"],
    *["http://a.example<b", "http://a.example'", "x@http://a.example", "www.", "www.a"],
    *["http://localhost:4000/a", "http://a.example/\\*", "http://a.example/`b`"],
    *["http://a.example?a=b#c"],
]
ANGLED = [
    *["<http://a.example>", "<http://a b>", "<a@b.example>", "<x:y>", "<xy:z\\*>"],
    *["<MAILTO:A@B.example>", "<a@b>", "<made-up+scheme.1:x>", "<http://a.example/中文>"],
    *["<//a>", "<http://a\n>", "<http://a.example"],
]
HTML = [
    *["<b>", "</b>", "<br>", "<br/>", "<BR />", '<a href="x">', "</a>"],
    *['<img src="a" alt="b">', "<i\n>", "<!-- c -->", "<!---->", "<!-->", "<!--->"],
    *["<!-- a -- b -->", "<!-- -", "<?php x ?>", "<!DOCTYPE x>", "<![CDATA[ x ]]>"],
    *["<kbd>", "</kbd >", "<a b=c d='e'>", "<a b = c>", "<a b=`c`>", "<a b", "<中文>"],
    *["<1>", "< b>", "</ b>", "<a:b>", "<x-y z>", "<pre>", "</pre>", "<code>"],
    *["</code>", "<script>", "</script>", "<style>", "<textarea>", "<del>", "<u>"],
    *["<a\nhref='x\ny'>", "<a b='", "<a/>", "<a*b>"],
]
MARKS = [
    *["*", "**", "***", "_", "__", "___", "~", "~~", "~~~", "`", "``", "```", "****"],
    *["*_", "_*", "**_"],
]
TAGS = [
    *["{% img a.png %}", "{% post_link x %}", '{% link "a b" http://x %}', "{%- x -%}"],
    *["{% x '%}' %}", "{{ x }}", "{{ '}}' }}", "{{ a | b }}", "{# c #}"],
    *["{% raw %}*a*{% endraw %}", "{% x %}b{% endx %}", "{% x", "%}", "{{", "}}", "{#"],
    *["#}", "{% endx %}", "{%%}", "{{}}", "{##}", "{ % x % }", "{{{ a }}}"],
    *["{% quote a, b %}\nc\n{% endquote %}", "{% x a:b 'c d' \"e\" %}", "{% raw %}"],
    *["{% endraw %}"],
]


def inline(chance: Random, depth: int = 0) -> str:
    """A few pieces with something between them."""
    parts = []
    for _ in range(chance.choice([1, 1, 2, 2, 3, 4, 6])):
        parts += [_piece(chance, depth), chance.choice(GLUE)]
    return "".join(parts)


def single_line(chance: Random) -> str:
    """The same without a line end."""
    return inline(chance).replace("\n", " ")


def definition(chance: Random) -> str:
    """A definition of a label, or what is nearly one."""
    colon = chance.choice([":", ":", ":", " :", "", ":\n", ": \n "])
    blank = chance.choice(["", " ", " ", "   "])
    return (
        f"[{chance.choice(LABELS)}]{colon}{blank}{chance.choice(ADDRESSES)}{chance.choice(TITLES)}"
    )


def _piece(chance: Random, depth: int) -> str:
    kinds = [_word, _word, _word, _emphasis, _code, _link, _reference, _other, _other, _other]
    if depth > 3:
        kinds = [_word, _other]
    return chance.choice(kinds)(chance, depth)


def _word(chance: Random, _: int) -> str:
    return chance.choice(WORDS)


def _other(chance: Random, _: int) -> str:
    return chance.choice(chance.choice([ENTITIES, BARE, ANGLED, HTML, MARKS, TAGS]))


def _emphasis(chance: Random, depth: int) -> str:
    mark = chance.choice(MARKS)
    closing = mark[::-1] if chance.random() < 0.9 else chance.choice(MARKS)
    return mark + inline(chance, depth + 1) + closing


def _code(chance: Random, _: int) -> str:
    mark = "`" * chance.choice([1, 1, 1, 2, 3])
    inside = chance.choice(
        [*WORDS, *TAGS, *HTML, "a ` b", " `` ", " a ", "  ", "a\nb", "&amp;", "*a*"]
    )
    return mark + inside + mark


def _link(chance: Random, depth: int) -> str:
    bang = chance.choice(["", "", "!"])
    blank = chance.choice(["", "", "", " ", "\n", "\t"])
    target = chance.choice(ADDRESSES) + chance.choice(TITLES)
    return f"{bang}[{inline(chance, depth + 1)}]({blank}{target}{chance.choice(['', '', ' '])})"


def _reference(chance: Random, depth: int) -> str:
    bang = chance.choice(["", "", "!"])
    label = chance.choice(LABELS)
    text = inline(chance, depth + 1)
    return bang + chance.choice(
        [f"[{text}][{label}]", f"[{label}][]", f"[{label}]", f"[{text}] [{label}]"]
    )
