"""Every blog of the corpus converts to every target, and builds there."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import corpus_blogs
from hexodigest.convert.job import prepare
from hexodigest.convert.targets import load_target
from hexodigest.convert.targets.json.source import restore
from hexodigest.site.blog import is_blog
from oracles.engines import Built, build_with_hugo, build_with_zola

pytestmark = pytest.mark.corpus

ENGINES: dict[str, Callable[[Path], Built]] = {
    "hugo": build_with_hugo,
    "zola": lambda site: build_with_zola(site, highlighting=False),
}


def blog_root(folder: Path, copy: Path) -> Path:
    """The blog below a folder of the corpus; where its configuration is not whole, a copy."""
    found = [place for place in (folder, *sorted(folder.iterdir())) if place.is_dir()]
    root = next((place for place in found if is_blog(place)), None)
    if root is not None:
        return root
    shutil.copytree(folder, copy)
    if (copy / "site").is_dir():  # its theme says where the sources lie
        with (copy / "site" / "_config.yml").open("a") as config:
            config.write("source_dir: ../content\n")
        return copy / "site"
    shutil.copy(copy / "_config.sample.yml", copy / "_config.yml")
    return copy


@pytest.mark.parametrize("folder", corpus_blogs(), ids=lambda folder: folder.name)
def test_json_holds_every_source_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    root = blog_root(folder, tmp_path / "blog")
    job = prepare(root, tmp_path / "out", load_target("json"))
    job.write()
    posts = sorted((tmp_path / "out").rglob("*.json"))
    assert len(posts) == len(job.plan.pages) > 0
    for post in posts:
        text = post.read_bytes()
        source = json.loads(text, parse_constant=pytest.fail)["source"]
        path = root / source["path"]
        file = path if path.is_file() else next(root.parent.rglob(source["path"]))
        assert restore(text) == file.read_bytes()


@pytest.mark.oracle
@pytest.mark.slow
@pytest.mark.parametrize("target", ["hugo", "zola"])
@pytest.mark.parametrize("folder", corpus_blogs(), ids=lambda folder: folder.name)
def test_the_blog_builds_with_every_page_at_its_address(
    folder: Path, target: str, tmp_path: Path
) -> None:
    root = blog_root(folder, tmp_path / "blog")
    site = tmp_path / "site"
    job = prepare(root, site, load_target(target))
    job.write()
    built = ENGINES[target](site)
    assert built.code == 0, built.said[-4000:]
    answered = {path.relative_to(built.public).as_posix() for path in built.public.rglob("*")}
    moved = {loss.path for loss in job.plan.losses if loss.name == "address-moved"}
    assert len(moved) < 2
    missing = [
        page.path
        for page in job.plan.pages
        if page.published and not _is_answered(page.path, answered)
    ]
    assert missing == []


def _is_answered(path: str, answered: set[str]) -> bool:
    file = f"{path}index.html" if path.endswith("/") or not path else path
    return file in answered
