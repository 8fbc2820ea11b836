"""Lint files and folders: find the posts, read each, and put mended ones in their place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import path as os_path
from pathlib import Path

from hexodigest.config import Config, ConfigError
from hexodigest.diagnostics import Diagnostic
from hexodigest.document import Document
from hexodigest.lint.files import find_posts, read_post, write_post
from hexodigest.lint.fix import Refusal, fix_document
from hexodigest.lint.registry import UnknownRuleError, check_patterns
from hexodigest.lint.run import lint
from hexodigest.lint.selection import Selection
from hexodigest.lint.surroundings import Surroundings
from hexodigest.site import ConfigError as SiteConfigError
from hexodigest.site import FileKind
from hexodigest.source import Source

# What a configuration can be faulty with; each says the file in its message.
CONFIG_ERRORS = (ConfigError, SiteConfigError, UnknownRuleError)


@dataclass(frozen=True, slots=True)
class Checked:
    """A post that was linted; `before` differs from `source` when fixes were made."""

    source: Source
    diagnostics: Sequence[Diagnostic]
    before: Source
    applied: Sequence[Diagnostic] = ()
    refused: Sequence[Refusal] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be linted, or a configuration that could not be used."""

    error: Exception
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Linter:
    """Lints a document by its own surroundings; `select` and `ignore` are the user's, on top."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    around: Surroundings = field(default_factory=Surroundings)

    def __call__(self, document: Document) -> list[Diagnostic]:
        """What is wrong with it. Raises what `CONFIG_ERRORS` names."""
        path = document.path
        config = self.around.config(path or Path("-"))
        selection = Selection.of(config, self.select, self.ignore)
        _check(selection, config)
        return lint(document, config, self.around.site(path) if path else None, selection)

    def leaves_out(self, path: Path) -> bool:
        """Whether the configuration excludes the file, or Hexo copies it or has no use for it.

        Such are a blog's README.md, its scaffolds, and what `skip_render` names. Raises what
        `CONFIG_ERRORS` names.
        """
        if self.around.config(path).excludes(path):
            return True
        site = self.around.site(path)
        return site is not None and site.kind_of(path) in {None, FileKind.ASSET}


def check_source(source: Source, linter: Linter, *, fix: bool = False) -> Checked:
    """Lint a post that has been read, and mend it in memory if `fix` says so."""
    document = Document(source)
    if not fix:
        return Checked(source, linter(document), source)
    fixed = fix_document(document, linter)
    return Checked(fixed.document.source, fixed.remaining, source, fixed.applied, fixed.refused)


def check_paths(
    paths: Iterable[Path], linter: Linter, *, fix: bool = False, write: bool = False
) -> Iterator[Checked | Failure]:
    """Lint the posts that the paths stand for, by name; `write` puts mended ones in their place.

    A failure takes the place of its post or folder and stops nothing else; a configuration that
    cannot be used is said once.
    """
    said: set[str] = set()
    for item in _posts(paths):
        outcome = item if isinstance(item, Failure) else _check_file(item, linter, fix, write)
        if isinstance(outcome, Failure) and isinstance(outcome.error, CONFIG_ERRORS):
            if str(outcome.error) in said:
                continue
            said.add(str(outcome.error))
        if outcome is not None:
            yield outcome


def _posts(paths: Iterable[Path]) -> Iterator[Path | Failure]:
    """Each post once, sorted by its name as given; what cannot be found comes first."""
    found: dict[str, Path] = {}
    for path in sorted(paths):
        try:
            for post in find_posts(path):
                found.setdefault(os_path.abspath(post), post)  # noqa: PTH100  # links stay
        except (OSError, SiteConfigError) as error:
            yield Failure(error, path)
    yield from sorted(found.values())


def _check_file(path: Path, linter: Linter, fix: bool, write: bool) -> Checked | Failure | None:  # noqa: FBT001
    try:
        if linter.leaves_out(path):
            return None
        checked = check_source(read_post(path), linter, fix=fix)
        if write and checked.source.data != checked.before.data:
            write_post(checked.source, checked.before.data)
    except (OSError, *CONFIG_ERRORS) as error:
        return Failure(error, path if isinstance(error, OSError) else None)
    return checked


def _check(selection: Selection, config: Config) -> None:
    """Raise UnknownRuleError for a name that is no rule's, unless a user's model may give it."""
    if not any(":" in model.model for model in config.models):
        check_patterns(selection.patterns)
