"""Where outputs go: a folder of this machine, or an object store."""

from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Protocol, Self

from hexodigest.batch.folder import Put
from hexodigest.batch.manifest import Log


class Place(Protocol):
    """What a run needs of where it writes to. It travels with each piece of work."""

    @property
    def root(self) -> Path:
        """The folder, or the path that stands for an address."""

    def put(
        self, path: PurePosixPath, content: bytes | Path, mine: str | None, *, ours: bool = False
    ) -> Put:
        """Have `content` at `path`; raises ForeignFileError when what is there is not ours."""

    def has(self, path: str) -> bool:
        """Whether there is something at `path`."""

    def remove(self, path: str, mine: str) -> bool:
        """Take away what we wrote, unless somebody has changed it since."""

    def locked(self) -> AbstractContextManager[Self]:
        """The place to write to, while no other run may."""

    def forget_journals(self) -> None:
        """The manifest has all that was written."""

    def log(self) -> Log:
        """Where the manifest is kept."""

    def load(self, name: str) -> bytes | None:
        """What an earlier run has left for later ones. Raises OSError."""

    def save(self, name: str, data: bytes) -> None:
        """Leave something for later runs. Raises OSError."""
