"""The fixes of the rules of front matter, safe or not, say what they are meant to say."""

import pytest

from hexodigest.config import Config
from hexodigest.diagnostics import Edit
from hexodigest.document import Document, parse
from hexodigest.document.front_matter import Value
from hexodigest.lint.fix import apply_edits, fix_document
from hexodigest.lint.meaning import lost_meaning
from hexodigest.lint.run import lint
from hexodigest.lint.selection import Selection
from hexodigest.source import Span


def mended(text: str, rule: str) -> Document:
    """The post with every fix of the rule made, also those that are not safe."""
    document = parse(text)
    found = lint(document, Config(), selection=Selection(select=(rule,)))
    assert found
    edits = [edit for each in found if each.fix for edit in each.fix.edits]
    return Document(apply_edits(document.source, edits))


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("misspelt-key", "Tags: [a]\npremalink: x", {"tags": ["a"], "permalink": "x"}),
        ("truthy-text", "comments: no\ntoc: 'off'", {"comments": False, "toc": False}),
        ("truthy-text", "disableNunjucks: yes", {"disableNunjucks": True}),
        ("comma-joined-terms", "tags: a, 乙", {"tags": ["a", "乙"]}),
        ("comma-joined-terms", 'tag: "a，b、c.d"', {"tag": ["a", "b", "c.d"]}),
        ("comma-joined-terms", "categories: a, b", {"categories": [["a"], ["b"]]}),
        ("comma-joined-terms", "tags: 1.0, b", {"tags": "1.0, b"}),  # would need quotes
        ("comma-joined-terms", "tags: '[a], b'", {"tags": "[a], b"}),
        ("comma-joined-terms", "tags: |\n  a, b", {"tags": "a, b\n"}),
        ("fullwidth-colon", "title： 茶\ntags：a", {"title": "茶", "tags": "a"}),
        ("fullwidth-colon", "title: 茶\ntags： [a]", {"title": "茶", "tags": ["a"]}),
        ("tab-indentation", "tags:\n\t- a\nmore: |\n\tx", {"tags": ["a"], "more": "x\n"}),
    ],
)
def test_a_fix_says_what_was_meant(rule: str, before: str, after: dict[str, Value]) -> None:
    document = mended(f"---\n{before}\n---\n\nLeaves.\n", rule)
    assert document.front_matter.data == after
    assert document.source.slice(document.body) == "\nLeaves.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tags: [a, {b: c}]\npremalink: x", {"tags": ["a", {"b": "c"}], "permalink": "x"}),
        ("comments: no\ntitle: a", {"comments": False, "title": "a"}),
        ("tags: a, b\ntitle: a", {"tags": ["a", "b"], "title": "a"}),
        ("categories: a, b", {"categories": [["a"], ["b"]]}),
        ("title： 茶\ntags：a", {"title": "茶", "tags": "a"}),
        ("title: 茶\ntags： [a]", {"title": "茶", "tags": ["a"]}),
    ],
)
def test_a_fix_that_is_not_safe_is_made_when_asked_for(
    before: str, after: dict[str, Value]
) -> None:
    rules = Selection(select=("misspelt-key", "truthy-text", "comma-*", "fullwidth-colon"))
    post = parse(f"---\n{before}\n---\n\nLeaves.\n")
    fixed = fix_document(post, lambda each: lint(each, Config(), selection=rules), unsafe=True)
    assert not fixed.refused
    assert not fixed.remaining
    assert fixed.document.front_matter.data == after


def test_a_key_is_renamed_with_all_that_it_holds() -> None:
    before, after = parse("---\nTags: [a, b]\n---\n"), parse("---\ntags: [a, c]\n---\n")
    edit = Edit(Span(4, 8), "tags")
    reason = "it would change other data of the front matter"
    assert lost_meaning(before, after, [edit]) == reason
    assert lost_meaning(before, parse("---\ntags: [a, b]\n---\n"), [edit]) is None


def test_a_value_becomes_a_list_in_its_own_place_only() -> None:
    before, after = parse("---\ntags: a, b\n---\n"), parse("---\nx: 1\ntags: [a, b]\n---\n")
    edit = Edit(Span(10, 14), "[a, b]")
    assert lost_meaning(before, after, [edit]) is not None


def test_surplus_dashes_leave_the_body_alone() -> None:
    document = mended("---\ntitle: A\n------\nLeaves.\n", "text-after-front-matter")
    assert document.source.text == "---\ntitle: A\n---\nLeaves.\n"
