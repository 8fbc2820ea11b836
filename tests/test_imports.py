"""What each way in may import: a command that needs no parser starts without one."""

import subprocess
import sys
from pathlib import Path

import pytest

# Every library that costs more than a few milliseconds.
HEAVY = {"click", "frontmatter", "mistune", "pathspec", "pydantic", "pyromark", "rich", "yaml"}
READERS = {"frontmatter", "mistune", "yaml"}

# Arguments of the command, and the heavy libraries that it may import.
COMMANDS = {
    "--version": {"click"},
    "--help": {"click"},
    "completion bash": {"click"},
    "config": {"click", "mistune"},
    "rule": {"click"} | READERS,
    "lint a.md": {"click"} | READERS,
    "lint --output-format sarif a.md": {"click"} | READERS,
    "lint .": {"click", "pathspec"} | READERS,
}


def imported(code: str, folder: Path) -> set[str]:
    """The heavy libraries among what a fresh Python has imported at the end of `code`."""
    return HEAVY & modules(code, folder)


def modules(code: str, folder: Path) -> set[str]:
    """All that a fresh Python has imported at the end of `code`."""
    report = "import atexit, sys\natexit.register(lambda: print('\\n', *sys.modules))\n"
    done = subprocess.run(
        [sys.executable, "-c", report + code], cwd=folder, capture_output=True, check=False
    )
    assert not done.stderr.startswith(b"Traceback"), done.stderr.decode()
    return set(done.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_command_imports_no_more_than_it_may(arguments: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\ntext\n")
    (tmp_path / ".gitignore").write_text("b.md\n")
    code = (
        f"sys.argv = ['hexodigest', *{arguments.split()!r}]\n"
        "from hexodigest.cli import main\nmain()\n"
    )
    assert imported(code, tmp_path) == COMMANDS[arguments]


def test_a_lint_from_the_cache_reads_nothing_anew(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: Tea\n")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    (tmp_path / "source" / "_posts" / "a.md").write_text("---\ntitle: A\n---\n[x]()\n")
    code = "sys.argv = ['hexodigest', 'lint', '.']\nfrom hexodigest.cli import main\nmain()\n"
    assert imported(code, tmp_path) == {"click"} | READERS
    assert imported(code, tmp_path) == {"click"}


def test_a_configuration_that_is_right_is_read_without_pydantic(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: Tea\nper_page: 5\nmarked:\n  breaks: false\n")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    (tmp_path / "source" / "_posts" / "a.md").write_text("---\ntitle: A\n---\n[x]()\n")
    (tmp_path / "hexodigest.toml").write_text(
        'ignore = ["empty-link"]\nseverity = {links = "info"}\n'
        '[per_file_ignores]\n"a/*" = ["links"]\n'
        '[rules.large-data-uri]\nlongest = 3\n[[models]]\nmodel = "digest"\npath = "b/**"\n'
    )
    code = "sys.argv = ['hexodigest', 'lint', '.']\nfrom hexodigest.cli import main\nmain()\n"
    assert imported(code, tmp_path) == {"click"} | READERS


def test_a_rule_is_imported_where_it_may_find_something(tmp_path: Path) -> None:
    code = "sys.argv = ['hexodigest', 'lint', 'a.md']\nfrom hexodigest.cli import main\nmain()\n"
    rule = "hexodigest.lint.rules.unclosed_tag"
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\ntext\n")
    assert rule not in modules(code, tmp_path)
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n{% note %}\n")
    assert rule in modules(code, tmp_path)


def test_importing_the_package_imports_nothing(tmp_path: Path) -> None:
    assert imported("import hexodigest\n", tmp_path) == set()


def test_parsing_needs_no_model(tmp_path: Path) -> None:
    code = "import hexodigest\nhexodigest.parse('---\\na: 1\\n---\\nb').markdown\n"
    assert imported(code, tmp_path) <= READERS


def test_front_matter_needs_no_markdown(tmp_path: Path) -> None:
    code = "import hexodigest\nhexodigest.parse('---\\na: 1\\n---\\nb').front_matter.data\n"
    assert imported(code, tmp_path) <= READERS
