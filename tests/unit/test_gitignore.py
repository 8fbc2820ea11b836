"""What git leaves out of a folder is not linted; git itself is asked."""

import subprocess
from pathlib import Path

import pytest

from hexodigest.lint.files import find_posts

FILES = (
    "a/1.md",
    "a/2.tmp.md",
    "a/keep.tmp.md",
    "b/c/3.md",
    "b/d/4.md",
    "build/5.md",
    "build/x/6.md",
    "deep/6.md",
    "deep/down/6.md",
    "deep/down/e/7.md",
    "#8.md",
    "文/九.md",
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    for name in FILES:
        write(tmp_path / name, "text\n")
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    write(tmp_path / ".gitignore", "build/\n*.tmp.md\n/b/c\n\\#8.md\n# none\n文\n")
    write(tmp_path / "a/.gitignore", "!keep.tmp.md\n")
    write(tmp_path / "deep/.gitignore", "e/\n")
    return tmp_path


def found(folder: Path, root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in find_posts(folder))


def git_sees(folder: Path, root: Path) -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "--full-name", "*.md"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert root.is_dir()
    return sorted(name for name in done.stdout.split("\0") if name)


@pytest.mark.parametrize("name", [".", "a", "b", "deep", "deep/down"])
def test_what_is_linted_is_what_git_sees(repo: Path, name: str) -> None:
    assert found(repo / name, repo) == git_sees(repo / name, repo) != []


def test_an_ignored_folder_that_is_named_is_meant(repo: Path) -> None:
    assert found(repo / "build", repo) == ["build/5.md", "build/x/6.md"]
    assert found(repo / "build/x", repo) == ["build/x/6.md"]


def test_an_ignored_file_that_is_named_is_meant(repo: Path) -> None:
    assert found(repo / "a/2.tmp.md", repo) == ["a/2.tmp.md"]


def test_without_a_repository_only_what_lies_below_counts(tmp_path: Path) -> None:
    for name in ("a/1.md", "a/2.md"):
        write(tmp_path / name, "text\n")
    write(tmp_path / ".gitignore", "1.md\n")
    assert found(tmp_path, tmp_path) == ["a/2.md"]
    assert found(tmp_path / "a", tmp_path) == ["a/1.md", "a/2.md"]


def test_a_path_that_is_given_relatively_is_the_same(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo / "deep")
    assert list(find_posts(Path("../a"))) == [Path("../a/1.md"), Path("../a/keep.tmp.md")]
    assert list(find_posts(Path("down"))) == [Path("down/6.md")]


def test_a_blog_in_a_repository_is_its_source_without_what_is_ignored(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    write(tmp_path / "blog/_config.yml", "title: x\n")
    write(tmp_path / "blog/source/_posts/a.md", "text\n")
    write(tmp_path / "blog/source/_drafts/b.md", "text\n")
    write(tmp_path / ".gitignore", "_drafts\n")
    assert found(tmp_path, tmp_path) == ["blog/source/_posts/a.md"]
    assert found(tmp_path / "blog", tmp_path) == ["blog/source/_posts/a.md"]
