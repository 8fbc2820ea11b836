"""The second stage: each page becomes its files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from hexodigest.batch.asking import Answer, digest
from hexodigest.batch.folder import ForeignFileError
from hexodigest.batch.order import Order, blog_of, target_of
from hexodigest.batch.places import Place
from hexodigest.batch.survey import NOTHING, Item, page_digest, read_item
from hexodigest.convert.run import NotConvertedError, convert_page, page_of
from hexodigest.convert.target import Converted, Loss, Output


class Task(NamedTuple):
    """A page to convert.

    `mine` are the files that an earlier run wrote for it, and what they held. With `hold` nothing
    is written: its name may be that of another page, and who gets it is settled later.
    """

    item: Item
    digest: str
    known: Mapping[str, Answer]
    mine: Mapping[str, str]
    hold: bool = False

    @property
    def size(self) -> int:
        """Of the file, in bytes."""
        return self.item.size


class Written(NamedTuple):
    """A page whose files lie in the output folder, by their paths, each with its digest."""

    files: Mapping[str, str]
    losses: tuple[Loss, ...]
    asked: Mapping[str, Answer]
    changed: int  # files that were not there already


class Held(NamedTuple):
    """A page whose files are not written yet."""

    outputs: tuple[Output, ...]
    losses: tuple[Loss, ...]
    asked: Mapping[str, Answer]


class Asks(NamedTuple):
    """A page that cannot be converted before these questions are answered."""

    questions: frozenset[str]


class NotConverted(NamedTuple):
    """Why there is no page, in one line."""

    message: str
    is_dropped: bool = False


Outcome = Written | Held | Asks | NotConverted


@dataclass(frozen=True, slots=True)
class ConvertPage:
    """Converts one page and writes it into the folder. Raises OSError when that fails."""

    order: Order
    folder: Place

    def __call__(self, task: Task) -> Outcome:
        """What became of it."""
        blog = blog_of(self.order)
        target = target_of(self.order)
        facts, document = read_item(self.order, task.item)
        try:
            page = page_of(blog, target, facts, document)
            known = page_digest(digest(document.source.data), replace(page, document=NOTHING))
            if known != task.digest:
                return NotConverted("has changed during this run; convert it again")
            blog.start(task.known)
            converted = convert_page(blog, target, page)
        except NotConvertedError as error:
            return NotConverted(str(error), error.is_dropped)
        if blog.unknown:
            return Asks(frozenset(blog.unknown))
        if task.hold:
            return Held(converted.outputs, converted.losses, blog.asked)
        return self._write(task, converted, blog.asked)

    def _write(self, task: Task, converted: Converted, asked: Mapping[str, Answer]) -> Outcome:
        files: dict[str, str] = {}
        changed = 0
        for output in converted.outputs:
            name = str(output.path)
            try:
                put = self.folder.put(output.path, output.content, task.mine.get(name))
            except ForeignFileError:
                return Held(converted.outputs, converted.losses, asked)
            files[name] = put.digest
            changed += put.is_new
        return Written(files, converted.losses, asked, changed)
