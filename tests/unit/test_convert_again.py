"""Converting again: what is done once is not done twice, and nothing but our own is touched."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from conversions import HEADER, make_blog
from hexodigest.batch.asking import digest
from hexodigest.batch.folder import Folder, Put
from hexodigest.batch.owner import NAME, header
from hexodigest.batch.pages import ConvertPage, Outcome, Task, Written
from hexodigest.cli import main
from hexodigest.convert.job import prepare
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.source import Source

STATE = ".hexodigest"


def convert(blog: Path, out: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["convert", str(blog), str(out), *options])
    assert "Traceback" not in result.output, result.output
    return result


def tree(folder: Path) -> dict[str, bytes]:
    """What is in the output, but for our own notes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and STATE not in path.parts and path.name != "hexodigest-losses.json"
    }


def times(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in tree(folder)}


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        f"_posts/p{n}.md": HEADER.replace("T", f"Title {n}")
        + f"text {n}\n{{% post_link p{n + 1} %}}\n"
        for n in range(5)
    }
    files["_posts/tagged.md"] = HEADER.replace("title", "tags: [tea, cup]\ntitle") + "text\n"
    files["_posts/code.md"] = HEADER + "{% include_code c.py %}\n{% unknown %}\n"
    files["_posts/image.md"] = HEADER + "![leaf](/images/a.png)\n"
    files["images/a.png"] = b"picture"
    files["downloads/code/c.py"] = "print(1)\n"
    return make_blog(tmp_path / "blog", files)


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_writes_what_the_library_plans(
    blog: Path, tmp_path: Path, target: str, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hexodigest.cli.converting.LEAST", 0)
    job = prepare(blog, tmp_path / "plan", load_target(target))
    job.write()
    result = convert(blog, tmp_path / "out", "--to", target, "-j", jobs)
    assert result.exit_code == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "plan")
    losses = json.loads((tmp_path / "out" / "hexodigest-losses.json").read_text())
    assert bool(losses) == (target != "json") == bool(result.stdout)
    again = convert(blog, tmp_path / "out", "--to", target, "-j", jobs)
    assert again.stdout == result.stdout  # losses of pages that are not converted again too


@pytest.mark.parametrize("target", NAMES)
def test_what_has_not_changed_is_not_written_again(blog: Path, tmp_path: Path, target: str) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", target)
    before = times(out)
    result = convert(blog, out, "--to", target)
    assert "8 posts converted" in result.stderr
    assert "8 of them unchanged" in result.stderr
    assert times(out) == before


@pytest.mark.parametrize("target", NAMES)
def test_terms_make_no_page_be_converted_twice(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = "tags: [Tea, tea]\ncategories: [[Cups, Green, Small], [cups]]\ntitle"
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER.replace("title", terms) + "text\n"})
    outcomes: list[Outcome] = []

    def noted(page: ConvertPage, task: Task) -> Outcome:
        outcomes.append(convert_page(page, task))
        return outcomes[-1]

    convert_page = ConvertPage.__call__
    monkeypatch.setattr(ConvertPage, "__call__", noted)
    monkeypatch.setattr("hexodigest.cli.converting.LEAST", 1 << 20)  # in this very process
    assert convert(blog, tmp_path / "out", "--to", target).exit_code == 0
    assert [type(outcome) for outcome in outcomes] == [Written]


EDITS = {
    "a post": "_posts/p0.md",
    "a title that is linked to": "_posts/p1.md",
    "included code": "downloads/code/c.py",
    "an image": "images/a.png",
}


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("what", EDITS)
def test_an_edit_changes_what_depends_on_it(
    blog: Path, tmp_path: Path, target: str, what: str
) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", target)
    file = blog / "source" / EDITS[what]
    file.write_bytes(file.read_bytes().replace(b"Title", b"Other") + b"more\n")
    result = convert(blog, out, "--to", target)
    assert result.exit_code == 0
    assert "of them unchanged" in result.stderr
    prepare(blog, tmp_path / "anew", load_target(target)).write()
    assert tree(out) == tree(tmp_path / "anew")


@pytest.mark.parametrize("target", NAMES)
def test_a_setting_changes_everything(blog: Path, tmp_path: Path, target: str) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", target)
    (blog / "_config.yml").write_text("title: New\npermalink: :title/\nroot: /b/\n")
    result = convert(blog, out, "--to", target)
    assert "unchanged" not in result.stderr
    prepare(blog, tmp_path / "anew", load_target(target)).write()
    assert tree(out) == tree(tmp_path / "anew")


@pytest.mark.parametrize("target", NAMES)
def test_what_is_gone_goes(blog: Path, tmp_path: Path, target: str) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", target)
    (out / "mine.txt").write_text("not yours")
    (blog / "source/_posts/tagged.md").unlink()
    (blog / "source/images/a.png").unlink()
    (blog / "source/_posts/p0.md").rename(blog / "source/_posts/renamed.md")
    assert convert(blog, out, "--to", target).exit_code == 0
    assert (out / "mine.txt").read_text() == "not yours"
    (out / "mine.txt").unlink()
    prepare(blog, tmp_path / "anew", load_target(target)).write()
    assert tree(out) == tree(tmp_path / "anew")
    assert not [
        folder
        for folder in out.rglob("*")
        if folder.is_dir() and not any(folder.iterdir()) and STATE not in folder.parts
    ]


