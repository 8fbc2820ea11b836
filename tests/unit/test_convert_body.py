"""Single constructs of a body, as each target gets them."""

import re
from html import unescape
from pathlib import Path

import pytest

from conversions import HEADER, convert_blog, convert_body, make_blog
from hexodigest.convert.context import Context
from hexodigest.convert.job import open_blog
from hexodigest.convert.resolve_page import resolve_page
from hexodigest.convert.settling import settled
from hexodigest.convert.targets.zola.flavour import ZOLA
from hexodigest.diagnostics import Edit
from hexodigest.source import Source, Span
from hexodigest.tags import dialect_of, known_tags
from hexodigest.tags.registry import dialects

ROOT = "url: https://e.example/blog\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb\n", "a\\\nb\n"),
        ("a \nb\t\nc\n", "a\\\nb\\\nc\n"),
        ("a  \nb\\\nc\n", "a  \nb\\\nc\n"),
        ("- a\n  b\n", "- a\\\n  b\n"),
        ("`a\nb`\n", "`a\nb`\n"),
        ("[a\nb](http://x.y)\n", "[a  \nb](http://x.y)\n"),
        ("[a ![b](c\nd)](http://x.y)\n", "[a ![b](c  \nd)](http://x.y)\n"),
        ("a~\nb~\n", "a~  \nb~\n"),
        ("www.x.y/`a`中*b\n", "[&#119;ww.x.y/&#96;a&#96;中&#42;b](http://www.x.y/`a`中*b)\n"),
        ("http://x.y/a\\b\n", "[&#104;ttp&#58;//x.y/a&#92;b](http://x.y/a/b)\n"),
        ('<b\nid="x">c</b>\n', '<b\nid="x">c</b>\n'),
        ("# A b\n", "# A b {#A-b}\n"),
        ("# A ##\n", "# A {#A}\n"),
        ("A\nb\n===\n", "# A<br>b {#Ab}\n"),
        ("#\n", "#\n"),
        ("see http://x.y/z now\n", "see <http://x.y/z> now\n"),
        ("see www.x.y now\n", "see [www.x.y](http://www.x.y) now\n"),
        ("me@x.org\n", "<me@x.org>\n"),
        ("<http://x.y>\n", "<http://x.y>\n"),
        ("[a]()\n", '<a href="">a</a>\n'),
        ('[a](@/b "t")\n', '<a href="@/b" title="t">a</a>\n'),
        ("[a][r]\n\n[r]: @/b\n", "[a][r]\n\n[r]: @/b\n"),
        ("```js a title\nx\n```\n", "<figcaption><span>a title</span></figcaption>"),
        ("```js\nx\n```\n", "```js\nx\n```\n"),
        ("```\nx\n```\n", "```\nx\n```\n"),
        ("~~~c++ mark:1,3-4,x\n````\n~~~\n", "~~~c++,hl_lines=1 3-4\n````\n~~~\n"),
        ("```js first_line:3\nx\n```\n", "```js,linenos,linenostart=3\nx\n```\n"),
        ("```js =5\nx\n```\n", "```js,linenos,linenostart=5\nx\n```\n"),
        ("`{{ f(a=1) }}`\n", "<code>&#123;&#123; f(a&#61;1) &#125;&#125;</code>\n"),
        ("```\n{{ f(a=1, b='c') }}\n```\n", "```\n{{/* f(a=1, b='c') */}}\n```\n"),
        (
            "```\n/* {{ f(a=1) }} */\n```\n",
            "<pre><code>/* &#123;&#123; f(a=1) }} */</code></pre>\n",
        ),
        ("    {% end %}\n", "<pre><code>&#123;% end &#37;}</code></pre>\n"),
        ("<script>x = '{{ f(a) }}'</script>\n", "<script>x = '{{ /**/f(a) }}'</script>\n"),
    ],
)
def test_zola_gets(tmp_path: Path, body: str, expected: str) -> None:
    text, _ = convert_body(tmp_path, body)
    assert expected in text


