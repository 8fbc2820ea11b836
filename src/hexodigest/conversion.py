"""Convert a post or a blog, for programs."""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from hexodigest.convert.job import prepare
from hexodigest.convert.options import Options
from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.run import CollisionError
from hexodigest.convert.target import Loss
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.convert.write import OutputFolderError
from hexodigest.site.dates import find_zone
from hexodigest.site.hexo_config import ConfigError as HexoConfigError


class ConversionError(Exception):
    """Why nothing was converted, in one line."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion."""

    posts: int  # pages too
    files: int  # written
    losses: tuple[Loss, ...]  # what the target cannot say as Hexo does, each with its place
    failures: tuple[str, ...]  # a line for each post that was not converted


def convert_blog(  # noqa: PLR0913  # a choice each, named as the command's options are
    source: str | PathLike[str],
    destination: str | PathLike[str],
    to: str = "json",
    *,
    force: bool = False,
    content_only: bool = False,
    timezone: str | None = None,
) -> Conversion:
    r"""Convert the blog, or the one post, at `source`, and write the result to `destination`.

    As `hexodigest convert` does it, in this one process and from the start; `to` is `json`, `hugo`
    or `zola`. Raises, before anything is written, ValueError for another target or an unknown zone,
    OSError when `source` cannot be read, NoBlogError when a folder is no blog, ConfigError as
    `load_config` does, and ConversionError for all else: `destination` is not empty and `force`
    is not given, two posts have one address, `_config.yml` cannot be used.

    >>> import json, tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> size = (folder / "tea.md").write_text("---\ntitle: Tea\n---\nA cup.\n")
    >>> convert_blog(folder / "tea.md", folder / "tea.json")
    Conversion(posts=1, files=1, losses=(), failures=())
    >>> json.loads((folder / "tea.json").read_text())["front_matter"]["data"]["title"]
    'Tea'
    """
    if to not in NAMES:
        message = f"`{to}` is no target, expected one of {', '.join(NAMES)}"
        raise ValueError(message)
    if timezone is not None and find_zone(timezone) is None:
        message = f"`{timezone}` is no time zone, expected one such as `Asia/Shanghai`"
        raise ValueError(message)
    options = Options(content_only=content_only, timezone=timezone)
    try:
        job = prepare(Path(source), Path(destination), load_target(to), options, force=force)
        files = job.write()
    except (CollisionError, OutputFolderError, UnsafePathError, HexoConfigError) as error:
        raise ConversionError(str(error)) from error
    failures = tuple(f"{failure.path}: {failure.message}" for failure in job.plan.failures)
    return Conversion(len(job.plan.pages), files, job.plan.losses, failures)
