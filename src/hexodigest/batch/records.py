"""An archive as one table: a JSON line a post, or Parquet files of posts and of picks.

Each post is read once, anywhere; lines and rows are written here, in the order of the blog. Files
are written under another name and renamed when they are whole; they are made anew each time.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from hexodigest.batch.bucket import address_of, virtual
from hexodigest.batch.bucket_files import reach
from hexodigest.batch.convert import Means, each, rendered_items
from hexodigest.batch.order import Order, blog_of, target_of
from hexodigest.batch.survey import Item, read_item
from hexodigest.batch.work import Failed
from hexodigest.convert.job import check_destination, open_blog
from hexodigest.convert.run import Failure, NotConvertedError, page_of
from hexodigest.convert.served import is_page
from hexodigest.convert.write import OutputFolderError

NAMES: Final = ("jsonl", "parquet")
_LINES: Final = "posts.jsonl"
_TEMPORARY: Final = ".hexodigest-part"


class NoParquetError(Exception):
    """pyarrow is not installed."""


@dataclass(frozen=True, slots=True)
class MakeRecord:
    """Makes the line of one post. Raises OSError when it cannot be read."""

    order: Order

    def __call__(self, item: Item) -> bytes | str:
        """The JSON line; empty for what is no page; text is why there is none."""
        facts, document = read_item(self.order, item)
        if not is_page(facts):
            return b""
        blog = blog_of(self.order)
        blog.start({})
        try:
            page = page_of(blog, target_of(self.order), facts, document)
        except NotConvertedError as error:
            return str(error)
        # Brings pydantic, which no other target needs.
        from hexodigest.convert.targets.json import strict_text  # noqa: PLC0415
        from hexodigest.convert.targets.json.document import post_json  # noqa: PLC0415

        record = post_json(page, blog)
        text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return strict_text(text).encode() + b"\n"


@dataclass(slots=True)
class Recorded:
    """What came of it."""

    folder: Path
    posts: int = 0
    failures: list[Failure] = field(default_factory=list)


def write_records(
    kind: str, order: Order, destination: Path, means: Means, *, force: bool = False
) -> Recorded:
    """Write all posts of a blog as `kind`, one of NAMES; `order.target` is `json`.

    Lines go to the file DESTINATION when that ends in `.jsonl`, else into the folder. Raises
    OutputFolderError, NoBlogError, both ConfigErrors, NoParquetError, and OSError.
    """
    if virtual(destination) is not None:
        message = f"`{address_of(destination)}`: tables are written to a folder of this machine"
        raise OutputFolderError(message)
    order = replace(order, source=virtual(order.source) or order.source)
    reach(order.source, order.run)
    blog = open_blog(order.source, order.options)
    is_file = kind == "jsonl" and destination.suffix == ".jsonl"
    file = destination if is_file else destination / _LINES
    if is_file:
        if destination.exists() and not force:
            raise OutputFolderError(f"`{destination}` is there already; --force writes over it")
    else:
        check_destination(blog, destination, force=force or _is_ours(destination))
    result = Recorded(file if is_file else destination)
    lines = _lines(rendered_items(blog.site), order, means, result, blog.site.source_dir)
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "parquet":
        from hexodigest.batch.parquet import write_parquet  # noqa: PLC0415  # an extra

        write_parquet(lines, destination)
    else:
        _write_lines(lines, file)
    return result


def _is_ours(folder: Path) -> bool:
    """Whether the folder holds such files alone."""
    return folder.is_dir() and all(
        path.suffix in {".jsonl", ".parquet"} or path.name.startswith(_TEMPORARY)
        for path in folder.iterdir()
    )


def _lines(
    items: Sequence[Item], order: Order, means: Means, result: Recorded, source_dir: Path
) -> Iterator[bytes]:
    for item, found in each(means, "read", MakeRecord(order), items):
        match found:
            case Failed(message) | str(message):
                result.failures.append(Failure(source_dir / item.source, message))
            case bytes() if found:
                result.posts += 1
                yield found


def _write_lines(lines: Iterator[bytes], file: Path) -> None:
    temporary = file.with_name(f"{_TEMPORARY}-{file.name}")
    try:
        with temporary.open("wb") as stream:
            for line in lines:
                stream.write(line)
        os.replace(temporary, file)  # noqa: PTH105  # as a pair with the name above
    finally:
        temporary.unlink(missing_ok=True)