def test_a_file_that_is_not_ours_stays(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    own = out / "content/posts/new.md"
    own.write_text("mine")
    (blog / "source/_posts/new.md").write_text(HEADER + "text\n")
    result = convert(blog, out, "--to", "hugo")
    assert result.exit_code == 2
    assert "new.md: not converted: `content/posts/new.md` is there already" in result.stderr
    assert own.read_text() == "mine"
    assert "8 posts converted" in result.stderr
    assert convert(blog, out, "--to", "hugo", "--force").exit_code == 0
    assert own.read_text() != "mine"


def test_a_file_that_somebody_has_changed_stays(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    changed = out / "content/posts/p0.md"
    changed.write_text("mended by hand")
    assert convert(blog, out, "--to", "hugo").exit_code == 0  # nothing wants to write there
    (blog / "source/_posts/p0.md").write_text(HEADER + "new\n")
    result = convert(blog, out, "--to", "hugo")
    assert result.exit_code == 2
    assert "p0.md: not converted: `content/posts/p0.md` is there already" in result.stderr
    (blog / "source/_posts/p0.md").unlink()
    convert(blog, out, "--to", "hugo")
    assert changed.read_text() == "mended by hand"


def test_a_file_that_is_missing_is_made_again(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    before = tree(out)
    (out / "content/posts/p0.md").unlink()
    (out / "static/images/a.png").unlink()
    assert convert(blog, out, "--to", "hugo").exit_code == 0
    assert tree(out) == before


def test_a_post_that_cannot_be_converted_keeps_what_it_became(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    before = (out / "content/posts/p0.md").read_bytes()
    (blog / "source/_posts/p0.md").write_bytes(b"a" * 3000)
    result = convert(blog, out, "--to", "hugo", "--max-file-size", "2K")
    assert result.exit_code == 2
    assert "p0.md: not converted: larger than 2048 bytes" in result.stderr
    assert (out / "content/posts/p0.md").read_bytes() == before


def test_names_that_differ_in_case_or_signs_get_numbers(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_posts/a.b.md": HEADER + "one\n",
        "_posts/a-b.md": HEADER + "two\n",
        "_posts/A-B.md": HEADER + "three\n",
    }
    blog = make_blog(tmp_path / "blog", files)
    out = tmp_path / "out"
    for _ in range(2):
        assert convert(blog, out, "--to", "hugo").exit_code == 0
        posts = sorted(path.name for path in (out / "content/posts").iterdir())
        assert posts == ["A-B.md", "_index.md", "a-b-2.md", "a-b-3.md"]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]\n", b"\xff\n", b'{"format":2}\n{"source":1}\n']
)
def test_a_damaged_manifest_owns_nothing_and_harms_nothing(
    blog: Path, tmp_path: Path, damage: bytes
) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    before = times(out)
    (out / STATE / "manifest.jsonl").write_bytes(damage)
    assert convert(blog, out, "--to", "hugo").exit_code == 2
    assert convert(blog, out, "--to", "hugo", "--force").exit_code == 0
    assert times(out) == before  # all is as it would be written


@pytest.mark.parametrize("damage", [b"{", b"[1]\n", b"\xff\n", b'\n{"source":1}\n'])
def test_lines_of_a_manifest_that_are_damaged_own_nothing(
    blog: Path, tmp_path: Path, damage: bytes
) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    before = times(out)
    manifest = out / STATE / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes().partition(b"\n")[0] + b"\n" + damage)
    assert convert(blog, out, "--to", "hugo").exit_code == 0
    assert times(out) == before


def test_a_manifest_cannot_lead_out_of_the_folder(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "json")
    canary = tmp_path / "canary.txt"
    canary.write_text("alive")
    own = out / "own.txt"
    own.write_text("alive")
    names = ["../canary.txt", str(canary), "a/../../canary.txt"]
    line = {"source": "_posts/gone.md", "digest": "x", "asked": {}, "losses": []}
    with (out / STATE / "manifest.jsonl").open("a") as manifest:
        files = dict.fromkeys(names, digest(b"alive"))
        manifest.write(json.dumps(line | {"files": files}) + "\n")
    assert convert(blog, out, "--to", "json").exit_code == 0
    assert canary.read_text() == "alive"
    assert own.read_text() == "alive"


def test_two_runs_do_not_write_at_once(blog: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    with (out / STATE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = convert(blog, out, "--to", "hugo")
    assert result.exit_code == 2
    assert "another conversion is writing to" in result.stderr


def test_what_a_killed_run_left_is_swept_and_taken_over(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / STATE / "tmp").mkdir(parents=True)
    (out / STATE / "tmp" / "1-1").write_bytes(b"half of a fi")
    (out / NAME).write_text(json.dumps(header(out, blog)) + "\n" + '{"source":"_posts/cut')
    post = out / "content/posts/p0.md"
    post.parent.mkdir(parents=True)
    post.write_text("written by a run that was killed before the post was edited")
    (out / STATE / "journal-x-1.jsonl").write_text('"content/posts/p0.md"\n"content/po')
    assert convert(blog, out, "--to", "hugo").exit_code == 0
    prepare(blog, tmp_path / "anew", load_target("hugo")).write()
    assert tree(out) == tree(tmp_path / "anew")
    assert sorted(path.name for path in (out / STATE).iterdir()) == ["lock", "manifest.jsonl"]


def test_durable_writes_the_same(blog: Path, tmp_path: Path) -> None:
    for name, options in (("a", []), ("b", ["--durable"])):
        assert convert(blog, tmp_path / name, "--to", "zola", *options).exit_code == 0
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


@pytest.mark.parametrize(
    ("option", "says"),
    [
        (["-j", "0"], "`0` is not a number of processes"),
        (["--executor", "moon:1"], "no executor `moon`"),
        (["--timeout", "-1"], "-1"),
    ],
)
def test_options_that_make_no_sense(
    blog: Path, tmp_path: Path, option: list[str], says: str
) -> None:
    result = convert(blog, tmp_path / "out", "--to", "json", *option)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (tmp_path / "out").exists()


def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for one that changed long ago."""
    monkeypatch.setattr("hexodigest.identities._TICK", -(10**18))


def unreadable(path: Path, limit: int) -> Source:
    raise AssertionError(f"{path} is read again, {limit}")


@pytest.mark.parametrize("target", NAMES)
def test_a_file_that_is_as_it_was_is_not_read_again(
    blog: Path, tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago(monkeypatch)
    out = tmp_path / "out"
    first = convert(blog, out, "--to", target)
    before = tree(out)
    with monkeypatch.context() as only:
        only.setattr("hexodigest.batch.survey.read_source", unreadable)
        again = convert(blog, out, "--to", target)
    assert "8 of them unchanged" in again.stderr
    assert again.stdout == first.stdout
    assert tree(out) == before


def test_a_change_that_keeps_size_and_time_is_seen(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago(monkeypatch)
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    post = blog / "source/_posts/p0.md"
    state = post.stat()
    post.write_text(post.read_text().replace("Title 0", "Title 9"))
    os.utime(post, ns=(state.st_atime_ns, state.st_mtime_ns))
    result = convert(blog, out, "--to", "hugo")
    assert "7 of them unchanged" in result.stderr
    assert "Title 9" in (out / "content/posts/p0.md").read_text()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "other settings": lambda data: data.replace(b"1 ", b"1 x", 1),
    "no facts": lambda data: data.replace(b"\t[", b"\t"),
    "no JSON": lambda data: data.replace(b'"', b"'"),
    "other types": lambda data: data.replace(b'"Title', b'1,"Title'),
    "not UTF-8": lambda data: data.replace(b"Title", b"\xff\xfe"),
    "no end": lambda data: data + b"\n\n\t\t\n\0",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_facts_are_found_anew(
    blog: Path, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago(monkeypatch)
    out = tmp_path / "out"
    first = convert(blog, out, "--to", "hugo")
    before = tree(out)
    facts = out / STATE / "facts"
    data = facts.read_bytes()
    facts.write_bytes(DAMAGE[damage](data))
    again = convert(blog, out, "--to", "hugo")
    assert "8 of them unchanged" in again.stderr
    assert again.stdout == first.stdout
    assert tree(out) == before


def test_settings_have_one_digest_in_all_processes(blog: Path) -> None:
    (blog / "_config.yml").write_text("url: https://tea.example\ntitle: Tea\nroot: /\nauthor: A\n")
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from hexodigest.batch.order import Order, blog_of, settings_digest\n"
        "print(settings_digest(blog_of(Order(Path(sys.argv[1]), 'hugo', '')), 'hugo'))\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program, str(blog)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in range(3)
    }
    assert len(found) == 1


def test_what_a_killed_run_has_left_unfinished_is_swept_away(blog: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(blog, out, "--to", "hugo")
    (out / STATE / ".hexodigest-abc").write_bytes(b"half")
    (out / STATE / "tmp").mkdir()
    (out / STATE / "tmp" / "1").write_bytes(b"half")
    convert(blog, out, "--to", "hugo")
    assert sorted(path.name for path in (out / STATE).iterdir()) == ["lock", "manifest.jsonl"]


def test_the_list_of_losses_is_written_like_any_file(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there with the run's own files, or not at all: a run may be killed beside it."""
    seen: list[tuple[str, bool]] = []
    put = Folder.put

    def watched(
        folder: Folder,
        path: PurePosixPath,
        content: bytes | Path,
        mine: str | None,
        *,
        ours: bool = False,
    ) -> Put:
        seen.append((str(path), (folder.root / STATE / "tmp").is_dir()))
        return put(folder, path, content, mine, ours=ours)

    monkeypatch.setattr(Folder, "put", watched)
    convert(blog, tmp_path / "out", "--to", "hugo", "-j", "1")
    assert ("hexodigest-losses.json", True) in seen
