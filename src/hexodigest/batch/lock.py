"""One run at a time in an output folder, and what is its own lies nowhere else."""

from pathlib import Path

from hexodigest.batch.owner import LOCK, NAME, UNFINISHED
from hexodigest.convert.write import OutputFolderError


def take(descriptor: int) -> bool:
    """Lock an open file until it is closed or its process dies; without locks, hope."""
    try:
        import fcntl  # noqa: PLC0415  # there is none on Windows
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def refuse_links(own: Path) -> None:
    """Raise OutputFolderError where what is the run's own would be written elsewhere."""
    for place in (own, own / LOCK, own / UNFINISHED, own / Path(NAME).name):
        if place.is_symlink():
            raise OutputFolderError(f"`{place}` is a link, and may lead out of the output folder")
        is_folder = place in {own, own / UNFINISHED}
        if place.exists() and not (place.is_dir() if is_folder else place.is_file()):
            kind = "folder" if is_folder else "file"
            raise OutputFolderError(f"`{place}` is no {kind}")
