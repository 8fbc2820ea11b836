"""The text behind a bare address becomes part of it.

## Why is this bad?

A bare address ends at white space only. In Chinese and Japanese none is written, so the comma, the
full stop and the words behind it are taken for the address, and the link is broken.

## Example

```markdown
详见 https://example.com/guide，很有用。
```

Use instead:

```markdown
详见 <https://example.com/guide>，很有用。
```

## Fix

Puts `<` and `>` around the address, unless Markdown would find more in what follows, or no address
between these. The fix is safe where a sign ends the address that stands in no address; where
letters follow it is unsafe, for they may belong to it.
"""

from collections.abc import Iterator
from typing import Final

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.markdown.inline_rules import AUTOLINK
from hexodigest.document.nodes import Link
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.WARNING
GROUP = "links"

_SIGN: Final = later(
    r"[\u2018-\u201f\u2026\u3001-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff5e]"
)
_MARKUP: Final = later(r"://|www\.|[`*_~\[\\]")  # more than the address would change
_LETTER: Final = later(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def url_swallows_text(document: Document, renderer: Renderer) -> Iterator[Problem]:
    if not renderer.is_marked or document.source.text.isascii():
        return
    for link in document.markdown.links:
        written = document.source.slice(link.span)
        if link.autolink and not (written.isascii() or written.startswith("<")):
            end, sure = _end(written)
            if end:
                place = Span(link.span.start + end, link.span.end)
                message = f"`{written[end:]}` becomes part of the address `{written[:end]}`"
                fix = None if _MARKUP.search(written, end) else _fix(link, written[:end], safe=sure)
                yield Problem(place, message, fix)


def _end(url: str) -> tuple[int, bool]:
    """Where the address was meant to end, 0 if where it does; and whether that is certain."""
    sign, letter = _SIGN.search(url), _LETTER.search(url)
    if letter and (sign is None or letter.start() < sign.start()):
        # `/wiki/中文` is an address, `/guide中文` is hardly one.
        if url[letter.start() - 1].isalnum():
            return letter.start(), False
        return (sign.start(), False) if sign else (0, False)
    return (sign.start(), True) if sign else (0, False)


def _fix(link: Link, url: str, *, safe: bool) -> Fix | None:
    # As with a control character in it: `<` and `>` would be two signs of the text.
    if "://" not in url or not AUTOLINK.fullmatch(f"<{url}>"):
        return None
    start, end = link.span.start, link.span.start + len(url)
    edits = (Edit(Span(start, start), "<"), Edit(Span(end, end), ">"))
    return Fix("put `<` and `>` around the address", edits, safe)
