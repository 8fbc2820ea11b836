"""A cache that is damaged, made up, shared, cut short or in the way changes nothing."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from hexodigest.cli import main
from hexodigest.identities import digest_of
from hexodigest.lint.cache.body import Body
from hexodigest.lint.cache.head import FORMAT
from hexodigest.lint.cache.index import Index, write_index

COMMAND = [
    str(Path(sys.executable).with_name("hexodigest")),
    "lint",
    ".",
    "--output-format",
    "json",
]
ODD = (None, -1, 0, 1e400, "", "\udc80", [], {}, [[]], {"": []}, True, [1, 2, 3, 4, 5], 10**30)


@pytest.fixture(autouse=True)
def _blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    posts = Path("source/_posts")
    posts.mkdir(parents=True)
    Path("_config.yml").write_text("url: https://tea.example\n")
    for number in range(12):
        text = f"title: T{number}\ndate: 2024-01-02\ntags: [a, a]\n---\n[x]() ![](/{number}.png)\n"
        (posts / f"{number}.md").write_text(f"---\n{text}[y](/2024/01/02/{number + 1}/#z)\n")


def found(*options: str) -> tuple[int, object, str]:
    arguments = ["lint", ".", "--output-format", "json", *options]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return done.exit_code, json.loads(done.stdout), done.stderr


def cache() -> Path:
    (file,) = Path(".hexodigest_cache").glob("lint-*")
    return file


def body() -> Path:
    head = json.loads(cache().read_bytes().partition(b"\n")[2])
    return Path(".hexodigest_cache", head["body"])


def damaged(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data)), chance.randrange(1, 200)
    match chance.randrange(5):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + chance.randbytes(length) + data[at + length :]
        case 2:
            return data[:at] + data[at + length :]
        case 3:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case _:
            return data[at:] + data[:at]


def test_damage_goes_unnoticed() -> None:
    expected = found("--no-cache")
    assert found() == expected
    found()
    chance = random.Random(7)  # noqa: S311  # the same damage in every run
    for number in range(200):
        file = body() if number % 2 else cache()
        file.write_bytes(damaged(file.read_bytes(), chance))
        # With another time, so that what is in the body is asked for.
        text = Path("source/_posts/1.md").read_text()
        Path("source/_posts/1.md").write_text(f"{text}\n")
        assert found() == expected
        assert found() == expected


def changed(value: object, chance: random.Random) -> object:
    """The value with something odd somewhere in it."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        return {**value, key: changed(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        return [*value[:at], changed(value[at], chance), *value[at + 1 :]]
    return chance.choice(ODD)


def test_a_cache_that_somebody_made_up_ends_no_run() -> None:
    found()
    whole = cache().read_bytes()
    place, pieces = body(), body().read_bytes()
    first, head = whole.split(b"\n", 1)
    chance = random.Random(8)  # noqa: S311  # the same inventions in every run
    for number in range(200):
        new, said = json.loads(head), b""
        if number % 2:
            said = b"\n" + piece(chance.choice([*new["rows"], *new["tables"]]), pieces, chance)
        else:
            new = changed(new, chance)
        data = json.dumps(new).encode()
        words = [*first.split(b" ")[:-1], digest_of(data).encode()]
        cache().write_bytes(b"\n".join((b" ".join(words), data)))
        place.write_bytes(pieces + said)
        Path("source/_posts/1.md").write_text(f"---\ntitle: {number}\n---\n[x](/2/)\n")
        assert found()[0] in {0, 1, 2}


def piece(row: list[object], pieces: bytes, chance: random.Random) -> bytes:
    """Something odd in place of what a row or a table says; the row is led to it."""
    *_, start, length = row
    assert isinstance(start, int)
    assert isinstance(length, int)
    parts = pieces[start : start + length].decode().partition(" ")[2].split("\t")
    part = chance.randrange(len(parts))
    parts[part] = json.dumps(changed(json.loads(parts[part] or "{}"), chance))
    data = "\t".join(parts).encode()
    made = digest_of(data).encode() + b" " + data
    row[-2:] = len(pieces) + 1, len(made)
    return made


