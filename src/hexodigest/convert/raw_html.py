"""HTML within Markdown, so that Markdown leaves it alone."""

import re
from collections.abc import Iterator
from html import escape
from itertools import chain
from typing import Final

from hexodigest.source import Span

# CommonMark's HTML blocks of kinds 1 (which blank lines do not end) and 6 (which they do).
_KIND_1 = re.compile(r"\s{0,3}<(script|pre|style|textarea)(\s|>|$)", re.IGNORECASE)
_KIND_6 = re.compile(
    r"\s{0,3}</?(address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|"
    r"main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(\s|/?>|$)",
    re.IGNORECASE,
)
_SCRIPT_MARK = re.compile(r"<(/?)(script|style)\b(?:\s{0,99}>)?", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;")
_TAG_OR_COMMENT = re.compile(rf"<!--[\s\S]*?-->|{_TAG.pattern}")
# What Markdown, a typographer or a linkifier might read.
_MARKDOWN = re.compile(
    r"[\\`*_\[\]~#|!:$=^{}\"'-]|\.(?=\.)|<(?=<)|>(?=>)|https?(?=:)|www(?=\.)"
    r"|(?m:^(?P<lead>[ \t]*)(?:[+>]|\d+(?=[.)])))"
)
_BLANK = re.compile(r"\n[ \t]*(?=\n)")


def html_block(html: str) -> str:
    """`html` as one HTML block: it starts one, and no blank line ends it early."""
    html = html.strip("\n")
    if _KIND_1.match(html) and _ends_with_its_element(html):
        return html
    if not _KIND_6.match(html):
        html = f"<div>\n{html}\n</div>"
    return without_blank_lines(html)


def without_blank_lines(html: str) -> str:
    """`html` that goes on to its end where a blank line would end it."""
    parts = []
    end = 0
    for script in scripts(html, Span(0, len(html))):
        parts += [
            _BLANK.sub("\n&#10;", html[end : script.start]),
            _BLANK.sub("", html[script.start : script.end]),
        ]
        end = script.end
    return "".join([*parts, _BLANK.sub("\n&#10;", html[end:])])


CHANGED_SCRIPT: Final = "braces in a script are parted: the target would run them"
_CALLED = re.compile(r"(\{\{\s*)(?=[A-Za-z_])")


def starts_block(html: str) -> bool:
    """Whether Markdown takes the line that `html` starts for a block."""
    return bool(_KIND_1.match(html) or _KIND_6.match(html))


def goes_on(html: str) -> bool:
    """Whether Markdown takes all below `html` for HTML, up to a blank line."""
    return _KIND_6.match(html) is not None


def _ends_with_its_element(html: str) -> bool:
    """Whether an element that blank lines do not end is all there is."""
    match = _KIND_1.match(html)
    if match is None:
        return False
    lower = html.lower()
    return lower.find(f"</{match[1].lower()}") == lower.rfind("</")


def scripts(text: str, span: Span) -> Iterator[Span]:
    """Each script and style sheet within `span`, in one pass; unclosed ones are none."""
    opening: re.Match[str] | None = None
    for mark in _SCRIPT_MARK.finditer(text, span.start, span.end):
        if not mark[1]:
            opening = opening or mark
        elif opening and mark[2].lower() == opening[2].lower():
            yield Span(opening.start(), mark.end())
            opening = None


def shielded(html: str, lookalike: re.Pattern[str]) -> str:
    """`html` without what a template engine would run: braces as entities, in scripts apart."""
    parts = []
    end = 0
    for script in scripts(html, Span(0, len(html))):
        parts += [
            lookalike.sub(_entity, html[end : script.start]),
            lookalike.sub(_apart, html[script.start : script.end]),
        ]
        end = script.end
    return "".join([*parts, lookalike.sub(_entity, html[end:])])


def has_to_change_scripts(html: str, lookalike: re.Pattern[str]) -> bool:
    """Whether a script in `html` holds what a template engine would run."""
    inner = scripts(html, Span(0, len(html)))
    return any(lookalike.search(html, script.start, script.end) for script in inner)


def _entity(match: re.Match[str]) -> str:
    return match.group().replace("{", "&#123;")


def _apart(match: re.Match[str]) -> str:
    """Scripts know no entities: a comment before what is called, as Vue's templates allow too.

    Else a blank between the braces, which means nothing to most scripts.
    """
    called = _CALLED.sub(r"\1/**/", match.group())
    return called if called != match.group() else _parted(called)


def _parted(text: str) -> str:
    return text.replace("{{", "{ {").replace("{%", "{ %")


def html_inline(html: str) -> str:
    """`html` within a line of Markdown: tags stay, what Markdown would read becomes entities."""
    parts = []
    end = 0
    # Behind the last end of a comment there is none: looking for one again and again takes long.
    last = html.rfind("-->") + len("-->") if "-->" in html else 0
    for match in chain(_TAG_OR_COMMENT.finditer(html, 0, last), _TAG.finditer(html, last)):
        if match.start() < end:
            continue
        parts += [as_entities(html[end : match.start()]), match.group()]
        end = match.end()
    return _BLANK.sub("\n&#10;", "".join([*parts, as_entities(html[end:])]))


def as_entities(text: str) -> str:
    """`text` with every character that Markdown might read written as an entity."""
    return _MARKDOWN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    lead = match["lead"] or ""
    sign = match[0].removeprefix(lead)
    return f"{lead}&#{ord(sign[0])};{sign[1:]}"


def code_element(text: str) -> str:
    """Inline code as HTML."""
    return f"<code>{html_inline(escape(text, quote=False))}</code>"


def code_block(text: str, language: str) -> str:
    """A code block as HTML; a line of its own start and end."""
    name = f' class="language-{escape(language)}"' if language else ""
    shown = escape(text, quote=False).replace("{", "&#123;").replace("%}", "&#37;}")
    return f"<pre><code{name}>{shown}</code></pre>"
