"""Blogs and sites in an object store, on a real server: the same as on this machine."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from conversions import HEADER, make_blog
from hexodigest.batch.bucket import CloudError, address_of, bucket_at, virtual
from hexodigest.batch.bucket_folder import BucketFolder
from hexodigest.batch.folder import ForeignFileError
from hexodigest.cli import main
from hexodigest.convert.job import prepare
from hexodigest.convert.targets import load_target
from hexodigest.convert.write import OutputFolderError
from stores import Store, object_store

BUCKET = "blogs"
ODD = (
    "文章/a b+c%20#?.md",
    "trail./x..md",
    "nfc/\u00e9.md",
    "nfd/e\u0301.md",
    "q&'~.md",
    "%2b%20.md",
    "emoji😀.md",
    "long/" + "x" * 200 + ".md",
)
HOSTILE = (
    "../../up/",
    "..%2f..%2fup/",
    "%2e%2e/up/",
    "..\\..\\up/",
    "/absolute/",
    "//host/up/",
    "a/../../up/",
    ".hexodigest/turn",
    "tab\tname/",
    "C:\\up/",
    "./../up/",
    "deep/" * 300,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    import obstore  # noqa: PLC0415  # brings threads

    with object_store(tmp_path_factory.mktemp("store")) as found:
        obstore.put(found.bucket(BUCKET), "first", b"")  # of which this server makes the bucket
        yield found


@pytest.fixture
def home(store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """An address of the test's own, which the environment can reach."""
    use(store.env(), monkeypatch)
    return f"s3://{BUCKET}/{abs(hash(request.node.nodeid)):x}"


def use(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    bucket_at.cache_clear()
    for name, value in env.items():
        monkeypatch.setenv(name, value)


def key(address: str) -> str:
    return address.removeprefix(f"s3://{BUCKET}/")


def convert(source: str | Path, out: str | Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["convert", str(source), str(out), "-j1", *options])
    assert "Traceback" not in result.output, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def planned(blog: Path, folder: Path, target: str) -> dict[str, bytes]:
    prepare(blog, folder, load_target(target)).write()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "_posts/a.md": HEADER + "{% post_link b %} ![x](/images/a.png) {% asset_img a.jpg %}\n",
        "_posts/b.md": HEADER + "{% include_code c.py %}\n\n{% unknown %}\n",
        **{f"_posts/{name}": HEADER + f"text of {number}\n" for number, name in enumerate(ODD)},
        "_posts/a/a.jpg": b"photo",
        "_data/menu.yml": "a: b\n",
        "images/a.png": b"picture",
        "downloads/code/c.py": "print(1)\n",
        "about/index.md": HEADER + "me\n",
    }
    folder = make_blog(tmp_path / "blog", files, "post_asset_folder: true\ntheme: x\n")
    (folder / "themes/x/languages").mkdir(parents=True)
    (folder / "themes/x/languages/de.yml").write_text("a: b\n")
    return folder


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("s3://bucket/a/b", "s3://bucket/a/b"),
        ("gs://bucket", "gs://bucket"),
        ("az://box/a b%20c", "az://box/a b%20c"),
        ("a/b", None),
        ("s3/b", None),
        ("C:/b", None),
        ("http://a/b", None),
    ],
)
def test_an_address_is_told_from_a_path(path: str, address: str | None) -> None:
    found = virtual(Path(path))
    assert (found and address_of(found)) == address


def test_an_address_that_climbs_is_refused() -> None:
    with pytest.raises(CloudError, match=r"has `\.\.` in it"):
        virtual(Path("s3://bucket/a/../b"))


