"""What posts have alike is one object, whichever process it came from."""

import pickle
from pathlib import Path

from conversions import make_blog
from hexodigest.batch.order import Order
from hexodigest.batch.shared import Shared
from hexodigest.batch.survey import Item, Survey, Surveyed
from hexodigest.site.files import FileKind

POST = "---\ntitle: {0}\ndate: 2024-01-02\ntags: [a, b]\ncategories: [C]\nlist: [1, x]\n---\n"


def surveyed(tmp_path: Path, name: str) -> Surveyed:
    blog = make_blog(tmp_path / "blog", {f"_posts/{name}.md": POST.format(name)})
    found = Survey(Order(blog, "hugo", name))(Item(f"_posts/{name}.md", FileKind.POST, 0))
    copy = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own
    assert isinstance(copy, Surveyed)
    return copy


def test_equal_parts_of_two_posts_are_one_object(tmp_path: Path) -> None:
    shared = Shared()
    before = [surveyed(tmp_path, name) for name in ("one", "two")]
    first, second = (shared.of(each, Path("p")) for each in before)
    assert first.page
    assert second.page
    assert first.page.tags is second.page.tags
    assert first.page.categories is second.page.categories
    assert first.facts.tags is second.facts.tags
    assert first.facts.data["tags"] is second.facts.data["tags"]
    assert first.facts.data is first.page.data
    assert (first.facts.title, second.facts.title) == ("one", "two")


def test_what_is_shared_says_the_same(tmp_path: Path) -> None:
    found = surveyed(tmp_path, "one")
    assert Shared().of(found, found.facts.path) == found
