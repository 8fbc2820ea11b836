"""A hook reads the post that has changed and no other, whatever its rules ask of the neighbours."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from conftest import ROOT

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
    main(["lint", "--output-format", "concise", *sys.argv[1:]])
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
    found, read = lint(blog, name)
    assert read == [changed.name]
    assert "error[counter-decreased] `read` is 1, but was " in found
    expected, read = lint(blog, name, "--no-cache")
    assert found == expected
    assert len(read) > 1
