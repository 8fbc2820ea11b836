"""A daily digest of papers on arXiv: counters, picks, images by the week."""

import posixpath
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, ClassVar
from urllib.parse import unquote, urlsplit

from pydantic import (
    BeforeValidator,
    JsonValue,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from hexodigest.patterns import later
from hexodigest.schema.arxiv_ids import announced_by, submitted
from hexodigest.schema.context import COUNTERS, DigestContext, whole
from hexodigest.schema.dates import read_date
from hexodigest.schema.digest import (
    Count,
    Digest,
    DigestFrontMatter,
    context_of,
    counted,
    front_matter_of,
    raw_items,
)
from hexodigest.schema.front_matter import Date, Flag, Text
from hexodigest.schema.options import ARXIV_INSIGHTS, DigestOptions
from hexodigest.schema.problems import Problem, custom_error
from hexodigest.schema.weeks import week_name

_TITLE = later(r"\d{4}-\d{2}-\d{2}-insights", re.ASCII)
_ABBRLINK = later(r"[0-9a-fA-F]{8}", re.ASCII)

_ABBRLINK_JSON: dict[str, JsonValue] = {
    "type": ["string", "integer"],
    "pattern": "^[0-9a-fA-F]{8}$",
}


def _as_abbrlink(value: object) -> object:
    """Eight hex digits, which YAML may read as a number: `12345678` is well, `12e34567` is not."""
    if isinstance(value, str):
        if _ABBRLINK.fullmatch(value):
            return value
        message = "is not eight hex digits"
        raise ValueError(message)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if _ABBRLINK.fullmatch(str(value)):
            return str(value)
        message = f"is the number {value} in YAML, not eight hex digits in quotes"
        raise ValueError(message)
    return value


class ArxivFrontMatter(DigestFrontMatter):
    """The front matter of a daily digest; counts are papers."""

    date: Date
    """The day that the digest is about, and the hour of writing, by the author's clock."""
    title: Text
    """`YYYY-MM-DD-insights`, the day being that of `date`."""
    total: Count
    """Papers announced that day."""
    interesting: Count
    """Papers picked: as many as the body has sections."""
    read: Count
    """Papers that the author has read so far; never falls."""
    cite: Count
    """Papers that the author has cited so far; never falls."""
    publish: Count
    """Papers that the author has published so far; never falls."""
    hidden: Flag = False
    """Whether the theme's lists leave the digest out."""
    abbrlink: Annotated[str, BeforeValidator(_as_abbrlink), WithJsonSchema(_ABBRLINK_JSON)]
    """Eight hex digits of the permanent link; never changed."""

    @field_validator("title")
    @classmethod
    def _title_says_the_date(cls, title: str, info: ValidationInfo) -> str:
        when = info.data.get("date")
        if not isinstance(when, datetime):
            if _TITLE.fullmatch(title):
                return title
            message = f"`title` is `{title}`, not `YYYY-MM-DD-insights`"
            raise custom_error("title-date-mismatch", message)
        expected = f"{when.date().isoformat()}-insights"
        if title != expected:
            message = f"`title` is `{title}`, but `date` makes it `{expected}`"
            raise custom_error("title-date-mismatch", message, expected=expected)
        return title

    @field_validator("interesting")
    @classmethod
    def _picks_are_of_the_total(cls, interesting: int, info: ValidationInfo) -> int:
        total = info.data.get("total")
        if isinstance(total, int) and interesting > total:
            message = f"is more than `total`, which is {total}"
            raise ValueError(message)
        return interesting

    @field_validator(*COUNTERS)
    @classmethod
    def _counter_never_falls(cls, value: int, info: ValidationInfo) -> int:
        previous = context_of(info, ARXIV_INSIGHTS).previous
        before = previous.counters.get(info.field_name or "") if previous else None
        if previous and before is not None and value < before:
            message = f"`{info.field_name}` is {value}, but was {before} in `{previous.where}`"
            raise custom_error("counter-decreased", message, previous=before)
        return value


class ArxivInsights(Digest):
    """A daily digest of papers on arXiv.

    Source: the posts of an archive of such digests; its rules are the author's own. Days are
    those of the author's clock; arXiv announces papers from Monday to Friday.
    """

    options: ClassVar[DigestOptions] = ARXIV_INSIGHTS

    front_matter: ArxivFrontMatter

    @classmethod
    def problems(cls, data: object, context: DigestContext) -> Iterator[Problem]:
        """What is wrong with the whole, by its counters and its day too."""
        when = read_date(front_matter_of(data).get("date"))
        day = when.date() if when else None
        yield from super().problems(data, context)
        yield from _pick_count(data)
        yield from _implausible_ids(data, context, day)
        yield from _images_outside_week(data, context, day)


def _pick_count(data: object) -> Iterator[Problem]:
    stated = whole(front_matter_of(data).get("interesting"))
    count = len(raw_items(data, "picks"))
    if stated is not None and stated != count:
        message = f"`interesting` is {stated}, but the post has {counted(count)}"
        error = custom_error("pick-count-mismatch", message, count=count)
        yield Problem(("front_matter", "interesting"), error)


def _implausible_ids(data: object, context: DigestContext, day: date | None) -> Iterator[Problem]:
    """Links of the right form to papers that cannot be there."""
    pattern = re.compile(context.options.link_pattern)
    for index, pick in enumerate(raw_items(data, "picks")):
        url, identifier = pick.get("url"), pick.get("arxiv_id")
        if not (isinstance(url, str) and pattern.fullmatch(url) and isinstance(identifier, str)):
            continue
        if submitted(identifier) is None:
            message = f"`{identifier}` is no identifier that arXiv gives"
        elif day is not None and not announced_by(identifier, day):
            message = f"`{identifier}` was submitted after {day.isoformat()}, the digest's date"
        else:
            continue
        yield Problem(("picks", index, "url"), custom_error("invalid-pick-link", message))


def _images_outside_week(
    data: object, context: DigestContext, day: date | None
) -> Iterator[Problem]:
    """Images of the blog that lie elsewhere; those of other sites may be anywhere."""
    if day is None or not context.options.image_folder:
        return
    folder = context.options.image_folder.replace("{week}", week_name(day)).strip("/")
    for index, image in enumerate(raw_items(data, "images")):
        url = image.get("url")
        if isinstance(url, str) and not _lies_in(url, folder):
            message = f"`{url}` is not in `{folder}`, the folder of its week"
            error = custom_error("image-outside-week", message, folder=folder)
            yield Problem(("images", index, "url"), error)


def _lies_in(url: str, folder: str) -> bool:
    """Whether a URL's folder is, or ends with, `folder`; a URL with a host is let be."""
    try:
        parts = urlsplit(url)
    except ValueError:  # not a URL at all: `http://[`
        return True
    if parts.scheme or parts.netloc:
        return True
    place = posixpath.normpath(posixpath.dirname(unquote(parts.path)))
    return f"/{place}".endswith(f"/{folder}")
