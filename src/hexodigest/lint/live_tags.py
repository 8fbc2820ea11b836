"""The tags that Hexo really runs: those in Markdown's code it prints.

Hexo makes entities of the braces between `<code …>` and `</code>` before Nunjucks runs, and so of
those in indented code, in a fence without an end, and in code written as HTML.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Fault
from hexodigest.document import Document
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.lint.once import once_a_document
from hexodigest.lint.rule import Problem
from hexodigest.lint.stretches import CODE_TAGS, Stretches
from hexodigest.patterns import later
from hexodigest.source import Span

# As in Hexo 8.1: code that holds this is left as it is.
_RAW = later(r"\{% *raw *%\}")


def live_faults(document: Document, name: str) -> Iterator[Problem]:
    """The faults of tags under that name, but for those in code, which harm nothing."""
    found = [fault for fault in document.tags.faults if fault.name == name]
    dead = _dead(document, (fault.span for fault in found)) if found else Stretches(())
    for fault in found:
        if not dead.hold(fault.span.start):
            yield _problem(fault)


@once_a_document
def live_tags(document: Document) -> tuple[Tag, ...]:
    """Every tag, variable and comment that Nunjucks gets, those in blocks too, in order."""
    return tuple(_live(document))


def _live(document: Document) -> Iterator[Tag]:
    tags = document.tags
    if not (tags.items or tags.leaked):
        return
    outer = sorted((*tags.items, *tags.leaked), key=lambda tag: tag.span)
    dead = _dead(document, (tag.span for tag in outer))
    for tag in outer:
        if not dead.hold(tag.span.start):
            yield from _with_children(tag)


def is_code_tag(tag: Tag) -> bool:
    """Whether the tag is a block that shows its body as code."""
    return tag.kind is TagKind.BLOCK and tag.name in CODE_TAGS


def _with_children(tag: Tag) -> Iterator[Tag]:
    waiting = [tag]
    while waiting:
        tag = waiting.pop()
        yield tag
        waiting.extend(reversed(tag.children))


def _dead(document: Document, spans: Iterator[Span]) -> Stretches:
    """Code whose braces Hexo takes for text, as far as it may hold one of the spans."""
    text = document.source.text
    first = min((span.start for span in spans), default=len(text))
    markdown = document.markdown
    code = [node.span for node in markdown.code if node.span.end > first]
    code += [node.span for node in markdown.inline_code if node.span.end > first]
    code += document.tags.inline_code
    code += _html_code(text, document)
    return Stretches(span for span in code if _RAW.search(text, span.start, span.end) is None)


def _html_code(text: str, document: Document) -> Iterator[Span]:
    """What stands in `<code>` elements of the text, to the next `</code>`."""
    end = 0
    for element in document.elements if "<code" in text else ():
        if element.name == "code" and element.span.start >= end:
            end = text.find("</code>", element.span.end)
            if end < 0:
                return
            yield Span(element.span.end, end)


def _problem(fault: Fault) -> Problem:
    return Problem(fault.span, fault.message)
