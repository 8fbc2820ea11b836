"""arXiv's identifiers, as https://info.arxiv.org/help/arxiv_identifier.html gives them."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from hexodigest.patterns import later

# Any page about a paper: abstract, PDF, HTML, listing mirrors of arxiv.org included.
_LINK = later(
    r"(?:https?:)?//(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html|format|src)/"
    r"(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\d.]*\d)",
    re.IGNORECASE,
)
_NEW = later(r"(\d\d)(\d\d)\.(\d{4,5})", re.ASCII)
_OLD = later(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/(\d\d)(\d\d)(\d{3})", re.ASCII)
_FIRST_NEW = (2007, 4)
_FIVE_DIGITS = (2015, 1)
_FIRST_OLD = (1991, 7)
_DECEMBER = 12


class Month(NamedTuple):
    """When a paper was submitted, as its identifier says."""

    year: int
    month: int


def find_arxiv_id(url: str) -> str | None:
    """The identifier in a link to arXiv, without a version; None when it is no such link."""
    match = _LINK.match(url)
    return match[1] if match else None


def submitted(identifier: str) -> Month | None:
    """The month that an identifier names; None when arXiv cannot have given it.

    Numbers count from 1 each month, have four digits until December 2014 and five since.
    """
    if match := _NEW.fullmatch(identifier):
        at = Month(2000 + int(match[1]), int(match[2]))
        digits = 5 if at >= _FIVE_DIGITS else 4
        fits = at >= _FIRST_NEW and len(match[3]) == digits
    elif match := _OLD.fullmatch(identifier):
        year = int(match[1])
        at = Month(year + (1900 if year >= _FIRST_OLD[0] % 100 else 2000), int(match[2]))
        fits = _FIRST_OLD <= at < _FIRST_NEW
    else:
        return None
    return at if fits and 1 <= at.month <= _DECEMBER and int(match[3]) > 0 else None


def announced_by(identifier: str, day: date) -> bool:
    """Whether a paper with this identifier can have been announced on a day, in any time zone."""
    at = submitted(identifier)
    latest = day if day == date.max else day + timedelta(days=1)
    return at is not None and at <= (latest.year, latest.month)