def test_eight_processes_share_it() -> None:
    expected = subprocess.run([*COMMAND, "--no-cache"], capture_output=True, check=False).stdout
    for number in range(2):
        Path("source/_posts/1.md").touch()
        processes = [subprocess.Popen(COMMAND, stdout=subprocess.PIPE) for _ in range(8)]
        assert [process.communicate()[0] for process in processes] == [expected] * 8, number
    assert subprocess.run(COMMAND, capture_output=True, check=False).stdout == expected


def test_a_run_that_is_killed_leaves_it_whole() -> None:
    expected = found("--no-cache")
    for number in range(10):
        Path("source/_posts/1.md").touch()
        process = subprocess.Popen(COMMAND, stdout=subprocess.DEVNULL)
        time.sleep(number / 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert found() == expected
    assert found() == expected


@pytest.mark.parametrize("kind", ["file", "link", "folder in the way"])
def test_what_is_in_the_way_is_left_alone(kind: str, tmp_path: Path) -> None:
    place = Path(".hexodigest_cache")
    other = tmp_path / "other"
    other.mkdir()
    match kind:
        case "file":
            place.write_text("mine")
        case "link":
            place.symlink_to(other)
        case _:
            found()
            name = cache().name
            cache().unlink()
            (place / name).mkdir()
    expected = found("--no-cache")
    assert found() == expected
    assert found() == expected
    assert not list(other.iterdir())


def test_another_version_is_written_anew() -> None:
    expected = found()
    cache().write_bytes(cache().read_bytes().replace(b"cache %d " % FORMAT, b"cache 9 ", 1))
    assert found() == expected
    assert cache().read_bytes().startswith(b"hexodigest-cache %d " % FORMAT)


def test_it_is_kept_out_of_git_and_of_backups() -> None:
    found()
    assert Path(".hexodigest_cache/.gitignore").read_text() == "*\n"
    assert (
        Path(".hexodigest_cache/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d1")
    )


def test_what_was_never_finished_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    old, young = folder / "lint-1.tmp", folder / "lint-2.tmp"
    for file in (old, young):
        file.write_text("half")
    os.utime(old, (0, 0))
    left, used = folder / "facts-ab-1-1", folder / "facts-ab-1-2"
    for file in (left, used):
        file.write_text("half")
        os.utime(file, (0, 0))
    write_index(Index(body=Body(str(folder), used.name)), str(folder), "lint-ab", "key")
    assert sorted(file.name for file in folder.iterdir()) == [
        ".gitignore", "CACHEDIR.TAG", "lint-2.tmp", "lint-ab",
    ]  # fmt: skip


def test_a_cache_that_nobody_wants_is_not_made() -> None:
    assert found("--no-cache") == found("--cache-dir", "elsewhere")
    assert not Path(".hexodigest_cache").exists()
    assert list(Path("elsewhere").glob("lint-*"))


def test_a_body_is_written_anew_when_half_of_it_is_of_no_use() -> None:
    found()
    first, size = body(), body().stat().st_size
    for number in range(40):
        Path("source/_posts/1.md").write_text(f"---\ntitle: {number}\n---\n[x](/2/)\n")
        assert found() == found("--no-cache")
    assert body() != first
    assert body().stat().st_size < 3 * size


def test_what_one_post_says_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    found()
    first, before = body(), body().read_bytes()
    with Path("source/_posts/1.md").open("a") as file:
        file.write("One more line.\n")
    found()
    assert body() == first
    added = body().read_bytes().removeprefix(before)
    assert added.count(b"\n") == 1
    # What cannot be written is not, and nothing is left of it.
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError()))
    Path("_config.yml").write_text("url: https://pot.example\n")
    found()
    assert body() == first


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="the system follows links")
def test_a_body_that_is_a_link_is_not_written(tmp_path: Path) -> None:
    found()
    other = tmp_path / "other"
    other.write_bytes(body().read_bytes() + b"mine")
    before, name = other.read_bytes(), body()
    name.unlink()
    name.symlink_to(other)
    Path("source/_posts/1.md").write_text("---\ntitle: x\n---\n[x](/2/)\n")
    assert found() == found("--no-cache")
    assert other.read_bytes() == before
