"""A digest: a post of linked sections. `Digest` is the model of the whole post.

The input is that of `hexodigest.schema.post_input`; options and neighbours come as pydantic's
validation context, a `DigestContext`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)

from hexodigest.schema.arxiv_ids import find_arxiv_id, submitted
from hexodigest.schema.context import DigestContext, whole
from hexodigest.schema.dates import read_date
from hexodigest.schema.front_matter import HexoFrontMatter
from hexodigest.schema.options import ARXIV_PDF, DIGEST, DigestOptions
from hexodigest.schema.problems import Problem, custom_error, with_problems
from hexodigest.schema.weeks import pick_limit

Count = Annotated[int, Field(strict=True, ge=0)]

_FROZEN = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Image(BaseModel):
    """`![alt](url)` or `<img src="url" alt="alt">`."""

    model_config = _FROZEN

    url: str
    """As written, entities decoded."""
    alt: str = ""
    """What stands for the picture."""


class Pick(BaseModel):
    """A section whose heading is a link, and what is said there about it."""

    model_config = _FROZEN

    title: str
    """The text of the link."""
    url: str
    """Where the link goes."""
    arxiv_id: str | None = None
    """arXiv's identifier without a version, such as `2401.08565`."""
    summary: tuple[str, ...]
    """Paragraphs, lists, tables and code, as Markdown."""
    remarks: tuple[str, ...] = ()
    """Block quotes: the author's own remarks, as Markdown without `>`."""
    images: tuple[Image, ...] = ()
    """Images of the section."""

    @field_validator("url")
    @classmethod
    def _is_a_link_of_the_digest(cls, url: str, info: ValidationInfo) -> str:
        pattern = context_of(info, DIGEST).options.link_pattern
        if re.fullmatch(pattern, url):
            return url
        identifier = find_arxiv_id(url) or ""
        expected = f"https://arxiv.org/pdf/{identifier}" if submitted(identifier) else ""
        if re.fullmatch(pattern, expected):
            message = f"`{url}` is not how a pick is linked, expected `{expected}`"
            raise custom_error("invalid-pick-link", message, expected=expected)
        words = "is no PDF on arXiv" if pattern == ARXIV_PDF else f"does not match `{pattern}`"
        raise custom_error("invalid-pick-link", f"`{url}` {words}")

    @field_validator("summary")
    @classmethod
    def _says_something(cls, summary: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if not any(passage.strip() for passage in summary):
            title = info.data.get("title")
            name = f"`{title}`" if title else "a pick"
            raise custom_error("empty-pick", f"{name} has no summary")
        return summary


class DigestFrontMatter(HexoFrontMatter):
    """A digest's front matter."""

    pick_limit: Count | None = None
    """How many picks this digest may have, whatever the day."""


class Post(BaseModel):
    """Any post of Hexo: the front matter is what Hexo reads, the body what it likes."""

    model_config = _FROZEN

    front_matter: HexoFrontMatter


class Digest(BaseModel):
    """A post of linked sections."""

    model_config = _FROZEN
    options: ClassVar[DigestOptions] = DIGEST

    front_matter: DigestFrontMatter
    introduction: tuple[str, ...] = ()
    """What is said before the first section, as Markdown."""
    picks: tuple[Pick, ...]
    """The linked sections, in order."""
    images: tuple[Image, ...] = ()
    """All images of the post, those of the picks too."""

    @classmethod
    def problems(cls, data: object, context: DigestContext) -> Iterator[Problem]:
        """What is wrong with the whole; `data` is the model's input, however wrong that is."""
        yield from _duplicate_picks(data, context)
        yield from _too_many_picks(data, context)

    @model_validator(mode="wrap")
    @classmethod
    def _whole_digest(
        cls, data: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        problems = cls.problems(data, context_of(info, cls.options))
        return with_problems(handler, data, problems, cls.__name__)


def context_of(info: ValidationInfo, options: DigestOptions) -> DigestContext:
    """The validation context, or one with these options where none is given."""
    return info.context if isinstance(info.context, DigestContext) else DigestContext(options)


def front_matter_of(data: object) -> Mapping[str, object]:
    """The front matter of a model's input, however wrong that is."""
    found = data.get("front_matter") if isinstance(data, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def raw_items(data: object, name: str) -> Sequence[Mapping[str, object]]:
    """The picks or images of a model's input, however wrong that is."""
    found = data.get(name) if isinstance(data, Mapping) else None
    items = found if isinstance(found, (list, tuple)) else []
    return [item if isinstance(item, Mapping) else {} for item in items]


def counted(picks: int) -> str:
    """A number of picks in words."""
    return f"{picks} {'pick' if picks == 1 else 'picks'}"


def _duplicate_picks(data: object, context: DigestContext) -> Iterator[Problem]:
    seen: dict[object, object] = {}
    for index, pick in enumerate(raw_items(data, "picks")):
        identity = pick.get("identity") or pick.get("arxiv_id") or pick.get("url")
        if not isinstance(identity, str):
            continue
        where = context.earlier_picks.get(identity)
        if identity in seen:
            message = f"`{identity}` is picked twice in this post, first as `{seen[identity]}`"
        elif where is not None:
            message = f"`{identity}` was picked before, in `{where}`"
        else:
            seen[identity] = pick.get("title", "")
            continue
        error = custom_error("duplicate-pick", message, identity=identity, first=where or "")
        yield Problem(("picks", index, "url"), error)


def _too_many_picks(data: object, context: DigestContext) -> Iterator[Problem]:
    limit = _limit(front_matter_of(data), context)
    count = len(raw_items(data, "picks"))
    if limit is not None and count > limit:
        message = f"{counted(count)}, but the limit is {limit}"
        error = custom_error("too-many-picks", message, count=count, limit=limit)
        yield Problem(("picks", limit), error)


def _limit(front_matter: Mapping[str, object], context: DigestContext) -> int | None:
    own = whole(front_matter.get("pick_limit"))
    if own is not None and own >= 0:
        return own
    options, previous = context.options, context.previous
    if options.picks_per_day == 0:
        return None
    date = read_date(front_matter.get("date"))
    if date is None or previous is None:
        return options.picks_per_day * (1 + options.carry_over_days)
    return pick_limit(options.picks_per_day, options.carry_over_days, date.date(), previous.day)
