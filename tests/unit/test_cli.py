"""What a user types, and what comes of it."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from hexodigest.cli import COMMANDS, main

HEXODIGEST = Path(sys.executable).with_name("hexodigest")
BAD = "---\ntitle: A\ntags: [a]\ntags: [b]\n---\n\nText.\n"
CLEAN = "---\ntitle: A\n---\n\nText.\n"
DIGEST = """\
---
title: 2024-03-13-insights
date: 2024-03-13 09:30:00
categories: Arxiv-Insights
total: 120
interesting: 4
read: 10
cite: 5
publish: 1
abbrlink: 0a1b2c3d
---

## [计数](https://arxiv.org/pdf/2403.07002.pdf)

They count.
"""
MENDED = DIGEST.replace("interesting: 4", "interesting: 1")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_help_names_every_command_and_the_exit_codes() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert all(f"\n  {name} " in done.output for name in COMMANDS)
    assert "2 misuse or failure" in done.output
    assert run("-h").output == done.output


def test_an_unknown_command_is_misuse() -> None:
    done = run("lnt")
    assert done.exit_code == 2
    assert "lnt" in done.output


def test_version_is_one_line() -> None:
    said = run("--version").output
    assert said.startswith("hexodigest 0.")
    module = [sys.executable, "-m", "hexodigest", "--version"]
    assert subprocess.run(module, capture_output=True, text=True, check=True).stdout == said


def test_completion_knows_the_commands() -> None:
    with click.Context(main) as context:
        assert main.list_commands(context) == list(COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").exit_code == 0


def test_a_clean_post_is_silent_and_zero() -> None:
    write("a.md", CLEAN)
    done = run("lint", "a.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 file checked: nothing found\n"


def test_findings_are_on_stdout_and_one() -> None:
    write("a.md", BAD)
    done = run("lint", "--output-format", "concise", "a.md")
    assert done.exit_code == 1
    assert done.stdout == "a.md:4:1: error[duplicate-key] key `tags` is given twice\n"
    assert done.stderr == "1 file checked: 1 error\n"


def test_without_paths_it_is_the_current_folder() -> None:
    write("b/a.md", BAD)
    assert run("lint", "--output-format", "concise").stdout.startswith("b/a.md:4:1")


def test_json_is_one_array() -> None:
    write("a.md", BAD)
    write("b.md", BAD)
    done = run("lint", "--output-format", "json", ".")
    assert [each["path"] for each in json.loads(done.stdout)] == ["a.md", "b.md"]


@pytest.mark.parametrize("arguments", [("b.md", "a.md"), (".", "a.md", "./b.md"), ("./",)])
def test_each_post_is_reported_once_and_in_order(arguments: tuple[str, ...]) -> None:
    write("a.md", BAD)
    write("b.md", BAD)
    done = run("lint", "--output-format", "concise", *arguments)
    assert [line[:4] for line in done.stdout.splitlines()] == ["a.md", "b.md"]


def test_a_missing_path_is_one_line_and_the_others_are_linted() -> None:
    write("a.md", BAD)
    done = run("lint", "gone.md", "a.md")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[0] == "hexodigest: gone.md: no such file or directory"
    assert "duplicate-key" in done.stdout


def test_an_unreadable_file_is_one_line() -> None:
    Path("a.md").symlink_to("a.md")
    done = run("lint", "a.md")
    assert done.exit_code == 2
    assert done.stderr == "hexodigest: a.md: too many levels of symbolic links\n"


def test_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("a.md")
    done = run("lint", "a.md")
    assert done.exit_code == 2
    assert done.stderr == "hexodigest: a.md: not a regular file\n"


def test_a_bad_configuration_is_one_line_however_many_posts() -> None:
    write("x/hexodigest.toml", "ignroe = []\n")
    write("x/a.md", BAD)
    write("x/b.md", BAD)
    write("y.md", BAD)
    done = run("lint", ".")
    assert done.exit_code == 2
    assert done.stderr.count("did you mean `ignore`?") == 1
    assert "y.md:4:1" in done.stdout
    assert "x/a.md" not in done.stdout


def test_a_blog_whose_config_hexo_cannot_read_is_one_line() -> None:
    write("blog/_config.yml", "title: [\n")
    write("blog/source/_posts/a.md", BAD)
    for path in ("blog", "blog/source/_posts/a.md"):
        done = run("lint", path)
        assert done.exit_code == 2
        assert done.stderr.splitlines()[0].startswith("hexodigest: ")
        assert "_config.yml:" in done.stderr.splitlines()[0]


def test_the_configuration_selects_and_sets_severities() -> None:
    write("hexodigest.toml", 'ignore = ["dup*"]\n')
    write("a.md", BAD)
    assert run("lint", "a.md").exit_code == 0
    write("hexodigest.toml", 'severity = {"duplicate-*" = "warning"}\n')
    assert "warning[duplicate-key]" in run("lint", "a.md").stdout
    assert run("lint", "--select", "merge-key", "a.md").exit_code == 0
    assert run("lint", "--select", "dup*", "--ignore", "duplicate-key", "a.md").exit_code == 0


def test_exclude_holds_for_named_files_and_folders() -> None:
    write("hexodigest.toml", 'exclude = ["drafts", "b.md"]\n')
    for name in ("a.md", "b.md", "drafts/c.md"):
        write(name, BAD)
    done = run("lint", "--output-format", "concise", ".", "b.md", "drafts/c.md")
    assert [line[:4] for line in done.stdout.splitlines()] == ["a.md"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_suggests_the_right_one(option: str) -> None:
    write("a.md", CLEAN)
    done = run("lint", option, "duplicate-keys", "a.md")
    assert done.exit_code == 2
    assert "no rule is called `duplicate-keys`, did you mean `duplicate-key`?" in done.stderr


def test_fix_mends_in_place_and_keeps_the_mode() -> None:
    path = write("a.md", b"\xef\xbb\xbf" + DIGEST.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    done = run("lint", "--fix", "a.md")
    assert done.exit_code == 0
    assert done.stderr == "1 file checked: nothing found; 1 mended\n"
    assert path.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in Path().iterdir()] == ["a.md"]


def test_fix_keeps_a_link_a_link() -> None:
    target = write("real/a.md", DIGEST)
    Path("a.md").symlink_to(target)
    assert run("lint", "--fix", "a.md").exit_code == 0
    assert Path("a.md").is_symlink()
    assert target.read_text() == MENDED


def test_fix_leaves_a_file_alone_that_needs_none() -> None:
    path = write("a.md", BAD)
    before = path.stat()
    assert run("lint", "--fix", "a.md").exit_code == 1
    after = path.stat()  # reading has changed the time of access
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "shutil.copymode", "Path.replace"])
def test_a_file_that_cannot_be_replaced_is_a_failure_and_stays(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.md", DIGEST)
    write("b.md", BAD)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"hexodigest.lint.mended.{step}", full)
    done = run("lint", "--fix", "--output-format", "concise", ".")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[0] == "hexodigest: a.md: no space left on device"
    assert done.stdout.startswith("b.md:4:1")
    assert path.read_text() == DIGEST
    assert sorted(each.name for each in Path().iterdir()) == ["a.md", "b.md"]


def test_diff_shows_and_changes_nothing() -> None:
    path = write("a.md", DIGEST)
    done = run("lint", "--diff", "a.md")
    assert "-interesting: 4\n+interesting: 1\n" in done.stdout
    assert done.stdout.startswith("--- a/a.md\n+++ b/a.md\n")
    assert done.exit_code == 1
    assert done.stderr == "1 file checked: nothing found; 1 to be mended\n"
    assert path.read_text() == DIGEST
    assert run("lint", "--fix", "--diff", "a.md").exit_code == 1
    assert path.read_text() == DIGEST
    write("a.md", CLEAN)
    assert run("lint", "--diff", "a.md").exit_code == 0


def test_what_diff_cannot_show_is_said_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", DIGEST)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("hexodigest.schema.validate.validate", broken)
    done = run("lint", "--diff", "a.md")
    assert done.exit_code == 2
    assert "hexodigest: a.md: the check of the post's model failed" in done.stderr


def test_a_fix_that_is_refused_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.md", DIGEST)
    monkeypatch.setattr("hexodigest.lint.fix.lost_meaning", lambda *_: "it would hurt")
    done = run("lint", "--fix", "--output-format", "concise", "a.md")
    assert done.exit_code == 1
    assert "hexodigest: a.md: not mended, pick-count-mismatch: it would hurt\n" in done.stderr
    assert "pick-count-mismatch" in done.stdout
    assert path.read_text() == DIGEST


def test_stdin_goes_by_the_name_it_is_given() -> None:
    done = run("lint", "--output-format", "concise", "-", "--stdin-filename", "x/y.md", stdin=BAD)
    assert done.stdout.startswith("x/y.md:4:1: error")
    assert run("lint", "--output-format", "concise", "-", stdin=BAD).stdout.startswith("-:4:1:")


def test_stdin_obeys_the_configuration_of_its_name() -> None:
    write("x/hexodigest.toml", 'exclude = ["y.md"]\n')
    assert run("lint", "-", "--stdin-filename", "x/y.md", stdin=BAD).exit_code == 0
    write("x/hexodigest.toml", "excluded = 1\n")
    assert run("lint", "-", "--stdin-filename", "x/y.md", stdin=BAD).exit_code == 2


def test_stdin_is_mended_to_stdout() -> None:
    done = run("lint", "--fix", "-", stdin=DIGEST.replace("\n", "\r\n"))
    assert done.stdout_bytes == MENDED.replace("\n", "\r\n").encode()
    assert done.exit_code == 0
    left = run("lint", "--fix", "-", stdin=BAD)
    assert left.stdout == BAD
    assert "duplicate-key" in left.stderr
    assert left.exit_code == 1
    assert "+interesting: 1" in run("lint", "--diff", "-", stdin=DIGEST).stdout


def test_stdin_stands_alone() -> None:
    assert run("lint", "-", "a.md", stdin=BAD).exit_code == 2


def test_a_name_that_is_not_utf8_is_printed_safely() -> None:
    Path(os.fsdecode(b"\xe4\x1b.md")).write_text(BAD)
    for kind in ("full", "concise", "json"):
        done = subprocess.run(
            [HEXODIGEST, "lint", "--output-format", kind, "."], capture_output=True, check=False
        )
        assert done.returncode == 1
        assert b"\x1b" not in done.stdout
        assert b"\\xe4" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_a_terminal_that_lacks_a_letter_gets_its_escape_not_a_traceback(encoding: str) -> None:
    write("文𝒳.md", BAD)
    done = subprocess.run(
        [HEXODIGEST, "lint", "."],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 1
    assert b".md:4:1: error[duplicate-key]" in done.stdout
    assert (b"\\U0001d4b3" in done.stdout) == (encoding != "ascii")  # which click takes for UTF-8
    assert b"Traceback" not in done.stderr


def test_rule_lists_and_explains() -> None:
    listed = run("rule")
    assert listed.exit_code == 0
    assert "duplicate-key  " in listed.output
    page = run("rule", "duplicate-key")
    assert page.output.startswith("# duplicate-key\n\nA front matter key is given twice.\n")
    assert "## Why is this bad?" in page.output
    assert page.output.endswith("Severity: error. Group: front matter.\n")


def test_rule_suggests() -> None:
    done = run("rule", "duplicat-key")
    assert done.exit_code == 2
    assert (
        done.stderr
        == "hexodigest: no rule is called `duplicat-key`, did you mean `duplicate-key`?\n"
    )
    assert "lists them all" in run("rule", "zzz").stderr


def test_unsafe_fixes_are_made_only_on_request() -> None:
    text = "a\n\n<!-- hexodigest-disable empty-link -->\n"
    path = write("a.md", text)
    done = run("lint", "--fix", "a.md")
    assert (done.exit_code, path.read_text()) == (1, text)
    assert done.stderr == "1 file checked: 1 warning; 1 by --fix --unsafe-fixes\n"
    shown = run("lint", "--diff", "--unsafe-fixes", "a.md")
    assert "-<!-- hexodigest-disable empty-link -->" in shown.stdout
    assert path.read_text() == text
    done = run("lint", "--fix", "--unsafe-fixes", "a.md")
    assert (done.exit_code, path.read_text()) == (0, "a\n\n")


def test_a_diff_holds_no_command_for_a_ci() -> None:
    write("a.md", DIGEST.replace("read: 10", "read: 10\n# ::error::x"))
    write("b.md", DIGEST.replace("They", "::error::They").replace("total: 120\n", ""))
    for name in ("a.md", "b.md"):
        lines = run("lint", "--diff", name).stdout.splitlines()
        assert not any(line.lstrip().startswith("::") for line in lines)


def test_statistics_take_the_place_of_findings() -> None:
    write("a.md", BAD)
    write("b.md", BAD + "[x]()\n")
    done = run("lint", "--statistics", ".")
    assert (done.exit_code, done.stdout) == (1, "2  duplicate-key\n1  empty-link\n")
    assert done.stderr == "2 files checked: 2 errors, 1 warning\n"


def test_exit_zero_lets_findings_pass_but_no_failure() -> None:
    write("a.md", BAD)
    done = run("lint", "--exit-zero", "a.md")
    assert done.exit_code == 0
    assert "duplicate-key" in done.stdout
    assert run("lint", "--exit-zero", "gone.md").exit_code == 2


def test_extend_select_turns_on_what_is_off() -> None:
    write("a.md", "---\na: &a {b: 1}\n<<: *a\n---\n[x]()\n")
    done = run("lint", "--extend-select", "merge-key", "--output-format", "concise", "a.md")
    assert [line.split()[1] for line in done.stdout.splitlines()] == [
        "info[merge-key]",
        "warning[empty-link]",
    ]


def test_config_shows_what_is_in_force() -> None:
    write("x/hexodigest.toml", 'ignore = ["links"]\n')
    write("x/a.md", BAD)
    done = run("config", "x/a.md")
    assert done.exit_code == 0
    assert 'ignore = ["links"]  # hexodigest.toml\n' in done.output
    assert run("config").output.startswith("# no hexodigest.toml")
    write("x/hexodigest.toml", "ignroe = []\n")
    failed = run("config", "x")
    assert failed.exit_code == 2
    assert "did you mean `ignore`?" in failed.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_HEXODIGEST_COMPLETE" in done.output
    assert f"{shell}_complete" in done.output


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hexodigest co", ["convert", "config", "completion"]),
        ("hexodigest --v", ["--version"]),
        ("hexodigest rule duplicate-k", ["duplicate-key"]),
        ("hexodigest lint --select empty-l", ["empty-link"]),
        ("hexodigest lint --output-format s", ["sarif"]),
        ("hexodigest completion f", ["fish"]),
    ],
)
def test_a_shell_completes_commands_options_and_rules(words: str, expected: list[str]) -> None:
    *before, last = words.split()[1:]
    items = ShellComplete(main, {}, "hexodigest", "_X").get_completions(before, last)
    assert [item.value for item in items] == expected


def test_a_shell_is_answered_by_the_command_itself() -> None:
    words, expected = "hexodigest rule duplicate-k", ["duplicate-key"]
    asked = {
        "_HEXODIGEST_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = subprocess.run(
        [HEXODIGEST], capture_output=True, text=True, check=True, env={**os.environ, **asked}
    )
    assert done.stdout.splitlines() == [f"plain,{word}" for word in expected]


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", ""),
        ("lint", ".", ""),
        ("convert", "", "out"),
        ("convert", ".", "", "--to", "json"),
        ("config", ""),
        ("restore", "", "out"),
        ("verify", ""),
        ("lint", "--baseline", ""),
    ],
)
def test_an_empty_path_is_a_slip_and_not_the_current_folder(arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "an empty path names nothing; is a variable not set?" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
