"""`hexodigest verify`: the table on stdout, steps and what failed on stderr."""

import sys
from pathlib import Path

import click

from hexodigest.cli import explain, fail
from hexodigest.cli.converting import MISUSE
from hexodigest.cli.options import TIMEZONE
from hexodigest.cli.places import Place
from hexodigest.cli.progress import Progress
from hexodigest.convert.options import Options
from hexodigest.convert.write import check_folder, write_whole
from hexodigest.verify.against import OldPagesError
from hexodigest.verify.engines import TARGETS, EngineError
from hexodigest.verify.html import NoParserError, SelectorError
from hexodigest.verify.reports.html import as_html
from hexodigest.verify.reports.json import as_json
from hexodigest.verify.reports.table import as_table
from hexodigest.verify.results import Result
from hexodigest.verify.run import Request
from hexodigest.verify.run import verify as compare

_FILE = Place(folder=False)
_FAILED = (EngineError, NoParserError, OldPagesError, SelectorError)
_FOLDER = Place(file=False)


@click.command()
@click.argument("blog", metavar="BLOG", type=Place())
@click.option(
    "--to", "target", type=click.Choice(tuple(TARGETS)), required=True, help="What to prove."
)
@click.option("--json", "json_file", metavar="FILE", type=_FILE, help="Write the result as JSON.")
@click.option(
    "--html", "html_file", metavar="FILE", type=_FILE, help="Write it as a page, to be read."
)
@click.option(
    "--keep", metavar="DIR", type=_FOLDER, help="Build in this empty folder, and keep all."
)
@click.option(
    "--hexo",
    metavar="DIR",
    type=Place(exists=True, file=False),
    help="A folder with `node_modules/hexo`. Default: $HEXODIGEST_HEXO, the blog, PATH, npx.",
)
@click.option(
    "--engine",
    metavar="FILE",
    type=Place(),
    help="The program hugo or zola. Default: $HEXODIGEST_HUGO, $HEXODIGEST_ZOLA, PATH.",
)
@click.option(
    "--against",
    metavar="DIR",
    type=Place(exists=True, file=False),
    help="Compare with the pages that Hexo made before, its `public` folder; Hexo is not run.",
)
@click.option(
    "--content",
    metavar="CSS",
    multiple=True,
    help="Where the content is in those pages, such as `.post-body`. Default: where known themes "
    "have it.",
)
@TIMEZONE
def verify(  # noqa: PLR0913  # an option each
    *,
    blog: Path,
    target: str,
    json_file: Path | None,
    html_file: Path | None,
    keep: Path | None,
    hexo: Path | None,
    engine: Path | None,
    against: Path | None,
    content: tuple[str, ...],
    timezone: str | None,
) -> None:
    """Prove that converting BLOG loses nothing: build it with Hexo, and with the target, compare.

    Both are built on copies in a temporary folder, the blog is only read. Each page is compared in
    its address, title, date, terms, text, headings, links, images, code and structure; lists, the
    feed and copied files as well. A difference is unreported, in the loss report of the conversion,
    or one between the engines that has a name.

    Exit codes: 0 no unreported difference, 1 there is one, 2 something could not be built or read.
    """
    progress = Progress()
    try:
        if keep:
            check_folder(keep, force=False)
        options = Options(timezone=timezone)
        request = Request(blog, target, hexo, engine, options, keep, against, content)
        result = compare(request, progress.say, progress.track)
        progress.clear()
        if json_file:
            write_whole(json_file, as_json(result).encode())
        if html_file:
            write_whole(html_file, as_html(result).encode())
    except (*MISUSE, *_FAILED) as error:
        progress.clear()
        fail(str(error))
    except OSError as error:
        progress.clear()
        fail(explain(error))
    for line in as_table(result):
        click.echo(line)
    sys.exit(_exit_code(result))


def _exit_code(result: Result) -> int:
    return 1 if result.unreported else 0
