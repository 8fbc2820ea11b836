"""Escapes of JavaScript's that libyaml stops at: halves of surrogate pairs, numbers beyond Unicode.

Each is swapped for the escape of a private character, which is as long; the way back is kept.
"""

import re
from dataclasses import replace

from hexodigest.document.yaml_text import StandIns
from hexodigest.patterns import later

PROBLEM = "found invalid Unicode character escape code"
_ESCAPE = later(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[\s\S])")
_STAND_INS = range(0xE000, 0xF900)  # private use, and four digits long
_SHORT = 6  # characters of `\\u` and its digits
_BMP_END = 0xFFFF
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def with_escapes(source: StandIns) -> StandIns | None:
    """The text with every such escape swapped; None when there are too many different ones."""
    found = {
        match.group(): code
        for match in _ESCAPE.finditer(source.text)
        if (code := _code(match)) is not None
    }
    swaps = {escape: code for escape, code in found.items() if _is_refused(code)}
    used = set(map(ord, set(source.text))) | set(found.values())
    free = [code for code in _STAND_INS if code not in used]
    if not swaps or len(free) < len(swaps):
        return None
    new = dict(zip(swaps, free, strict=False))

    def swapped(match: re.Match[str]) -> str:
        escape = match.group()
        return _written(new[escape], len(escape)) if escape in new else escape

    return replace(
        source,
        text=_ESCAPE.sub(swapped, source.text),
        escapes={_written(code, len(escape)): escape for escape, code in new.items()},
        escaped={chr(new[escape]): _text(code) for escape, code in swaps.items()},
    )


def _code(match: re.Match[str]) -> int | None:
    digits = match.group(1) or match.group(2)
    return int(digits, 16) if digits else None


def _is_refused(code: int) -> bool:
    return code in _SURROGATES or code > _LAST


def _written(code: int, length: int) -> str:
    """The escape of a character, so long."""
    kind = "u" if length == _SHORT else "U"
    return f"\\{kind}{code:0{length - 2}x}"


def _text(code: int) -> str:
    """What js-yaml makes of the number, in the 32 bits that it counts with."""
    signed = code - (1 << 32) if code >> 31 else code
    if signed <= _BMP_END:
        return chr(signed & _BMP_END)
    above = signed - _BMP_END - 1
    return chr((above >> 10) + 0xD800 & _BMP_END) + chr((above & 0x3FF) + 0xDC00)