@pytest.mark.parametrize("target", ["hugo", "zola", "json"])
def test_from_store_to_store_it_is_the_same(
    blog: Path, store: Store, home: str, tmp_path: Path, target: str
) -> None:
    expected = planned(blog, tmp_path / "plan", target)
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    result = convert(f"{home}/blog", f"{home}/out", "--to", target)
    assert result.exit_code == 0, result.output
    assert store.objects(BUCKET, f"{key(home)}/out") == expected
    again = convert(f"{home}/blog", f"{home}/out", "--to", target)
    assert f"{len(ODD) + 3} of them unchanged" in again.stderr
    assert again.stdout == result.stdout
    assert store.objects(BUCKET, f"{key(home)}/out") == expected


@pytest.fixture
def no_work_is_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hexodigest.cli.converting.LEAST", 0)


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
@pytest.mark.usefixtures("no_work_is_too_small")
def test_one_of_both_may_lie_here(
    blog: Path, store: Store, home: str, tmp_path: Path, jobs: str
) -> None:
    expected = planned(blog, tmp_path / "plan", "hugo")
    assert convert(blog, f"{home}/out", "--to", "hugo", jobs).exit_code == 0
    assert store.objects(BUCKET, f"{key(home)}/out") == expected
    assert "unchanged" in convert(blog, f"{home}/out", "--to", "hugo", jobs).stderr
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    assert convert(f"{home}/blog", tmp_path / "out", "--to", "hugo", jobs).exit_code == 0
    here = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and ".hexodigest" not in path.parts and "losses" not in path.name
    }
    assert here == expected


def test_a_table_is_made_of_a_blog_in_a_store(
    blog: Path, store: Store, home: str, tmp_path: Path
) -> None:
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    assert convert(f"{home}/blog", tmp_path / "out", "--to", "jsonl").exit_code == 0
    assert convert(blog, tmp_path / "here", "--to", "jsonl").exit_code == 0
    there, here = ((tmp_path / name / "posts.jsonl").read_bytes() for name in ("out", "here"))
    assert there.count(b"\n") == len(ODD) + 3
    assert there == here


def test_losses_are_placed_by_address(blog: Path, store: Store, home: str) -> None:
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    result = convert(f"{home}/blog", f"{home}/out", "--to", "hugo")
    assert f"{home}/blog/source/_posts/b.md:7:1: warning" in result.stdout
    losses = bucket_at(Path(f"/s3:/{BUCKET}/{key(home)}/out")).read("hexodigest-losses.json").data
    assert f"{home}/blog" in json.dumps(json.loads(losses))


def test_what_is_gone_goes_and_what_is_not_ours_stays(
    blog: Path, store: Store, home: str, tmp_path: Path
) -> None:
    import obstore  # noqa: PLC0415  # brings threads

    convert(blog, f"{home}/out", "--to", "hugo")
    bucket, out = store.bucket(BUCKET), f"{key(home)}/out"
    obstore.put(bucket, f"{out}/mine.txt", b"x")
    obstore.put(bucket, f"{out}/content/posts/new.md", b"mine")
    obstore.put(bucket, f"{out}/content/posts/a.md", b"changed by hand")
    posts = blog / "source" / "_posts"
    (posts / "b.md").unlink()
    (posts / "a.md").write_text(HEADER + "new\n")
    (posts / "new.md").write_text(HEADER + "new\n")
    result = convert(blog, f"{home}/out", "--to", "hugo")
    assert result.exit_code == 2
    assert result.stderr.count("is there already and not as it was written") == 2
    found = store.objects(BUCKET, out)
    assert "content/posts/b.md" not in found
    assert found["content/posts/new.md"] == b"mine"
    assert found["content/posts/a.md"] == b"changed by hand"
    assert convert(blog, f"{home}/out", "--to", "hugo", "--force").exit_code == 0
    expected = planned(blog, tmp_path / "plan", "hugo") | {"mine.txt": b"x"}
    assert store.objects(BUCKET, out) == expected


