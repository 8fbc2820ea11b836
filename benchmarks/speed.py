"""How long hexodigest and its peers take: one table, measured in one go on the same posts.

Posts of `../shared/corpus` that the real Hexo builds without a word are copied into a blog of their
own. Rows are run in turn, and again, so that a busy machine slows all alike; medians are printed.
CPU seconds are those of the process and its children, user and system.

hexodigest is measured as users have it: installed into an environment of its own, with bytecode. A
checkout compiles its modules in each run where PYTHONDONTWRITEBYTECODE is set, and looks at all of
them to know whether its cache still holds.

    python benchmarks/speed.py [--runs N] [ROW ...]

Groups are `peers`, `hook`, `5000`, `convert`, `growth` and `large`; a peer can be named alone:
`rumdl`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from peers import BIN, CACHE, CORPUS, MODULES, ROOT, fetch

HOME = CACHE.parent / "installed"
SCRIPTS = HOME / ("Scripts" if sys.platform == "win32" else "bin")
OURS, THEIRS = str(SCRIPTS / "hexodigest"), str(SCRIPTS / "python")
ENGINES = ROOT / "tests" / "oracles" / "node" / "node_modules"
POSTS = 500
SMALLEST, LARGEST = 500, 40_000  # bytes of a post that is taken
PYTHON = ["pymarkdownlnt"]
NODE = ["remark-cli", "remark-frontmatter", "remark-lint-frontmatter-schema"]
CONFIG = "title: Tea\nurl: https://tea.example\n"
PACKAGE = """\
{"hexo": {"version": "8.1.2"}, "type": "commonjs", "dependencies": {"hexo": "8",
"hexo-renderer-marked": "7", "hexo-renderer-ejs": "2", "hexo-generator-index": "4",
"hexo-generator-archive": "2", "hexo-generator-tag": "2", "hexo-generator-category": "2"}}
"""
# As small as a theme can be: Hexo writes no page without one.
LAYOUT = """\
<title><%= page.title %></title><%- page.content || "" %>
<% if (page.posts) { page.posts.each(function(post) { %>
<a href="<%- url_for(post.path) %>"><%= post.title %></a><%- post.excerpt || "" %>
<% }) } %>
"""
SCHEMA = '{"type": "object", "properties": {"title": {"type": "string"}}}'
REMARK = """\
import frontmatter from 'remark-frontmatter'
import schema from 'remark-lint-frontmatter-schema'
export default {plugins: [frontmatter, [schema, {schemas: {'./schema.json': ['./**/*.md']}}]]}
"""
SETTLED = 2.5  # seconds after which the times of a file are believed


class Cost(NamedTuple):
    """What a command took."""

    cpu: float
    wall: float
    memory: float  # MiB, of its largest process


class Row(NamedTuple):
    """A line of the table; `prepare` is not counted."""

    name: str
    command: list[str]
    folder: Path
    prepare: Callable[[], None] = lambda: None


def cost(command: list[str], folder: Path) -> Cost:
    """Run a command to its end, whatever it exits with."""
    start = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0:
        raise RuntimeError(f"{command[0]} was ended by signal {-process.returncode}")
    wall = time.perf_counter() - start
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / scale)


def corpus_posts() -> Iterator[bytes]:
    """Posts of the corpus without tags, for tags of themes that are not here end Hexo's build."""
    for path in sorted(CORPUS.rglob("_posts/**/*.md")):
        data = path.read_bytes() if path.is_file() else b""
        if SMALLEST < len(data) < LARGEST and not any(
            sign in data for sign in (b"{%", b"{{", b"{#")
        ):
            yield data


def make_blog(
    folder: Path, count: int, without: bytes = b"\0", different: int | None = None
) -> Path:
    """A blog of that many posts: some of the corpus `without` a text, again and again."""
    known = [data for data in corpus_posts() if without not in data]
    step = max(1, len(known) // (different or count))
    chosen = known[::step][:different]
    posts = folder / "source" / "_posts"
    posts.mkdir(parents=True)
    (folder / "_config.yml").write_text(CONFIG)
    (folder / "package.json").write_text(PACKAGE)
    for number in range(count):
        (posts / f"{number:06}.md").write_bytes(chosen[number % len(chosen)])
    return folder


def install() -> None:
    """Put what is in the checkout into its environment."""
    if not SCRIPTS.exists():
        venv.create(HOME, with_pip=True)
    pip = [THEIRS, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(ROOT)], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(ROOT)], check=True)


