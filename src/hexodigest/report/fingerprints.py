"""What a finding is known by when lines move: its rule, the text that it is about, and which one.

Two findings of one rule about the same text of a file are told apart by their order.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable

from hexodigest.diagnostics import Diagnostic
from hexodigest.source import Source

_LENGTH = 16  # hexadecimal digits
_READ = 400  # characters of a text that count


def fingerprints(source: Source, found: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint a finding, in their order: 16 hexadecimal digits, alike in no file."""
    seen: Counter[str] = Counter()
    prints: list[str] = []
    for each in found:
        key = text_key(source, each)
        prints.append(_digest(f"{key} {seen[key]}"))
        seen[key] += 1
    return prints


def text_key(source: Source, found: Diagnostic) -> str:
    """The same for findings of one rule about the same text, wherever they stand."""
    text = source.text[found.span.start : min(found.span.end, found.span.start + _READ)]
    if not text.strip():
        text = source.line(source.position(found.span.start)[0])[:_READ]
    return _digest(f"{found.name} {' '.join(text.split())}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
