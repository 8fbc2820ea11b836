"""Bare addresses in text, as marked makes links of them."""

import re
from typing import Final, NamedTuple

from hexodigest.slugs import JS_SPACE

# marked also spans the host's labels one by one; `[^\s<]*` takes what follows the first character.
URL: Final = re.compile(
    rf"((?:[fF][tT][pP]|[hH][tT][tT][pP][sS]?)://|[wW][wW][wW]\.)[a-zA-Z0-9-][^{JS_SPACE}<]*"
)
_DOMAIN: Final = re.compile(
    r"@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]*[a-zA-Z0-9])+(?![-_])",
)
_LOCAL: Final = re.compile(r"[A-Za-z0-9._+-]*\Z")
_RUN: Final = re.compile(r"[a-zA-Z0-9.!#$%&'*+/=?_`{|}~-]*\Z")
_ENTITY_END: Final = re.compile(r"&[a-zA-Z0-9]+;\Z")
_TRAILING: Final = frozenset("?!.,:;*_'\"~)")
_LONGEST_LOCAL: Final = 256  # marked has no limit; without one the search back is quadratic


class Email(NamedTuple):
    """Where a bare e-mail address may stand, and its `@`."""

    run: int  # from here on marked looks at every character
    start: int  # from here on an address may start
    at: int


def find_emails(text: str) -> list[Email]:
    """Every place where marked looks for a bare e-mail address."""
    found = []
    at = text.find("@")
    while at >= 0:
        floor = max(at - _LONGEST_LOCAL, 0)
        run = _RUN.search(text[floor:at])
        local = _LOCAL.search(text[floor:at])
        if run and local and run[0]:
            found.append(Email(floor + run.start(), floor + local.start(), at))
        at = text.find("@", at + 1)
    return found


def email_end(text: str, at: int, end: int) -> int:
    """Where the address with this `@` ends; 0 when it is none."""
    domain = _DOMAIN.match(text, at, end)
    return domain.end() if domain else 0


def trim_url(url: str) -> str:
    """The part of a bare URL that marked keeps: no trailing punctuation, no open parenthesis."""
    end, kept = _balanced(url)
    while end > kept:
        if url[end - 1] == ";" and (entity := _ENTITY_END.search(url, max(kept, end - 40), end)):
            end = entity.start()
        elif url[end - 1] in _TRAILING:
            end -= 1
        else:
            break
    return url[:end]


def _balanced(url: str) -> tuple[int, int]:
    """Where an unclosed parenthesis cuts the URL, and the end of its last closed pair."""
    kept = 0
    opening = url.find("(")
    while opening >= 0:
        closing = url.find(")", opening)
        if closing < 0:
            return opening, kept
        kept = closing + 1
        opening = url.find("(", kept)
    return len(url), kept
