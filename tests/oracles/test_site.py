"""Addresses, dates, terms and kinds of files against Hexo 8.1.2 itself."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from blogs import TORTURE, copy_of
from conftest import CORPUS, ask_node
from hexodigest.site import DateSource, PostFacts, Site, load_site

pytestmark = pytest.mark.oracle

ZONES = ["UTC", "Asia/Shanghai", "America/New_York"]
BLOGS = [
    "hexojs+site",
    "haoflynet+haoflynet",
    "nkoehring+hexo-blog",
    "tdouguo+blog",
    "o2team+o2team.github.io",
    "orcmid+hexo-spanner",
    "poychang+blog.poychang.net",
    "vuejs+v2.vuejs.org",
]
CLOCK = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", sorted(path.name for path in TORTURE.iterdir()))
def test_a_blog_of_hard_cases_is_read_as_by_hexo(tmp_path: Path, name: str, zone: str) -> None:
    assert differences(copy_of(TORTURE / name, tmp_path), zone) == []


@pytest.mark.corpus
@pytest.mark.parametrize("name", BLOGS)
def test_a_real_blog_is_read_as_by_hexo(tmp_path: Path, name: str) -> None:
    assert differences(copy_of(CORPUS / name, tmp_path), "Europe/Berlin") == []


def differences(base: Path, zone: str) -> list[tuple[Any, ...]]:
    """What Hexo says otherwise than we: file, what, by Hexo, by us."""
    [hexo] = ask_node("site.js", [{"base": str(base), "zone": zone}])
    site = load_site(base, zone)
    ours = [facts for facts in (*site.posts, *site.drafts) if not facts.dropped]
    shown = [facts for facts in ours if site.is_shown(facts)]
    pages = [facts for facts in site.pages if not facts.dropped]
    config = {"root": site.config.root, "url": site.config.url}
    return [
        *_unequal("config", {name: hexo["config"][name] for name in config}, config),
        *_unequal("posts shown", sorted(hexo["shown"]), sorted(facts.source for facts in shown)),
        *_unequal("post routes", hexo["routes"]["post"], sorted(facts.output for facts in shown)),
        *_unequal("page routes", hexo["routes"]["page"], sorted(facts.output for facts in pages)),
        *_unequal("asset routes", hexo["routes"]["asset"], [asset.output for asset in site.assets]),
        *_each(hexo["posts"], [_post(facts, site) for facts in ours]),
        *_each(hexo["pages"], [_page(facts, site) for facts in pages]),
    ]


def _each(theirs: list[dict[str, Any]], ours: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    by_source = {facts["source"]: facts for facts in ours}
    found = _unequal("sources", sorted(doc["source"] for doc in theirs), sorted(by_source))
    for doc in theirs:
        facts = by_source.get(doc["source"], {})
        for name in facts.keys() - {"file_date"}:
            answer = sorted(doc[name]) if isinstance(doc[name], list) else doc[name]
            if name == "date" and facts["file_date"]:
                # The file system says when; that it was a moment ago is all that can be asked.
                now = datetime.now(UTC).replace(tzinfo=None)
                answer = facts[name] if answer > f"{now - timedelta(days=1):{CLOCK}}" else answer
            found += _unequal((doc["source"], name), answer, facts[name])
    return found


def _unequal(what: object, theirs: object, ours: object) -> list[tuple[Any, ...]]:
    return [] if theirs == ours else [(what, theirs, ours)]


def _page(facts: PostFacts, site: Site) -> dict[str, Any]:
    clock = facts.date.astimezone(site.zones.machine)
    return {
        "source": facts.source,
        "title": facts.title,
        "path": facts.address,
        "date": f"{clock:{CLOCK}}",
        "file_date": facts.date_source is DateSource.FILE,
        "layout": facts.layout,
    }


def _post(facts: PostFacts, site: Site) -> dict[str, Any]:
    names = {chain[: end + 1] for chain in facts.categories for end in range(len(chain))}
    return _page(facts, site) | {
        "slug": facts.slug,
        "published": facts.published,
        "tags": sorted(facts.tags),
        "tagPaths": sorted(site.tag_path(name) for name in facts.tags),
        "categories": sorted(map(list, names)),
        "categoryPaths": sorted(map(site.category_path, names)),
    }


def test_a_files_own_time_is_rounded_as_by_node(tmp_path: Path) -> None:
    base = copy_of(TORTURE / "dates", tmp_path)
    (base / "_config.yml").write_text("title: Times\n")
    for name, fraction in [("below", 999_499_000), ("above", 999_500_000)]:
        post = base / "source" / "_posts" / f"{name}.md"
        post.write_text(f"---\ntitle: {name}\ndate: 2024-01-01\n---\n")
        os.utime(post, ns=(0, 1_700_000_000_000_000_000 + fraction))
    [hexo] = ask_node("site.js", [{"base": str(base), "zone": "UTC"}])
    theirs = {doc["title"]: doc["updated"] for doc in hexo["posts"]}
    site = load_site(base, "UTC")
    ours = {facts.title: facts.updated for facts in site.posts}
    for name, shown in [("below", "2023-11-14 22:13:20"), ("above", "2023-11-14 22:13:21")]:
        updated = ours[name]
        assert updated is not None
        assert f"{updated.astimezone(site.zones.machine):{CLOCK}}" == theirs[name] == shown
