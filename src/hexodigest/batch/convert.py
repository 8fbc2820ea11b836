"""Convert a blog: survey its files, convert each page wherever that is done, then what is around.

Surveys and pages are small pieces of work for any executor. What needs all posts (addresses that
collide, links to posts, lists of terms) is settled here, from what the surveys say. What an earlier
run has done, and what that depended on, is in the manifest: it is not done again.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from time import time_ns
from typing import Final, TypeVar

from hexodigest.batch.asking import Answer, answer, sure_questions
from hexodigest.batch.collisions import Names, suspects
from hexodigest.batch.known import Known
from hexodigest.batch.limits import Limits
from hexodigest.batch.manifest import Entry, Manifest
from hexodigest.batch.order import Order, settings_digest
from hexodigest.batch.owner import header
from hexodigest.batch.pages import Asks, ConvertPage, Held, NotConverted, Outcome, Task, Written
from hexodigest.batch.places import Place
from hexodigest.batch.run import run_batch
from hexodigest.batch.settle import Report, finish, write_around, write_held
from hexodigest.batch.shared import Shared
from hexodigest.batch.survey import Item, Survey, Surveyed
from hexodigest.batch.work import Failed
from hexodigest.convert.blog import Blog
from hexodigest.convert.run import Failure, check_addresses
from hexodigest.convert.target import Loss
from hexodigest.elsewhere import files_at, stat_of
from hexodigest.identities import identity_of, is_settled
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.site.site import Site

_RENDERED = (FileKind.POST, FileKind.DRAFT, FileKind.PAGE)
# Where a process is forked, it costs less than what a crash here would: the whole run.
LEAST: Final = 0 if sys.platform == "linux" else 256 << 10
_ANSWERS: Final = 4096  # that are remembered
_ROUNDS = 3  # a page asks, is answered, and at most asks once more

Sized = TypeVar("Sized", Item, Task)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Means:
    """With what the work is done; `progress` is told what is done, how many, and of how many.

    Work on fewer than `least` bytes is done here: an executor would take longer to start.
    """

    executor: Executor | None = None
    workers: int = 1
    least: int = LEAST
    limits: Limits = field(default_factory=Limits)
    progress: Callable[[str, int, int], None] = lambda _what, _done, _all: None


@dataclass(slots=True)
class Summary:
    """What a run came to."""

    pages: int = 0
    unchanged: int = 0  # pages that were not even converted
    written: int = 0  # files that are new or other than before
    removed: int = 0  # files of posts that are gone
    losses: list[Loss] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """What is known in the course of a run."""

    blog: Blog
    order: Order
    folder: Place
    settings: str
    known: Known
    manifest: Manifest = field(init=False)  # open while something is written
    # Files of earlier runs, with digests, of which it is not known yet that they are wanted.
    before: dict[str, str] = field(default_factory=dict)
    surveyed: dict[str, Surveyed] = field(default_factory=dict)  # in the order of the blog
    items: dict[str, Item] = field(default_factory=dict)  # of those
    held: dict[str, Held] = field(default_factory=dict)
    losses: dict[str, tuple[Loss, ...]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)  # sources whose entries hold
    names: Names = field(default_factory=Names)
    summary: Summary = field(default_factory=Summary)
    answer: Callable[[str], Answer] = field(init=False)  # to a question that a page asks

    def __post_init__(self) -> None:
        """Many pages ask after the same terms."""
        self.answer = lru_cache(_ANSWERS)(partial(answer, self.blog))

    def fail(self, source: str, message: str, *, is_dropped: bool = False) -> None:
        """Name a file of which there is no page."""
        path = self.blog.site.source_dir / source
        self.summary.failures.append(Failure(path, message, is_dropped))

    def record(self, entry: Entry) -> None:
        """Remember what a file became, at once; two at one path are a failure."""
        if self.hold(entry):
            self.manifest.add([entry])

    def want(self, names: Iterable[str]) -> None:
        """Let files of earlier runs stay."""
        for name in names:
            self.before.pop(name, None)

    def hold(self, entry: Entry) -> bool:
        """Let an entry count that the manifest has; False when its path is another's."""
        for name in entry.files:
            other = self.names.take(name, entry.source)
            if other is not None:
                self.fail(entry.source, f"`{name}` is where `{other}` is written to already")
                return False
        self.want(entry.files)
        self.done.add(entry.source)
        self.losses[entry.source] = entry.losses
        return True


def convert_archive(  # noqa: PLR0913  # what a run is given
    blog: Blog,
    order: Order,
    folder: Place,
    means: Means,
    *,
    more: Iterable[Loss] = (),
    report: Report | None = None,
) -> Summary:
    """Convert the whole blog into the folder; `more` losses are known already.

    A file that fails is named and stops nothing else. Before anything is written it raises
    CollisionError when two pages are served at one address. Raises OutputFolderError when another
    run is at the folder, and OSError when it cannot be written to.
    """
    settings = settings_digest(blog, order.target)
    state = State(blog, order, folder, settings, Known(folder, order, settings))
    _survey(state, means)
    check_addresses(blog)
    head = header(folder.root, blog.site.root)
    with folder.locked() as state.folder, Manifest(state.folder.log(), head) as state.manifest:
        state.before = state.manifest.files()
        _convert(state, means)
        write_held(state)
        write_around(state)
        finish(state, more, report)
    return state.summary


