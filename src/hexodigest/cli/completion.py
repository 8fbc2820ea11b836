"""`hexodigest completion`: what a shell needs to complete commands, options and rules."""

import click
from click.shell_completion import get_completion_class

from hexodigest.cli import main

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash   eval "$(hexodigest completion bash)"      in ~/.bashrc
    zsh    eval "$(hexodigest completion zsh)"       in ~/.zshrc
    fish   hexodigest completion fish | source       in ~/.config/fish/config.fish
    """  # noqa: D301  # click wants the backspace itself
    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main, {}, "hexodigest", "_HEXODIGEST_COMPLETE").source())
