"""HTML among blocks, as marked's `html` rule takes it."""

import re
from typing import Final

from hexodigest.patterns import later

_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup"
    "|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTE: Final = (
    r" +[a-zA-Z:_][a-zA-Z0-9_.:-]*"
    r"(?: *= *\"[^\"\n]*\"| *= *'[^'\n]*'| *= *[^\s\"'=<>`]+)?"
)
# What may stand in the middle of a paragraph and ends it; only without indent.
INTERRUPTS: Final = rf"</?(?:{_TAGS})(?: +|\n|/?>)|<(?:script|pre|style|textarea|!--)"
_INTERRUPTS: Final = later(INTERRUPTS)
_RAW: Final = later(r" {0,3}<(script|pre|style|textarea)(?=[\s>])", re.IGNORECASE)
_BLOCK: Final = later(rf" {{0,3}}</?(?:{_TAGS})(?: +|\n|/?>)", re.IGNORECASE)
_ANY: Final = later(
    rf" {{0,3}}(?:<(?!script|pre|style|textarea)[a-z][\w-]*(?:{_ATTRIBUTE})*? */?>"
    r"|</(?!script|pre|style|textarea)[a-z][\w-]*\s*>)(?=[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
_UNTIL: Final = ((re.compile(r" {0,3}<\?"), "?>"), (re.compile(r" {0,3}<!\[CDATA\["), "]]>"),
                 (re.compile(r" {0,3}<![A-Z]", re.IGNORECASE), ">"))  # fmt: skip
_COMMENT: Final = later(r" {0,3}<!--")
_BLANK: Final = later(r"\n[ \t]*\n")


def html_end(text: str, start: int) -> int | None:
    """Where the HTML block that starts at the line `start` ends; None when it is none."""
    if opening := _COMMENT.match(text, start):
        return _comment_end(text, opening.end())
    if opening := _RAW.match(text, start):
        closing = re.compile(rf"</{opening[1]}>", re.IGNORECASE).search(text, opening.end())
        return _line_end(text, closing.end()) if closing else len(text)
    if (opening := _BLOCK.match(text, start)) or (opening := _ANY.match(text, start)):
        blank = _BLANK.search(text, max(opening.end() - 1, start))
        return blank.start() + 1 if blank else len(text)
    for pattern, marker in _UNTIL:
        if opening := pattern.match(text, start):
            end = text.find(marker, opening.end())
            return end + len(marker) if end >= 0 else len(text)
    return None


def interrupts(text: str, start: int) -> bool:
    """Whether the HTML at the line `start` ends a paragraph."""
    return bool(_INTERRUPTS.match(text, start))


def _comment_end(text: str, start: int) -> int:
    if text.startswith((">", "->"), start):
        return _line_end(text, start)
    end = text.find("-->", start)
    return _line_end(text, end) if end >= 0 else len(text)


def _line_end(text: str, start: int) -> int:
    return text.find("\n", start) + 1 or len(text)
