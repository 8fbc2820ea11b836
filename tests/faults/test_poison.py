"""Posts that end their process, never end, or raise: each is one line, and all others are there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from archives import make_archive

import poison
from conftest import corpus_posts
from conversions import HEADER
from hexodigest.document import Document
from hexodigest.source import Source
from runs import finished, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked with the fault")
POSTS = 2000
_OWN_ADDRESS = re.compile(rb"^(permalink|slug|published)\b", re.MULTILINE)
_FAILURES = {
    "crash.md: not converted: its worker crashed (SIGSEGV)",
    "loop.md: not converted: took longer than 5 s",
    "raise.md: not converted: internal error: ValueError: a bug",
}


def poisoned(blog: Path, out: Path, stage: str) -> set[str]:
    """Convert; what is said of posts that were not."""
    options = ["convert", blog, out, "--to=hugo", "--timeout=5", "-j2"]
    command = [sys.executable, poison.__file__, stage, *map(str, options)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    start = f"hexodigest: {blog / 'source' / '_posts'}/"
    said = [line for line in done.stderr.splitlines() if line.startswith("hexodigest: ")]
    return {line.removeprefix(start) for line in said}


def pages(out: Path) -> dict[str, bytes]:
    return {
        name: data
        for name, data in tree(out).items()
        if name.startswith("content/posts/") and not name.endswith("/_index.md")
    }


def check(blog: Path, folder: Path, stage: str) -> None:
    """All pages but three, as they are when nothing fails."""
    assert len(list(blog.glob("source/_posts/**/*.md"))) == POSTS - len(poison.POISONS)
    finished(blog, folder / "whole", "-j2")
    for name in poison.POISONS:
        (blog / "source/_posts" / name).write_text(HEADER + "text\n")
    assert poisoned(blog, folder / "out", stage) == _FAILURES
    expected = pages(folder / "whole")
    assert len(expected) == POSTS - len(poison.POISONS)
    assert pages(folder / "out") == expected


@pytest.mark.parametrize("stage", ["survey", "convert"])
def test_of_two_thousand_posts_three_fail(tmp_path: Path, stage: str) -> None:
    blog = make_archive(tmp_path / "blog", POSTS - len(poison.POISONS))
    check(blog, tmp_path, stage)


@pytest.mark.corpus
def test_of_two_thousand_real_posts_three_fail(tmp_path: Path) -> None:
    posts = tmp_path / "blog/source/_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog/_config.yml").write_text("permalink: :title/\n")
    real = (path for path in corpus_posts() if _is_fit(path.read_bytes()))
    for number, path in zip(range(POSTS - len(poison.POISONS)), real, strict=False):
        shutil.copyfile(path, posts / f"p{number:04}.md")
    check(tmp_path / "blog", tmp_path, "convert")


def _is_fit(data: bytes) -> bool:
    """Whether Hexo reads the post, and gives it the address that its name says."""
    return Document(Source(data)).front_matter.readable and not _OWN_ADDRESS.search(data)


@pytest.mark.parametrize("stage", ["survey", "convert"])
def test_in_a_small_blog_it_is_the_same(tmp_path: Path, stage: str) -> None:
    blog = make_archive(tmp_path / "blog", 5)
    for name in poison.POISONS:
        (blog / "source/_posts" / name).write_text(HEADER + "text\n")
    assert poisoned(blog, tmp_path / "out", stage) == _FAILURES
    assert len(pages(tmp_path / "out")) == 5
