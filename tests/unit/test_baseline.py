"""An old archive starts clean, and only new problems are reported."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hexodigest.cli import main

LINK = "[x]()\n"


@pytest.fixture(autouse=True)
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text(f"{LINK}\n{LINK}")
    (tmp_path / "posts/b.md").write_text("text\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lint", *arguments], catch_exceptions=False)


def lines(*arguments: str) -> list[str]:
    done = run("--baseline", "known.json", "--output-format", "concise", *arguments)
    assert done.exit_code == bool(done.stdout)
    return [line.split()[0] for line in done.stdout.splitlines()]


def test_all_that_is_known_is_left_out() -> None:
    done = run("--write-baseline", "known.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "2 files checked: 2 warnings\n"
    assert lines() == []
    counts = json.loads(Path("known.json").read_text())
    assert counts["version"] == 1
    assert list(counts["findings"]) == ["posts/a.md"]
    assert sum(counts["findings"]["posts/a.md"]["empty-link"].values()) == 2


def test_lines_may_move_and_more_of_the_same_is_new() -> None:
    run("--write-baseline", "known.json")
    Path("posts/a.md").write_text(f"# New\n\ntext\n\n{LINK}\nmore\n\n{LINK}")
    assert lines() == []
    Path("posts/a.md").write_text(f"{LINK}\n{LINK}\n{LINK}")
    assert lines() == ["posts/a.md:5:1:"]
    Path("posts/b.md").write_text(LINK)
    assert lines() == ["posts/a.md:5:1:", "posts/b.md:1:1:"]


def test_it_holds_from_any_folder(monkeypatch: pytest.MonkeyPatch, blog: Path) -> None:
    run("--write-baseline", "known.json", "posts")
    monkeypatch.chdir(blog / "posts")
    assert run("--baseline", "../known.json", "a.md").exit_code == 0
    monkeypatch.chdir(blog.parent)
    assert run("--baseline", str(blog / "known.json"), str(blog)).exit_code == 0


def test_what_is_known_is_not_mended() -> None:
    Path("posts/a.md").write_text("---\ntags: [a, a]\n---\n")
    run("--write-baseline", "known.json")
    assert run("--baseline", "known.json", "--fix").exit_code == 0
    assert Path("posts/a.md").read_text() == "---\ntags: [a, a]\n---\n"


def test_it_is_the_same_file_whatever_the_order() -> None:
    run("--write-baseline", "known.json")
    first = Path("known.json").read_bytes()
    run("--write-baseline", "known.json", "posts/b.md", "posts/a.md")
    assert Path("known.json").read_bytes() == first
    assert first.endswith(b"}\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "findings": {}}', "not a baseline of version 1"),
        ('{"version": 1}', "`findings` is not a map"),
        ('{"version": 1, "findings": {"a": 1}}', "`findings` is not a map"),
        ('{"version": 1, "findings": {"a": {"b": {"c": "d"}}}}', "`findings` is not a map"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_line(text: str, message: str) -> None:
    Path("known.json").write_text(text)
    done = run("--baseline", "known.json")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"hexodigest: known.json: {message}")
    assert done.stderr.count("\n") == 1


def test_a_baseline_that_is_not_there_or_cannot_be_written_is_one_line() -> None:
    done = run("--baseline", "gone.json")
    assert (done.exit_code, done.stderr) == (
        2,
        "hexodigest: gone.json: no such file or directory\n",
    )
    done = run("--write-baseline", "gone/known.json")
    assert done.exit_code == 2
    assert done.stderr == "hexodigest: gone/known.json: no such file or directory\n"


def test_no_baseline_is_written_of_half_the_posts() -> None:
    Path("posts/a.md").unlink()
    Path("posts/a.md").symlink_to("a.md")
    done = run("--write-baseline", "known.json", "posts/a.md", "posts/b.md")
    assert done.exit_code == 2
    assert "not written" in done.stderr
    assert not Path("known.json").exists()


def test_stdin_without_a_name_has_a_place_too() -> None:
    CliRunner().invoke(main, ["lint", "-", "--write-baseline", "known.json"], input=LINK)
    done = CliRunner().invoke(main, ["lint", "-", "--baseline", "known.json"], input=LINK)
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--write-baseline", "x", "--fix"),
        ("--write-baseline", "x", "--baseline", "y"),
        ("--unsafe-fixes",),
        ("--statistics", "--diff"),
    ],
)
def test_options_that_do_not_go_together_are_misuse(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
