"""What hexodigest and its peers make of real Hexo posts: damage done by fixing, and blind findings.

Every fourth post of `../shared/corpus` is copied for each tool, beside its blog's configuration,
and fixed twice; `damage.py` says what is counted. Then each tool only lints, and its findings *on
Hexo's own syntax* are counted: those that judge as Markdown what Hexo never hands to Markdown,

- front matter, in any of its three forms;
- tags: a finding whose place meets the braces of a tag, or the body of `raw` or a code tag
  (bodies that are Markdown to Hexo are Markdown here, in favour of the peers);
- addresses: a finding that calls an address broken that Hexo serves.

What holds for any line of any text (length, trailing blanks, tabs, the last line's end) is not
counted, for nobody. Nor is a finding that front matter or a tag is faulty *to Hexo*, which only
one of the tools can make: whether Hexo agrees is asked in `tests/oracles/test_errors.py`.

The peers are fetched from PyPI and npm into `.cache/peers`; nothing else of the project knows them.

    python benchmarks/peers.py [EVERY]
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from damage import damage
from hexo_syntax import KINDS, Finding, Syntax

from hexodigest.lint.posts import Checked, Fixing, Linter, check_posts, check_source, posts_at
from hexodigest.lint.registry import group_of
from hexodigest.source import Source

ROOT = Path(__file__).parent.parent
CORPUS = (ROOT.parent / "shared" / "corpus" / "blogs").resolve()
CACHE = ROOT / ".cache" / "peers"
PYTHON = ["rumdl==0.3.0", "mdformat==1.0.0", "mdformat-frontmatter==2.2.0", "mdformat-gfm==1.0.0"]
NODE = ["markdownlint-cli2@0.22.1", "prettier@3.10.1"]
BIN = CACHE / "venv" / "bin"
MODULES = CACHE / "node" / "node_modules" / ".bin"
FIXERS: dict[str, list[str]] = {
    "rumdl fmt": [str(BIN / "rumdl"), "fmt", "--no-cache", "--no-config", "--silent"],
    "markdownlint-cli2 --fix": [str(MODULES / "markdownlint-cli2"), "--fix", "--no-globs"],
    "prettier --write": [str(MODULES / "prettier"), "--write", "--log-level=silent"],
    "mdformat (gfm, frontmatter)": [str(BIN / "mdformat")],
}
# Of any text: long lines, blanks at their ends, tabs, several empty lines, the end of the file.
ANY_TEXT = {"MD009", "MD010", "MD012", "MD013", "MD047"}
OF_HEXO = {"front-matter", "tags", "posts"}  # our rules on what Hexo itself has fault with
IN_VAIN = {"missing-asset", "broken-post-link"}  # and on what its tags name that is not there


class State(NamedTuple):
    """A post before, after one run and after a second; `rules` are those of ours that fixed it."""

    before: bytes
    once: bytes
    twice: bytes
    rules: frozenset[str] = frozenset()


def fetch() -> None:
    """Bring the peers, once."""
    if not (BIN / "rumdl").exists():
        venv.create(CACHE / "venv", with_pip=True)
        subprocess.run([str(BIN / "pip"), "install", "--quiet", *PYTHON], check=True)
    if not (MODULES / "prettier").exists():
        (CACHE / "node").mkdir(parents=True, exist_ok=True)
        (CACHE / "node" / "package.json").write_text('{"private": true}')
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *NODE]
        subprocess.run(command, cwd=CACHE / "node", check=True)


def sample(every: int) -> list[Path]:
    """Every so manieth post of the corpus that Hexo renders and that is UTF-8."""
    found = [post for blog in sorted(CORPUS.iterdir()) for post in posts_at([blog])]
    linter = Linter()
    posts = [post for post in found if isinstance(post, Path) and not linter.leaves_out(post)]
    return [post for post in posts if not Source(post.read_bytes()).bad_bytes][::every]


def run(command: list[str], files: Iterable[Path], folder: Path) -> bytes:
    """Run a tool over the files, some hundreds at a time; what it says on both streams."""
    names = [file.name for file in files]
    said = b""
    for start in range(0, len(names), 200):
        done = subprocess.run(
            [*command, *names[start : start + 200]],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=550,
        )
        said += done.stdout + b"\n" + done.stderr
    return said


def copied(posts: list[Path], folder: Path) -> list[Path]:
    """Copies with names that no tool takes for something else."""
    copies = [folder / f"{index}.md" for index in range(len(posts))]
    for post, copy in zip(posts, copies, strict=True):
        shutil.copyfile(post, copy)
    return copies


def fixed_by(command: list[str], posts: list[Path]) -> list[State]:
    """Each post before, after one run and after a second."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = copied(posts, folder)
        before = [copy.read_bytes() for copy in copies]
        run(command, copies, folder)
        once = [copy.read_bytes() for copy in copies]
        run(command, copies, folder)
        twice = [copy.read_bytes() for copy in copies]
    return [State(*each) for each in zip(before, once, twice, strict=True)]