@pytest.mark.parametrize("target", ["hugo", "zola"])
@pytest.mark.parametrize(
    ("config", "body", "expected"),
    [
        ("marked: {autolink: false}", "a@b.c http://x.y/ <d@e.f>\n", "a@b.c http://x.y/ <d@e.f>\n"),
        ("highlight: {tab_replace: '  '}", "```\na\n\tb\tc\n```\n", "```\na\n  b\tc\n```\n"),
        ("highlight: {tab_replace: '  '}", "```\na\tb\tc\n```\n", "```\na  b\tc\n```\n"),
        ("highlight: {tab_replace: '  '}", "    a\n    \tb\n", "    a\n    \tb\n"),
        ("highlight: {tab_replace: 2}", "```\na\n\tb\n```\n", "```\na\n\tb\n```\n"),
        (
            "",
            "```js a <u>b</u> &lt;\nx\n```\n",
            "<span>a <u>b</u> &lt;</span></figcaption>\n\n```js\nx\n```\n\n</figure>\n",
        ),
        (
            "",
            "```js List<T>\nx\n```\n",
            "<span>List&lt;T&gt;</span></figcaption>\n\n```js\nx\n```\n\n</figure>\n",
        ),
        (
            "highlight: {tab_replace: '  '}",
            "{% code highlight:false %}\na\n\tb\n{% endcode %}\n",
            "```\na\n\tb\n```\n",
        ),
    ],
)
def test_settings_count(tmp_path: Path, target: str, config: str, body: str, expected: str) -> None:
    text, losses = convert_body(tmp_path, body, target, config)
    assert text.endswith(expected)
    assert losses == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb\n", "a\nb\n"),
        ("a <!-- More --> b\n", "a <!--more--> b\n"),
        ("a\n<!--more-->\nb\n", "a\n<!--more-->\nb\n"),
        ("`<!-- more -->` <!-- more -->\n", "`<!-- more -->` <!--more-->\n"),
        ("```\n{{< x >}}\n```\n", "```\n{{</* x */>}}\n```\n"),
        ("```\n{{< x\n```\n", "<pre><code>&#123;&#123;&lt; x</code></pre>\n"),
        ("```\n<!--more-->\n```\n", "<pre><code>&lt;!--more--&gt;</code></pre>\n"),
        (
            "```js mark:1,4-7 line_number:true\nx\n```\n",
            '```js {hl_lines=[1, "4-7"] linenos=true}\n',
        ),
        ("```mark:2\nx\n```\n", "```mark:2\n"),
        ("[a]()\n", "[a]()\n"),
    ],
)
def test_hugo_gets(tmp_path: Path, body: str, expected: str) -> None:
    text, _ = convert_body(tmp_path, body, "hugo")
    assert expected in text