def test_what_a_killed_run_has_recorded_is_not_done_again(
    blog: Path, store: Store, home: str
) -> None:
    import obstore  # noqa: PLC0415  # brings threads

    convert(blog, f"{home}/out", "--to", "hugo")
    own = f"{key(home)}/out/.hexodigest"
    obstore.rename(
        store.bucket(BUCKET), f"{own}/manifest.jsonl", f"{own}/parts/000000001-000000001.jsonl"
    )
    result = convert(blog, f"{home}/out", "--to", "hugo")
    assert f"{len(ODD) + 3} of them unchanged" in result.stderr
    assert not store.objects(BUCKET, f"{own}/parts")
    assert "manifest.jsonl" in store.objects(BUCKET, own)


def test_what_a_killed_run_has_written_is_ours(blog: Path, store: Store, home: str) -> None:
    import obstore  # noqa: PLC0415  # brings threads

    convert(blog, f"{home}/out", "--to", "hugo")
    obstore.delete(store.bucket(BUCKET), f"{key(home)}/out/.hexodigest/manifest.jsonl")
    (blog / "source/_posts/a.md").write_text(HEADER + "new\n")
    assert convert(blog, f"{home}/out", "--to", "hugo").exit_code == 0
    assert b"new\n" in store.objects(BUCKET, f"{key(home)}/out")["content/posts/a.md"]


def test_of_two_runs_the_earlier_one_stops(home: str) -> None:
    root = virtual(Path(home))
    assert root
    path, other = PurePosixPath("a.md"), PurePosixPath("b.md")
    with BucketFolder(root, "one").locked() as earlier, BucketFolder(root, "two").locked() as later:
        first = earlier.put(path, b"1", None)
        later.put(other, b"2", None)
        assert later.put(path, b"2", None).is_new
        for mine in (None, first.digest):
            with pytest.raises(ForeignFileError):
                earlier.put(path, b"3", mine)
        with pytest.raises(ForeignFileError):
            earlier.put(other, b"3", None)
        log = earlier.log()
        log.append(b"{}\n")
        with pytest.raises(OutputFolderError, match="another conversion has begun"):
            log.flush()
        with pytest.raises(OutputFolderError, match="another conversion has begun"):
            log.replace([b"{}\n"])
        assert bucket_at(root).read("a.md").data == b"2"


def test_nothing_is_written_outside_of_the_address(store: Store, home: str, tmp_path: Path) -> None:
    posts: dict[str, str | bytes] = {}
    for number, link in enumerate(HOSTILE):
        own = json.dumps(f"{link}{number}/")  # two at one address would end the run
        head = f"---\ntitle: T\ndate: 2024-01-02\npermalink: {own}\n---\n"
        posts[f"_posts/p{number}.md"] = head
    blog = make_blog(tmp_path / "hostile", posts)
    before = set(store.objects(BUCKET))
    for target in ("hugo", "zola", "json"):
        convert(blog, f"{home}/{target}", "--to", target)
    new = set(store.objects(BUCKET)) - before
    assert new
    assert all(name.startswith(f"{key(home)}/") for name in new)
    root = virtual(Path(f"{home}/x"))
    assert root
    with BucketFolder(root, "run").locked() as folder:
        for path in ("../x", ".hexodigest/turn", "a/../../x", "..", "a\\..\\x"):
            with pytest.raises(ValueError, match="leads out of the output folder"):
                folder.put(PurePosixPath(path), b"", None)


@pytest.mark.parametrize(
    "turn",
    [b"", b"{}", b"[1]", b'{"turn": 1, "run": "a"}', b'{"turn":1,"run":"a","source":"../b"}'],
)
def test_what_only_looks_like_an_earlier_output_is_refused(
    blog: Path, store: Store, home: str, turn: bytes
) -> None:
    import obstore  # noqa: PLC0415  # brings threads

    place = f"{key(home)}/out"
    obstore.put(store.bucket(BUCKET), f"{place}/.hexodigest/turn", turn)
    obstore.put(store.bucket(BUCKET), f"{place}/mine.txt", b"x")
    refused = convert(blog, f"{home}/out", "--to", "hugo")
    assert refused.exit_code == 2
    assert "is not empty; --force writes into it all the same" in refused.stderr
    assert store.objects(BUCKET, place) == {"mine.txt": b"x"}
    assert convert(blog, f"{home}/out", "--to", "hugo", "--force").exit_code == 0


