import re
from dataclasses import asdict
from pathlib import Path

import pytest

from hexodigest.config import Config, ConfigError, load_config, read_config
from hexodigest.diagnostics import Severity
from hexodigest.path_globs import matches_glob


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def error_of(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    return str(caught.value)


def test_without_a_file_all_is_as_it_stands(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert config == Config()
    assert config.file is None
    assert config.folder == Path.cwd()


def test_a_file_is_found_upward_from_a_post(tmp_path: Path) -> None:
    file = write(tmp_path / "hexodigest.toml", 'ignore = ["missing-image"]\n')
    post = write(tmp_path / "source/_posts/a.md", "text")
    config = load_config(post)
    assert config.ignore == ("missing-image",)
    assert config.file == file
    assert config.folder == tmp_path


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    write(tmp_path / "hexodigest.toml", 'ignore = ["far"]\n')
    write(tmp_path / "blog/hexodigest.toml", 'ignore = ["near"]\n')
    assert load_config(tmp_path / "blog/source").ignore == ("near",)


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.hexodigest]\nexclude = ["drafts"]\n')
    write(
        tmp_path / "blog/pyproject.toml", '[tool.ruff]\nline-length = 100\n[project]\nname = "x"\n'
    )
    assert load_config(tmp_path / "blog").exclude == ("drafts",)


def test_a_file_of_its_own_holds_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.hexodigest]\nignore = ["a"]\n')
    write(tmp_path / "hexodigest.toml", 'ignore = ["b"]\n')
    assert load_config(tmp_path).ignore == ("b",)


def test_a_file_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    file = write(tmp_path / "hexodigest.toml", 'ignore = ["a"]\n')
    assert load_config(tmp_path).ignore == ("a",)
    write(file, 'ignore = ["a", "b"]\n')
    assert load_config(tmp_path).ignore == ("a", "b")


def test_every_key_is_read(tmp_path: Path) -> None:
    write(
        tmp_path / "hexodigest.toml",
        """
        select = ["digest-*"]
        severity = { missing-image = "warning" }
        [[models]]
        model = "arxiv-insights"
        category = "Papers"
        layout = "digest"
        path = "source/_posts/**"
        heading_level = 3
        link_pattern = "https://arxiv\\\\.org/.*"
        picks_per_day = 5
        carry_over_days = 1
        image_folder = "img/{week}"
        """,
    )
    config = load_config(tmp_path)
    assert config.severity == {"missing-image": Severity.WARNING}
    assert asdict(config.models[0]) == {
        "model": "arxiv-insights",
        "category": "Papers",
        "layout": "digest",
        "path": "source/_posts/**",
        "heading_level": 3,
        "link_pattern": r"https://arxiv\.org/.*",
        "picks_per_day": 5,
        "carry_over_days": 1,
        "image_folder": "img/{week}",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('ignroe = ["x"]', "unknown key `ignroe`, did you mean `ignore`?"),
        ("zzz = 1", "unknown key `zzz`"),
        ('exclude = "drafts"', "`exclude` is not a list: `drafts`"),
        (
            'exclude = ["[z-a]"]',
            "`exclude.0` is not a glob (bad character range z-a): `[z-a]`",
        ),
        ("exclude = [1]", "`exclude.0` is not text: `1`"),
        (
            'severity = { a = "bad" }',
            "`severity.a` is not one of 'error', 'warning' or 'info': `bad`",
        ),
        (
            '[[models]]\nmodel = "post"\nlayout = "a"\n[[models]]\nmodel = "post"\nlayuot = "a"',
            "[[models]] 2: unknown key `layuot`, did you mean `layout`?",
        ),
        ('[[models]]\nlayout = "a"', "[[models]] 1: `model` is missing"),
        (
            '[[models]]\nmodel = "digest"',
            "[[models]] 1: does not say which posts it is for: give `category`, `layout` or `path`",
        ),
        (
            '[[models]]\nmodel = "digest"\nlayout = "a"\nheading_level = "two"',
            "[[models]] 1: `heading_level` is not a whole number: `two`",
        ),
        (
            '[[models]]\nmodel = "digest"\nlayout = "a"\nheading_level = 7',
            "[[models]] 1: `heading_level` is more than 6: `7`",
        ),
        (
            '[[models]]\nmodel = "digest"\nlayout = "a"\npicks_per_day = -1',
            "[[models]] 1: `picks_per_day` is less than 0: `-1`",
        ),
        (
            '[[models]]\nmodel = "digest"\nlayout = "a"\nlink_pattern = "*"',
            "[[models]] 1: `link_pattern` is not a regular expression (nothing to repeat): `*`",
        ),
        ("models = 3", "`models` is not a list: `3`"),
        ("a = ?", "not TOML: Invalid value (at line 1, column 5)"),
    ],
)
def test_an_error_is_one_line_with_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    file = write(tmp_path / "hexodigest.toml", text)
    assert error_of(tmp_path) == f"{file}: {words}"