@pytest.mark.parametrize(
    ("body", "expected", "lost"),
    [
        ("{% quote %}\nq\n{% endquote %}\n", "<blockquote>\n\nq\n\n</blockquote>\n", []),
        ("{% quote A %}q{% endquote %}\n", "<blockquote>\n\nq\n\n<footer><strong>A</strong>", []),
        (
            "- a\n\n  {% quote %}\n  **q**\n  {% endquote %}\n",
            "  <blockquote>\n\n  **q**\n\n  </blockquote>\n",
            [],
        ),
        (
            "text {% quote %}q{% endquote %} more\n",
            "<blockquote>\n\nq\n\n</blockquote>\n\n more",
            [],
        ),
        ("{% code %}\n  a\n    b\n{% endcode %}\n", "```\na\n  b\n```\n", []),
        ("{% code %}{% endcode %}\n", "```\n```\n", []),
        ("{% code %}\n```\n{% endcode %}\n", "````\n```\n````\n", []),
        ("{% code %}\n{{ f(a) }}\n{% endcode %}\n", "<pre><code>&#123;&#123; f(a) }}", []),
        ("> {% code %}\n> a\n> {% endcode %}\n", "> ```\n", []),
        ("{% code %}\na\n{% endcode %}  \n\n```\nb\n```\n", "```\na\n```\n\n```\nb\n```\n", []),
        ("{% img /a.png %}\n", "![](/blog/a.png)\n", []),
        ("{% img /a.png 3 4 'T' 'A' %}\n", 'width="3" height="4" title="T A"', []),
        (
            "{% img left nothing %}\n",
            "<code>&#123;% img left nothing %&#125;</code>",
            ["unreadable-tag"],
        ),
        ("{% asset_img no.png %}\n", "<!-- asset_img no.png -->\n", ["missing-target"]),
        ("a {% asset_link a--b {{< %}\n", "a <!-- asset_link a- -b", ["missing-target"]),
        ('<a href="{% asset_path no.png %}">x</a>\n', '<a href="">x</a>\n', ["missing-target"]),
        ("{% post_link p %}\n", 'href="/blog/2024/01/02/p/" title="T">T</a>', []),
        ("{% post_link T#x '<b>w</b>' false %}\n", '/p/#x" title="T"><b>w</b></a>', []),
        ("{% post_link none %}\n", "post_link none", ["missing-target"]),
        ("{% post_path p %}\n", "/blog/2024/01/02/p/", []),
        ('<a href="{% post_path p %}">x</a>\n', '<a href="/blog/2024/01/02/p/">x</a>', []),
        ('<a href="{% x f(a) %}">x</a>\n', '<a href="{% x f(a) %}">x</a>', ["unknown-tag"]),
        ("{% link a b http://x.y false t %}\n", '<a href="http://x.y" title="t">a b</a>', []),
        ("{% link none %}\n", "link none", ["unreadable-tag"]),
        ("{% url_for home / %}\n", '<a href="/blog/">home</a>', []),
        ("{% url_for home about %}\n", '<a href="/blog/about">home</a>', []),
        ("{% url_for home %}\n", '<a href="/blog/">home</a>', []),
        ("{% url_for %}\n", "url_for", ["unreadable-tag"]),
        ("{% include_code none.js %}\n", "<!-- include_code none.js -->\n", ["missing-target"]),
        (
            "{% include_code ../../_config.yml %}\n",
            "<!-- include_code ../../_config.yml -->\n",
            ["missing-target"],
        ),
        ("{% vimeo 1 %}\n", "https://player.vimeo.com/video/1", []),
        ("{% youtube a playlist false %}\n", "www.youtube.com/embed/videoseries?list=a", []),
        ("{% gist 1 f.js %}\n", '<script src="//gist.github.com/1.js?file=f.js"></script>', []),
        ("{% jsfiddle a default dark %}\n", "/a/embedded/js,resources,html,css,result/dark", []),
        ("{% raw %}<p>a\n\nb</p>{% endraw %}\n", "<p>a\n&#10;\nb</p>\n", []),
        ("{% raw %}<pre>a\n\nb</pre>{% endraw %}\n", "<pre>a\n\nb</pre>\n", []),
        ("{% raw %}<p>a</p>\n<script>b\n\nc</script>{% endraw %}\n", "<script>b\nc</script>", []),
        ('a {% raw %}__b__ "c"{% endraw %}\n', "a &#95;&#95;b&#95;&#95; &#34;c&#34;\n", []),
        ("`{% raw %}{{{% endraw %}`\n", "<code>{{</code>\n", []),
        ("{{ 'x' }} {{ 3 }} {{ title }}\n", "x 3 T\n", []),
        ("{{ a(b) }}\n", "<code>&#123;&#123; a(b) &#125;&#125;</code>\n", ["unevaluated-variable"]),
        ("x {{ a.b }}\n", "x <!-- a.b -->\n", ["undefined-variable"]),
        ("{{ next }}\n", "<code>&#123;&#123; next &#125;&#125;</code>\n", ["unevaluated-variable"]),
        ('<a title="{{ a }}">x</a>\n', '<a title="">x</a>\n', ["undefined-variable"]),
        ("a{# b #}c\n", "ac\n", ["template-comment"]),
        ("{% who %}a\n\n# H\n{% endwho %}\n", "# H {#H}\n", ["unknown-tag"]),
        ("{% blockquote %}\nunclosed\n", "{% blockquote %}", ["unreadable-tag"]),
    ],
)
def test_a_tag_becomes(tmp_path: Path, body: str, expected: str, lost: list[str]) -> None:
    text, losses = convert_body(tmp_path, body, config=ROOT)
    assert expected in text or expected in unescape(text)
    assert losses == lost


def test_images_start_at_the_root_and_links_do_not(tmp_path: Path) -> None:
    text, _ = convert_body(tmp_path, "![a](/b.png) [c](/d) ![e](/blog/f.png)\n", config=ROOT)
    assert text == "![a](/blog/b.png) [c](/d) ![e](/blog/f.png)\n"


def test_without_breaks_a_line_end_is_none(tmp_path: Path) -> None:
    text, _ = convert_body(tmp_path, "a\nb\n", config="marked:\n  breaks: false\n")
    assert text == "a\nb\n"


def test_without_header_ids_there_are_none(tmp_path: Path) -> None:
    text, _ = convert_body(tmp_path, "# a\n", config="marked:\n  headerIds: false\n")
    assert text == "# a\n"


def test_a_post_without_nunjucks_keeps_its_braces(tmp_path: Path) -> None:
    header = HEADER.replace("title", "disableNunjucks: true\ntitle")
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": header + "{{ a }} {% b %}\n"})
    texts, plan = convert_blog(blog, "zola")
    assert texts["content/posts/p.md"].endswith("{{ a }} {% b %}\n")
    assert plan.losses == ()


def test_bytes_that_are_not_utf8_are_a_loss(tmp_path: Path) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER.encode() + b"a \xff\xfe b\n"})
    texts, plan = convert_blog(blog, "zola")
    assert "a \ufffd" in texts["content/posts/p.md"]
    assert [loss.name for loss in plan.losses] == ["invalid-utf8"]


