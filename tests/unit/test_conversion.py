"""`convert_blog`: what it returns, and what it raises before anything is written."""

from pathlib import Path

import pytest

import hexodigest


def a_post(folder: Path) -> Path:
    post = folder / "tea.md"
    post.write_text("---\ntitle: Tea\n---\n{% unknown %}\n", encoding="utf-8")
    return post


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"to": "jekyll"}, "`jekyll` is no target, expected one of json, hugo, zola"),
        ({"timezone": "Mars/Dune"}, "`Mars/Dune` is no time zone"),
    ],
)
def test_a_wrong_choice_is_a_value_error(tmp_path: Path, choice: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        hexodigest.convert_blog(a_post(tmp_path), tmp_path / "out", **choice)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(hexodigest.ConversionError, match="is not empty"):
        hexodigest.convert_blog(a_post(tmp_path), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tea.md"]


def test_what_lies_nowhere_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hexodigest.convert_blog(tmp_path / "none.md", tmp_path / "out")
    with pytest.raises(hexodigest.NoBlogError):
        hexodigest.convert_blog(tmp_path, tmp_path / "out")


def test_losses_have_a_place_and_failures_a_line(tmp_path: Path) -> None:
    done = hexodigest.convert_blog(a_post(tmp_path), tmp_path / "out", to="hugo")
    assert done.posts == 1
    assert [loss.name for loss in done.losses] == ["unknown-tag", "date-of-file"]
    bad = tmp_path / "bad.md"
    bad.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    done = hexodigest.convert_blog(bad, tmp_path / "more", to="hugo")
    assert done.posts == 0
    assert done.failures == (f"{bad}: its front matter cannot be read, so Hexo drops it",)
