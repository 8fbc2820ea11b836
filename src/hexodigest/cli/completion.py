"""`hexodigest completion`: what a shell needs to complete commands, options and rules."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from hexodigest.cli import main

_KINDS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


@click.command()
@click.argument("shell", type=click.Choice(list(_KINDS)))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash   eval "$(hexodigest completion bash)"      in ~/.bashrc
    zsh    eval "$(hexodigest completion zsh)"       in ~/.zshrc
    fish   hexodigest completion fish | source       in ~/.config/fish/config.fish
    """  # noqa: D301  # click wants the backspace itself
    kind = _KINDS[shell]
    click.echo(kind(main, {}, "hexodigest", "_HEXODIGEST_COMPLETE").source())
