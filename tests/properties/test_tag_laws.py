"""Laws of tags, each a property named after its sentence."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags, find_tags
from hexodigest.source import Source, Span

TORTURE = sorted((ROOT / "tests" / "fixtures" / "torture" / "tags").glob("*.md"))

_PIECES = st.sampled_from(
    [
        *["{{", "}}", "{%", "%}", "{#", "#}", "`", "```", "~~~", "<!--", "-->", "\n", "\n\n", " "],
        *['"', "'", "\\", "a", "enda", "{% a %}", "{% enda %}", "{% raw %}", "{% endraw %}", "😀"],
        *[
            "{% b x %}",
            "{% endb %}",
            "> ",
            "- ",
            "# ",
            "\n```js\n",
            "\n```\n",
            "\r",
            "{",
            "}",
            "1.",
        ],
        *[
            "<code>",
            "</code>",
            "r/",
            "{% if c %}",
            "{% else %}",
            "{% endif %}",
            "{# d #}",
            "{{ e }}",
        ],
    ]
)
bodies = st.lists(st.one_of(_PIECES, st.text(max_size=5)), max_size=40).map("".join)
OPENINGS = {
    TagKind.VARIABLE: "{{",
    TagKind.COMMENT: "{#",
    TagKind.INLINE: "{%",
    TagKind.BLOCK: "{%",
}
CLOSINGS = {
    TagKind.VARIABLE: "}}",
    TagKind.COMMENT: "#}",
    TagKind.INLINE: "%}",
    TagKind.BLOCK: "%}",
}


def tags_of(body: str, before: str = "") -> tuple[str, Tags]:
    text = before + body
    return text, find_tags(text, Span(len(before), len(text)))


@given(st.text())
def test_finding_tags_never_raises(text: str) -> None:
    find_tags(text, Span(0, len(text))).blanked(text)


@given(bodies)
def test_a_span_is_its_construct(body: str) -> None:
    text, tags = tags_of(body)
    for tag in (*tags.walk(), *tags.leaked):
        construct = text[tag.span.start : tag.span.end]
        assert construct.startswith(OPENINGS[tag.kind])
        assert construct.endswith(CLOSINGS[tag.kind])
        assert text[tag.opening.start : tag.opening.end].endswith(CLOSINGS[tag.kind])
        if tag.name_span is not None:
            assert text[tag.name_span.start : tag.name_span.end] == tag.name
    for comment in tags.comments:
        assert text.startswith("<!--", comment.start)
    for code in tags.inline_code:
        assert text[code.start] == text[code.end - 1] == "`"
    for fence in tags.fences:
        assert text[fence.span.start : fence.span.start + 3] in ("```", "~~~")


@given(bodies)
def test_tags_lie_apart_and_within_their_parents(body: str) -> None:
    text, tags = tags_of(body)
    check_level(tags.items, Span(0, len(text)))


def check_level(tags: Iterable[Tag], parent: Span) -> None:
    position = parent.start
    for tag in tags:
        assert position <= tag.span.start < tag.span.end <= parent.end
        position = tag.span.end
        parts = [tag.opening, *([tag.body, tag.closing] if tag.body and tag.closing else [])]
        assert parts[0].start == tag.span.start
        assert parts[-1].end == tag.span.end
        assert all(first.end == second.start for first, second in pairwise(parts))
        for argument in tag.arguments:
            assert tag.opening.start < argument.span.start < argument.span.end <= tag.opening.end
        check_level(tag.children, tag.body or tag.span)


@given(bodies)
def test_blanking_keeps_every_offset(body: str) -> None:
    text, tags = tags_of(body)
    blanked = tags.blanked(text)
    assert len(blanked) == len(text)
    hidden = [*(tag.span for tag in tags.items), *tags.comments]
    for offset in set(range(len(text))) - {at for span in hidden for at in range(*span)}:
        assert blanked[offset] == text[offset]


@given(bodies)
def test_a_blanked_text_holds_no_construct_that_was_found(body: str) -> None:
    text, tags = tags_of(body)
    blanked = tags.blanked(text)
    for tag in tags.items:
        assert not any(brace in blanked[tag.span.start : tag.span.end] for brace in "{}#")


@pytest.mark.parametrize("post", TORTURE, ids=lambda post: post.stem)
def test_torture_posts_obey_every_law(post: Path) -> None:
    body = Source(post.read_bytes()).text
    for law in (
        test_a_span_is_its_construct,
        test_tags_lie_apart_and_within_their_parents,
        test_blanking_keeps_every_offset,
        test_a_blanked_text_holds_no_construct_that_was_found,
        test_what_stands_before_the_body_moves_every_span_alike,
    ):
        law.hypothesis.inner_test(body)


@given(bodies)
def test_finding_tags_twice_finds_the_same(body: str) -> None:
    text, tags = tags_of(body)
    assert find_tags(text, Span(0, len(text))) == tags


@given(bodies)
def test_what_stands_before_the_body_moves_every_span_alike(body: str) -> None:
    _, tags = tags_of(body)
    _, moved = tags_of(body, "---\ntitle: endaendraw\n---\n")
    shift = len("---\ntitle: endaendraw\n---\n")
    assert [tag.span.start + shift for tag in tags.walk()] == [t.span.start for t in moved.walk()]
    assert [fault.name for fault in tags.faults] == [fault.name for fault in moved.faults]


@given(bodies)
def test_without_nunjucks_only_fences_are_found(body: str) -> None:
    text, tags = tags_of(body)
    plain = find_tags(text, Span(0, len(text)), nunjucks=False)
    assert plain == Tags(fences=tags.fences)
    assert plain.blanked(text) == text
