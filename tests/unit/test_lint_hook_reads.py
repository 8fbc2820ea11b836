"""Which posts are opened: the one that has changed, and what shows more than is remembered."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT
from hexodigest.report.formats import FORMATS, WITH_TEXT

SETTLED = 2.2  # seconds after which the times of a file tell that it has not changed
SPY = """
import sys
from pathlib import Path

opened = set()

def note(event, about):
    if event == "open" and str(about[0]).endswith(".md"):
        opened.add(Path(about[0]).name)

sys.addaudithook(note)
from hexodigest.cli import main
try:
    main(["lint", *sys.argv[1:]])
finally:
    print("opened", *sorted(opened))
"""


def lint(folder: Path, *arguments: str) -> tuple[str, list[str]]:
    """What is found, and the names of the posts that were opened."""
    done = subprocess.run(
        [sys.executable, "-c", SPY, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found, _, names = done.stdout.rpartition("opened")
    return found, names.split()


def test_one_changed_post_is_the_one_that_is_read(tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    shutil.copytree(ROOT / "examples" / "arxiv-insights", blog)
    posts = sorted((blog / "source" / "_posts").glob("*.md"))
    time.sleep(SETTLED)
    _, read = lint(blog, ".")
    assert len(read) == len(posts) + 2  # a draft, and a page
    changed = posts[-1]
    text = changed.read_text("utf-8")
    counter = next(line for line in text.splitlines() if line.startswith("read: "))
    changed.write_text(text.replace(counter, "read: 1"), "utf-8")
    name = changed.relative_to(blog).as_posix()
    found, read = lint(blog, name, "--output-format", "concise")
    assert read == [changed.name]
    assert "error[counter-decreased] `read` is 1, but was " in found
    expected, read = lint(blog, name, "--output-format", "concise", "--no-cache")
    assert found == expected
    assert len(read) > 1


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blog of which all is known: fixes, two findings in a line, wide letters, a long line."""
    blog = tmp_path_factory.mktemp("known")
    (blog / "source" / "_posts").mkdir(parents=True)
    (blog / "_config.yml").write_text("url: https://tea.example\n")
    texts = {
        "clean": "Tea.\n",
        "few": "[a]() [b]()\r\n\r\n茶茶\t[水]( )\r\n\r\n#Tea\r\n",
        "long": f"{'tea ' * 1000}[a]()\n",
    }
    for name, text in texts.items():
        post = f"---\ntitle: {name}\ntags: [a, a]\n---\n{text}"
        (blog / "source" / "_posts" / f"{name}.md").write_bytes(post.encode())
    time.sleep(SETTLED)
    lint(blog, ".")
    return blog


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_remembered_is_shown_as_what_is_found(known: Path, form: str) -> None:
    expected, _ = lint(known, ".", "--no-cache", "--output-format", form)
    found, read = lint(known, ".", "--output-format", form)
    assert found == expected
    assert "empty-link" in found
    assert read == (["clean.md", "few.md", "long.md"] if form in WITH_TEXT else ["long.md"])


def test_findings_are_counted_without_a_post(known: Path) -> None:
    expected, _ = lint(known, ".", "--no-cache", "--statistics")
    assert lint(known, ".", "--statistics") == (expected, [])
