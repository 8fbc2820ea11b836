"""Text for a terminal: no raw control character, and columns as they are shown."""

import os
import unicodedata
from functools import lru_cache
from pathlib import Path

from hexodigest.elsewhere import named
from hexodigest.patterns import later

# C0, DEL, C1, lone surrogates, line and paragraph separators, marks that reorder text.
_UNSAFE = later(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)

_LINE_COMMAND = later(r"^(\s*)::")
_COMMANDS = "add-|debug|echo|endgroup|error|group|notice|remove-|save-|set-|stop-|warning"
_COMMAND = later(rf"##(?=vso\[|teamcity\[|\[(?:{_COMMANDS}))")


def printable(text: str) -> str:
    r"""`text` with each character that a terminal would act on as an escape such as `\x1b`."""
    if text.isprintable():  # which none of them is
        return text
    return _UNSAFE.sub(lambda match: _escape(match.group()), text)


def harmless(line: str, *, starts_line: bool = True) -> str:
    r"""A printed line of which no CI takes anything for a command: `::error` is `\x3a:error`.

    GitHub's runner obeys `::name` at the start of a line, behind blanks too, and `##[name]`
    anywhere; others obey `##vso[` and `##teamcity[` anywhere.
    """
    if starts_line and "::" in line:
        line = _LINE_COMMAND.sub(r"\1\\x3a:", line)
    return _COMMAND.sub(r"#\\x23", line) if "##" in line else line


def harmless_json(text: str) -> str:
    r"""JSON of the same values without such a command: where JSON is printed CI reads it too."""
    return _COMMAND.sub(r"#\\u0023", text)


def harmless_xml(text: str) -> str:
    """The same of XML."""
    return _COMMAND.sub("#&#35;", text)


def shown_path(path: Path | None) -> str:
    """The path as it was given, bytes that are not UTF-8 as escapes; `-` where there is none."""
    if path is None:
        return "-"
    return printable(named(os.fsencode(path).decode("utf-8", "backslashreplace")))


def width(text: str) -> int:
    """How many terminal cells printable text takes: wide characters two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 # Latin-1's end
