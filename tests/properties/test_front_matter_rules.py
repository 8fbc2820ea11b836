"""Laws of the rules of front matter: none fails on a header, and no fix says something else."""

from hypothesis import given
from hypothesis import strategies as st

from hexodigest.config import Config
from hexodigest.diagnostics import Diagnostic
from hexodigest.document import parse
from hexodigest.lint.fix import apply_edits
from hexodigest.lint.registry import all_rules
from hexodigest.lint.run import INTERNAL_ERROR, lint
from hexodigest.lint.selection import Selection

KEYS = """
title date updated tags categories tag category permalink excerpt comments published toc id content
_id slug keywords Tags premalink disableNunjucks abbrlink 0 标题
"""
VALUES = """
no off yes 010 1.10 12e3 1:30 2024-01-17 2024-13-45 2024-02-31T10:00 2024-01-17T14:03:13+08:00
2024-01-17T14:03:13Z soon 20240117 {{title}} '{{date}}' a,b C#，c、d [a,a,~,1.0] [[a,b],[a,[c]]] {a}
~ true *x ' " 茶：水 <<
"""
LONG_VALUES = [
    "",
    "&x y",
    "!!str 1",
    "a: b",
    "\n\t- a\n\t- 2024-01-17",
    "\n  - a, b\n  -",
    ">\n  yes",
]
SCALARS = st.sampled_from(VALUES.split() + LONG_VALUES)
LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(KEYS.split()),
    st.sampled_from([": ", "：", ":", ":\t"]),
    SCALARS,
)
HEADERS = st.lists(LINES | st.sampled_from(["", "# note", "\tx", "- a", "2024"]), max_size=5)
POSTS = st.builds(
    "{}{}\n{}\nLeaves.\n".format,
    st.sampled_from(["---\n", "", ";;;\n", "----\n"]),
    HEADERS.map("\n".join),
    st.sampled_from(["---", "-----", "--- x", ";;;", "", "----"]),
)
RULES = Selection(tuple(rule.name for rule in all_rules() if rule.group == "front matter"))


def found(text: str) -> list[Diagnostic]:
    return lint(parse(text), Config(), selection=RULES)


@given(POSTS | st.text(max_size=80).map("---\n{}\n---\n".format))
def test_no_rule_fails_and_every_place_is_in_the_file(text: str) -> None:
    for diagnostic in found(text):
        assert diagnostic.name != INTERNAL_ERROR, diagnostic.message
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(parse(text).source.text)


@given(POSTS)
def test_a_fix_ends_what_was_found(text: str) -> None:
    document = parse(text)
    for diagnostic in found(text):
        if diagnostic.fix:
            source = apply_edits(document.source, diagnostic.fix.edits)
            assert diagnostic not in found(source.text)
