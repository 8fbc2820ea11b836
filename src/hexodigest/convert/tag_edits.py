"""Each tag in place: rendered where it is understood, visible and reported where not."""

import re
from collections.abc import Iterable
from html import escape

from hexodigest.convert.context import Context, Findings, Found
from hexodigest.convert.layout import Place, Where, as_block, lines_of, place_of
from hexodigest.convert.layout_edits import Inner, layout_edits
from hexodigest.convert.raw_html import (
    CHANGED_SCRIPT,
    as_entities,
    code_element,
    has_to_change_scripts,
    shielded,
    starts_block,
)
from hexodigest.convert.raw_passages import edited, raw_with_fences
from hexodigest.convert.render import Shown, render
from hexodigest.convert.unshown import unshown
from hexodigest.convert.variables import evaluated, is_undefined
from hexodigest.diagnostics import Edit, Severity
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags
from hexodigest.source import Span
from hexodigest.tags import known_tags, lower
from hexodigest.tags.nodes import Code, Html, Include, Layout, Node
from hexodigest.tags.template import from_template

_NUMBERED = re.compile(r"[ \t]*\n {0,3}\d{1,9}[.)][ \t]")  # below HTML it would be text


def tag_edits(context: Context, tag: Tag, inner: Inner, *, where: Where) -> Findings:
    """The edits and losses of one tag and of what stands in it."""
    match tag.kind:
        case TagKind.COMMENT:
            yield from _left_out(context, tag)
        case TagKind.VARIABLE:
            yield from _variable(context, tag, where=where)
        case _:
            node = node_of(context, tag)
            if node is None:
                yield from _unknown(context, tag, inner, where=where)
            else:
                yield from _known(context, tag, node, inner, where=where)


def code_tag_edits(context: Context, tag: Tag) -> Findings:
    """What Hexo takes out of code: comments and the ends of `raw`; it shows all other tags."""
    if tag.kind is TagKind.COMMENT:
        yield from _left_out(context, tag)
    elif tag.name == "raw" and tag.body is not None:
        yield Edit(Span(tag.span.start, tag.body.start), "")
        yield Edit(Span(tag.body.end, tag.span.end), "")
        if re.search(r"[<&\n]", context.text[slice(*tag.body)]):
            message = "`raw` in code: Hexo puts its body there as HTML, with all of its indent"
            yield context.loss("raw-in-code", message, tag.span)


def _left_out(context: Context, tag: Tag) -> Findings:
    """Hexo prints nothing in its place."""
    yield Edit(tag.span, "")
    message = "a `{# #}` comment is left out"
    yield context.loss("template-comment", message, tag.span, Severity.INFO)


def node_of(context: Context, tag: Tag) -> Node | None:
    """What the tag means; None where that is not known."""
    template = context.blog.settings.tags.get(tag.name)
    if template is None:
        return lower(tag, context.text, context.blog.dialect)
    return from_template(template, tag)


def no_breaks_behind(context: Context, tags: Iterable[Tag], found: Iterable[Found]) -> Findings:
    """Without the marks of line ends behind tags of which blocks are made."""
    blocks = (tag for tag in tags if tag.kind is not TagKind.VARIABLE)
    ends = {tag.span.end for tag in blocks if isinstance(node_of(context, tag), Layout)}
    for item in found:
        is_break = isinstance(item, Edit) and item.text == "\\"
        if not (is_break and item.span.start in ends):
            yield item


def is_word(context: Context, tag: Tag) -> bool:
    """Whether what a tag in a tag prints stands within a line."""
    if tag.kind is TagKind.VARIABLE:
        return True
    node = node_of(context, tag) if tag.kind is TagKind.INLINE else Layout(())
    if isinstance(node, Html):
        return not starts_block(node.html) and "\n" not in node.html
    return not isinstance(node, Layout | Include | Code)


def html_tag_edits(context: Context, tag: Tag, inner: Inner) -> Findings:
    """The same where all around is HTML; what a tag makes of Markdown cannot stand there."""
    is_block = tag.kind is TagKind.BLOCK and tag.name != "raw"
    if not is_block:
        yield from tag_edits(context, tag, inner, where=Where.HTML_PAGE)
        return
    message = f"`{tag.name}` is left as it stands: the page is HTML, and its body Markdown"
    yield context.loss("block-tag-in-html", message, tag.opening)
    text = context.text[tag.span.start : tag.span.end]
    yield Edit(tag.span, f"<pre>{escape(text, quote=False).replace('{', '&#123;')}</pre>")


def _known(context: Context, tag: Tag, node: Node, inner: Inner, *, where: Where) -> Findings:
    place = place_of(context.text, tag.span)
    if isinstance(node, Layout):
        yield from layout_edits(context, tag, node, place, inner)
        yield from unshown(context, tag, node)
        return
    node = _as_shown(context, node)
    if isinstance(node, Include):
        message = f"no file `{node.path}` below the folder of code"
        yield from _unseen(context, tag, message, where=where)
        return
    if tag.name == "raw" and tag.body is not None:
        fenced = "" if where.is_html else raw_with_fences(context, tag.body)
        if fenced:
            yield Edit(lines_of(context.text, tag.span), as_block(fenced, place))
            return
        node = Html(edited(context.text, tag.body, inner.addresses))
    yield from _placed(context, tag, node, place, where=where)


