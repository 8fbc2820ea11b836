"""What Hexo makes of one post or page, from its front matter and its name alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from os import stat_result
from pathlib import Path

from hexodigest.document.front_matter import FrontMatter
from hexodigest.document.js_values import Value, is_true, text_of
from hexodigest.schema.terms import category_paths, layout_of, tag_names
from hexodigest.site.dates import DateSource, Zones, date_in_name, read_date
from hexodigest.site.files import DRAFTS, POSTS, FileKind, SourceFile, rendered_extension
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.permalinks import (
    NAME_KEYS,
    name_parts,
    output_file,
    page_path,
    post_path,
)
from hexodigest.site.refusals import are_refused
from hexodigest.traces import ask


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post, draft or page as Hexo knows it.

    `date` and `updated` are instants, with the clock that themes show. A post that Hexo cannot
    read (`dropped`) has the facts of one without front matter.
    """

    path: Path  # of the file
    source: str  # the same below `source_dir`, with slashes
    kind: FileKind
    data: Mapping[str, Value]  # the front matter, with what the name gives besides
    slug: str  # of a post; of a page the path without its extension
    title: str
    date: datetime
    date_source: DateSource
    updated: datetime | None
    layout: str
    tags: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]  # each from the root down
    published: bool
    dropped: bool
    address: str  # as Hexo has it: `2024/01/17/slug/`, without the root, not encoded
    url: str  # the same with the root: `/blog/2024/01/17/slug/`
    output: str  # the file that answers there, below `public_dir`

    @property
    def is_draft(self) -> bool:
        """Whether the file lies in `_drafts`."""
        return self.kind is FileKind.DRAFT


def facts_of(
    file: SourceFile, front_matter: FrontMatter, stat: stat_result, config: HexoConfig, zones: Zones
) -> PostFacts:
    """The facts of a post, draft or page; `stat` is asked when nothing else gives a date."""
    if file.kind is FileKind.PAGE:
        return _page(file, front_matter, stat, config, zones)
    return _post(file, front_matter, stat, config, zones)


def _post(
    file: SourceFile, front_matter: FrontMatter, stat: stat_result, config: HexoConfig, zones: Zones
) -> PostFacts:
    folder = DRAFTS if file.kind is FileKind.DRAFT else POSTS
    parts = name_parts(config.new_post_name, file.source.removeprefix(folder))
    slug = parts["title"]
    own = {name: part for name, part in parts.items() if name not in NAME_KEYS}
    data: dict[str, Value] = {**front_matter.data, **own}
    if config.use_slug_as_post_title:
        data.setdefault("title", slug)
    moment, date_source = _post_date(data, parts, stat, zones)
    is_published = file.kind is FileKind.POST and _flag(data.get("published"))
    is_shown = is_published or config.render_drafts
    categories = category_paths(data) if is_shown else ()
    layout = layout_of(data)
    known: dict[str, Value] = {"layout": layout, "slug": slug, "source": file.source}
    clock = moment.astimezone(zones.machine)
    address = post_path(slug, {**data, **known}, clock, categories, config)
    return PostFacts(
        path=file.path,
        source=file.source,
        kind=file.kind,
        data=data,
        slug=slug,
        title=_text(data.get("title"), ""),
        date=moment,
        date_source=date_source,
        updated=_updated(data, moment, stat, config, zones),
        layout=layout,
        tags=tag_names(data) if is_shown else (),
        categories=categories,
        published=is_published,
        dropped=_is_dropped(front_matter, of_post=True),
        address=address.lstrip("/"),
        url=config.root + address.lstrip("/"),
        output=output_file(address),
    )


def _page(
    file: SourceFile, front_matter: FrontMatter, stat: stat_result, config: HexoConfig, zones: Zones
) -> PostFacts:
    data = front_matter.data
    read = read_date(data.get("date"), zones)
    moment = read or _file_time(stat.st_ctime_ns, zones)
    output = rendered_extension(file.source) or ""
    address = page_path(file.source, data, output)
    given = data.get("layout")
    is_plain = not is_true(given) and output not in {"html", "htm"}
    return PostFacts(
        path=file.path,
        source=file.source,
        kind=file.kind,
        data=data,
        slug=file.source.rpartition(".")[0],
        title=_text(data.get("title"), ""),
        date=moment,
        date_source=DateSource.FRONT_MATTER if read else DateSource.FILE,
        updated=_updated(data, moment, stat, config, zones),
        layout="false" if is_plain else layout_of(data, "page"),
        tags=tag_names(data),
        categories=category_paths(data),
        published=True,
        dropped=_is_dropped(front_matter, of_post=False),
        address=address.lstrip("/"),
        url=config.root + address.lstrip("/"),
        output=output_file(address),
    )


def _is_dropped(front_matter: FrontMatter, *, of_post: bool) -> bool:
    """Whether Hexo fails on the file: its front matter is no YAML, a list, or has a bad value."""
    if not front_matter.readable or are_refused(front_matter.data, of_post=of_post):
        return True
    first = front_matter.entry("0") if "0" in front_matter.data else None
    return first is not None and first.key is None


def _post_date(
    data: Mapping[str, Value], parts: Mapping[str, str], stat: stat_result, zones: Zones
) -> tuple[datetime, DateSource]:
    """When a post was written, and what says so."""
    given = data.get("date")
    # As in Hexo 8.1: a date that cannot be read hides the one of the file's name.
    if is_true(given):
        found, origin = read_date(given, zones), DateSource.FRONT_MATTER
    else:
        found, origin = date_in_name(parts, zones), DateSource.FILE_NAME
    if found:
        return found, origin
    born: float | None = getattr(stat, "st_birthtime", None)
    made = stat.st_mtime_ns if born is None else int(born * 1e9)
    return _file_time(made, zones), DateSource.FILE


def _updated(
    data: Mapping[str, Value],
    moment: datetime,
    stat: stat_result,
    config: HexoConfig,
    zones: Zones,
) -> datetime | None:
    """When the post was last changed; None when `updated_option` leaves it open."""
    found = read_date(data.get("updated"), zones)
    if found is None:
        match config.updated_option:
            case "date":
                return moment
            case "empty":
                return None
            case _:
                return updated_by_file(stat, zones)
    return found


def updated_by_file(stat: stat_result, zones: Zones) -> datetime:
    """When a post was last changed that does not say so itself."""
    return _file_time(stat.st_mtime_ns, zones)


def is_updated_by_file(data: Mapping[str, Value], config: HexoConfig, zones: Zones) -> bool:
    """Whether the file's own time says when the post was last changed."""
    if config.updated_option in {"date", "empty"}:
        return False
    return "updated" not in data or read_date(data["updated"], zones) is None


def is_to_come(facts: PostFacts) -> bool:
    """Whether the date is later than now."""
    found = facts.date > datetime.now(UTC)
    ask("to come", facts.source, found)
    return found


def _file_time(nanoseconds: int, zones: Zones) -> datetime:
    # As in Hexo 8.1: a file's own time is not shifted to the configured zone.
    # As in Node: rounded to a millisecond, which may be in the next second.
    seconds, rest = divmod((nanoseconds + 500_000) // 1_000_000, 1000)
    moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)
    return moment.astimezone(zones.shown)


def _text(value: Value, default: str) -> str:
    return default if value is None else text_of(value)


def _flag(value: Value) -> bool:
    """A flag as Hexo's database casts it: true when it is not given."""
    return True if value is None else value not in ("false", "0") and is_true(value)
