"""Fixes change what they name, settle, and are refused when they would lose something."""

import re
from collections.abc import Callable

import pytest

from hexodigest.diagnostics import Diagnostic, Edit, Fix, Severity
from hexodigest.document import Document, parse
from hexodigest.lint.fix import apply_edits, fix_document, unified_diff
from hexodigest.lint.meaning import lost_meaning
from hexodigest.source import Span

HEAD = "---\ntitle: A\ncount: 5\ntags: [x, y]\nnote: &n {a: 1}\nsame: *n\n---\n"


def finding(text: str, old: str, new: str, *, safe: bool = True, nth: int = 0) -> Diagnostic:
    start = -1
    for _ in range(nth + 1):
        start = text.index(old, start + 1)
    span = Span(start, start + len(old))
    fix = Fix("mend", (Edit(span, new),), safe=safe)
    return Diagnostic("rule", f"`{old}`", Severity.ERROR, span, fix=fix)


def replacing(*pairs: tuple[str, str]) -> Callable[[Document], list[Diagnostic]]:
    """A linter that wants each first text gone."""

    def lint(document: Document) -> list[Diagnostic]:
        text = document.source.text
        return [finding(text, old, new) for old, new in pairs if old in text]

    return lint


def mended(data: bytes | str, *pairs: tuple[str, str]) -> bytes:
    return fix_document(parse(data), replacing(*pairs)).document.source.data


def test_every_other_byte_stays() -> None:
    data = (
        b"\xef\xbb\xbf"
        + HEAD.replace("\n", "\r\n").encode()
        + "体 \udcff".encode("utf-8", "surrogateescape")
        + b"\rx\n"
    )
    after = mended(data, ("count: 5", "count: 6"))
    assert after == data.replace(b"count: 5", b"count: 6")


def test_fixes_that_touch_each_other_wait_for_the_next_round() -> None:
    fixed = fix_document(parse("abcdef\n"), replacing(("abc", "1"), ("cde", "2"), ("f", "3")))
    assert fixed.document.source.text == "1de3\n"
    assert [found.message for found in fixed.applied] == ["`abc`", "`f`"]
    assert not fixed.remaining


def test_a_fix_may_bring_up_another() -> None:
    assert mended("a\n", ("a", "b"), ("b", "c"), ("c", "d")) == b"d\n"


def test_rules_that_disagree_are_stopped_and_named() -> None:
    fixed = fix_document(parse("a\n"), replacing(("a", "b"), ("b", "a")))
    assert [refusal.reason for refusal in fixed.refused] == ["it does not settle"]


def test_an_unsafe_fix_and_one_without_edits_are_left() -> None:
    empty = Diagnostic("rule", "m", Severity.ERROR, Span(0, 0), fix=Fix("mend", ()))

    def lint(document: Document) -> list[Diagnostic]:
        return [finding(document.source.text, "a", "b", safe=False), empty]

    fixed = fix_document(parse("a\n"), lint)
    assert fixed.document.source.text == "a\n"
    assert not fixed.applied
    assert len(fixed.remaining) == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("count: 5", "count: x\nmore: 1", "front matter"),
        ("count: 5", "count: 5 # [", None),
        ("title: A", "title: [", "front matter"),
        ("[x, y]", "[x]", None),
        ("---\ntitle", "--\ntitle", "front matter"),
        ("count: 5\n", "", None),
        ("{a: 1}", "{a: 2}", "front matter"),
        ("{a: 1}\nsame: *n", "{a: 1}\nsame: 2", "front matter"),
        ("&n {a: 1}\nsame: *n", "{a: 1}\nsame: {a: 1}", None),
    ],
)
def test_a_fix_that_changes_other_data_is_refused(old: str, new: str, reason: str | None) -> None:
    fixed = fix_document(parse(HEAD), replacing((old, new)))
    if reason:
        assert reason in fixed.refused[0].reason
        assert fixed.document.source.text == HEAD
        assert len(fixed.remaining) == 1
    else:
        assert not [refusal for refusal in fixed.refused if refusal.reason != "it does not settle"]


def test_a_fix_that_changes_a_tag_it_does_not_name_is_refused() -> None:
    text = "{% note a %}x{% endnote %} {{ y }}\n"
    fixed = fix_document(parse(text), replacing(("x{% endnote %}", "x")))
    assert fixed.refused
    assert fixed.document.source.text == text


def test_a_fix_within_a_tag_is_what_it_says() -> None:
    assert mended("{% img a.png %}\n", ("a.png", "b.png")) == b"{% img b.png %}\n"


def test_a_fix_that_brings_in_a_fault_is_refused() -> None:
    fixed = fix_document(parse("a\n\nb\n"), replacing(("a", "```")))
    assert fixed.refused[0].reason == "it would bring in a new fault"


def test_one_bad_fix_does_not_keep_the_good_ones_back() -> None:
    fixed = fix_document(parse(HEAD), replacing(("title: A", "title: ["), ("count: 5", "count: 6")))
    assert fixed.document.source.text == HEAD.replace("5", "6")
    assert [found.message for found in fixed.applied] == ["`count: 5`"]
    assert [refusal.diagnostic.message for refusal in fixed.refused] == ["`title: A`"]


