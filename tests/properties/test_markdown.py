"""Laws of the Markdown reader, on text of any kind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hexodigest.document.markdown import Markdown, read_markdown
from hexodigest.source import Span
from nodes import walk

WORDS = (
    "# h/## /===/---/***/- /* /1. /2) />/    /\t/  /\n/\n\n/```/~~~/```js/[/]/(/)/![/](u)/[a]"
    "/[a]: b/</>/<div>/<pre>/<!--/-->/<?/?>/`/``/*/**/_/__/~/~~/\\/&amp;/&/www./a@b.co/././'/\""
    "/text/中文/é/\u3000/😀/\r/\x00/\x0b/\x0c/\x1c/\x85/\u2028/\ufeff//x/-/:/{/}/$/|"
)
SLASHED = ["/", "http://", "</div>", "</pre>", "| a | b |\n|---|---|\n"]
FRAGMENTS = st.sampled_from([*WORDS.split("/"), *SLASHED])
MARKDOWN = st.lists(FRAGMENTS, max_size=40).map("".join)
ANY = st.text(max_size=200)


def read(text: str) -> Markdown:
    return read_markdown(text, Span(0, len(text)))


@given(MARKDOWN | ANY)
@settings(max_examples=600)
def test_no_text_raises(text: str) -> None:
    markdown = read(text)
    assert markdown.nodes is not None
    assert len(markdown.inlines) <= 2 * len(text)


@given(MARKDOWN | ANY)
@settings(max_examples=600)
def test_spans_are_in_order_nested_in_their_parents_and_within_the_body(text: str) -> None:
    for outer, last, node in walk(Span(0, len(text)), read(text)):
        assert last <= node.span.start < node.span.end <= outer.end, (node, outer)


@given(MARKDOWN, MARKDOWN)
@settings(max_examples=200)
def test_what_stands_before_the_body_is_not_read(before: str, body: str) -> None:
    before += "\n"
    shifted = read_markdown(before + body, Span(len(before), len(before + body)))
    alone = read(body)
    assert [node.span.start - len(before) for node in shifted.nodes] == [
        node.span.start for node in alone.nodes
    ]
    assert [heading.id for heading in shifted.headings] == [h.id for h in alone.headings]


@given(MARKDOWN)
@settings(max_examples=200)
def test_a_lone_return_ends_a_line_as_a_line_feed_does(text: str) -> None:
    text = text.replace("```", "").replace("~~~", "")  # Hexo takes fences before
    assert read(text.replace("\n", "\r")).blocks == read(text.replace("\r", "\n")).blocks