def test_losses_in_an_indented_passage_are_at_their_tag(tmp_path: Path) -> None:
    body = "- a\n\n  {% quote %}\n  {% who %}\n  {% endquote %}\n"
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER + body})
    _, plan = convert_blog(blog, "hugo")
    (loss,) = plan.losses
    assert loss.name == "unknown-tag"
    assert (HEADER + body)[slice(*loss.span)].startswith("{% quote %}")


@pytest.mark.parametrize(
    "tag",
    [
        "asset_link",
        "asset_img",
        "post_link",
        "post_path",
        "iframe",
        "youtube",
        "include_code",
        "link",
        "img",
        "url_for",
        "pullquote",
        "code",
        "quote",
    ],
)
def test_a_tag_that_says_nothing_is_left_and_reported(tmp_path: Path, tag: str) -> None:
    text, losses = convert_body(tmp_path, f"{{% {tag} %}}\n")
    assert f"{{% {tag} %}}" in unescape(text)
    assert losses == ["unreadable-tag"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "{% quote A http://x.y/z/ %}q{% endquote %}\n",
            '<strong>A</strong><cite><a href="http://x.y/z/">x.y/z</a></cite>',
        ),
        ("{% code A http://x.y %}\nq\n{% endcode %}\n", '<a href="http://x.y">link</a>'),
        ("{% asset_img big no %}\n", "<!-- asset_img big no -->"),
    ],
)
def test_what_is_left_out_has_its_default(tmp_path: Path, body: str, expected: str) -> None:
    text, _ = convert_body(tmp_path, body)
    assert expected in unescape(text)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% youtube x %} **a**\nb\n", "</div>\n\n &#42;&#42;a&#42;&#42;\n\nb\n"),
        ("{% post_path p %} *a* <b>*c*</b> <!-- * -->\n", "/ *a* <b>*c*</b> <!-- * -->\n"),
        ("- {% post_path p %} *a* {{ 3 }} *b*\n- *c*\n", "/ *a* 3 *b*\n- *c*\n"),
        ("{% quote %}\nq\n{% endquote %} *t*\n\nu\n", "</blockquote>\n\n *t*\n\nu\n"),
        ("{% post_path p %} see http://x.y/z\n", "/ see http://x.y/z\n"),
    ],
)
def test_text_behind_a_tag_that_starts_a_line_is_no_markdown(
    tmp_path: Path, body: str, expected: str
) -> None:
    text, losses = convert_body(tmp_path, body)
    assert unescape(expected) in unescape(text)
    assert "&#42;" in text or "&#104;" in text
    assert losses == []


def test_text_before_a_tag_leaves_the_rest_of_the_line_to_markdown(tmp_path: Path) -> None:
    text, _ = convert_body(tmp_path, "a {{ 3 }} *b*\n")
    assert text == "a 3 *b*\n"


def test_addresses_in_raw_html_are_those_of_the_page_in_hexo(tmp_path: Path) -> None:
    body = '{% raw %}<img src="a.png"><img src="/b.png"><img src="c.png">{% endraw %}\n'
    text, losses = convert_body(tmp_path, body, config="permalink: x/:title.html\n")
    assert '<img src="/x/a.png"><img src="/b.png"><img src="/x/c.png">' in text
    assert losses == []


def test_what_is_taken_whole_reports_what_would_have_changed_in_it(tmp_path: Path) -> None:
    page = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER + "abc\n"})
    blog = open_blog(page)
    context = Context(resolve_page(blog.facts[0], blog), blog, ZOLA, Source(b"abc"))
    edits, losses = settled(context, [Edit(Span(0, 3), "x"), Edit(Span(1, 2), "y")])
    assert edits == [Edit(Span(0, 3), "x")]
    assert [(loss.name, loss.span) for loss in losses] == [("overlapping-constructs", Span(1, 2))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("* ```js\nx\n```\nb\n", "* ```js\n  x\n  ```\n\nb\n"),
        ("> > ```\n> a\n> ```\nb\n", "> > ```\n> > a\n> > ```\n> >\nb\n"),
        ("a\n\n      ```js\nx\n```\nb\n", "a\n\n```js\nx\n```\n\nb\n"),
        ("```js\na\n      ```\nb\n", "```js\na\n```\n\nb\n"),
        ("```js\na\n````\nb\n```\n", "`````js\na\n````\nb\n`````\n"),
        ("```js\n   a\n     b\n```\n", "```js\na\n  b\n```\n"),
        ("- x\n\n  ```\n  a\n\n    b\n  ```\n- y\n", "- x\n\n  ```\n  a\n\n    b\n  ```\n- y\n"),
        ("1.  x\n\n    ```\n    a\n    ```\n", "1.  x\n\n    ```\n    a\n    ```\n"),
        ("- a\n    ```\n        b\n    ``` \n", "- a\n    ```\n    b\n    ``` \n"),
        ("- ```\n  {{ f(a) }}\n  ```\n", "- <pre><code>&#123;&#123; f(a) }}</code></pre>\n"),
    ],
)
def test_a_fence_that_only_hexo_takes_becomes_one_that_all_take(
    tmp_path: Path, body: str, expected: str
) -> None:
    text, losses = convert_body(tmp_path, body)
    assert text.lstrip("\n") == expected
    assert losses == []


