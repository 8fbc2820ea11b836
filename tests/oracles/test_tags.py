"""Hexo's own escaping and Nunjucks' own lexer say what the tags of a body are."""

import random
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, ask_node, corpus_posts
from hexodigest.document.front_matter import read_front_matter
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import find_tags
from hexodigest.source import Source, Span

pytestmark = pytest.mark.oracle

TORTURE = sorted((ROOT / "tests" / "fixtures" / "torture" / "tags").glob("*.md"))
KINDS = {"raw": "block", "deleted": "comment", "variable": "variable"}
PIECES = [
    *["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "%", "#", "`", "``", "```", "````", "~~~"],
    *["<!--", "-->", "\n", "\n\n", "\r", " ", "\t", "\u2028", "\u3000", "\xa0", "\\", '"', "'"],
    *["a", "x", "end", "enda", "endraw", "{% a %}", "{% enda %}", "{% raw %}", "{% endraw %}"],
    *["{%- b -%}", "{% b x %}", "{% endb %}", "{% img \"a b\" x:'y' %}", "> ", "- ", "1. ", "r/x/"],
    *["1.0", "=", "$", "-", "[a](", "<code>", "</code>", "é", "😀", "\n```\n", "\n```js\n"],
    *["\n~~~\n", "highlight:false", " highlight:true", " highlight:false\n"],
]


ABORTED = ("", ["Nunjucks aborted"])


def theirs(answer: dict[str, Any]) -> dict[str, Any]:
    """Hexo's answer in the shape that `ours` has."""
    assert "error" not in answer, answer["error"]
    found = answer["found"]
    return {
        "fences": [(fence["span"], fence["info"], fence["content"]) for fence in answer["fences"]],
        "comments": [item["span"] for item in found if item["kind"] == "comment"],
        "items": [
            (
                KINDS.get(item["kind"], item["kind"]),
                item["span"],
                item.get("body"),
                _call(item.get("call")),
            )
            for item in found
            if item["kind"] != "comment"
        ],
    }


def _call(call: dict[str, Any] | None) -> tuple[str, list[str]] | None:
    # Where a fence stands within braces Hexo has a placeholder of its own, and entities.
    if call is None:
        return None
    if "error" in call:
        return ABORTED
    hidden = [re.sub(r"code\ufffc\d+", "", value) for value in call["args"]]
    return call["name"], [re.sub(r"&#12[35];", "", value) for value in hidden]


def ours(text: str, start: int) -> dict[str, Any]:
    """What we find in the body that begins at `start`, with offsets of the body."""
    tags = find_tags(text, Span(start, len(text)))

    def moved(span: Span | None) -> list[int] | None:
        return None if span is None else [span.start - start, span.end - start]

    return {
        "fences": [
            (moved(fence.span), fence.info, text[fence.content.start : fence.content.end])
            for fence in tags.fences
        ],
        "comments": [moved(comment) for comment in tags.comments],
        "items": [
            (str(tag.kind), moved(tag.span), moved(tag.body), _ours(tag)) for tag in tags.items
        ],
    }


def _ours(tag: Tag) -> tuple[str, list[str]] | None:
    if tag.kind in (TagKind.VARIABLE, TagKind.COMMENT):
        return None
    return tag.name, [argument.value.replace("\ufffc", "") for argument in tag.arguments]


def assert_same(text: str, start: int, answer: dict[str, Any], where: object) -> int:
    """Fail with the first difference; how many constructs there are."""
    mine, real = ours(text, start), theirs(answer)
    assert len(mine["items"]) == len(real["items"]), where
    for index, item in enumerate(real["items"]):
        if item[0] == "block" and item[3] is None:
            # Raw blocks in inline code are never given to the lexer on their own.
            mine["items"][index] = (*mine["items"][index][:2], None, None)
        if item[3] == ABORTED:
            assert find_tags(text, Span(start, len(text))).faults, where
            mine["items"][index] = (*mine["items"][index][:3], ABORTED)
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
