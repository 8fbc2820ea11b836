"""HTML and Markdown by turns, where a tag stood: Markdown stays where it is if it can."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hexodigest.convert.context import Context, Findings
from hexodigest.convert.layout import Place, as_block, lines_of
from hexodigest.diagnostics import Edit
from hexodigest.document.tag_nodes import Tag
from hexodigest.source import Span
from hexodigest.tags.arguments import strip_indent
from hexodigest.tags.nodes import Layout, Prose


class Inner(NamedTuple):
    """The two ways to convert what stands in a tag; they come from above, where tags are found."""

    region: Callable[[Context, Span], Findings]  # where it stands
    passage: Callable[[Context, str, Span], tuple[str, Findings]]  # as a text of its own
    addresses: Sequence[Edit] = ()  # in the region's HTML, `{% raw %}` too


def layout_edits(context: Context, tag: Tag, node: Layout, place: Place, inner: Inner) -> Findings:
    """The blank lines around HTML let Markdown read what is between."""
    spans = [part for part in node.parts if isinstance(part, Span)]
    if len(spans) == len(node.parts) // 2 and _stays(context, spans, place):
        yield from _in_place(context, tag, node.parts, place, inner)
    else:
        yield from _as_a_whole(context, tag, node, place, inner)


def _stays(context: Context, spans: Sequence[Span], place: Place) -> bool:
    """Whether Markdown means the same where it stands: Hexo drops the indent of a body."""
    bodies = [context.text[span.start : span.end] for span in spans]
    if ">" in place.prefix:
        return False  # Hexo renders a body by itself, and a mark in it is a quote in the quote
    if place.prefix and any("\n" in body and not body.startswith("\n") for body in bodies):
        return False  # a further line would be out of the list
    if not spans or not place.alone_before:
        return bool(spans)
    return all(strip_indent(body) == body.strip("\n") for body in bodies)


def _as_a_whole(context: Context, tag: Tag, node: Layout, place: Place, inner: Inner) -> Findings:
    parts: list[str] = []
    for part in node.parts:
        match part:
            case str():
                parts.append(part)
            case Prose(text):
                yield from _passage(context, text, tag, inner, parts)
            case Span():
                body = strip_indent(context.text[part.start : part.end])
                yield from _passage(context, body, tag, inner, parts)
    block = "\n\n".join(part for part in parts if part)
    yield Edit(lines_of(context.text, tag.span), as_block(block, place))


def _passage(context: Context, text: str, tag: Tag, inner: Inner, parts: list[str]) -> Findings:
    """Put a converted passage to the `parts`, and report what it lost."""
    converted, losses = inner.passage(context, text, tag.span)
    parts.append(converted.strip("\n").rstrip())
    yield from losses


def _in_place(
    context: Context,
    tag: Tag,
    parts: Sequence[str | Span | Prose],
    place: Place,
    inner: Inner,
) -> Findings:
    """HTML in place of what stands between the pieces of Markdown; these stay."""
    line = "\n" + place.prefix.rstrip()
    html = [part for part in parts if isinstance(part, str)]
    spans = [part for part in parts if isinstance(part, Span)]
    bodies = [context.text[span.start : span.end] for span in spans]
    gap = f"{line}\n{place.prefix}"
    lead = "" if place.blank_above or place.prefix else line
    lead = lead if place.alone_before else f"\n{place.prefix}"
    first = [line if body.startswith("\n") else gap for body in bodies]
    last = [gap.removeprefix("\n") if body.endswith("\n") else gap for body in bodies]
    yield Edit(Span(tag.span.start, spans[0].start), f"{lead}{html[0]}{first[0]}")
    for index, (before, after) in enumerate(pairwise(spans)):
        between = f"{last[index]}{html[index + 1]}{first[index + 1]}"
        yield Edit(Span(before.end, after.start), between)
    for span in spans:
        yield from inner.region(context, span)
    tail = line if not place.blank_below else ""
    tail = tail if place.alone_after else gap
    end = Span(spans[-1].end, tag.span.end)
    yield Edit(end, f"{last[-1]}{html[-1]}{tail}")