TEMPLATES = """
theme = "next"
[tags]
url = '<a href="{2}">{1}</a>{3}'
frame = '<div class="{args}">{body}</div>'
mark = "<hr>"
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("See {% url 'a < b' /x %}.\n", 'See <a href="/x">a &lt; b</a>.\n'),
        ("{% frame a b %}\n*c*\n{% endframe %}\n", '<div class="a b">\n\n*c*\n\n</div>'),
        ("{% frame a %}\n", '<div class="a"></div>'),
        ("{% mark %}\n*c*\n{% endmark %}\n", "<hr>\n\n*c*\n"),
        ("{% label a@b %} c\n", '<mark class="label a">b</mark> c\n'),
    ],
)
def test_a_tag_that_the_user_describes_becomes(tmp_path: Path, body: str, expected: str) -> None:
    (tmp_path / "hexodigest.toml").write_text(TEMPLATES, "utf-8")
    text, losses = convert_body(tmp_path, body, "hugo")
    assert expected in text
    assert losses == []


@pytest.mark.parametrize(
    ("theme", "known"),
    [("next", "next"), ("hexo-theme-next", "next"), ("next-8.1", "next"), ("mine", "")],
)
def test_the_theme_chooses_the_dialect(theme: str, known: str) -> None:
    assert dialect_of(theme) == known


def test_an_inline_tag_keeps_what_hexo_takes_for_its_body(tmp_path: Path) -> None:
    body = "{% post_path p %}\n\n**a** `endpost_path`\n\n{% endpost_path %}\n"
    text, losses = convert_body(tmp_path, body)
    assert "/2024/01/02/p/" in text
    assert "**a**" in text
    assert losses == ["unread-markdown", "unknown-tag"]


@pytest.mark.parametrize("dialect", dialects())
def test_a_theme_tag_that_says_nothing_is_left_and_reported(tmp_path: Path, dialect: str) -> None:
    names = sorted(set(known_tags(dialect)) - {"raw", "include-code"})
    body = "".join(f"{{% {name} %}}\n\n" for name in names)
    text, losses = convert_body(tmp_path, body, "hugo", f"theme: {dialect}\n")
    assert losses == ["unreadable-tag"] * len(names)
    assert all(f"{{% {name} %}}" in unescape(text) for name in names)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% note # , b, c %}\n", "b"),
        ("{% radio red checked, *x* %}\n", "*x*"),
        ("{% Note only %}\n", "only"),
        ("{% btn a, /x %}{% btn a, /x, far fa-x %}\n", "far fa-x"),
    ],
)
def test_a_tag_of_volantis_becomes(tmp_path: Path, body: str, expected: str) -> None:
    text, losses = convert_body(tmp_path, body, "hugo", "theme: volantis\n")
    assert expected in text
    assert losses == []


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_code_in_a_raw_passage_stays_code(target: str, tmp_path: Path) -> None:
    body = "{% raw %}\n<b>*x*</b>\n\n```js cap\na {{ b }}\n\nc\n```\n{% endraw %}\n"
    text, losses = convert_body(tmp_path, body, target)
    assert "```js\na {{ b }}\n\nc\n```" in text
    assert "<figcaption><span>cap</span></figcaption>" in text
    assert "<div>\n<b>*x*</b>\n</div>" in text
    assert losses == []


def test_what_a_tag_swallows_that_is_never_closed_is_in_a_comment(tmp_path: Path) -> None:
    body = "{% raw %}x{% endraw %}\n\n*a* {% youtube abc }\n\n## Two --> {{< x >}}\n"
    text, losses = convert_body(tmp_path, body, "hugo")
    assert '*a* <div class="video-container">' in text
    assert text.endswith("\n\n<!-- {% youtube abc }\n\n## Two - -> &#123;&#123;< x >}} -->\n")
    assert losses == ["unclosed-tag"]


def test_a_tag_that_is_never_closed_is_shown_where_hexo_shows_it(tmp_path: Path) -> None:
    text, losses = convert_body(tmp_path, "{% youtube abc }\n\n## Two\n", "hugo")
    assert text.endswith("{% youtube abc }\n\n## Two {#Two}\n")
    assert losses == []


def test_a_key_of_the_front_matter_is_what_it_says(tmp_path: Path) -> None:
    header = HEADER.replace("title", "n: 7.50\nyes_no: true\nlist: [a]\ntitle")
    body = "{{ n }} {{ yes_no }} {{ slug }} {{ list }} {{ config.title }}\n"
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": header + body})
    texts, plan = convert_blog(blog, "hugo")
    assert "\n7.5 true p <code>" in unescape(texts["content/posts/p.md"])
    assert [loss.name for loss in plan.losses] == ["unevaluated-variable"] * 2


EMPHASIS = [
    ("**强调**文字", "**强调**文字", "**强调**文字"),
    ("**http://x.y**文", "<strong><http://x.y></strong>文", "<strong><http://x.y></strong>文"),
    ("H~2~O ~~x~~", "H<del>2</del>O ~~x~~", "H<del>2</del>O ~~x~~"),
    ("a[^1]\n\n[^1]: two words", "a[^1]\n\n[^1]: two words", "a\\[^1]\n\n\\[^1]: two words"),
    ("a[^1]\n\n[^1]: url", "a[^1]\n\n[^1]: url", "a[\\^1](url)\n\n"),
    ("<p>a[^1]</p>", "<p>a[^1]</p>", "<p>a[^1]</p>"),
    ("Term\n: what", "Term\n: what", "Term\n: what"),
    ("文~~（x）~~文 ~~x~~", "文<del>（x）</del>文 ~~x~~", "文<del>（x）</del>文 ~~x~~"),
    ('a~="b" c~="d"', 'a<del>="b" c</del>="d"', 'a<del>="b" c</del>="d"'),
    ("<http://x.y/\nz>", "&lt;<http://x.y/>\nz>", "&lt;<http://x.y/>\\\nz>"),
    ("\\<http://x.y/\nz>", "\\<<http://x.y/>\nz>", "\\<<http://x.y/>\\\nz>"),
    ("- \n\nx", "\\- \n\nx", "\\- \n\nx"),
    ("12. \n\nx", "12\\. \n\nx", "12\\. \n\nx"),
    ("-\n\nx", "-\n\nx", "-\n\nx"),
    ("![a *b*](/c.png)", "![a &#42;b&#42;](/blog/c.png)", "![a &#42;b&#42;](/blog/c.png)"),
    ("![a][b]\n\n[b]: c.png", "![a](/blog/c.png)\n\n[b]: c.png", "![a](/blog/c.png)\n\n[b]: c.png"),
]


@pytest.mark.parametrize(("body", "hugo", "zola"), EMPHASIS)
def test_what_readers_of_markdown_disagree_about(
    tmp_path: Path, body: str, hugo: str, zola: str
) -> None:
    for target, expected in (("hugo", hugo), ("zola", zola)):
        text, lost = convert_body(tmp_path / target, f"{body}\n", target, ROOT)
        assert text == f"{expected}\n"
        assert lost == []


INDENTED = [
    ("- a\n\n  \tb\n  \t\tc\n", "- a\n\n  ```\n  b\n      c\n  ```\n"),
    ("- a\n  - b\n\n    \tc\n- d\n", "- a\n  - b\n\n    ```\n    c\n    ```\n- d\n"),
    ("  1. a\n\n      b\n    c\n\n  2. d\n", "  1. a\n\n      b\n```\nc\n```\n\n  2. d\n"),
    ("- a\n\n      b\n", "- a\n\n      b\n"),
    ("# A {#A}\n    b\n", "# A {#A}\n    b\n"),
    ("a\n\n\tb\n", "a\n\n\tb\n"),
    ("-\ta\n\n  \tb\n", "- a\n\n  ```\n   b\n  ```\n"),
    ("> - a\n>\n>   \tb\n", "> - a\n>\n>   \tb\n"),
]


@pytest.mark.parametrize(("body", "expected"), INDENTED)
def test_indented_code_that_other_readers_would_not_see_is_fenced(
    tmp_path: Path, body: str, expected: str
) -> None:
    text, lost = convert_body(tmp_path, body, "hugo", "marked: {headerIds: false}\n")
    assert (text, lost) == (expected, [])


def test_tags_in_a_page_of_html_are_run(tmp_path: Path) -> None:
    body = "<p>{{ title }} {% link a https://b.example %}</p>\n{% quote %}*x*{% endquote %}\n"
    page = f"---\ntitle: A & B\n---\n{body}"
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER, "own.html": page})
    texts, plan = convert_blog(blog, "hugo")
    text = texts["content/own.md"]
    assert "<p>A & B <a href=" in text
    assert "<pre>&#123;% quote %}*x*&#123;% endquote %}</pre>" in text
    assert [loss.name for loss in plan.losses] == ["block-tag-in-html"]


def test_a_script_that_the_target_would_run_is_escaped_or_reported(tmp_path: Path) -> None:
    script = '<script>a = "{{< x >}}";</script>\n'
    assert convert_body(tmp_path / "a", script, "hugo")[0] == script.replace("< x >", "</* x */>")
    text, lost = convert_body(tmp_path / "b", '<script>a = "{{< x";</script>\n', "hugo")
    assert (text, lost) == ('<script>a = "{ {< x";</script>\n', ["changed-script"])
    raw = "{% raw %}\n<script>{{ f(a) }}</script>\n{% endraw %}\n"  # as Vue's templates are kept
    text, lost = convert_body(tmp_path / "c", raw, "zola")
    assert (text, lost) == ("\n<script>{{ /**/f(a) }}</script>\n", ["changed-script"])


def test_a_link_is_not_taken_for_a_ticked_box(tmp_path: Path) -> None:
    text, _ = convert_body(tmp_path, "- [x](b.html)\n- [X](c.html)\n- [xy](d.html)\n", "hugo")
    assert text.endswith("- [&#120;](b.html)\n- [&#88;](c.html)\n- [xy](d.html)\n")


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_headings_have_the_ids_that_the_settings_make(tmp_path: Path, target: str) -> None:
    config = "marked:\n  modifyAnchors: 1\n  smartypants: false\n"
    body = "## It's Tea\n\n{% quote %}\n## In A Quote\n{% endquote %}\n"
    text, _ = convert_body(tmp_path, body, target, config)
    assert "## It's Tea {#it-s-tea}" in text
    assert "## In A Quote {#in-a-quote}" in text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\n{{ title }}\nb\n", "a\n\nT\n\nb\n"),
        ("- a\n  {{ title }} *b*\n  c\n", "- aT &#42;b&#42; c\n"),
        ("- a\n    {{ title }}\n  {{ title }}\n", "- a T T\n"),
        ("- a\n\n  b\n  {{ title }}\n  c\n", "- a\n\n  b\n\n  T\n\n  c\n"),
        ("> a\n> {% x %}\n> b\n", "> a\n>\n> <code>&#123;% x %&#125;</code>\n>\n> b\n"),
        (
            "a\n{% blockquote %}\nb\n{% endblockquote %}\n",
            "a\n\n<blockquote>\n\nb\n\n</blockquote>\n",
        ),
        ("{{ title }} b\n    c\n", "<!-- -->T b\n\n    c\n"),
        ("{{ title }}\n    c\n", "<!-- -->T\n    c\n"),
    ],
)
def test_lines_beside_a_tag_that_starts_a_line(tmp_path: Path, body: str, expected: str) -> None:
    assert convert_body(tmp_path, body, "hugo")[0].lstrip("\n") == expected


def test_what_tags_in_a_tag_print_counts_in_the_ids_of_headings(tmp_path: Path) -> None:
    body = (
        "## {% label @Old %} tea\n\n{% note %}\n## {% label primary@Old %} tea\n\n"
        "## {% label @Old %} tea\n\n## {% button /a/, Cup %}\n\n## {% nosuch %} x\n\n"
        "## {{ title }}\n{% endnote %}\n"
    )
    text, _ = convert_body(tmp_path, body, "hugo", "theme: next\n")
    found = re.findall(r"\{#(.*?)\}", text)
    assert found == ["tea", "Old-tea", "Old-tea-1", "Cup", "x", "T"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("|a|\n|-|-|\n|b|\n", "|a|\n\\|-|-|\n|b|\n"),
        ("> a|b\n> |-|-|-\n", "> a|b\n> \\|-|-|-\n"),
        ("|a|b|\n|-|-|\n", "|a|b|\n|-|-|\n"),
    ],
)
def test_hugo_sees_a_table_only_where_hexo_does(tmp_path: Path, body: str, expected: str) -> None:
    assert convert_body(tmp_path, body, "hugo") == (expected, [])


def test_the_body_of_a_tag_that_is_not_known_loses_its_indent(tmp_path: Path) -> None:
    body = "{% riddle %}\n    *a*\n\n    b\n{% endriddle %}\n"
    text, losses = convert_body(tmp_path, body, "hugo")
    assert "\n\n*a*\n\nb\n\n<code>" in text
    assert losses == ["unknown-tag"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            'a <a href="/b">https://x.y *www.z*</a> c http://d.e\n',
            'a <a href="/b">&#104;ttps://x.y *&#119;ww.z*</a> c <http://d.e>\n',
        ),
        ("<b>https://_x_.y</b>\n", "<b>&#104;ttps://_x_.y</b>\n"),
        ("| http://a.b | x`www.c.d` |\n|-|-|\n", "| <http://a.b> | x`www.c.d` |\n|-|-|\n"),
        (
            "[a](http://b.c/d\\e\ne) f\n",
            '[a](<a href="http://b.c/d/e">&#104;ttp&#58;//b.c/d&#92;e</a>\ne) f\n',
        ),
    ],
)
def test_an_address_is_a_link_where_it_is_one_in_hexo(
    tmp_path: Path, body: str, expected: str
) -> None:
    assert convert_body(tmp_path, body, "hugo") == (expected, [])


def test_code_that_must_be_html_keeps_its_lines_in_a_list(tmp_path: Path) -> None:
    body = "* a\n\n    ```js\n    b {{< (\n        c\n    ```\n"
    text, _ = convert_body(tmp_path, body, "hugo")
    assert 'js">b &#123;&#123;&lt; (&#10;    c</code></pre>' in text


def test_indented_code_that_holds_a_fence_of_hexos_is_parted_and_reported(tmp_path: Path) -> None:
    text, losses = convert_body(tmp_path, "\ta\n\n\t```\n\tb\n\t```\n\tc\n\n    d\n", "hugo")
    assert text == "```\na\n```\n\n```\nb\n```\n\n```\nc\n\nd\n```\n"
    assert losses == ["parted-code"]


def test_in_a_tag_the_words_behind_another_are_markdown(tmp_path: Path) -> None:
    body = "{% riddle %}\n{% b %} *c*\nd\n{% endriddle %}\n\n{% b %} *c*\n"
    text, _ = convert_body(tmp_path, body)
    assert "\n<code>{% b %}</code> *c*  \nd\n" in unescape(text)
    assert text.endswith(" &#42;c&#42;\n")


def test_what_follows_a_tag_on_a_line_of_its_own_starts_anew(tmp_path: Path) -> None:
    text, _ = convert_body(tmp_path, "a\n{% riddle %}\n2. b\n  {% riddle %}\n3. c\n")
    shown = "<code>{% riddle %}</code>\n\n"
    assert unescape(text).endswith(f"{shown}2. b\n\n  {shown}3. c\n")


def test_a_fence_that_is_no_fence_to_hexo_has_no_attributes(tmp_path: Path) -> None:
    """Hugo stops at braces behind a fence that are no attributes."""
    fence = "``` [[a,{% x a:b 'c d' %}"
    converted, _ = convert_body(tmp_path / "open", f"- x\n\n  {fence}\n\nb\n", "hugo")
    assert "``` [[a,&#123;% x a:b 'c d' %}\n" in converted
    shown = f"````\n{fence}\n````\n"
    assert convert_body(tmp_path / "shown", shown, "hugo")[0] == shown
    numbered = "```js first_line:3\nx\n```\n"
    converted, _ = convert_body(tmp_path / "numbered", numbered, "hugo")
    assert converted == "```js {linenostart=3 linenos=true}\nx\n```\n"


@pytest.mark.parametrize(
    ("theme", "body", "left"),
    [
        ("next", "{% tabs a %}\nWords\n<!-- tab b -->\nc\n<!-- endtab -->\n{% endtabs %}\n", 1),
        ("next", "{% tabs a %}\nWords\n{% endtabs %}\n", 1),
        ("next", "{% tabs a %}\n<!-- tab b -->\nc\n<!-- endtab -->\n{% endtabs %}\n", 0),
        ("volantis", "{% Tabs %}\nWords\n{% endTabs %}\n", 1),
        ("volantis", "{% Timeline %}\nWords\n<!-- node a -->\nb\n{% endTimeline %}\n", 1),
        ("volantis", "{% grid %}\nWords\n{% endgrid %}\n", 0),
        ("butterfly", "{% timeline a %}\nWords\n{% endtimeline %}\n", 1),
    ],
)
def test_words_in_no_pane_are_reported(theme: str, body: str, left: int, tmp_path: Path) -> None:
    text, losses = convert_body(tmp_path, body, config=f"theme: {theme}\n")
    assert losses == ["unshown-words"] * left
    assert ("Words" in text) == (theme == "volantis" and "grid" in body)
