"""`hexodigest config`: what is in force for a file or a folder, and from where."""

from pathlib import Path

import click

from hexodigest.cli import fail
from hexodigest.cli.places import Place


@click.command()
@click.argument("path", type=Place(), default=Path())
def config(path: Path) -> None:
    """Print the configuration that holds for PATH, a post or a folder, and where it comes from.

    Without PATH it is the current folder. What is printed is TOML, such as `hexodigest.toml`
    takes; a comment behind each setting says whether it is from the file or the default.
    """
    from hexodigest.config import ConfigError, load_config  # noqa: PLC0415  # pydantic
    from hexodigest.lint.in_force import in_force  # noqa: PLC0415

    try:
        click.echo(in_force(load_config(path), path), nl=False)
    except ConfigError as error:
        fail(str(error))
