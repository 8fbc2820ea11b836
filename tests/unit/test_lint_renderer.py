"""The packages of a blog, its renderer and its tags are told from its folder."""

import json
from pathlib import Path

import pytest

from hexodigest.config import Config
from hexodigest.lint.known_tags import KnownTags, registered_tags
from hexodigest.lint.renderer import Renderer, renderer_of
from hexodigest.site import Site, load_site
from hexodigest.site.packages import packages_of


def blog(folder: Path, packages: object = None, settings: str = "title: Blog\n") -> Site:
    """A blog with a `package.json` of these dependencies, or without one."""
    (folder / "source").mkdir()
    (folder / "_config.yml").write_text(settings)
    if packages is not None:
        (folder / "package.json").write_text(json.dumps({"dependencies": packages}))
    return load_site(folder)


def script(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


class TestPackages:
    def test_are_of_both_kinds(self, tmp_path: Path) -> None:
        site = blog(tmp_path)
        text = (
            '{"dependencies": {"hexo": "^8.1.0"}, "devDependencies": {"hexo-tag-x": 1, "y": "2"}}'
        )
        (tmp_path / "package.json").write_text(text)
        packages = packages_of(site)
        assert packages is not None
        assert packages.names == ("hexo", "hexo-tag-x", "y")
        assert packages.plugins == ("hexo-tag-x",)
        assert packages.hexo == 8

    def test_leave_out_themes_and_types(self, tmp_path: Path) -> None:
        names = ["hexo-theme-next", "@types/hexo-x", "@me/hexo-y", "@me/hexo-theme-z", "hexo"]
        packages = packages_of(blog(tmp_path, dict.fromkeys(names, "*")))
        assert packages is not None
        assert packages.plugins == ("@me/hexo-y",)
        assert packages.hexo is None

    @pytest.mark.parametrize("text", ["{", "[]", "\ufffd", "[" * 100_000])
    def test_are_unknown_where_the_file_cannot_be_read(self, tmp_path: Path, text: str) -> None:
        site = blog(tmp_path)
        (tmp_path / "package.json").write_text(text, "utf-8")
        assert packages_of(site) is None

    def test_are_unknown_without_the_file(self, tmp_path: Path) -> None:
        assert packages_of(blog(tmp_path)) is None

    def test_may_be_none(self, tmp_path: Path) -> None:
        site = blog(tmp_path)
        (tmp_path / "package.json").write_text('{"dependencies": 1}')
        packages = packages_of(site)
        assert packages is not None
        assert packages.names == ()


class TestRenderer:
    @pytest.mark.parametrize(
        ("packages", "name", "has_footnotes"),
        [
            ({"hexo": "8"}, "marked", False),
            ({"hexo-renderer-marked": "7"}, "marked", False),
            ({"hexo-renderer-marked": "7", "hexo-reference": "1"}, "marked", True),
            ({"hexo-renderer-marked": "7", "hexo-renderer-pandoc": "1"}, "pandoc", True),
            ({"hexo-renderer-kramed": "1"}, "kramed", True),
            ({"@me/hexo-renderer-markdown-it-plus": "1"}, "markdown-it-plus", True),
            ({"hexo-renderer-marked-mine": "1"}, "marked-mine", True),
            ({"hexo-renderer-ejs": "1", "hexo-renderer-stylus": "1"}, "marked", False),
        ],
    )
    def test_is_told_from_the_packages(
        self, tmp_path: Path, packages: dict[str, str], name: str, *, has_footnotes: bool
    ) -> None:
        renderer = renderer_of(blog(tmp_path, packages))
        assert renderer.name == name
        assert renderer.has_footnotes is has_footnotes
        assert renderer.is_marked is (name == "marked")
        assert renderer.heading_ids is renderer.is_marked
        assert renderer.is_commonmark is (name not in {"pandoc", "kramed", "marked-mine"})

    @pytest.mark.parametrize(
        ("settings", "name"),
        [
            ("title: x", "marked"),
            ("pandoc:\n  args: []\n", "pandoc"),
            ("kramed: {}\n", "kramed"),
            ("marked: {}\npandoc: {}\n", "marked"),
            ("markdown:\n  gfm: true\n", "marked"),
            ("markdown:\n  plugins: []\n", "markdown-it"),
            ("markdown: commonmark\n", "marked"),
        ],
    )
    def test_is_told_from_the_settings_without_packages(
        self, tmp_path: Path, settings: str, name: str
    ) -> None:
        assert renderer_of(blog(tmp_path, None, settings)).name == name

    def test_may_make_no_ids(self, tmp_path: Path) -> None:
        settings = "marked:\n  headerIds: false\n"
        assert not renderer_of(blog(tmp_path, None, settings)).heading_ids

    def test_is_marked_for_a_post_alone(self) -> None:
        assert renderer_of(None) == Renderer()


class TestKnownTags:
    def test_are_hexos_own_and_the_configured_ones(self) -> None:
        tags = KnownTags(Config(known_tags=("badge",)), None)
        assert tags.has("blockquote")
        assert tags.has("badge")
        assert tags.has("bagde") is None
        assert tags.packages is None

    def test_are_those_of_a_theme_that_is_known_by_name(self, tmp_path: Path) -> None:
        site = blog(tmp_path, {"hexo": "8"}, "theme: Butterfly\n")
        tags = KnownTags(Config(), site)
        assert tags.has("hideToggle")
        assert tags.has("folding") is False
        assert tags.packages == packages_of(site)

    @pytest.mark.parametrize("home", ["themes/mine", "node_modules/hexo-theme-mine"])
    def test_are_what_a_theme_registers(self, tmp_path: Path, home: str) -> None:
        site = blog(tmp_path, {"hexo": "8"}, "theme: mine\n")
        script(tmp_path / home / "scripts/tags/a.js", "hexo.extend.tag.register('one', f);")
        script(tmp_path / home / "scripts/b.ts", 'tag . register(\n  "two", f, { ends: true })')
        script(tmp_path / home / "scripts/node_modules/c.js", "tag.register('three', f)")
        script(tmp_path / home / "scripts/d.txt", "tag.register('four', f)")
        assert registered_tags(site) == ({"one", "two"}, True)

    def test_are_what_the_blogs_scripts_register(self, tmp_path: Path) -> None:
        site = blog(tmp_path, {"hexo": "8"})
        script(tmp_path / "scripts/a.js", "const { tag } = hexo.extend; tag.register(`one`, f)")
        assert registered_tags(site) == ({"one"}, True)

    def test_are_what_plugins_register(self, tmp_path: Path) -> None:
        packages = dict.fromkeys(["hexo-tag-aplayer", "hexo-generator-feed", "hexo-mine"], "*")
        site = blog(tmp_path, packages)
        script(tmp_path / "node_modules/hexo-mine/index.js", "hexo.extend.tag.register('mine', f)")
        names, complete = registered_tags(site)
        assert {"mine", "aplayer", "meting"} <= names
        assert complete

    @pytest.mark.parametrize(
        ("packages", "theme"),
        [
            (None, "next"),
            ({"hexo": "8"}, "unheard-of"),
            ({"hexo": "8"}, "../elsewhere"),
            ({"hexo-unheard-of": "1"}, "next"),
        ],
    )
    def test_are_not_all_known_where_something_cannot_be_read(
        self, tmp_path: Path, packages: dict[str, str] | None, theme: str
    ) -> None:
        site = blog(tmp_path, packages, f"theme: {theme}\n")
        assert not registered_tags(site).complete
        assert KnownTags(Config(), site).has("anything") is None

    @pytest.mark.parametrize(
        "text",
        ["for (const n of names) tag.register(n, f)", "tag.register(`a${x}`, f)", "x" * 500_001],
    )
    def test_are_not_all_known_where_a_script_says_no_names(
        self, tmp_path: Path, text: str
    ) -> None:
        site = blog(tmp_path, {"hexo": "8"})
        script(tmp_path / "scripts/a.js", text)
        assert registered_tags(site) == (set(), False)

    def test_are_not_all_known_where_there_are_too_many_scripts(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site = blog(tmp_path, {"hexo": "8"})
        monkeypatch.setattr("hexodigest.lint.known_tags._MOST_FILES", 1)
        script(tmp_path / "scripts/a.js", "tag.register('one', f)")
        script(tmp_path / "scripts/b.js", "tag.register('two', f)")
        assert registered_tags(site) == ({"one"}, False)

    def test_are_not_all_known_where_a_script_is_no_file(self, tmp_path: Path) -> None:
        site = blog(tmp_path, {"hexo": "8"})
        (tmp_path / "scripts").mkdir()
        (tmp_path / "scripts" / "a.js").symlink_to(tmp_path / "nowhere")
        assert registered_tags(site) == (set(), False)

    def test_a_blog_may_have_no_theme(self, tmp_path: Path) -> None:
        assert registered_tags(blog(tmp_path, {}, "theme: false\n")) == (set(), True)
