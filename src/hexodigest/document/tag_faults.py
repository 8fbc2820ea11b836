"""Where Nunjucks would abort, or read a tag otherwise than Hexo stashed it."""

from hexodigest.diagnostics import Fault
from hexodigest.document.tag_scanner import Scan
from hexodigest.document.tag_stream import Item, Stray


def find_faults(text: str, scan: Scan, items: list[Item], strays: list[Stray]) -> tuple[Fault, ...]:
    """All faults of a body, in order."""
    faults = [Fault("mismatched-tag", "`#}` has no `{#` before it", stray.span) for stray in strays]
    faults += [_unclosed(text, item) for item in items if not item.closed]
    del scan
    return tuple(sorted(faults, key=lambda fault: fault.span))


def _unclosed(text: str, item: Item) -> Fault:
    opening = text[item.span.start : item.span.start + 2]
    span = item.span._replace(end=item.span.start + 2)
    return Fault("unclosed-tag", f"`{opening}` is never closed", span)
