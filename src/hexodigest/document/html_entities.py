"""Character references in attribute values, decoded as the HTML standard does."""

import re
from html.entities import html5

from hexodigest.patterns import later

# In an attribute a name without `;` is one only where neither `=` nor a letter or digit follows.
_REFERENCE = later(r"&(?:#[xX]([0-9A-Fa-f]++);?|#([0-9]++);?|([A-Za-z][A-Za-z0-9]*+)(?:(;)|(?!=)))")
_LAST_CODE_POINT = 0x10FFFF
_MOST_DIGITS = 7  # of a code point in either base
_REPLACEMENT = "\ufffd"


def decode_attribute(value: str) -> str:
    """The text that an attribute's value means: `a &amp; b` is `a & b`, `?a&copy=1` stays."""
    value = value.replace("\r", "\n").replace("\0", _REPLACEMENT)
    return _REFERENCE.sub(_decode, value) if "&" in value else value


def _decode(match: re.Match[str]) -> str:
    if match[1]:
        return _character(match[1], 16)
    if match[2]:
        return _character(match[2], 10)
    return html5.get(match[3] + (match[4] or ""), match[0])


def _character(digits: str, base: int) -> str:
    digits = digits.lstrip("0")
    code = int(digits, base) if 0 < len(digits) <= _MOST_DIGITS else 0
    if not 0 < code <= _LAST_CODE_POINT or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004  # surrogates
        return _REPLACEMENT
    if 0x80 <= code <= 0x9F:  # noqa: PLR2004  # meant as Windows-1252, where that has a character
        return bytes((code,)).decode("cp1252", "ignore") or chr(code)
    return chr(code)
