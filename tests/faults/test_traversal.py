"""Nothing is written outside the output folder, and nothing read outside the blog."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from faults.sandbox import CANARY, around, convert, sandbox
from hexodigest.convert.targets import NAMES

PLACES = (
    "../canary.txt",
    "../../canary.txt",
    "../../../../canary.txt",
    "a/../../../canary.txt",
    "..\\..\\canary.txt",
    "a\\..\\..\\..\\canary.txt",
    "%2e%2e%2f%2e%2e%2fcanary.txt",
    "..%2f..%2fcanary.txt",
    "%252e%252e%252fcanary.txt",
    "..%5c..%5ccanary.txt",
    "....//....//canary.txt",
    "\0../../canary.txt",
    "../../canary.txt\0.md",
    "C:\\canary.txt",
    "C:/canary.txt",
    "//outside/canary.txt",
    "\\\\outside\\canary.txt",
    "~/canary.txt",
    "$HOME/canary.txt",
    "file://{sandbox}/canary.txt",
    "{sandbox}/canary.txt",
    "/../{sandbox}/canary.txt",
    "..",
    "../",
    "/",
)


WORDS = "words of the post"


def _post(header: str = "", body: str = WORDS, title: str = "T") -> str:
    return f"---\ntitle: {json.dumps(title)}\ndate: 2024-01-02 03:04:05\n{header}---\n{body}\n"


def _key(key: str) -> Callable[[str], tuple[str, str]]:
    return lambda place: (_post(f"{key}: {json.dumps(place)}\n"), "")


WAYS: dict[str, Callable[[str], tuple[str, str]]] = {
    "permalink": _key("permalink"),
    "slug": _key("slug"),
    "tags": _key("tags"),
    "categories": _key("categories"),
    "alias": _key("alias"),
    "layout": _key("layout"),
    "lang": _key("lang"),
    "title": lambda place: (_post(title=place), "permalink: :post_title/\n"),
    "setting": lambda place: (_post(), f"permalink: {json.dumps(place)}\n"),
    "folders": lambda place: (
        _post("tags: [a]\n"),
        "".join(f"{key}_dir: {json.dumps(place)}\n" for key in ("tag", "archive", "code")),
    ),
    "asset_img": lambda place: (
        _post(body=f"{{% asset_img {place} %}}\n{{% asset_path {place} %}}"),
        "post_asset_folder: true\n",
    ),
    "include_code": lambda place: (_post(body=f"{{% include_code {place} %}}"), ""),
    "image": lambda place: (_post(body=f"![a]({place})\n{{% img {place} %}}"), ""),
}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_no_place_leads_out(tmp_path: Path, target: str, way: str) -> None:
    for number, place in enumerate(PLACES):
        folder = tmp_path / str(number)
        folder.mkdir()
        post, config = WAYS[way](place.replace("{sandbox}", str(folder)))
        sandbox(folder, {"_posts/p.md": post}, config)
        before = around(folder)
        done = convert(folder, target, "--content-only")
        assert around(folder) == before, place
        _assert_inside(done.files, place)
        said = [line for line in done.errors.splitlines() if line.startswith("hexodigest: ")]
        assert len(said) == (done.code == 2), done.errors


def _assert_inside(files: dict[str, bytes], place: str) -> None:
    for name, data in files.items():
        assert CANARY.encode() not in data, (place, name)
        assert "\\" not in name, (place, name)
        assert ".." not in unquote(unquote(name)).replace("\\", "/").split("/"), (place, name)


NAMES_OF_FILES = ("..\\..\\canary.txt", "%2e%2e%2fcanary.txt", "C:canary.txt", "~", "...", "-rf")


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made")
@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("name", NAMES_OF_FILES)
def test_no_name_of_a_file_leads_out(tmp_path: Path, target: str, name: str) -> None:
    files: dict[str, str | bytes] = {
        "_posts/p.md": _post(body=f"{WORDS}\n{{% asset_img {name} %}}"),
        f"_posts/p/{name}": b"asset",
        f"_posts/{name}.md": _post(),
        f"images/{name}": b"picture",
    }
    sandbox(tmp_path, files, "post_asset_folder: true\n")
    before = around(tmp_path)
    done = convert(tmp_path, target)
    assert around(tmp_path) == before
    _assert_inside(done.files, name)
    assert any(WORDS.encode() in data for data in done.files.values())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize(
    "link", ["_posts/l.md", "_posts/p/l.txt", "images/l.txt", "downloads/code/l.txt", "_data/l.yml"]
)
@pytest.mark.parametrize("to", ["canary.txt", "outside"])
def test_no_link_in_the_blog_leads_out(tmp_path: Path, target: str, link: str, to: str) -> None:
    body = "{% asset_img l.txt %}\n{% include_code l.txt %}\n{% include_code l.txt/canary.txt %}"
    files: dict[str, str | bytes] = {"_posts/p.md": _post(body=body)}
    sandbox(tmp_path, files, "post_asset_folder: true\n")
    place = tmp_path / "blog/source" / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(tmp_path / to)
    before = around(tmp_path)
    done = convert(tmp_path, target)
    assert around(tmp_path) == before
    _assert_inside(done.files, link)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", NAMES)
def test_no_link_in_the_output_leads_out(tmp_path: Path, target: str) -> None:
    files: dict[str, str | bytes] = {"_posts/p.md": _post(), "images/a.png": b"picture"}
    sandbox(tmp_path, files)
    made = convert(tmp_path, target)
    assert made.code == 0
    for folder in sorted({name.partition("/")[0] for name in made.files if "/" in name}):
        place = tmp_path / "out" / folder
        aside = place.rename(tmp_path / "out" / "aside")
        place.symlink_to(tmp_path / "outside")
        before = around(tmp_path)
        for options in ((), ("--force",)):
            done = convert(tmp_path, target, *options)
            assert done.code == 2, folder
            assert "leads out of the output folder" in done.errors
            assert around(tmp_path) == before
        os.unlink(place)  # noqa: PTH108  # the link alone
        aside.rename(place)
