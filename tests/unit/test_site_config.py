"""`_config.yml` with Hexo's defaults, and what is said of a broken one."""

from pathlib import Path

import pytest

from hexodigest.site import ConfigError, HexoConfig, NoBlogError, find_blog, load_config, load_site


def config_of(folder: Path, text: str, name: str = "_config.yml") -> HexoConfig:
    path = folder / name
    path.write_bytes(text.encode())
    return load_config(path)


def test_what_is_not_given_is_as_hexo_has_it(tmp_path: Path) -> None:
    config = config_of(tmp_path, "")
    assert config == HexoConfig()
    assert (config.title, config.root, config.url) == ("Hexo", "/", "http://example.com")
    assert config.permalink == ":year/:month/:day/:title/"
    assert (config.source_dir, config.new_post_name) == ("source", ":title.md")
    assert config.marked.prepend_root
    assert not config.marked.post_asset


def test_a_key_without_a_value_leaves_the_default_but_future_is_then_false(tmp_path: Path) -> None:
    config = config_of(tmp_path, "title:\npermalink_defaults:\nskip_render:\nfuture:\nmarked:\n")
    assert config.title == "Hexo"
    assert config.permalink_defaults == {}
    assert config.skip_render == ()
    assert not config.future
    assert config.marked.breaks


def test_values_are_what_javascript_makes_of_them(tmp_path: Path) -> None:
    config = config_of(
        tmp_path,
        """
        title: 010
        language: [zh-CN, en]
        post_asset_folder: "false"
        relative_link: 0
        filename_case: "1"
        skip_render: README.md
        exclude: [a, null, 3, b]
        category_map: {A: a, B: '', C: 7}
        tag_map: none
        updated_option: false
        marked: {modifyAnchors: 1, headerIds: false, lazyload: true}
        my_own: {key: [1]}
        """,
    )
    assert config.title == "10"
    assert config.language == ("zh-CN", "en")
    assert config.post_asset_folder
    assert not config.relative_link
    assert config.filename_case == 0
    assert config.skip_render == ("README.md",)
    assert config.exclude == ("a", "b")
    assert config.category_map == {"A": "a", "C": "7"}
    assert config.tag_map == {}
    assert config.updated_option == "false"
    assert config.marked.modify_anchors == 1
    assert not config.marked.header_ids
    assert config.marked.extra == {"lazyload": True}
    assert config.extra == {"my_own": {"key": [1]}}


@pytest.mark.parametrize(
    ("text", "root", "url"),
    [
        ("url: https://a.example/b/", "/b/", "https://a.example/b"),
        ("url: https://a.example//\nroot: /c", "/c/", "https://a.example"),
        ("root: ''", "/", "http://example.com"),
        ("root: /d///", "/d/", "http://example.com"),
    ],
)
def test_the_root_comes_from_the_url_and_has_slashes(
    tmp_path: Path, text: str, root: str, url: str
) -> None:
    config = config_of(tmp_path, text)
    assert (config.root, config.url) == (root, url)


def test_tabs_may_indent_as_in_hexo(tmp_path: Path) -> None:
    assert config_of(tmp_path, "marked:\n\tpostAsset: true\n").marked.post_asset


def test_json_is_read_as_well(tmp_path: Path) -> None:
    assert config_of(tmp_path, '{"title": "J"}', "_config.json").title == "J"


@pytest.mark.parametrize(
    ("name", "text", "place", "word"),
    [
        ("_config.yml", "title: a: b\n", (1, 9), "value"),
        ("_config.yml", "a: 1\ntitle: x\ntitle: y\n", (3, 1), "`title` is given twice"),
        ("_config.yml", "a: 1\nper_page: many\n", (2, 1), "`per_page`"),
        ("_config.yml", "- a\n", (1, 1), "a mapping"),
        ("_config.yml", "a: &a [*a, *a]\n", (1, 8), ""),
        ("_config.json", '{"a": }', (1, 7), "expecting value"),
        ("_config.json", "[" * 100_000, (1, 1), "nested too deep"),
    ],
)
def test_a_broken_configuration_is_one_line_with_its_place(
    tmp_path: Path, name: str, text: str, place: tuple[int, int], word: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        config_of(tmp_path, text, name)
    error = caught.value
    assert (error.line, error.column) == place
    assert word in error.message
    assert str(error).startswith(f"{tmp_path / name}:{place[0]}:{place[1]}: ")
    assert "\n" not in str(error)


def blog_at(folder: Path, config: str = "") -> Path:
    (folder / "source" / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text(config)
    return folder


def test_a_blog_is_found_upward_from_a_file_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    blog = blog_at(tmp_path / "blog")
    for path in (blog, blog / "source", blog / "source" / "_posts" / "a.md", blog / "x" / "y.md"):
        assert find_blog(path) == blog
    assert find_blog(tmp_path) is None
    with pytest.raises(NoBlogError, match="no Hexo blog"):
        load_site(tmp_path)


def test_the_nearest_blog_counts(tmp_path: Path) -> None:
    outer = blog_at(tmp_path / "outer")
    inner = blog_at(outer / "docs")
    assert find_blog(inner / "source") == inner


def test_a_theme_and_another_generator_are_no_blogs(tmp_path: Path) -> None:
    blog = blog_at(tmp_path / "blog")
    theme = blog_at(blog / "themes" / "next")
    assert find_blog(theme / "source") == blog
    jekyll = tmp_path / "jekyll"
    (jekyll / "_posts").mkdir(parents=True)
    (jekyll / "_config.yml").write_text("title: Jekyll\n")
    assert find_blog(jekyll / "_posts") is None


def test_a_blog_is_known_by_its_package_or_by_its_own_source_folder(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("source_dir: 'src' # here\n")
    assert find_blog(tmp_path) is None
    (tmp_path / "src").mkdir()
    assert find_blog(tmp_path) == tmp_path
    (tmp_path / "src").rmdir()
    (tmp_path / "package.json").write_text('{"hexo": {"version": "8.1.2"}}')
    assert find_blog(tmp_path) == tmp_path


def test_a_blog_with_a_broken_configuration_is_found_and_then_refused(tmp_path: Path) -> None:
    blog = blog_at(tmp_path / "blog", "title: [")
    assert find_blog(blog) == blog
    with pytest.raises(ConfigError):
        load_site(blog)
