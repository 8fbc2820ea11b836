"""The command `hexodigest`: one module a subcommand, imported when it is called."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from hexodigest.elsewhere import named
from hexodigest.report.text import printable, shown_path
from hexodigest.version import VERSION

# What `--help` says of each command; module `lint` here has the click command `lint`.
COMMANDS = {
    "lint": "Find what is wrong in posts, and mend what can be mended safely.",
    "convert": "Convert a post or a blog to Hugo, Zola or JSON.",
    "verify": "Prove that a conversion loses nothing: build both, compare page by page.",
    "restore": "Get a post back out of the JSON that it was converted to.",
    "rule": "Explain a rule, or list them all.",
    "config": "Show which configuration is in force, and from where.",
    "completion": "Print what a shell needs to complete commands and rules.",
}
# Objects: at 700 a tenth of a short run goes by with looking for cycles; at 50,000 a long run is a
# twentieth slower, for what is new does not stay in the processor's cache.
_GARBAGE = 10_000
FAILURE = 2  # misuse, or something that could not be read or written


class _LazyGroup(click.Group):
    """Knows its commands by name; imports one when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The order of `--help`."""
        del ctx
        return list(COMMANDS)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what no command expects of the system is one line as well."""
        _need_streams()
        try:
            Path.cwd()
        except OSError:
            fail("the folder that this runs in is gone, or cannot be read")
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # click ends without a word: whoever reads has enough
        except OSError as error:
            fail(explain(error))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None leaves the complaint to click, with a suggestion."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"hexodigest.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands by their first letters, none of them imported, and options."""
        names = (name for name in COMMANDS if name.startswith(incomplete))
        commands = [CompletionItem(name, help=COMMANDS[name]) for name in names]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 # click's signature
    if value:
        click.echo(f"hexodigest {VERSION}")
        ctx.exit()


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version and exit.",
)
def main() -> None:
    """Read Hexo posts as Hexo does, lint them, and convert archives to Hugo, Zola and JSON.

    \b
    hexodigest lint source/_posts/hello.md     what is wrong in a post
    hexodigest lint --fix .                    mend a whole blog where that is safe
    hexodigest convert . ../site --to hugo     the blog as a Hugo site
    eval "$(hexodigest completion bash)"       completion for your shell

    Exit codes: 0 nothing found, 1 something found, 2 misuse or failure.
    """  # noqa: D301  # click wants the backspace itself
    gc.set_threshold(_GARBAGE, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its escape, not a traceback.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _need_streams() -> None:
    """Where the shell has closed a stream, what is said goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # to the end


def complete_rule(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The rules whose names begin so, without importing one."""
    from hexodigest.lint.names import rule_names  # noqa: PLC0415 # only a shell asks

    return [CompletionItem(name) for name in rule_names() if name.startswith(incomplete)]


def explain(error: OSError, path: Path | None = None) -> str:
    """Which file it was, and what the system says: `post.md: no such file or directory`."""
    reason = error.strerror.lower() if error.strerror else str(error)
    name = path or error.filename
    return f"{shown_path(Path(os.fsdecode(name)))}: {reason}" if name else reason


def complain(message: str) -> None:
    """Say in one line on stderr what went wrong."""
    click.echo(f"hexodigest: {printable(named(message))}", err=True)


def fail(message: str) -> NoReturn:
    """Say in one line on stderr what went wrong, and exit with 2."""
    complain(message)
    sys.exit(FAILURE)
