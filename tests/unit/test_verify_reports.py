"""What is written of a result: a table, JSON, and a page that stands alone."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from hexodigest.verify.differences import CAUSES
from hexodigest.verify.facets import EXPLAINED, OF_PAGES, Facet
from hexodigest.verify.html import document
from hexodigest.verify.reports.html import as_html
from hexodigest.verify.reports.json import as_json
from hexodigest.verify.reports.table import as_table
from hexodigest.verify.results import Difference, Kind, Result, Row, Status

LOST = Difference(
    Facet.TEXT, "", "{% riddle %}", "before", "after", Status.REPORTED, "unknown-tag", "a.md:3:1"
)
WRONG = Difference(Facet.LINKS, "a → /a/\nb → <b>", "", "one → /1/", "two → /2/")
QUOTES = Difference(Facet.STRICT, "“", '"', status=Status.ENGINE, cause="smart-quotes")
GONE = Difference(Facet.ASSETS, "a file", "no file", status=Status.UNCOMPARED, cause="a theme's")
RESULT = Result(
    blog="my <blog>",
    target="hugo",
    hexo="8.1.2",
    rows=(
        Row(Kind.PAGE, "a/", "A & B", "source/_posts/a.md", OF_PAGES, (LOST, QUOTES)),
        Row(Kind.PAGE, "b/", "", "source/_posts/b.md", OF_PAGES, (WRONG,)),
        Row(Kind.PAGE, "c/", "C", "source/_posts/c.md", OF_PAGES),
        Row(Kind.LIST, "tags/x/", "tag x", "", (Facet.URL, Facet.LISTS)),
        Row(Kind.ASSET, "x.css", "x.css", "", (Facet.ASSETS,), (GONE,)),
    ),
    losses=1,
    stand_ins=("riddle",),
    notes=("plugin `x` is not installed",),
    not_compared=(Facet.FEED,),
    failures=("source/_posts/d.md: its front matter cannot be read",),
)
SAME = Result("blog", "zola", "", RESULT.rows[2:4])
VERDICT = (
    "1 of 3 pages the same in every facet; 1 difference that no report names; 1 difference in the "
    "loss report; 1 difference between the engines; 1 difference where Hexo's side is not known"
)


def test_the_table_has_a_line_a_facet_and_what_nobody_reported() -> None:
    lines = list(as_table(RESULT))
    assert lines[0].split() == ["facet", "compared", "equal", *(s.value for s in Status)]
    assert [line.split() for line in lines if line.startswith("text ")] == [
        ["text", "3", "66.7", "%", "1"]
    ]
    assert [line.split() for line in lines if line.startswith("url")] == [["url", "4", "100", "%"]]
    assert "source/_posts/b.md: links differs" in lines
    assert "  hexo    a → /a/ / b → <b>" in lines
    assert "  site    (nothing)" in lines
    assert "note: plugin `x` is not installed" in lines
    assert any("as they are written: riddle" in line for line in lines)
    assert "note: not compared: feed" in lines
    assert "note: not converted: source/_posts/d.md: its front matter cannot be read" in lines
    assert lines[-1] == VERDICT


def test_the_table_shows_the_first_differences_and_counts_the_others() -> None:
    row = Row(Kind.PAGE, "b/", "", "b.md", OF_PAGES, (WRONG,) * 30)
    lines = list(as_table(Result("blog", "hugo", "8", (row,))))
    assert sum(line.endswith("links differs") for line in lines) == 20
    assert "… and 10 more; --html or --json has them all" in lines


def test_a_long_stretch_is_cut_and_harmless() -> None:
    long = Difference(Facet.TEXT, "长" * 200 + "\x1b[2J", "\x1b[2J")
    row = Row(Kind.PAGE, "b/", "", "b.md", OF_PAGES, (long,))
    lines = list(as_table(Result("blog", "hugo", "8", (row,))))
    assert all("\x1b" not in line and len(line) < 110 for line in lines)
    assert any(line.startswith("  hexo    长长") and line.endswith("…") for line in lines)


def test_json_has_all() -> None:
    data = json.loads(as_json(RESULT))
    assert data["unreported"] == 1
    assert data["verdict"] == VERDICT
    assert data["facets"]["text"] == {"compared": 3, "equal": 2, "reported": 1}
    assert data["rows"][1] == {
        "kind": "page",
        "path": "b/",
        "title": "",
        "source": "source/_posts/b.md",
        "differences": [
            {
                "facet": "links",
                "status": "unreported",
                "hexo": "a → /a/\nb → <b>",
                "target": "",
                "before": "one → /1/",
                "after": "two → /2/",
            }
        ],
    }
    assert "differences" not in data["rows"][2]


@pytest.mark.parametrize("result", [RESULT, SAME], ids=["different", "same"])
def test_the_page_stands_alone_under_a_strict_policy(result: Result) -> None:
    text = as_html(result)
    page = document(text)
    names = {element.name for element in page.walk()}
    assert not names & {"script", "link", "img", "iframe", "object"}
    for element in page.walk():
        assert not {"style", "src", "href", "onclick", "onload"} & set(element.attributes)
    assert "url(" not in text
    assert "@import" not in text
    [style] = [element.text() for element in page.walk() if element.name == "style"]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text


def test_the_page_has_a_row_a_page_and_both_sides() -> None:
    text = as_html(RESULT)
    page = document(text)
    rows = [element for element in page.walk() if "row" in element.classes]
    assert len(rows) == len(RESULT.rows)
    assert ["bad" in row.classes for row in rows] == [True, False, False, False, False]
    assert sum("same" in row.classes for row in rows) == 2
    assert "b → &lt;b&gt;" in text
    assert "<b>my" not in text
    assert text.count("<figure") == 2 * 4
    assert "unknown-tag" in text
    assert "a.md:3:1" in text
    assert re.search(r'<p class="verdict bad">1 of 3', text)
    [cause] = [cause for cause in CAUSES if cause.name == "smart-quotes"]
    assert cause.why.split(";")[0] in text


def test_a_page_without_differences_says_so() -> None:
    text = as_html(SAME)
    assert '<p class="verdict">1 of 1 page the same in every facet</p>' in text
    assert "pages that were there already" in text


def test_a_row_with_very_many_differences_stays_readable() -> None:
    row = Row(Kind.PAGE, "b/", "", "b.md", OF_PAGES, (WRONG,) * 70)
    assert "and 10 more; the JSON report has them" in as_html(Result("b", "hugo", "8", (row,)))


def test_every_facet_is_explained_and_every_cause_has_a_reason() -> None:
    assert set(EXPLAINED) == set(Facet)
    assert all(cause.why and cause.facets for cause in CAUSES)
    assert len({cause.name for cause in CAUSES}) == len(CAUSES)
