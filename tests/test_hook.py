"""The hook of this repository, run by a real hook runner in a real git repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

PREK = Path(sys.executable).with_name("prek")
PACKAGED = ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
CONFIG = "repos:\n  - repo: {repo}\n    rev: {rev}\n    hooks:\n      - id: {hook}\n"
GOOD = """\
---
title: 2024-03-13-insights
date: 2024-03-13 09:30:00
categories: Arxiv-Insights
tags: [English]
total: 120
interesting: 1
read: 10
cite: 5
publish: 1
hidden: true
abbrlink: 0a1b2c3d
---

## [Counting tokens twice](https://arxiv.org/pdf/2403.07002.pdf)

They count, and count again.
"""
BAD = GOOD.replace("interesting: 1", "interesting: 4")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=A. Tester", "-c", "user.email=tester@example.org")
    return subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env={key: text for key, text in os.environ.items() if not key.startswith("GIT_")},
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This project as a repository of its own, and its commit."""
    repo = tmp_path_factory.mktemp("hexodigest")
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, repo / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        else:
            shutil.copy(ROOT / name, repo)
    git(repo, "init", "--quiet")
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--message", "All of it")
    return repo, git(repo, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the runner keeps the environment that it makes for the hook, once for this module."""
    return tmp_path_factory.mktemp("prek")


@pytest.fixture
def blog(
    hooks: tuple[Path, str], cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An author's repository with the hook installed."""
    if not PREK.is_file():
        pytest.fail("prek is not installed: run `make env`")
    monkeypatch.setenv("PREK_HOME", str(cache))
    git(tmp_path, "init", "--quiet")
    set_hook(tmp_path, hooks, "hexodigest-lint")
    subprocess.run([PREK, "install"], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def set_hook(blog: Path, hooks: tuple[Path, str], name: str) -> None:
    repo, rev = hooks
    config = CONFIG.format(repo=repo, rev=rev, hook=name)
    (blog / ".pre-commit-config.yaml").write_text(config)


def commit(blog: Path, text: str) -> subprocess.CompletedProcess[str]:
    (blog / "2024-03-13.md").write_text(text)
    git(blog, "add", "--all")
    return git(blog, "commit", "--message", "Today")


def test_the_hook_blocks_a_wrong_digest_and_passes_the_right_one(blog: Path) -> None:
    blocked = commit(blog, BAD)
    assert blocked.returncode == 1, blocked.stdout
    assert "2024-03-13.md:7:14: error[pick-count-mismatch]" in blocked.stdout
    assert git(blog, "log").returncode != 0, "something was committed"

    passed = commit(blog, GOOD)
    assert passed.returncode == 0, passed.stdout
    assert git(blog, "show", "HEAD:2024-03-13.md").stdout == GOOD


def test_the_fixing_hook_mends_the_digest_and_lets_the_author_look(
    blog: Path, hooks: tuple[Path, str]
) -> None:
    set_hook(blog, hooks, "hexodigest-fix")
    stopped = commit(blog, BAD)
    assert stopped.returncode == 1, stopped.stdout
    assert (blog / "2024-03-13.md").read_text() == GOOD

    passed = commit(blog, GOOD)
    assert passed.returncode == 0, passed.stdout


def test_the_hook_is_for_markdown_alone(blog: Path) -> None:
    (blog / "broken.txt").write_bytes(b"\xff\x00{% {{")
    git(blog, "add", "--all")
    passed = git(blog, "commit", "--message", "No post")
    assert passed.returncode == 0, passed.stdout
    assert "no files to check" in passed.stdout.lower()
