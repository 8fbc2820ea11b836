"""What is found does not depend on how many processes look for it."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from hexodigest.batch import lint as batch_lint
from hexodigest.cli import main
from hexodigest.lint.cache.linted import Check, Linted, lint_unnoted

POSTS = 130


@pytest.fixture(autouse=True)
def _blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    posts = Path("source/_posts")
    posts.mkdir(parents=True)
    Path("_config.yml").write_text("url: https://tea.example\n")
    Path("hexodigest.toml").write_text('extend_select = ["*"]\nexclude = ["7.md"]\n')
    for number in range(POSTS):
        text = f"title: T{number}\ndate: 2024-01-02\ntags: [{'Aa'[number % 2]}, b{number % 9}]\n"
        links = f"[y](/2024/01/02/{number + 1}/#Heading) ![](/{number}.png)\n\n## Heading\n"
        (posts / f"{number}.md").write_text(f"---\n{text}---\n{links}")
    (posts / "8.md").write_bytes(b"")
    (posts / "9.md").unlink()
    (posts / "9.md").symlink_to("nothing")


def found(*options: str) -> tuple[int, object, str]:
    arguments = ["lint", "source/_posts/9.md", ".", "--output-format", "json", *options]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return done.exit_code, json.loads(done.stdout), done.stderr


@pytest.mark.parametrize("cache", ["--cache", "--no-cache"])
def test_more_processes_find_the_same(cache: str) -> None:
    expected = found("--jobs", "1", "--no-cache")
    assert len(str(expected)) > 10_000
    assert found("-j", "3", cache) == expected
    assert found("-j", "auto", cache) == expected
    Path("source/_posts/11.md").write_text("---\ntitle: Other\n---\n")
    assert found("-j", "3", cache) == found("-j", "1", "--no-cache")


def test_what_a_worker_cannot_lint_is_linted_here(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found("-j", "1", "--no-cache")
    here = os.getpid()

    def dying(post: Path, check: Check) -> Linted:
        if post.name == "42.md" and os.getpid() != here:
            os._exit(7)
        return lint_unnoted(post, check)

    monkeypatch.setattr(batch_lint, "lint_unnoted", dying)
    assert found("-j", "2", "--no-cache") == expected


def test_a_worker_that_was_not_forked_works_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    post = Path("source/_posts/1.md").absolute()
    linter = batch_lint.Linter()
    monkeypatch.setattr(batch_lint, "_known", {})
    work = batch_lint._Work(3, True, linter)  # noqa: FBT003, SLF001  # what travels to another process
    row = work.read(post)
    assert row is not None
    assert '"T1"' in row.said.facts
    assert work.read(Path("package.json").absolute()) is None
    assert [each.name for each in work.lint(post).found or ()]


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5", "²"])
def test_a_number_that_is_none_is_refused(jobs: str) -> None:
    done = CliRunner().invoke(main, ["lint", ".", "--jobs", jobs])
    assert done.exit_code == 2
    assert f"`{jobs}` is not a number of processes" in done.stderr.replace("\n", " ")
