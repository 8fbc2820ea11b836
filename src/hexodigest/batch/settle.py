"""The last stage: names in doubt, what belongs to no single page, and what is gone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hexodigest.batch.folder import ForeignFileError
from hexodigest.batch.manifest import AROUND, Entry
from hexodigest.batch.order import target_of
from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.renamed import taken_name
from hexodigest.convert.run import Failure, convert_around
from hexodigest.convert.target import Loss, Output
from hexodigest.convert.write import OutputFolderError

if TYPE_CHECKING:
    from hexodigest.batch.convert import State

Report = Callable[[Sequence[Loss]], Output]  # the file that lists the losses
_FAULTS = (OSError, ForeignFileError, UnsafePathError)


def write_held(state: "State") -> None:
    """Write the pages whose names were in doubt, in the order of the blog."""
    for source in (source for source in state.surveyed if source in state.held):
        held = state.held[source]
        files: dict[str, str] = {}
        losses = list(held.losses)
        try:
            for output in held.outputs:
                path = state.names.free(output.path)
                losses += _renamed(state, output.path, path, source)
                files[str(path)] = _put(state, Output(path, output.content))
        except _FAULTS as error:
            state.fail(source, reason(error))
            continue
        digest = f"{state.settings} {state.surveyed[source].digest}"
        state.record(Entry(source, digest, files, held.asked, tuple(losses)))


def write_around(state: "State") -> None:
    """Write what belongs to no single page: lists, settings, copies."""
    found = [state.surveyed[source] for source in state.surveyed if source in state.done]
    pages = [each.page for each in found if each.page]
    state.summary.pages = len(pages)
    made, unsafe = convert_around(state.blog, target_of(state.order), pages)
    state.summary.failures += unsafe
    files: dict[str, str] = {}
    losses = list(made.losses)
    for output in made.outputs:
        is_copy = isinstance(output.content, Path)
        path = output.path if is_copy else state.names.free(output.path)
        if is_copy and str(path) in files:
            continue  # a copy at the path of another is the same file
        if not is_copy:
            losses += _renamed(state, output.path, path, AROUND)
            state.names.take(str(path), AROUND)
        try:
            files[str(path)] = _put(state, Output(path, output.content))
        except _FAULTS as error:
            place = output.content if isinstance(output.content, Path) else Path(path)
            state.summary.failures.append(Failure(place, reason(error)))
    files = {**_old_lists(state), **files}
    state.manifest.add([Entry(AROUND, "", files, losses=tuple(losses))])
    state.done.add(AROUND)
    state.want(files)
    state.losses[AROUND] = tuple(losses)


def _renamed(
    state: "State", wanted: PurePosixPath, new: PurePosixPath, source: str
) -> Iterator[Loss]:
    """A name that another source has already."""
    if new != wanted:
        owner = state.names.owner(str(wanted)) or "another page"
        path = state.blog.site.source_dir / source if source else None
        yield taken_name(wanted, new, owner, path)


def _old_lists(state: "State") -> Mapping[str, str]:
    """What lists posts that could not be converted this time, and that keep what they became."""
    if all(failure.is_dropped for failure in state.summary.failures):
        return {}
    return {
        name: mine
        for name, mine in state.manifest.files_of(AROUND).items()
        if state.names.is_free(name)
    }


def finish(state: "State", more: Iterable[Loss], report: Report | None) -> None:
    """Take away what nothing becomes any more, and leave a manifest and a report in order.

    A file that could not be converted this time keeps what it became the last time. Raises
    OutputFolderError when the report cannot be where it belongs.
    """
    failed = {failure.path for failure in state.summary.failures}
    source_dir = state.blog.site.source_dir
    gone = [source for source in state.manifest.sources if source not in state.done]
    gone = [source for source in gone if source_dir / source not in failed]
    state.manifest.drop(gone)
    for source in state.manifest.sources:
        if source not in state.done:
            state.want(state.manifest.files_of(source))
    for name, mine in state.before.items():
        state.summary.removed += state.folder.remove(name, mine)
    state.manifest.finish()
    state.known.save(state.items, state.surveyed, state.blog.site)
    order = [*state.surveyed, AROUND]
    losses = [loss for source in order for loss in state.losses.get(source, ())]
    state.summary.losses = [*losses, *more]
    if report:
        _put_report(state, report(state.summary.losses))
    state.folder.forget_journals()


def _put_report(state: "State", output: Output) -> None:
    try:
        state.folder.put(output.path, output.content, None, ours=True)
    except ForeignFileError as error:
        raise OutputFolderError(reason(error)) from error


def _put(state: "State", output: Output) -> str:
    put = state.folder.put(output.path, output.content, state.before.get(str(output.path)))
    state.summary.written += put.is_new
    return put.digest


def reason(error: Exception) -> str:
    """Why something could not be written, in one line."""
    match error:
        case ForeignFileError():
            return f"`{error}` is there already and not as it was written; --force writes over it"
        case OSError():
            return error.strerror.lower() if error.strerror else str(error)
        case _:
            return str(error)