def fetch_more() -> None:
    """Bring the peers that only this table knows."""
    fetch()
    if not (BIN / "pymarkdown").exists():
        subprocess.run([str(BIN / "pip"), "install", "--quiet", *PYTHON], check=True)
    if not (MODULES / "remark").exists():
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *NODE]
        subprocess.run(command, cwd=CACHE / "node", check=True)


def peers(folder: Path) -> list[Row]:
    """Ours and all others, on 500 posts."""
    blog = make_blog(folder / "blog", POSTS)
    size = sum(post.stat().st_size for post in (blog / "source" / "_posts").iterdir())
    print(f"{POSTS} posts, {size / 1e6:.1f} MB")
    remark = folder / "remark"
    shutil.copytree(blog / "source", remark / "source")
    (remark / "node_modules").symlink_to(MODULES.parent)
    (remark / "schema.json").write_text(SCHEMA)
    (remark / ".remarkrc.mjs").write_text(REMARK)
    lint = [OURS, "lint", ".", "--output-format", "concise"]
    rumdl = [str(BIN / "rumdl"), "check", "--no-config"]
    return [
        Row("ours, cold, one process", [*lint, "--no-cache", *ONE], blog),
        Row("ours, cold, two processes", [*lint, "--no-cache", *TWO], blog),
        Row("ours, nothing changed", lint, blog),
        Row("rumdl, without a cache", [*rumdl, "--no-cache", "source"], blog),
        Row("rumdl, nothing changed", [*rumdl, "--cache-dir", str(folder / "r"), "source"], blog),
        Row("markdownlint-cli2", [str(MODULES / "markdownlint-cli2"), "source/**/*.md"], blog),
        Row("mdformat --check", [str(BIN / "mdformat"), "--check", "source"], blog),
        Row("remark-lint", [str(MODULES / "remark"), "--quiet", "source"], remark),
        Row("pymarkdown", [str(BIN / "pymarkdown"), "scan", "-r", "source"], blog),
        hexo("hexo generate", blog),
    ]


def hook(folder: Path) -> list[Row]:
    """One small post, as a commit hook lints it, beside what Python and click take."""
    blog = make_blog(folder / "hook", 1)
    post = blog / "source" / "_posts" / "000000.md"
    post.write_text("---\ntitle: Tea\ndate: 2024-01-02 03:04:05\n---\n\nA cup of tea.\n")
    lint = [OURS, "lint", str(post)]
    return [
        Row("hook, python -c pass", [THEIRS, "-c", "pass"], blog),
        Row("hook, python -c 'import click'", [THEIRS, "-c", "import click"], blog),
        Row("hook, cached", lint, blog),
        Row("hook, not cached", [*lint, "--no-cache"], blog),
    ]


def five_thousand(folder: Path) -> list[Row]:
    """A large blog the second time."""
    blog = make_blog(folder / "5000", 5000)
    post = blog / "source" / "_posts" / "002500.md"

    def change() -> None:
        post.write_bytes(post.read_bytes() + b"\nOne more line.\n")

    lint = [OURS, "lint", ".", "--statistics"]
    rumdl = [
        str(BIN / "rumdl"),
        "check",
        "--no-config",
        "--cache-dir",
        str(folder / "r5"),
        "source",
    ]
    cost(lint, blog)
    return [
        Row("5000 posts, nothing changed", lint, blog),
        Row("5000 posts, by hash", [*lint, "--cache-hash"], blog),
        Row("5000 posts, rumdl, nothing changed", rumdl, blog),
        Row("5000 posts, one changed, in a hook", [*lint[:2], str(post)], blog, change),
        Row("5000 posts, one changed", lint, blog, change),
    ]