def _survey(state: State, means: Means) -> None:
    """Learn what each file is; the blog knows all its posts from here on."""
    items = rendered_items(state.blog.site)
    paths = {file.source: file.path for file in state.blog.site.files}
    shared = Shared()
    found: dict[Item, Surveyed | Failed] = {}
    for item in items:
        path = paths[item.source]
        if (one := state.known.recall(item, path)) is not None:
            found[item] = shared.of(one, path)
    new = [item for item in items if item not in found]
    for item, read in each(means, "read", Survey(state.order), new):
        found[item] = read if isinstance(read, Failed) else shared.of(read, paths[item.source])
    state.known.rest()
    for item in items:
        _note(state, item, found[item])


def rendered_items(site: Site) -> list[Item]:
    """What Hexo renders: posts, drafts, then all else."""
    files = (file for file in site.files if file.kind in _RENDERED)
    return [_item(file) for file in sorted(files, key=lambda file: _RENDERED.index(file.kind))]


def _item(file: SourceFile) -> Item:
    now = time_ns()
    try:
        about = stat_of(file.path)
    except OSError:  # said when it is read
        return Item(file.source, file.kind, 0)
    identity = identity_of(about)
    is_sure = is_settled(identity, now) and files_at(file.path) is None
    return Item(file.source, file.kind, about.st_size, identity if is_sure else None)


def _note(state: State, item: Item, found: Surveyed | Failed) -> None:
    if isinstance(found, Failed):
        state.blog.site.remember({item.source: None})
        state.fail(item.source, found.message)
        return
    state.blog.site.remember({item.source: found.facts})
    if found.failure:
        state.fail(item.source, found.failure, is_dropped=found.is_dropped)
    if found.page:
        state.surveyed[item.source] = found
        state.items[item.source] = item


def _convert(state: State, means: Means) -> None:
    """Convert what is new or has changed, and what asks something that has another answer now."""
    doubtful = suspects(state.surveyed)
    tasks: list[Task] = []
    for source, found in state.surveyed.items():
        path = found.facts.path
        entry = state.manifest.get(source, path)
        if entry and source not in doubtful and _holds(state, entry, found):
            state.summary.unchanged += 1
            state.hold(entry)
            continue
        mine = entry.files if entry else {}
        known = {} if found.page is None else _answers(state, sure_questions(found.page))
        tasks.append(Task(state.items[source], found.digest, known, mine, hold=source in doubtful))
    work = ConvertPage(state.order, state.folder)
    for _ in range(_ROUNDS):
        again: list[Task] = []
        for task, outcome in each(
            means, "converted", work, tasks, ordered=False, after=state.manifest.flush
        ):
            again += _take(state, task, outcome)
        tasks = again


def _holds(state: State, entry: Entry, found: Surveyed) -> bool:
    """Whether the page would become again what it became then."""
    return (
        entry.digest == f"{state.settings} {found.digest}"
        and all(state.folder.has(name) for name in entry.files)
        and all(state.answer(asked) == then for asked, then in entry.asked.items())
    )


def _answers(state: State, questions: Iterable[str]) -> dict[str, Answer]:
    return {question: state.answer(question) for question in questions}


def _take(state: State, task: Task, outcome: Outcome | Failed) -> Iterator[Task]:
    """Remember what became of a page; give it back when it asks something."""
    source = task.item.source
    match outcome:
        case Failed(message):
            state.fail(source, message)
        case NotConverted(message, is_dropped):
            state.fail(source, message, is_dropped=is_dropped)
        case Asks(questions):
            yield task._replace(known={**task.known, **_answers(state, questions)})
        case Held():
            state.held[source] = outcome
        case Written(files, losses, asked, changed):
            state.summary.written += changed
            digest = f"{state.settings} {task.digest}"
            state.record(Entry(source, digest, files, asked, losses))


def each(  # noqa: PLR0913  # what holds for a stage
    means: Means,
    what: str,
    work: Callable[[Sized], Result],
    items: Sequence[Sized],
    *,
    ordered: bool = True,
    after: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Sized, Result | Failed]]:
    """Each item with its result, as soon as it is there; `after` is called behind each chunk."""
    is_worth_it = sum(item.size for item in items) >= means.least
    results = run_batch(
        work,
        items,
        means.executor if is_worth_it else None,
        limits=means.limits,
        size_of=lambda item: item.size,
        workers=means.workers,
        ordered=ordered,
        after=after,
    )
    for index, pair in enumerate(results):
        means.progress(what, index, len(items))
        yield pair