def test_types_count_as_meaning() -> None:
    before = parse("---\na: 1\nb: true\n---\n")
    for text in (
        "---\na: 1.5\nb: true\n---\n",
        "---\na: true\nb: true\n---\n",
        "---\nb: true\na: 1\n---\n",
    ):
        assert lost_meaning(before, parse(text), []) is not None
    assert lost_meaning(before, parse("---\na: 1\nb: true\n---\nbody\n"), []) is None


def test_the_diff_shows_both_sides() -> None:
    lines = list(unified_diff(parse("a\nb\n").source, parse("a\nc\n").source, "x.md"))
    assert lines[:2] == ["--- a/x.md", "+++ b/x.md"]
    assert lines[3:6] == [" a", "-b", "+c"]


def test_a_thousand_fixes_of_one_post_are_made_together() -> None:
    text = "".join(f"a{number} b\n" for number in range(1000))

    def lint(document: Document) -> list[Diagnostic]:
        found = [match.span() for match in re.finditer("a", document.source.text)]
        fixes = [Fix("mend", (Edit(Span(*span), ""),)) for span in found]
        return [
            Diagnostic("rule", "m", Severity.ERROR, fix.edits[0].span, fix=fix) for fix in fixes
        ]

    fixed = fix_document(parse(text), lint)
    assert fixed.document.source.text == text.replace("a", "")
    assert len(fixed.applied) == 1000


def test_a_fix_may_have_edits_far_apart_and_side_by_side() -> None:
    def lint(document: Document) -> list[Diagnostic]:
        if "<" in document.source.text:
            return []
        edits = (Edit(Span(0, 0), "<"), Edit(Span(0, 1), "A"), Edit(Span(4, 4), ">"))
        inner = finding(document.source.text, "c", "C")
        return [Diagnostic("rule", "m", Severity.ERROR, Span(0, 4), fix=Fix("wrap", edits)), inner]

    assert fix_document(parse("abcd\n"), lint).document.source.text == "<AbCd>\n"


def test_what_a_fix_puts_something_around_keeps_its_bytes() -> None:
    data = b"a\r\nx \xff\ny\rz\r\n"

    def lint(document: Document) -> list[Diagnostic]:
        text = document.source.text
        return [] if "<" in text else [finding(text, text[2:-1], f"<{text[2:-1]}>")]

    assert fix_document(parse(data), lint).document.source.data == b"a\r\n<x \xff\ny\rz>\r\n"


def test_a_fix_that_rewrites_bad_bytes_is_refused() -> None:
    fixed = fix_document(parse(b"x \xff y\n"), replacing(("\ufffd y", "\ufffd")))
    assert fixed.refused[0].reason == "it would replace bytes that are not UTF-8"


@pytest.mark.parametrize(
    ("before", "edit", "reason"),
    [
        ("a [b](c) d\n\ne\n", (13, 13, "[b]: x\n"), None),
        ("e\n\na [b] c\n\n[b]: d\n", (0, 0, "[b]: x\n\n"), "it would change another link"),
        ("e\n\n`a` [b](c)\n", (0, 1, "```"), "it would bring in a new fault"),
        ("e\n\n\n`a` [b](c)\n", (2, 2, "<!--"), "it would change another link"),
        ("e\n\n    code\n", (0, 1, "- e"), "it would change code"),
        ("e\n\n    code\n", (3, 7, ""), None),
        ("e ![b](c) f\n", (4, 5, "x"), None),
        ("[b](c)\n", (4, 5, "x"), None),
        ("[a][r]\n\n[r]: c\n", (13, 14, "x"), None),
    ],
)
def test_what_markdown_makes_of_the_rest_stays(
    before: str, edit: tuple[int, int, str], reason: str | None
) -> None:
    document = parse(before)
    edits = [Edit(Span(edit[0], edit[1]), edit[2])]
    after = Document(apply_edits(document.source, edits))
    assert lost_meaning(document, after, edits) == reason, after.source.text


def test_a_fix_that_is_refused_stops_none_like_it_elsewhere() -> None:
    def lint(document: Document) -> list[Diagnostic]:
        text = document.source.text
        marks = [match.start() for match in re.finditer("\ufeff", text)]
        edits = [Edit(Span(at, at + 1), "") for at in marks]
        return [
            Diagnostic("mark", "a mark", Severity.ERROR, edit.span, fix=Fix("delete it", (edit,)))
            for edit in edits
        ]

    # Two marks that touch, of which one waits; and one between the bytes of half a character.
    fixed = fix_document(parse("a\ufeff\ufeffb".encode() + b"\xe4\xef\xbb\xbf\xbd\n"), lint)
    assert fixed.document.source.data == b"ab\xe4\xef\xbb\xbf\xbd\n"
    assert len(fixed.applied) == 2
    assert len(fixed.refused) == 1
    assert fix_document(fixed.document, lint).document.source.data == fixed.document.source.data
