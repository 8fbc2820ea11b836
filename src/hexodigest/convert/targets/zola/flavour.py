"""What Zola's Markdown (pulldown-cmark) and its shortcodes want said differently."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from hexodigest.convert.flavour import Flavour
from hexodigest.tags.nodes import Code

# As Zola 0.22 reads them everywhere, in code as well: `{{ name(` and `{% name(`, `{% end %}`, and
# the same as comments, `{{/* name(`, which it shows without their marks.
_LOOKALIKE = re.compile(
    r"\{\{-?\s*[A-Za-z_]\w*\s*\(|\{%-?\s*(?:[A-Za-z_]\w*\s*\(|end\s*-?%\})|\{[{%]/\*"
)
_LITERAL = r"""(?:"[^"{}]*"|'[^'{}]*'|-?\d+(?:\.\d+)?|true|false)"""
_ARGUMENT = rf"\s*[A-Za-z_]\w*\s*=\s*{_LITERAL}\s*"
_SHORTCODE = re.compile(rf"\{{\{{(\s*[A-Za-z_]\w*\((?:{_ARGUMENT}(?:,{_ARGUMENT})*)?\)\s*)\}}\}}")


def _escape(text: str) -> str | None:
    """Comment inline shortcodes out, as Zola's own documentation does to show them."""
    if "/*" in text:
        return None
    if _LOOKALIKE.search(_SHORTCODE.sub("", text)):
        return None
    return _SHORTCODE.sub(r"{{/*\1*/}}", text)


def _info(code: Code) -> str:
    """The language, and Zola's options for lines that are marked or counted anew."""
    options = [re.sub(r"[\s,`=]", "", code.language)] if code.language else []
    if code.numbered or code.first_line != 1:
        options.append("linenos")
    if code.first_line != 1:
        options.append(f"linenostart={code.first_line}")
    marked = [part.strip() for part in code.marked.split(",")]
    lines = [part for part in marked if re.fullmatch(r"\d+(-\d+)?", part, re.ASCII)]
    if lines:
        options.append(f"hl_lines={' '.join(lines)}")
    return ",".join(options)


# From 0.23 on every page is a template before it is Markdown, code and comments too.
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = re.compile(r"(?=[}%#]\})")
_BARRIER = re.compile(r"\n|(?=\{%-?\s*endraw)")
_NOTHING = re.compile(r"(?!)")


def _as_raw(body: str) -> str:
    """What a template would run, between marks that keep it as it is."""
    closings = [match.start() for match in _CLOSING.finditer(body)]
    barriers = [match.start() for match in _BARRIER.finditer(body)]
    parts: list[str] = []
    end = 0
    while opening := _OPENING.search(body, end):
        start = opening.start()
        after = _next_from(start + 2, closings)
        stop = _next_from(start, barriers)
        if stop == start + 1:
            stop = _next_from(start + 2, barriers)
        last = start + 2 if after is None or (stop is not None and stop < after) else after + 2
        parts += body[end:start], "{% raw %}", body[start:last], "{% endraw %}"
        end = last
    return "".join((*parts, body[end:]))


def _next_from(place: int, places: Sequence[int]) -> int | None:
    """The first of sorted places that is not before `place`."""
    at = bisect_left(places, place)
    return places[at] if at < len(places) else None


ZOLA = Flavour(
    lookalike=_LOOKALIKE,
    escape_in_code=_escape,
    info=_info,
    more=None,
    hard_breaks=True,
    absolute_urls=True,
    broken_links=re.compile(r"\s*$|@/"),
    footnotes=True,
)

ZOLA_0_23 = replace(ZOLA, lookalike=_NOTHING, guard=_as_raw)


def flavour_of(version: str) -> Flavour:
    """What that version of Zola wants said."""
    return ZOLA_0_23 if version == "0.23" else ZOLA
