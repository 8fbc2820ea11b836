"""The lists by year and month that both targets build."""

from pathlib import Path

import pytest

from conversions import make_blog
from hexodigest.convert.job import prepare
from hexodigest.convert.targets import load_target
from oracles.engines import build_with_hugo, build_with_zola

pytestmark = pytest.mark.oracle
ENGINES = {"hugo": build_with_hugo, "zola": build_with_zola}
DATES = {"one": "2023-12-31 10:00:00", "two": "2024-01-01 10:00:00", "three": "2024-02-03 10:00:00"}
EXPECTED = {
    "archives": {"one", "two", "three"},
    "archives/2023": {"one"},
    "archives/2023/12": {"one"},
    "archives/2024": {"two", "three"},
    "archives/2024/01": {"two"},
    "archives/2024/02": {"three"},
}


@pytest.mark.parametrize("target", ENGINES)
def test_each_list_has_the_posts_of_its_time(target: str, tmp_path: Path) -> None:
    posts = {
        f"_posts/{name}.md": f"---\ntitle: post-{name}\ndate: {date}\n---\nx\n"
        for name, date in DATES.items()
    }
    blog = make_blog(tmp_path / "blog", posts, "archive_generator: {daily: false}\n")
    prepare(blog, tmp_path / "site", load_target(target)).write()
    built = ENGINES[target](tmp_path / "site")
    assert built.code == 0, built.said
    for folder, expected in EXPECTED.items():
        page = (built.public / folder / "index.html").read_text("utf-8")
        assert {name for name in DATES if f"post-{name}<" in page} == expected
    assert {path.name for path in (built.public / "archives").glob("2*")} == {"2023", "2024"}


def test_lists_that_the_generator_does_not_make_are_not_made(tmp_path: Path) -> None:
    post = "---\ndate: 2024-01-02\n---\nx\n"
    for config, expected in (("{yearly: false}", 0), ("{monthly: false}", 1)):
        folder = tmp_path / str(expected)
        blog = make_blog(folder / "b", {"_posts/p.md": post}, f"archive_generator: {config}\n")
        plan = prepare(blog, folder / "site", load_target("hugo")).plan
        names = [output.path.name for output in plan.outputs]
        assert sum(name.startswith("archives-of-2") for name in names) == expected
