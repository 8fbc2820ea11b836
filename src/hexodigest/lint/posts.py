"""Lint files and folders: find the posts, read each, and put mended ones in their place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from os import path as os_path
from pathlib import Path
from typing import TYPE_CHECKING

from hexodigest.config import Config, ConfigError, Names
from hexodigest.diagnostics import Diagnostic
from hexodigest.document import Document
from hexodigest.lint.files import find_posts
from hexodigest.lint.options import check_options, in_file
from hexodigest.lint.outcomes import Checked, Failure, Fixing
from hexodigest.lint.registry import UnknownRuleError, check_patterns
from hexodigest.lint.run import lint
from hexodigest.lint.selection import Choice, Selection, config_patterns
from hexodigest.lint.surroundings import Surroundings
from hexodigest.reading import MAX_FILE_SIZE
from hexodigest.site import ConfigError as SiteConfigError
from hexodigest.site import FileKind
from hexodigest.source import Source, read_source

if TYPE_CHECKING:
    from hexodigest.lint.baseline import Baseline

# What a configuration can be faulty with; each says the file in its message.
CONFIG_ERRORS = (ConfigError, SiteConfigError, UnknownRuleError)


@dataclass(frozen=True, slots=True)
class Linter:
    """Lints a document by its own surroundings; what the user chooses is on top.

    With a `baseline`, what was known when it was written is left out.
    """

    select: Names = ()
    ignore: Names = ()
    extend_select: Names = ()
    baseline: "Baseline | None" = None
    around: Surroundings = field(default_factory=Surroundings)
    max_file_size: int = MAX_FILE_SIZE

    def __call__(self, document: Document) -> list[Diagnostic]:
        """What is wrong with it. Raises what `CONFIG_ERRORS` names."""
        path = document.path
        config = self.around.config(path or Path("-"))
        choice = Choice(self.select, self.extend_select, self.ignore)
        _check(choice, config)
        selection = Selection.of(config, path, choice)
        found = lint(document, config, self.around.site(path) if path else None, selection)
        return self.baseline.new_in(document.source, found) if self.baseline else found

    def moved(self, around: Surroundings | None) -> "Linter":
        """The same linter in other surroundings; None for those of nothing yet."""
        return replace(self, around=around or Surroundings())

    def leaves_out(self, path: Path) -> bool:
        """Whether the configuration excludes the file, or Hexo copies it or has no use for it.

        Such are a blog's README.md, its scaffolds, and what `skip_render` names. Raises what
        `CONFIG_ERRORS` names.
        """
        if self.around.config(path).excludes(path):
            return True
        site = self.around.site(path)
        return site is not None and site.kind_of(path) in {None, FileKind.ASSET}


def check_source(source: Source, linter: Linter, fixing: Fixing = Fixing.NONE) -> Checked:
    """Lint a post that has been read, and mend it in memory as far as `fixing` says."""
    document = Document(source)
    if fixing is Fixing.NONE:
        return Checked(source, linter(document), source)
    from hexodigest.lint.fix import fix_document  # noqa: PLC0415 # what only reads does without

    fixed = fix_document(document, linter, unsafe=fixing is Fixing.ALL)
    return Checked(fixed.document.source, fixed.remaining, source, fixed.applied, fixed.refused)


def check_posts(
    posts: Iterable[Path | Failure],
    linter: Linter,
    fixing: Fixing = Fixing.NONE,
    *,
    write: bool = False,
) -> Iterator[Checked | Failure]:
    """Lint the posts one by one; `write` puts mended ones in their place.

    A failure takes the place of its post or folder and stops nothing else; a configuration that
    cannot be used is said once.
    """
    return said_once(
        item if isinstance(item, Failure) else check_file(item, linter, fixing, write=write)
        for item in posts
    )


def said_once(outcomes: Iterable[Checked | Failure | None]) -> Iterator[Checked | Failure]:
    """What came of each post that was not left out; a faulty configuration is named once."""
    said: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Failure) and isinstance(outcome.error, CONFIG_ERRORS):
            if str(outcome.error) in said:
                continue
            said.add(str(outcome.error))
        if outcome is not None:
            yield outcome


def check_stdin(
    data: bytes, name: Path | None, linter: Linter, fixing: Fixing = Fixing.NONE
) -> Iterator[Checked | Failure]:
    """Lint a text that goes by `name`, unless the configuration leaves such a file out."""
    try:
        if name is None or not linter.leaves_out(name):
            yield check_source(Source(data, name), linter, fixing)
    except CONFIG_ERRORS as error:
        yield Failure(error)


def posts_at(paths: Iterable[Path]) -> list[Path | Failure]:
    """Each post that the paths stand for once, by name as given; what is not there comes first."""
    found: dict[str, Path] = {}
    failures: list[Path | Failure] = []
    for path in sorted(paths):
        try:
            for post in find_posts(path):
                found.setdefault(os_path.abspath(post), post)  # noqa: PTH100  # links stay
        except (OSError, SiteConfigError) as error:
            failures.append(Failure(error, path))
    return [*failures, *sorted(found.values())]


def check_file(
    path: Path, linter: Linter, fixing: Fixing = Fixing.NONE, *, write: bool = False
) -> Checked | Failure | None:
    """Lint a file; None for one that the configuration or Hexo leaves out."""
    try:
        if linter.leaves_out(path):
            return None
        checked = check_source(read_source(path, linter.max_file_size), linter, fixing)
        if write and checked.source.data != checked.before.data:
            from hexodigest.lint.mended import write_post  # noqa: PLC0415 # what only reads does without

            write_post(checked.source, checked.before.data)
    except (OSError, *CONFIG_ERRORS) as error:
        return Failure(error, path if isinstance(error, OSError) else None)
    return checked


def _check(choice: Choice, config: Config) -> None:
    """Raise for a name that is no rule's, unless a user's model may give it."""
    if not any(":" in model.model for model in config.models):
        check_patterns(choice.patterns)
        try:
            check_patterns(config_patterns(config))
        except UnknownRuleError as error:
            raise ConfigError(in_file(config, str(error))) from error
    check_options(config)