def test_the_conversion_of_another_blog_is_not_written_over(
    blog: Path, store: Store, home: str, tmp_path: Path
) -> None:
    other = make_blog(tmp_path / "other", {"_posts/z.md": HEADER + "z\n"})
    store.upload(other, BUCKET, f"{key(home)}/other")
    for source, name in ((f"{home}/other", f"{home}/other"), (other, str(other))):
        out = f"{home}/out{len(name)}"
        assert convert(source, out, "--to", "hugo").exit_code == 0
        before = store.objects(BUCKET, f"{key(home)}/out{len(name)}")
        refused = convert(blog, out, "--to", "hugo")
        assert refused.exit_code == 2
        assert f"`{out}` holds the conversion of `{name}`" in refused.stderr
        assert store.objects(BUCKET, f"{key(home)}/out{len(name)}") == before
    shutil.rmtree(other)
    assert convert(blog, out, "--to", "hugo").exit_code == 0


def test_a_place_that_is_not_ours_is_refused(blog: Path, store: Store, home: str) -> None:
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    for source, out, says in (
        (blog, f"{home}/blog/source", "is not empty"),
        (f"{home}/blog", f"{home}/blog", "is the blog itself"),
        (f"{home}/blog", f"{home}/blog/source/out", "is the blog itself"),
        (f"{home}/nothing", f"{home}/out", f"{home}/nothing: no Hexo blog"),
    ):
        result = convert(source, out, "--to", "json")
        assert result.exit_code == 2
        assert says in result.stderr
        assert result.stderr.count("\n") == 1
    table = convert(blog, f"{home}/out", "--to", "jsonl")
    assert "tables are written to a folder of this machine" in table.stderr


WRONG: list[tuple[dict[str, str], str, str]] = [
    ({}, "s3://no-such-bucket/x", "`s3://no-such-bucket/x`: no such bucket"),
    ({"AWS_SECRET_ACCESS_KEY": "x"}, "s3://blogs/x", "the credentials are not accepted"),
    ({"AWS_ACCESS_KEY_ID": "x"}, "s3://blogs/x", "the credentials are not accepted"),
    ({"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, "s3://blogs/x", "cannot be reached"),
    ({}, "az://blogs/x", "no credentials"),
]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.usefixtures("home")
def test_what_is_wrong_with_a_store_is_one_line(
    wrong: tuple[dict[str, str], str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env, source, says = wrong
    use(env, monkeypatch)
    monkeypatch.setattr("hexodigest.batch.bucket._RETRIES", 1)
    result = convert(source, tmp_path / "out", "--to", "json")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_who_may_not_write_is_told_so_once(
    blog: Path, store: Store, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    use(store.env(user="reader"), monkeypatch)
    result = convert(f"{home}/blog", f"{home}/out", "--to", "json")
    assert result.exit_code == 2
    assert result.stderr == f"hexodigest: `{home}/out/.hexodigest/turn`: missing rights\n"


def test_a_post_that_is_too_large_is_not_fetched(blog: Path, store: Store, home: str) -> None:
    (blog / "source/_posts/big.md").write_text(HEADER + "x" * 5000)
    store.upload(blog, BUCKET, f"{key(home)}/blog")
    result = convert(f"{home}/blog", f"{home}/out", "--to", "json", "--max-file-size", "4K")
    assert result.exit_code == 2
    assert f"{home}/blog/source/_posts/big.md: not converted: larger than" in result.stderr


def test_without_obstore_the_message_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket_at.cache_clear()
    monkeypatch.setitem(sys.modules, "obstore", None)
    result = convert("s3://bucket/none", tmp_path / "out", "--to", "json")
    assert result.exit_code == 2
    assert result.stderr == (
        "hexodigest: `s3://bucket/none` needs `pip install hexodigest[cloud]`\n"
    )
