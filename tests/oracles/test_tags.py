"""Hexo's own escaping and Nunjucks' own lexer say what the tags of a body are."""

import random
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, ask_node, corpus_posts
from hexodigest.document.front_matter import read_front_matter
from hexodigest.document.tags import find_tags
from hexodigest.source import Source, Span
from oracles.tag_answers import pair

pytestmark = pytest.mark.oracle

TORTURE = sorted((ROOT / "tests" / "fixtures" / "torture" / "tags").glob("*.md"))
PIECES = [
    *["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "%", "#", "`", "``", "```", "````", "~~~"],
    *["<!--", "-->", "\n", "\n\n", "\r", " ", "\t", "\u2028", "\u3000", "\xa0", "\\", '"', "'"],
    *["a", "x", "end", "enda", "endraw", "{% a %}", "{% enda %}", "{% raw %}", "{% endraw %}"],
    *["{%- b -%}", "{% b x %}", "{% endb %}", "{% img \"a b\" x:'y' %}", "> ", "- ", "1. ", "r/x/"],
    *["1.0", "=", "$", "-", "[a](", "<code>", "</code>", "é", "😀", "\n```\n", "\n```js\n"],
    *["\n~~~\n", "highlight:false", " highlight:true", " highlight:false\n"],
]


def assert_same(text: str, start: int, answer: dict[str, Any], where: object) -> int:
    """Fail with the first difference; how many constructs there are."""
    mine, real = pair(text, start, answer)
    for key, value in real.items():
        assert mine[key] == value, f"{where}: {key}"
    return len(mine["items"])


def ask_files(paths: list[Path]) -> int:
    """Compare every file; how many constructs they hold together."""
    count = 0
    answers = ask_node("tags.js", ({"path": str(path)} for path in paths))
    for path, answer in zip(paths, answers, strict=True):
        text = Source(path.read_bytes()).text
        assert text.endswith(answer["body"]), path
        count += assert_same(text, len(text) - len(answer["body"]), answer, path)
    return count


def test_every_torture_post_is_escaped_as_hexo_does() -> None:
    assert ask_files(TORTURE) >= 147


@pytest.mark.corpus
def test_every_post_of_the_corpus_is_escaped_as_hexo_does() -> None:
    assert ask_files(corpus_posts()) > 10_000


@pytest.mark.parametrize("seed", range(4))
def test_what_nobody_would_write_is_escaped_as_hexo_does(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    bodies = [
        "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 40))) for _ in range(4000)
    ]
    for body, answer in zip(
        bodies, ask_node("tags.js", ({"body": body} for body in bodies)), strict=True
    ):
        assert_same(body, 0, answer, repr(body))


# Hexo renders these, and says nothing: a tag that is never closed takes the rest of the page for
# its arguments, and `raw` without an end does nothing.
SILENT = re.compile(r"`\{%` is never closed|`\{% raw %\}` has no")


def question(body: str) -> dict[str, Any]:
    """A body with the tags that a theme would have to know: those with an end are blocks."""
    names = set(re.findall(r"\{%-?\s*([^\s%{}()\[\]*\-+~/#,:|.<>=!]+)", body)) - STATEMENTS
    ended = set(re.findall(r"\{%-?\s*end([^\s%{}()\[\]]+)", body))
    inline = {name for name in names - ended if not name.startswith("end")}
    return {"body": body, "block": sorted(names & ended), "inline": sorted(inline)}


STATEMENTS = {
    *["if", "ifAsync", "for", "asyncEach", "asyncAll", "set", "raw", "verbatim", "block", "macro"],
    *["call", "filter", "switch", "extends", "include", "import", "from", "else", "elif"],
    *["elseif", "case", "default"],
}


def ask_faults(paths: list[Path]) -> tuple[list[str], int]:
    """The files about which Hexo says otherwise than we, and in how many both see a fault."""
    posts = []
    for path in paths:
        text = Source(path.read_bytes()).text
        posts.append((path, text[read_front_matter(text).span.end :]))
    posts = [(path, body) for path, body in posts if "{" in body]
    answers = ask_node("tag_faults.js", (question(body) for _, body in posts))
    differences, both = [], 0
    for (path, body), said in zip(posts, answers, strict=True):
        found = [
            fault
            for fault in find_tags(body, Span(0, len(body))).faults
            if fault.name != "unbalanced-quote" and (said or not SILENT.match(fault.message))
        ]
        both += bool(found and said)
        if bool(found) != bool(said):
            differences.append(f"{path}: {found} / {said}")
    return differences, both


def test_a_fault_of_a_torture_post_is_where_hexo_aborts() -> None:
    differences, both = ask_faults(TORTURE)
    assert differences == []
    assert both >= 14


@pytest.mark.corpus
def test_a_fault_of_a_corpus_post_is_where_hexo_aborts() -> None:
    differences, both = ask_faults(corpus_posts())
    assert differences == []
    assert both >= 1
