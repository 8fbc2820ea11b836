"""What we say of a body's tags, and what Hexo's escaping says, in the same words."""

import re
from typing import Any

from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import find_tags
from hexodigest.source import Span

KINDS = {"raw": "block", "deleted": "comment", "variable": "variable"}
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


def pair(text: str, start: int, answer: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Our answer and Hexo's about the body that begins at `start`, which are to be equal."""
    mine, real = ours(text, start), theirs(answer)
    if len(mine["items"]) != len(real["items"]):
        return mine, real
    for index, item in enumerate(real["items"]):
        if item[0] == "block" and item[3] is None:
            # Raw blocks in inline code are never given to the lexer on their own.
            mine["items"][index] = (*mine["items"][index][:2], None, None)
        if item[3] == ABORTED and find_tags(text, Span(start, len(text))).faults:
            mine["items"][index] = (*mine["items"][index][:3], ABORTED)
    return mine, real
