"""Whatever stands in a tag, the tag is converted without an exception, and in linear time."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conversions import HEADER, make_blog
from hexodigest.config import Config
from hexodigest.convert.blog import Blog
from hexodigest.convert.resolve_page import resolve_page, single_post
from hexodigest.convert.targets import load_target
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.site import Site
from hexodigest.tags import known_tags
from hexodigest.tags.registry import dialects

SIZE = 8_000
MOST_SECONDS = 0.3  # where a quadratic search took 0.4 to 3, and a linear one takes 0.01
PIECES = ("a", " ", "`", "\n", ",", "::", "0", "http://x ", "，", "=", "-", "@", "_", "lang:a ",
          '"', "\\", "<", "{", "|", "/")  # fmt: skip
CHOSEN = PIECES if os.environ.get("HEXODIGEST_FAMILIES") == "all" else PIECES[:8]
THEMES = ("", *sorted(dialects()))


def _own_tags(theme: str) -> list[str]:
    """The tags of a theme, without Hexo's own."""
    return sorted(set(known_tags(theme)) - (set(known_tags("")) if theme else set()))


def _bodies(tag: str, piece: str) -> Iterator[str]:
    long = piece * (SIZE // len(piece))
    yield f"{{% {tag} {long} %}}\n"
    yield f"{{% {tag} a, b %}}\n{long}\n{{% end{tag} %}}\n"
    yield f"{{% {tag} {long} %}}\nx\n{{% end{tag} %}}\n"


@pytest.mark.parametrize("piece", CHOSEN, ids=repr)
@pytest.mark.parametrize("theme", THEMES)
def test_a_tag_is_converted_in_linear_time(tmp_path: Path, theme: str, piece: str) -> None:
    site = Site(make_blog(tmp_path, {}), HexoConfig())
    blog = Blog(site, Config(theme=theme), is_known=False)
    post = tmp_path / "post.md"
    slow = []
    for tag in _own_tags(theme):
        for body in _bodies(tag, piece):
            post.write_text(HEADER + body, encoding="utf-8")
            page = resolve_page(single_post(post, site), blog)
            start = time.process_time()
            assert load_target("hugo").convert_page(page, blog).outputs
            if time.process_time() - start > MOST_SECONDS:
                slow.append(body[:40])
    assert slow == []
    assert _own_tags(theme)
