"""Arguments, settings and state files that mean no good: one line, exit code 2, at once."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner, Result

from conversions import HEADER, make_blog
from hexodigest.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as POSIX has them")

DEEP = b"[" * 100_000
KINDS = ("pipe", "zeros", "link out", "link to itself", "folder", "deep", "bytes", "null", "empty")
_PATIENCE = 30  # seconds: what waits for a pipe waits for ever


def _wait_no_longer(_signal: int, _frame: FrameType | None) -> None:
    pytest.fail("still waiting")


@contextmanager
def _impatient() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _wait_no_longer)
    signal.alarm(_PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(*arguments: str | Path) -> Result:
    """The command; it ends by itself, with a code of its own and no traceback."""
    with _impatient():
        result = CliRunner().invoke(main, [*map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "internal error" not in result.output, result.output
    return result


def refused(*arguments: str | Path) -> str:
    """What the command says in its one line."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    said = result.stderr.removesuffix("\n")
    assert said
    assert "\n" not in said.removeprefix("Usage:").rpartition("\n\n")[2]
    return said


def put(place: Path, kind: str) -> None:
    """Have something at `place` that is not what is expected there."""
    if place.is_dir() and not place.is_symlink():
        place.rename(place.with_name("moved"))
    place.unlink(missing_ok=True)
    victim = place.parents[1] / "victim"
    victim.write_bytes(b"not yours")
    match kind:
        case "pipe":
            os.mkfifo(place)
        case "zeros":
            place.symlink_to("/dev/zero")
        case "link out":
            place.symlink_to(victim)
        case "link to itself":
            place.symlink_to(place.name)
        case "folder":
            (place / "x").mkdir(parents=True)
        case _:
            place.write_bytes({"deep": DEEP, "bytes": b"\0\xff", "null": b"null\n"}.get(kind, b""))


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    files = {"_posts/a.md": HEADER + "tea\n", "_posts/b.md": HEADER + "![](b.png)\n"}
    return make_blog(tmp_path / "blog", files, "timezone: UTC\n")


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "1e308", "1e7"])
def test_no_clock_counts_for_ever(blog: Path, tmp_path: Path, seconds: str) -> None:
    said = refused("convert", blog, tmp_path / "out", "--to", "json", "--timeout", seconds)
    assert said.endswith(f"`{float(seconds):g}` is not from 0 to 1000000 seconds")


@pytest.mark.parametrize(
    "address", ["http://host/x", "s3://", "s3:///x", "S3://bucket/x", "file:///x", "hdfs://a"]
)
def test_an_address_that_cannot_be_read_is_no_folder(
    blog: Path, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    said = refused("convert", blog, address, "--to", "json")
    expected = "is no address that can be read, expected one such as `s3://bucket/path`"
    assert said == f"hexodigest: `{address}` {expected}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blog"]


@pytest.mark.parametrize("name", ["a.md", "b.md", "new.md", "out", "deep/x.json"])
def test_no_post_is_written_over_a_post(blog: Path, name: str) -> None:
    posts = blog / "source" / "_posts"
    before = {path: path.read_bytes() for path in posts.iterdir()}
    said = refused("convert", posts / "a.md", posts / name, "--to", "hugo", "--force")
    assert "is the blog itself" in said
    assert {path: path.read_bytes() for path in posts.iterdir()} == before


