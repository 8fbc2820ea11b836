"""Bare addresses in text, as marked makes links of them."""

from string import ascii_letters, digits
from typing import Final, NamedTuple

from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE

# marked goes through the host's labels one by one; the end is the same.
URL: Final = later(r"((?:[fF][tT][pP]|[hH][tT][tT][pP][sS]?)://|[wW][wW][wW]\.)[a-zA-Z0-9-]")
URL_END: Final = later(rf"[{JS_SPACE}<]")
_DOMAIN: Final = later(
    r"@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]*[a-zA-Z0-9])+(?![-_])",
)
_LOCAL: Final = ascii_letters + digits + "._+-"
_RUN: Final = ascii_letters + digits + ".!#$%&'*+/=?_`{|}~-"
_ENTITY_END: Final = later(r"&[a-zA-Z0-9]+;\Z")
_TRAILING: Final = frozenset("?!.,:;*_'\"~)")


class Email(NamedTuple):
    """Where a bare e-mail address may stand, and its `@`."""

    run: int  # from here on marked looks at every character
    start: int  # from here on an address may start
    at: int


def find_emails(text: str) -> list[Email]:
    """Every place where marked looks for a bare e-mail address."""
    found = []
    last, at = -1, text.find("@")
    while at >= 0:
        before = text[last + 1 : at]
        run = last + 1 + len(before.rstrip(_RUN))
        if run < at:
            found.append(Email(run, last + 1 + len(before.rstrip(_LOCAL)), at))
        last, at = at, text.find("@", at + 1)
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