def _placed(context: Context, tag: Tag, node: Shown, place: Place, *, where: Where) -> Findings:
    """What is neither a layout nor a file, where the tag stood."""
    if isinstance(node, Html) and context.depth and where.is_markdown and is_word(context, tag):
        # As in Hexo, Markdown reads what tags in a tag have printed.
        yield Edit(tag.span, shielded(node.html, context.flavour.lookalike))
        return
    rendered = render(node, context.resolve, context.flavour, place, where)
    if isinstance(node, Html) and has_to_change_scripts(node.html, context.flavour.lookalike):
        yield context.loss("changed-script", CHANGED_SCRIPT, tag.span)
    if rendered is None and tag.name.startswith("asset_"):
        yield from _unseen(context, tag, f"`{_target(tag)}` is not found", where=where)
    elif rendered is None:
        yield from _missing(context, tag, f"`{_target(tag)}` is not found")
    elif rendered.block and not where.is_html:
        yield Edit(lines_of(context.text, tag.span), as_block(rendered.text, place))
    else:
        gap = _gap(context, tag.span, place, rendered.text) if where.is_markdown else ""
        yield Edit(tag.span, rendered.text + gap)


def _as_shown(context: Context, node: Shown | Include) -> Shown | Include:
    """The node with the code that Hexo shows; a file that is not there stays what it is."""
    match node:
        case Include():
            found = context.blog.include(node.path)
            if found is None:
                return node
            text, url = found
            lines = "\n".join(text.split("\n")[node.first - 1 : node.last])
            code = Code(lines.strip(), node.language, node.caption, url, "view raw")
            return context.blog.highlighter.shown(code)
        case Code():
            return context.blog.highlighter.shown(node)
        case _:
            return node


def _variable(context: Context, tag: Tag, *, where: Where) -> Findings:
    """What an expression prints, where that can be told; else it stays, for people to see."""
    expression = context.text[tag.content.start : tag.content.end] if tag.content else ""
    value = evaluated(expression, context)
    if value is None and is_undefined(expression, context):
        yield Edit(tag.span, "" if where.is_html else _comment(context, tag))
        message = f"`{{{{{expression}}}}}` shows nothing, as in Hexo: no such name is known"
        yield context.loss("undefined-variable", message, tag.span)
        return
    if value is None:
        yield from _visible(context, tag.span, where=where)
        yield context.loss(
            "unevaluated-variable", f"`{{{{{expression}}}}}` cannot be evaluated", tag.span
        )
        return
    # Nunjucks runs after Markdown: what it prints is not Markdown.
    yield Edit(tag.span, as_entities(value))


def _unknown(context: Context, tag: Tag, inner: Inner, *, where: Where) -> Findings:
    """A tag that stays as it stands, for people to see; its body is converted all the same."""
    known = tag.name in known_tags(context.blog.dialect)
    what = "its arguments say nothing" if known else "no such tag is known"
    name = "unreadable-tag" if known else "unknown-tag"
    yield context.loss(name, f"`{tag.name}` is left as it stands: {what}", tag.span)
    if tag.body is None or tag.closing is None:
        yield from _visible(context, tag.span, where=where)
        return
    body = context.text[slice(*tag.body)]
    if not where.is_html and body.startswith("\n") and body.strip():
        ends = [_shown(context, tag.opening), _shown(context, tag.closing)]
        parted = Layout((ends[0], tag.body, ends[1]))
        yield from layout_edits(context, tag, parted, place_of(context.text, tag.span), inner)
        return
    yield from _visible(context, tag.opening, where=where)
    yield from inner.region(context, tag.body)
    yield from _visible(context, tag.closing, where=where)


def _missing(context: Context, tag: Tag, message: str) -> Findings:
    """A tag whose target is absent: visible, for Hexo stops at it."""
    yield from _visible(context, tag.span, where=Where.MARKDOWN)
    yield context.loss("missing-target", f"{message} (`{tag.name}`)", tag.span)


def _unseen(context: Context, tag: Tag, message: str, *, where: Where) -> Findings:
    """A tag of which Hexo prints nothing, for its target is absent: a comment keeps its words."""
    yield Edit(tag.span, "" if where.is_html else _comment(context, tag))
    yield context.loss("missing-target", f"{message}, and nothing shown (`{tag.name}`)", tag.span)


def _comment(context: Context, tag: Tag) -> str:
    words = " ".join(context.text[slice(*tag.span)].strip("{%-}").split())
    return f"<!-- {shielded(words, context.flavour.lookalike).replace('--', '- -')} -->"


def _visible(context: Context, span: Span, *, where: Where) -> Findings:
    """Show the tag itself, as code; within an HTML tag it can only stay."""
    if where.is_html:
        text = " ".join(context.text[span.start : span.end].split())
        if context.flavour.lookalike.search(text):
            yield Edit(span, text.replace("{", "&#123;"))
        return
    shown = _shown(context, span)
    gap = _gap(context, span, place_of(context.text, span), shown) if where.is_markdown else ""
    yield Edit(span, shown + gap)


def _gap(context: Context, span: Span, place: Place, shown: str) -> str:
    """A blank line below HTML on a line of its own: a tag's placeholder is a block of that line."""
    is_alone = place.alone_before and place.alone_after and shown.startswith("<")
    if not is_alone or place.blank_below or (context.depth and not starts_block(shown)):
        return ""
    is_first = not place.prefix
    return "\n" if is_first or _NUMBERED.match(context.text, span.end) else ""


def _shown(context: Context, span: Span) -> str:
    return code_element(" ".join(context.text[span.start : span.end].split()))


def too_deep(context: Context, tags: Tags) -> Findings:
    """Tags within so many others that they are left as they stand, for people to see."""
    for tag in tags.walk():
        spans = [tag.opening, tag.closing] if tag.closing else [tag.span]
        for span in spans:
            yield from _visible(context, span, where=Where.MARKDOWN)
    for tag in tags.items:
        message = f"`{tag.name}` is left as it stands: it is nested too deep"
        yield context.loss("nested-too-deep", message, tag.opening)


def _target(tag: Tag) -> str:
    return tag.arguments[0].value if tag.arguments else tag.name