def test_a_post_of_no_blog_is_not_written_over_itself(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_text(HEADER)
    (tmp_path / "link.md").hardlink_to(post)
    for name in ("a.md", "link.md"):
        said = refused("convert", post, tmp_path / name, "--to", "hugo", "--force")
        assert "is the post itself" in said
    assert post.read_text() == HEADER


@pytest.mark.parametrize("kind", KINDS)
def test_what_holds_no_post_restores_none(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x").mkdir()
    put(tmp_path / "x" / "a.json", kind)
    refused("restore", tmp_path / "x" / "a.json", tmp_path / "out.md")
    assert not (tmp_path / "out.md").exists()


@pytest.mark.parametrize(
    "source",
    [
        None,
        {},
        {"content": "a"},
        {"content": 1, "encoding": "utf-8"},
        {"content": "\ud800", "encoding": "utf-8"},
        {"content": "a", "encoding": "base64"},
        {"content": "é", "encoding": "base64"},
        {"content": ["a"], "encoding": "base64"},
        {"content": "a", "encoding": ["utf-8"]},
        {"content": "a", "encoding": "utf-16"},
    ],
)
def test_a_source_that_is_damaged_restores_none(tmp_path: Path, source: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"source": source}))
    refused("restore", tmp_path / "a.json", tmp_path / "out.md")
    assert not (tmp_path / "out.md").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_baseline_hides_nothing(blog: Path, kind: str) -> None:
    put(blog / "known.json", kind)
    refused("lint", blog, "--no-cache", "--baseline", blog / "known.json")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name", ["package.json", ".gitignore", "pyproject.toml", "scripts/x.js", "themes/x/_config.yml"]
)
def test_what_lies_around_the_posts_stops_no_linter(blog: Path, name: str, kind: str) -> None:
    (blog / "scripts").mkdir()
    (blog / "themes/x").mkdir(parents=True)
    put(blog / name, kind)
    result = run("lint", blog, "--extend-select", "*", "--output-format", "concise")
    if result.exit_code == 2:
        assert f"{name}: " in result.stderr
        assert result.stderr.count("\n") == 1
    else:
        assert "b.md:5:5: warning[missing-image]" in result.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_sitemap_is_told(blog: Path, tmp_path: Path, kind: str) -> None:
    put(blog / "old.xml", kind)
    refused("convert", blog, tmp_path / "out", "--to", "json", "--check-against", blog / "old.xml")


def test_an_address_of_a_sitemap_may_be_none(blog: Path, tmp_path: Path) -> None:
    (blog / "old.xml").write_text("<loc>http://[::1</loc><loc>http://x/2024/01/02/a/</loc>")
    done = run(
        "convert", blog, tmp_path / "out", "--to", "json", "--check-against", blog / "old.xml"
    )
    assert done.exit_code == 0
    assert "1 of 2 posts are where the old site has them" in done.stderr


@pytest.mark.parametrize("root", ["", "root: /x/\n"])
def test_a_url_that_is_no_address_is_told_with_its_place(
    blog: Path, tmp_path: Path, root: str
) -> None:
    (blog / "_config.yml").write_text(f"title: x\n{root}url: http://[::1\n")
    line = 3 if root else 2
    expected = f"_config.yml:{line}:1: `url`: `http://[::1` is no address"
    assert expected in refused("convert", blog, tmp_path / "out", "--to", "hugo")
    assert expected in refused("lint", blog)


STATE = ("manifest.jsonl", "facts", "lock", "tmp", "journal-x.jsonl", "../hexodigest-losses.json")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*STATE, "../posts/a.json", "."])
def test_a_state_that_somebody_has_made_is_told_or_made_anew(
    blog: Path, tmp_path: Path, name: str, kind: str
) -> None:
    out = tmp_path / "out"
    assert run("convert", blog, out, "--to", "json", "-j1").exit_code == 0
    page = (out / "posts/a.json").read_bytes()
    put(Path(os.path.normpath(out / ".hexodigest" / name)), kind)
    (blog / "source/_posts/a.md").write_text(HEADER + "coffee\n")
    for options in ((), ("--force",)):
        done = run("convert", blog, out, "--to", "json", "-j1", *options)
        assert all(path.read_bytes() == b"not yours" for path in tmp_path.rglob("victim"))
        if done.exit_code == 2:
            assert done.stderr.startswith("hexodigest: ")
        else:
            assert done.exit_code == 0
            assert (out / "posts/a.json").read_bytes() != page


@pytest.mark.parametrize(
    "name", ["a\0b", "\ud800", "x" * 5000, "../../victim", "/etc/passwd", "", "."]
)
def test_names_in_a_manifest_take_nothing_away(blog: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    run("convert", blog, out, "--to", "json", "-j1")
    (tmp_path / "victim").write_bytes(b"not yours")
    entry = {"source": "_posts/z.md", "digest": "", "files": {name: ""}, "asked": {}, "losses": []}
    with (out / ".hexodigest/manifest.jsonl").open("a") as stream:
        stream.write(json.dumps(entry) + "\n")
    assert run("convert", blog, out, "--to", "json", "-j1").exit_code == 0
    assert (tmp_path / "victim").read_bytes() == b"not yours"
