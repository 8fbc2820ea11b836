"""Ids of headings as `_config.yml` sets them: hexo-renderer-marked says."""

import pytest

from conftest import ask_node
from hexodigest.document import parse
from hexodigest.lint.parts import parts_of
from hexodigest.site import HexoConfig
from hexodigest.site.heading_style import heading_style_of

pytestmark = pytest.mark.oracle

SETTINGS = [
    {},
    {"modifyAnchors": 1},
    {"modifyAnchors": 2},
    {"modifyAnchors": "1"},
    {"smartypants": False},
    {"smartypants": False, "modifyAnchors": 1},
    {"quotes": "«»‹›"},
    {"quotes": "«»"},
    {"quotes": "«»‹›", "modifyAnchors": 2},
    {"autolink": False},
]
HEADINGS = [
    *(
        "Green Tea",
        "green tea",
        "GREEN TEA",
        "green-tea-1",
        "Straße",
        "İstanbul",
        "绿茶 Tea",
        "ﬁne",
    ),
    *('It\'s "quoted"', "'single' and \"double\"", "a -- b --- c...", "rock 'n' roll", '"', "'"),
    *("**b**'s", "`it's`", "[it's](/a)", "&quot;x&quot; & 'y'", '("a")', "x'y\"z", "é 'É'"),
    *("http://x.y/_a_b_ c", "*a http://x.y/*b*", "see npm@5.2.0_b_", "www.x.y/_a_"),
    *("a -- 'b' \"c\"", "\\'x\\'", "<b>it's</b>", "—'x'", "'\"nested\"'", "\"'nested'\""),
]
TEXT = "\n\n".join(f"## {heading}" for heading in HEADINGS) + "\n"


@pytest.mark.parametrize("options", SETTINGS, ids=str)
def test_ids_are_those_of_the_renderer(options: dict[str, object]) -> None:
    [answer] = ask_node("marked.js", [{"text": TEXT, "options": options}])
    theirs = [identifier for _, identifier, _ in answer["headings"]]
    style = heading_style_of(HexoConfig.of({"marked": options}))
    body = parts_of(parse(f"---\ntitle: x\n---\n{TEXT}"))[0]
    assert [identifier for _, identifier in body.heading_ids(style)] == theirs
    assert len(theirs) == len(HEADINGS)
