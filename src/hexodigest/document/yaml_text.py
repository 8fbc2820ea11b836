"""Characters that libyaml cannot take and js-yaml can: swapped before reading, and back after.

libyaml refuses U+FEFF and the C1 controls anywhere, even in a comment, and takes U+0085, U+2028
and U+2029 for line ends, as YAML 1.1 did. js-yaml 4.3 takes them for what they are.
"""

import re
from dataclasses import dataclass, field

from hexodigest.document.yaml_errors import YamlError
from hexodigest.patterns import later

_FOREIGN = later("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# js-yaml 4.3 refuses these in a scalar without quotes.
_NOT_PRINTABLE = later("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL = later("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STAND_INS = range(0x100000, 0x10FFFE)  # private use
_STAND_IN = later("[\ue000-\uf8ff\U00100000-\U0010fffd]")
_ESCAPE = later(r"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8})")
_SURROGATE = later("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class StandIns:
    """A text as libyaml gets it, of equal length, and the way back for its scalars."""

    text: str
    written: str  # as js-yaml gets it
    originals: dict[str, str] = field(default_factory=dict)
    escapes: dict[str, str] = field(default_factory=dict)  # swapped ones, as they were written
    escaped: dict[str, str] = field(default_factory=dict)  # what they mean, for a stand-in

    @property
    def tabs_replaced(self) -> bool:
        """Whether tabs have become spaces since."""
        return "\t" in self.written and self.text.count("\t") != self.written.count("\t")

    def restore(self, scalar: str, offset: int, style: str | None) -> str:
        """The scalar as it was written. Raises YamlError for what js-yaml refuses in it."""
        refused = _CONTROL if style in {"'", '"'} else _NOT_PRINTABLE
        if self.escapes and style != '"':  # there they are text
            scalar = _ESCAPE.sub(
                lambda found: self.escapes.get(found.group(), found.group()), scalar
            )

        def original(match: re.Match[str]) -> str:
            if match.group() in self.escaped:
                return self.escaped[match.group()]
            character = self.originals.get(match.group(), match.group())
            if refused.match(character):
                raise YamlError(f"unprintable character U+{ord(character):04X}", offset)
            return character

        return _joined(_STAND_IN.sub(original, scalar))


def _joined(text: str) -> str:
    """The text with halves of surrogate pairs joined where both are there, as in JavaScript."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def with_stand_ins(text: str) -> StandIns:
    """The text with each character that libyaml cannot take swapped for a private one.

    A byte order mark before all else becomes an empty line, which says as little. Raises
    YamlError for U+0000, which js-yaml takes nowhere.
    """
    # As in js-yaml 4.3: the last line has an end, so that a block scalar there has one too.
    text = text if text.endswith(("\n", "\r")) else text + "\n"
    if not _FOREIGN.search(text):
        return StandIns(text, text)
    text = "\r" + text[1:] if text.startswith("\ufeff") else text
    if "\0" in text:
        raise YamlError("unprintable character U+0000", text.index("\0"))
    used = set(text)
    free = (chr(code) for code in _STAND_INS if chr(code) not in used)
    swaps = dict(zip(sorted(set(_FOREIGN.findall(text))), free, strict=False))
    swapped = text.translate(str.maketrans(swaps))
    return StandIns(swapped, text, {new: old for old, new in swaps.items()})