def conversions(folder: Path) -> list[Row]:
    """A large blog converted, beside what Hexo takes to build it."""
    blog = make_blog(folder / "convert", 5000, without=b"permalink:")
    rows = [hexo("convert, hexo generate", blog)]
    for target in ("hugo", "zola", "json"):
        new, old = folder / f"{target}-new", folder / f"{target}-old"
        command = [OURS, "convert", str(blog), "--to", target, *ONE]
        cost([*command, str(old)], blog)
        rows += [
            Row(f"convert to {target}", [*command, str(new)], blog, partial(remove, new)),
            Row(f"convert to {target}, nothing changed", [*command, str(old)], blog),
        ]
    return rows


def hexo(name: str, blog: Path) -> Row:
    """Hexo builds a blog from nothing, with its usual packages and a theme of a few lines."""
    layouts = blog / "themes" / "landscape" / "layout"
    layouts.mkdir(parents=True)
    for layout in ("index", "post", "page", "archive", "tag", "category"):
        (layouts / f"{layout}.ejs").write_text(LAYOUT)
    (blog / "node_modules").symlink_to(ENGINES)

    def forget() -> None:
        remove(blog / "public")
        (blog / "db.json").unlink(missing_ok=True)

    program = str(ENGINES / "hexo" / "bin" / "hexo")
    return Row(name, ["node", program, "generate", "--force"], blog, forget)


def remove(folder: Path) -> None:
    """Take away what a run has made."""
    shutil.rmtree(folder, ignore_errors=True)


def growth(folder: Path) -> list[Row]:
    """From 1,000 posts to 50,000."""
    return [
        Row(f"growth, {count:,} posts, {jobs[-1]} process(es)", [*command, *jobs], blog)
        for count in (1_000, 10_000, 50_000)
        for blog in [make_blog(folder / f"growth-{count}", count, different=1_000)]
        for command in [[OURS, "lint", ".", "--no-cache", "--statistics"]]
        for jobs in (ONE, TWO)
    ]


def large(folder: Path) -> list[Row]:
    """Posts beyond all measure."""
    text = "A line of text with *emphasis*, `code` and a [link](https://tea.example/).\n\n"
    contents = {
        "a post of 100 MB": text * (100_000_000 // len(text)),
        "200,000 headings": "".join(f"## Heading {number}\n\n" for number in range(200_000)),
        "a line of 5 MB": "word " * 1_000_000,
    }
    rows = []
    for name, content in contents.items():
        file = folder / f"{name.replace(' ', '-')}.md"
        file.write_text(f"---\ntitle: Tea\n---\n{content}\n")
        command = [OURS, "lint", str(file), "--no-cache", "--statistics", "--max-file-size", "1G"]
        rows.append(Row(f"large, {name}", command, folder))
    return rows


ONE, TWO = ["--jobs", "1"], ["--jobs", "2"]
GROUPS: dict[str, Callable[[Path], list[Row]]] = {
    "peers": peers,
    "hook": hook,
    "5000": five_thousand,
    "convert": conversions,
    "growth": growth,
    "large": large,
}
ONCE = ("convert, hexo", "growth", "large", "pymarkdown")  # long enough to say much by one run


def main() -> None:
    """Measure the rows that were asked for, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("rows", nargs="*")
    given = parser.parse_args()
    wanted = set(given.rows)
    install()
    with tempfile.TemporaryDirectory() as name:
        for group, make in GROUPS.items():
            if wanted and group not in wanted and (group != "peers" or wanted <= GROUPS.keys()):
                continue
            if group in {"peers", "5000"}:
                fetch_more()
            rows = make(Path(name))
            if wanted and group not in wanted:
                rows = [row for row in rows if row.name.startswith(tuple(wanted))]
            show(rows, given.runs)


def show(rows: list[Row], runs: int) -> None:
    """Run each row in turn, and print the medians."""
    found: dict[str, list[Cost]] = {row.name: [] for row in rows}
    time.sleep(SETTLED)
    for number in range(runs + 1):  # the first fills caches
        for row in rows:
            if number != 1 and row.name.startswith(ONCE):
                continue
            row.prepare()
            measured = cost(row.command, row.folder)
            if number:
                found[row.name].append(measured)
    print(f"\n| {'':42} | CPU s | wall s | MiB |\n|{'-' * 44}|---:|---:|---:|")
    for row in rows:
        cpu, wall, memory = (median(each) for each in zip(*found[row.name], strict=True))
        print(f"| {row.name:42} | {cpu:.3f} | {wall:.3f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
