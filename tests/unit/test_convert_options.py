"""What a user asks of a conversion beside its target: zones, old addresses, content alone."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conversions import HEADER, convert_blog, make_blog
from hexodigest.cli import main
from hexodigest.convert.job import prepare
from hexodigest.convert.options import Options
from hexodigest.convert.targets import load_target

EARLY = "---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\nx\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, words)])


def paths(blog: Path, options: Options) -> list[str]:
    plan = prepare(blog, blog / "../out", load_target("zola"), options).plan
    return [page.path for page in plan.pages]


def test_an_address_has_the_day_of_the_machine_that_hexo_ran_on(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": EARLY}, "timezone: Asia/Shanghai\n")
    assert paths(blog, Options()) == ["2020/01/02/a/"]
    assert paths(blog, Options(timezone="UTC")) == ["2020/01/01/a/"]


def test_without_a_zone_in_the_configuration_clocks_are_of_the_machine(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": EARLY})
    plan = prepare(blog, tmp_path / "o", load_target("zola"), Options(timezone="Asia/Tokyo")).plan
    assert plan.pages[0].date is not None
    assert plan.pages[0].date.isoformat() == "2020-01-02T03:04:05+09:00"


def test_an_unknown_zone_is_refused(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": EARLY})
    result = run(blog, tmp_path / "o", "--to", "hugo", "--timezone", "Mars/Base")
    assert result.exit_code == 2
    assert "`Mars/Base` is no time zone" in result.stderr
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("shape", ["folder", "sitemap"])
def test_the_old_site_says_with_which_zone_it_was_made(tmp_path: Path, shape: str) -> None:
    other = EARLY.replace("03:04", "23:04")
    posts = {"_posts/a.md": EARLY, "_posts/中.md": other, "_posts/new.md": HEADER}
    blog = make_blog(tmp_path / "b", posts, "timezone: Asia/Shanghai\nurl: http://x.y/z\n")
    public = tmp_path / "public"
    for name in ("2020/01/01/a", "2020/01/02/中"):
        (public / name).mkdir(parents=True)
        (public / name / "index.html").write_text("x")
    sitemap = tmp_path / "sitemap.xml"
    sitemap.write_text(
        "<urlset><url><loc>http://x.y/z/2020/01/01/a/</loc></url>"
        "<url><loc> http://x.y/z/2020/01/02/%E4%B8%AD/index.html </loc></url></urlset>"
    )
    old = public if shape == "folder" else sitemap
    result = run(blog, tmp_path / "o", "--to", "hugo", "--check-against", old)
    assert result.exit_code == 0, result.output
    assert "2 of 3 posts are where the old site has them with the clock of UTC\n" in result.stderr
    assert "new.md:1:1: warning[address-not-found] the old site has nothing at" in result.stdout
    assert 'url: "/2020/01/01/a/"' in (tmp_path / "o/content/posts/a.md").read_text()


def test_where_all_addresses_fit_no_zone_is_looked_for(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": EARLY}, "timezone: Asia/Shanghai\n")
    (tmp_path / "public/2020/01/02/a").mkdir(parents=True)
    (tmp_path / "public/2020/01/02/a/index.html").write_text("x")
    result = run(blog, tmp_path / "o", "--to", "zola", "--check-against", tmp_path / "public")
    assert "1 of 1 posts are where the old site has them\n" in result.stderr


@pytest.mark.parametrize(
    ("make", "said"), [("mkdir", "holds no page"), ("touch", "is no sitemap: it has no `<loc>`")]
)
def test_what_is_no_old_site_is_refused(tmp_path: Path, make: str, said: str) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": EARLY})
    getattr(tmp_path / "old", make)()
    result = run(blog, tmp_path / "o", "--to", "zola", "--check-against", tmp_path / "old")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_content_alone_leaves_the_theme_to_the_user(tmp_path: Path, target: str) -> None:
    posts = {"_posts/a.md": HEADER, "bare.md": "---\nlayout: false\n---\nx\n", "i.png": b"x"}
    blog = make_blog(tmp_path / "b", posts)
    result = run(blog, tmp_path / "o", "--to", target, "--content-only")
    assert result.exit_code == 0, result.output
    written = {path.relative_to(tmp_path / "o").as_posix() for path in (tmp_path / "o").rglob("*")}
    assert {"content/posts/a.md", "static/i.png", f"{target}-settings.toml"} <= written
    assert not any("archives" in name or name == "config.toml" for name in written)
    raw = {"hugo": "layouts/raw.html", "zola": "templates/raw.html"}[target]
    templates = {name for name in written if name.startswith(("layouts/", "templates/"))}
    assert templates == {raw}, "what a page without a layout needs"
    tomllib.loads((tmp_path / "o" / f"{target}-settings.toml").read_text("utf-8"))
    assert f"{target}-settings.toml into your site's configuration" in result.stderr


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_content_alone_brings_no_template_that_nothing_needs(tmp_path: Path, target: str) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": HEADER})
    plan = prepare(blog, tmp_path / "o", load_target(target), Options(content_only=True)).plan
    assert not [o for o in plan.outputs if o.path.parts[0] in {"layouts", "templates"}]


FEEDS = {
    "": {"atom": "atom.xml"},
    "feed: {type: rss2}": {"rss2": "rss2.xml"},
    "feed: {type: [atom, rss2]}": {"atom": "atom.xml", "rss2": "rss2.xml"},
    "feed: {type: [atom, rss2], path: [feed/a.xml]}": {"atom": "feed/a.xml", "rss2": "rss2.xml"},
    "feed: {path: /news}": {"atom": "news.xml"},
    "feed: {type: [odd, odder]}": {"atom": "atom.xml", "rss2": "rss2.xml"},
    "feed: {type: 3, path: 4}": {"atom": "atom.xml"},
}


@pytest.mark.parametrize("config", FEEDS, ids=lambda config: config or "none")
def test_feeds_lie_where_hexo_has_them(tmp_path: Path, config: str) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": HEADER}, config)
    zola = tomllib.loads(convert_blog(blog, "zola")[0]["config.toml"])
    assert zola["feed_filenames"] == list(FEEDS[config].values())
    hugo = tomllib.loads(convert_blog(blog, "hugo")[0]["hugo.toml"])
    formats = hugo["outputFormats"]
    found = {
        kind: f"{each.get('path', '')}/{each['baseName']}.xml".lstrip("/")
        for kind, each in formats.items()
    }
    assert found == FEEDS[config]


def test_a_feed_of_the_blogs_own_is_kept(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "b", {"_posts/a.md": HEADER, "atom.xml": "<feed/>"})
    zola = tomllib.loads(convert_blog(blog, "zola")[0]["config.toml"])
    assert zola["generate_feeds"] is False
    assert "outputFormats" in tomllib.loads(convert_blog(blog, "hugo")[0]["hugo.toml"])


BRACES = (
    "Text {{ a }}, {% raw %}{{ b }}{% endraw %}, {# gone #} and `{{ c }} {% if %}`.\n\n"
    "```jinja\n{% raw %}\n{{ d }}\n{% endraw %}\n{# e #} {{{ f }}}\n{{\n```\n\n{% nobody %}\n"
)


def test_zola_0_23_gets_every_brace_escaped(tmp_path: Path) -> None:
    options = Options(zola_version="0.23")
    blog = make_blog(tmp_path / "b", {"_posts/a.md": HEADER + BRACES})
    plan = prepare(blog, tmp_path / "o", load_target("zola"), options).plan
    texts = {o.path.as_posix(): o.content for o in plan.outputs}
    content = texts["content/posts/a.md"]
    assert isinstance(content, bytes)
    body = content.decode().partition("\n+++\n")[2]
    assert "`{% raw %}{{ c }}{% endraw %} {% raw %}{% if %}{% endraw %}`" in body
    assert "{% raw %}{%{% endraw %} endraw %}\n" in body
    assert "{% raw %}{{{ f }}{% endraw %}}\n{% raw %}{{{% endraw %}\n" in body
    assert "zola-settings.toml" in texts, "a theme for 0.22 is of no use there"
    assert "config.toml" not in texts


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_workers_write_what_one_process_would(tmp_path: Path, target: str) -> None:
    """What a page must know of others, aliases and tags like its own, reaches it there too."""
    posts = {
        "_posts/a.md": HEADER.replace("title", "tags: [C]\nalias: [old/, b/]\ntitle"),
        "_posts/b.md": HEADER.replace("title", "tags: [c]\npermalink: b/\nalias: old/\ntitle"),
    }
    blog = make_blog(tmp_path / "b", posts)
    result = run(blog, tmp_path / "o", "--to", target, "--jobs", "2")
    assert "2 redirect-left-out" in result.stderr
    outputs = prepare(blog, tmp_path / "x", load_target(target)).plan.outputs
    assert len(outputs) > 5
    for output in outputs:
        assert isinstance(output.content, bytes)
        assert (tmp_path / "o" / output.path).read_bytes() == output.content, output.path