def fixed_by_us(posts: list[Path]) -> list[State]:
    """The same of `lint --fix --unsafe-fixes`, where the posts lie, in memory."""
    linter = Linter()
    states = []
    for checked in check_posts(posts, linter, Fixing.ALL):
        if isinstance(checked, Checked):
            again = check_source(checked.source, linter, Fixing.ALL)
            rules = frozenset(found.name for found in checked.applied)
            data = checked.before.data, checked.source.data, again.source.data
            states.append(State(*data, rules))
    return states


def print_damage(posts: list[Path]) -> None:
    """How many posts each tool harms; the few keys, terms and tags that a rule is for are meant."""
    print(f"{len(posts)} posts, fixed twice; posts with")
    print(f"{'':30}{'changed':>9}{'data':>7}{'tags':>7}{'code':>7}{'2nd run':>9}")
    rows = {"hexodigest --unsafe-fixes": fixed_by_us(posts)}
    rows |= {name: fixed_by(command, posts) for name, command in FIXERS.items()}
    for name, states in rows.items():
        harms = [damage(state.before, state.once, state.rules) for state in states]
        counts = [sum(state.before != state.once for state in states)]
        counts += [sum(harm[part] for harm in harms) for part in range(3)]
        counts += [sum(state.once != state.twice for state in states)]
        print(f"{name:30}" + "".join(map("{:>{}}".format, counts, (9, 7, 7, 7, 9))))


def linted_by_rumdl(posts: list[Path]) -> Iterator[Finding]:
    """Its findings, the posts where they lie."""
    command = [str(BIN / "rumdl"), "check", "--no-cache", "--no-config", "--output-format", "json"]
    for start in range(0, len(posts), 200):
        names = [str(post) for post in posts[start : start + 200]]
        done = subprocess.run([*command, *names], capture_output=True, check=False, timeout=550)
        for item in json.loads(done.stdout):
            place = item["line"], item["column"] - 1
            yield Finding(Path(item["file"]), item["rule"], *place)


def linted_by_markdownlint(posts: list[Path]) -> Iterator[Finding]:
    """Its findings; the posts where they lie, by names that are no globs."""
    command = [str(MODULES / "markdownlint-cli2"), "--no-globs"]
    said = re.compile(r"(.+?\.md):(\d+)(?::(\d+))? (?:error|warning) (MD\d+)")
    for start in range(0, len(posts), 200):
        names = [f":{post.relative_to(CORPUS)}" for post in posts[start : start + 200]]
        done = subprocess.run(
            [*command, *names], cwd=CORPUS, capture_output=True, check=False, timeout=550
        )
        for match in map(said.match, (done.stdout + done.stderr).decode().splitlines()):
            if match:
                column = int(match[3]) - 1 if match[3] else None
                yield Finding(CORPUS / match[1], match[4], int(match[2]), column)


def linted_by_us(posts: list[Path]) -> Iterator[Finding]:
    """The findings of the rules that read Markdown and links: what the peers read as well."""
    for checked in check_posts(posts, Linter()):
        for each in checked.diagnostics if isinstance(checked, Checked) else ():
            position = checked.source.position(each.span.start)
            yield Finding(
                checked.source.path or Path(), each.name, position.line, position.column - 1
            )


def print_findings(posts: list[Path]) -> None:
    """How many findings of each tool are on Hexo's own syntax."""
    tools: dict[str, Callable[[list[Path]], Iterator[Finding]]] = {
        "hexodigest": linted_by_us,
        "rumdl": linted_by_rumdl,
        "markdownlint-cli2": linted_by_markdownlint,
    }
    syntax = {path: Syntax(path) for path in posts}
    print(f"\n{len(posts)} posts, linted; findings, and which are on Hexo's own syntax")
    print(f"{'':20}{'all':>9}{'counted':>9}{'front matter':>14}{'tags':>7}{'addresses':>11}")
    for name, tool in tools.items():
        found = list(tool(posts))
        counted = [each for each in found if each.rule not in ANY_TEXT]
        if name == "hexodigest":
            ours = [each for each in counted if group_of(each.rule) not in OF_HEXO]
            counted = [each for each in ours if each.rule not in IN_VAIN]
        kinds = Counter(syntax[each.post].kind(each) for each in counted)
        figures = [len(found), len(counted), *(kinds[kind] for kind in KINDS)]
        print(f"{name:20}" + "".join(map("{:>{}}".format, figures, (9, 9, 14, 7, 11))))
        on = Counter(each.rule for each in counted if syntax[each.post].kind(each))
        print("    " + ", ".join(f"{rule} {count}" for rule, count in on.most_common(6)))


def main() -> int:
    """Print both tables."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    fetch()
    posts = sample(every)
    print_damage(posts)
    print_findings(posts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