def test_a_table_of_another_kind_in_pyproject_is_said(tmp_path: Path) -> None:
    file = write(tmp_path / "pyproject.toml", "[tool]\nhexodigest = 3\n")
    assert error_of(tmp_path) == f"{file}: `tool.hexodigest` is not a map: `3`"


def test_a_file_that_is_not_utf8_is_said(tmp_path: Path) -> None:
    file = tmp_path / "hexodigest.toml"
    file.write_bytes(b'ignore = ["\xff"]')
    assert error_of(tmp_path) == f"{file}: not UTF-8 at byte 11"


def test_a_file_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "hexodigest.toml", "")

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hexodigest.config.read_file", refuse)
    assert error_of(tmp_path) == f"{file}: Permission denied"


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file or directory"):
        read_config(tmp_path / "hexodigest.toml")


@pytest.mark.parametrize(
    ("path", "pattern", "matches"),
    [
        ("source/_drafts/a.md", "_drafts", True),
        ("source/_drafts/a.md", "source/_drafts", True),
        ("source/_drafts/a.md", "_drafts/a.md", False),
        ("source/_drafts/a.md", "**/a.md", True),
        ("source/_drafts/a.md", "source/**/a.md", True),
        ("source/a.md", "source/**/a.md", True),
        ("source/_drafts/a.md", "*.md", True),
        ("source/_drafts/a.md", "source/*.md", False),
        ("source/_drafts/b.md", "?.md", True),
        ("source/_drafts/中文.md", "[中]文.md", True),
        ("source/_drafts/b.md", "[!b].md", False),
        ("source/_drafts/a].md", "?[]].md", True),
        ("source/a+b.md", "a+b.md", True),
        ("source/A.md", "a.md", False),
        ("source/_drafts/a.md", "source/_drafts/", True),
        ("source/_drafts/a.md", "_drafts/", True),
        ("old/a.md", "./old", True),
        ("older/a.md", "old", False),
    ],
)
def test_exclude_takes_globs_of_files_and_folders(
    tmp_path: Path, path: str, pattern: str, *, matches: bool
) -> None:
    write(tmp_path / "hexodigest.toml", f"exclude = ['{pattern}']\n")
    assert load_config(tmp_path).excludes(tmp_path / path) is matches


def test_a_set_may_hold_what_means_something_to_regular_expressions() -> None:
    assert matches_glob("a^.md", "a[^&].md")
    assert matches_glob("a&.md", "a[^&&].md")
    assert not matches_glob("a\\.md", "a[b].md")
    assert matches_glob("a\\.md", "a[\\].md")
    assert matches_glob("a[.md", "a[.md")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"select": "links"}, "`select` is not a list: `links`"),
        ({"severity": {"links": "bad"}}, "`severity.links` is not one of"),
        ({"models": [{"model": "post", "layuot": "a"}]}, "unknown key `models.0.layuot`"),
        ({"models": [{"model": "post"}]}, "`models.0` does not say which posts it is for"),
    ],
)
def test_a_program_is_told_what_it_gives_wrongly(values: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        Config(**values)  # type: ignore[arg-type]  # that is the test


def test_a_program_may_give_lists_and_words() -> None:
    config = Config(select=["links"], severity={"links": "info"})  # type: ignore[arg-type,dict-item]  # as in a file
    assert config == Config(select=("links",), severity={"links": Severity.INFO})
