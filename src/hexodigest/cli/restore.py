"""`hexodigest restore`: a post out of the JSON that it was converted to."""

from pathlib import Path

import click

from hexodigest.cli import explain, fail
from hexodigest.cli.places import Place
from hexodigest.convert.targets.json.source import RestoreError
from hexodigest.convert.targets.json.source import restore as source_of
from hexodigest.convert.write import write_whole
from hexodigest.reading import read_file
from hexodigest.report.text import shown_path


@click.command()
@click.argument("source", metavar="JSON", type=Place())
@click.argument("destination", metavar="OUT", type=Place())
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def restore(*, source: Path, destination: Path, force: bool) -> None:
    """Write the post that JSON was made of to the file OUT, byte for byte.

    Exit codes: 0 it is written, 2 JSON holds no post, or something could not be read or written.
    """
    if destination.exists() and not force:
        fail(f"`{shown_path(destination)}` is there already; --force writes over it")
    try:
        write_whole(destination, source_of(read_file(source)))
    except RestoreError as error:
        fail(f"{shown_path(source)}: {error}")
    except OSError as error:
        fail(explain(error))
