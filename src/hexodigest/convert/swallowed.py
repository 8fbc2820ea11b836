"""A tag without an end: Hexo takes all that follows for its arguments, and shows none of it."""

from dataclasses import replace

from hexodigest.convert.context import Context, Findings
from hexodigest.convert.layout_edits import Inner
from hexodigest.convert.raw_html import shielded
from hexodigest.diagnostics import Edit, Fault
from hexodigest.document.tags import Tags, find_tags
from hexodigest.source import Source, Span
from hexodigest.tags import known_tags, lower

_MESSAGE = "Hexo shows nothing of what follows; here it is in a comment"


def swallowing(context: Context, tags: Tags) -> Fault | None:
    """The tag of the body that takes all the rest for its arguments, if there is one.

    As in Hexo 8.1: a text without a whole tag is not given to Nunjucks, and one that Nunjucks does
    not know stops it.
    """
    fault = next((fault for fault in tags.faults if fault.name == "unclosed-tag"), None)
    text, body = context.text, context.page.document.body
    is_tag = fault is not None and text.startswith("{%", fault.span.start)
    if fault is None or not is_tag or not tags.found.pieces:
        return None
    if text.find("%}", fault.span.start, body.end) >= 0:
        return None
    source = _closed(context, fault)
    tag = next(iter(find_tags(source, Span(0, len(source))).items), None)
    is_known = tag is not None and tag.name in known_tags(context.blog.dialect)
    return fault if tag and is_known and lower(tag, source, context.blog.dialect) else None


def before(context: Context, fault: Fault) -> Context:
    """The same for what stands before the tag."""
    data = context.text[: fault.span.start].encode("utf-8", "replace")
    return replace(context, source=Source(data))


def swallowed(context: Context, fault: Fault, inner: Inner) -> Findings:
    """The tag with the words of its own line; all the rest hidden."""
    shown, losses = inner.passage(context, _closed(context, fault), fault.span)
    yield from losses
    rest = Span(fault.span.start, context.page.document.body.end)
    hidden = shielded(context.text[slice(*rest)].strip(), context.flavour.lookalike)
    yield Edit(rest, f"{shown.strip()}\n\n<!-- {hidden.replace('--', '- -')} -->\n")
    yield context.loss(fault.name, f"{fault.message}: {_MESSAGE}", fault.span)


def _closed(context: Context, fault: Fault) -> str:
    """The tag with an end at the end of its line."""
    line = context.text[fault.span.start :].split("\n", 1)[0]
    return f"{line.rstrip()} %}}"
