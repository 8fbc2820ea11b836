"""The text of code as Hexo's highlighters show it, tabs above all."""

from collections.abc import Mapping
from itertools import product

import pytest

from conftest import ask_node
from hexodigest.convert.highlighting import highlighter_of
from hexodigest.document.front_matter import Value
from hexodigest.site import HexoConfig
from hexodigest.tags.arguments import strip_indent
from hexodigest.tags.nodes import Code
from hexodigest.verify.pages import read_content

pytestmark = pytest.mark.oracle

CODE = [
    "all:\n\tcc -o a\n\t\techo\n",
    "x\ty\tz\n\ta\tb\n",
    " \tx\n\t y\n",
    "/* a\n\tb\n\t\tc\td */ e\tf\n",
    'a = "\t<\t&";\t\tb\n\t\t# c\n',
    "no tabs\n",
]
SETTINGS: list[Mapping[str, Value]] = [
    {"highlight": {"tab_replace": "    "}},
    {"highlight": {"tab_replace": "\u3000"}, "prismjs": {"tab_replace": "  "}},
    {"highlight": {"tab_replace": "  ", "exclude_languages": ["c"], "hljs": True}},
    {"highlight": {"tab_replace": "  ", "wrap": False, "line_number": False}},
    {"highlight": {"tab_replace": ""}},
    {"highlight": {"tab_replace": None}},
    {"syntax_highlighter": "prismjs", "prismjs": {"tab_replace": "  "}},
    {"syntax_highlighter": "prismjs", "highlight": {"tab_replace": "  "}},
    {"syntax_highlighter": "prismjs", "prismjs": {"tab_replace": "-", "exclude_languages": ["c"]}},
    {
        "syntax_highlighter": "prismjs",
        "prismjs": {"tab_replace": "<>", "preprocess": False, "line_number": False},
    },
]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_tabs_are_what_the_highlighter_puts_for_them(settings: dict[str, Value]) -> None:
    cases = list(product(CODE, ["", "c", "makefile", "nosuch"]))
    questions = [
        {"code": code, "language": language, "config": settings} for code, language in cases
    ]
    highlighter = highlighter_of(HexoConfig.of(settings))
    for (code, language), answer in zip(cases, ask_node("highlight.js", questions), strict=True):
        (theirs,) = read_content(answer["html"], "http://h/", "http://h").code
        ours = highlighter.shown(Code(strip_indent(code), language)).text
        # Prism keeps the indent of languages that are excluded, which is another matter.
        assert ours.rstrip("\n") == strip_indent(theirs.text)
