"""marked's rules for what stands within a line, as expressions."""

import re
from typing import Final

from hexodigest.document.markdown.characters import SPACE
from hexodigest.patterns import later

_WWW: Final = later(r"[wW]{3}\.")
# One class of characters first, for `re` skips all others fast.
STOP: Final = later(
    r"[\\<!\[`*~_\nhfw ]"
    r"(?:(?<=[\\<!\[`*~_])|(?<=h)ttps?://|(?<=f)tp://|(?<=w)ww\."
    r"|(?<=\n)(?<! \n)|(?<= )(?<!  ) *\n)"
)
BREAK: Final = later(rf"(?: *|\\)\n(?!{SPACE}*$)")
LINE_END: Final = later(r" *\n")
FENCELIKE: Final = later(r"[`~]+")
BACKTICKS: Final = later("`+")
ATTRIBUTE: Final = (
    rf"{SPACE}+[a-zA-Z:_][a-zA-Z0-9_.:-]*"
    rf"(?:{SPACE}*={SPACE}*\"[^\"]*\"|{SPACE}*={SPACE}*'[^']*'|{SPACE}*={SPACE}*[^\"'=<>`"
    + SPACE[1:]
    + r"+)?"
)
TAG: Final = later(
    rf"</[a-zA-Z][a-zA-Z0-9_:-]*{SPACE}*>|<[a-zA-Z][a-zA-Z0-9_-]*(?:{ATTRIBUTE})*?{SPACE}*/?>"
)
DECLARATION: Final = later(rf"<![a-zA-Z]+{SPACE}")
AUTOLINK: Final = later(
    rf"<([a-zA-Z][a-zA-Z0-9+.-]{{1,31}}:[^\x00-\x1f<>{SPACE[1:-1]}]*"
    r"|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_]))>"
)
OPENS_LINK: Final = later("<a ", re.IGNORECASE)
OPENS_RAW: Final = later(rf"<(?:pre|code|kbd|script)(?:{SPACE}|>)", re.IGNORECASE)
CLOSES_RAW: Final = later(rf"</(?:pre|code|kbd|script)(?:{SPACE}|>)", re.IGNORECASE)
DELETED: Final = {
    width: re.compile(rf"(?:(?<![\s~])|(?<=\\~)){'~' * width}(?!~)") for width in (1, 2)
}
ESCAPABLE: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[]\\^_`{|}~")
SPACES: Final = later(rf"{SPACE}+")
PATIENCE: Final = 60  # characters looked at in vain, per character of a text, before giving up


def may_hold(text: str) -> bool:
    """Whether there can be a link, an image, code or HTML in a text."""
    return (
        "[" in text
        or "`" in text
        or "<" in text
        or "://" in text
        or "@" in text
        or (("w." in text or "W." in text) and bool(_WWW.search(text)))
    )


def normal_label(label: str) -> str:
    """A reference's label as marked looks it up."""
    return SPACES.sub(" ", label).lower()
