"""Hostile bodies are converted in linear time: 40 kB within two seconds, no exception."""

import time
from pathlib import Path

import pytest

from conversions import HEADER, make_blog
from hexodigest.convert.blog import Blog
from hexodigest.convert.resolve_page import resolve_page, single_post
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.site import Site

SIZE = 40_000
FAMILIES = {
    "unknown tags": "{% x %}",
    "tags and code": "{% img /a.png %} `b` ",
    "variables": "{{ x }}",
    "short lines": "a\n",
    "captions": "```js cap\nx\n```\n\n",
    "links": "[a]() http://x.y ",
    "elements": '<a href="b">{{ c }}</a>\n',
    "open scripts": "<script>",
    "open comments": "<!--",
    "half shortcodes": "{{ f( ",
    "half Hugo shortcodes": "{{< ",
    "markers": "<!-- more -->",
    "signs and words": "在_**/a**_中 `b` ",
    "headings behind wide blanks": "##　x\n",
    "lazy lines": "> _____\nb\n",
    "labels": "在_**a**_中 [b]\n\n",
    "rows": "|a|\n|-|\n|**/b**c|\n\n",
    "items": "- a\n\n\t\tb\n",
    "a run of fences": "`",
    "fences with braces": "```js {x}\ny\n```\n\n",
    "fences without an end": "``` {\n",
}


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "frame", ["{}", "a {{% raw %}}{}{{% endraw %}}", "{{% quote %}}{}{{% endquote %}}"]
)
def test_a_hostile_body_takes_linear_time(
    tmp_path: Path, family: str, target: str, frame: str
) -> None:
    piece = FAMILIES[family]
    folder = make_blog(tmp_path, {})
    post = folder / "post.md"
    post.write_text(HEADER + frame.format(piece * (SIZE // len(piece))), encoding="utf-8")
    blog = Blog(Site(folder, HexoConfig()), is_known=False)
    page = resolve_page(single_post(post, blog.site), blog)
    assert page.document.markdown is not None  # parsing has its own tests
    assert page.document.elements is not None
    start = time.process_time()
    load_target(target).convert_page(page, blog)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("target", NAMES)
def test_tags_within_tags_within_tags_are_converted(tmp_path: Path, target: str) -> None:
    depth = 500
    body = "{% quote %}\n" * depth + "x\n" + "{% endquote %}\n" * depth
    folder = make_blog(tmp_path, {})
    post = folder / "post.md"
    post.write_text(HEADER + body, encoding="utf-8")
    blog = Blog(Site(folder, HexoConfig()), is_known=False)
    converted = load_target(target).convert_page(
        resolve_page(single_post(post, blog.site), blog), blog
    )
    assert converted.outputs
    named = {loss.name for loss in converted.losses}
    assert named == (set() if target == "json" else {"nested-too-deep"})
