"""What we say of a body, and what marked 15 and Hexo's fence filter say, in the same words."""

import re
from typing import Any

from hexodigest.document import Document
from hexodigest.document.markdown.characters import decode_entities
from hexodigest.document.markdown.fences import strip_indent
from hexodigest.document.nodes import CodeBlock

PLACEHOLDER = re.compile("<!--code\ufffc\\d+-->")

Answer = dict[str, list[list[Any]]]
SMART = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "---", "–": "--", "…": "..."}


def blanked_body(document: Document) -> str:
    text = document.tags.blanked(document.source.text)
    return text[document.body.start : document.body.end]


def ours(document: Document) -> Answer:
    markdown = document.markdown
    taken = {fence.marks for fence in document.tags.fences_outside}  # the others are marked's
    return {
        "headings": [
            [heading.level, heading.id, _straight(heading.text)] for heading in markdown.headings
        ],
        "links": sorted([link.url, link.title or ""] for link in markdown.links),
        "images": [[image.url, image.title or "", image.alt] for image in markdown.images],
        "code": sorted([block.language, block.text] for block in markdown.code),
        "figures": [
            [_caption(block), _options(block)] for block in markdown.code if block.span in taken
        ],
    }


def theirs(answer: Answer) -> Answer:
    """The answer in our words: entities decoded, fences among the other code."""
    code = [[fence["language"], strip_indent(fence["text"])] for fence in answer["fences"]]
    for info, text in answer["code"]:
        code += [[info.split(" ")[0], part] for part in _without_fences(text)]
    return {
        "headings": [[level, id_, _plain(parts)] for level, id_, parts in answer["headings"]],
        "links": sorted([decode_entities(url), title] for url, title, _ in answer["links"]),
        "images": [
            [decode_entities(url), title, decode_entities(alt)]
            for url, title, alt in answer["images"]
        ],
        "code": sorted(code),
        "figures": [[fence["caption"], _known(fence["options"])] for fence in answer["fences"]],
    }


def _plain(parts: list[list[str]]) -> str:
    """A heading's text: no entity counts in code."""
    words = (text if kind == "code" else decode_entities(text) for kind, text in parts)
    return _straight("".join(words).strip())


def _straight(text: str) -> str:
    """Quotes, dashes and dots as they are written: marked is asked with smart ones."""
    for smart, written in SMART.items():
        text = text.replace(smart, written)
    return text


def _caption(block: CodeBlock) -> str:
    """The caption as Hexo puts it into the page."""
    link = f'<a href="{block.url}">{block.link_text}</a>' if block.url else ""
    return f"<span>{block.caption}</span>{link}" if block.caption else ""


def _options(block: CodeBlock) -> dict[str, Any]:
    """The options as Hexo understands their words."""
    found: dict[str, Any] = {"mark": [], "first_line": 1}
    for name, value in block.options:
        if name == "mark":
            found["mark"] += _marks(value)
        elif name in ("first_line", "line_threshold"):
            found[name] = found.get(name) if _number(value) is None else _number(value)
        elif name != "highlight":
            found[name] = value == "true"
    return found


def _marks(value: str) -> list[int]:
    """`1,4-7` as 1, 4, 5, 6, 7."""
    found: list[int] = []
    for part in value.split(","):
        first, _, last = part.partition("-")
        ends = _number(first), _number(last or first)
        if ends[0] is not None and ends[1] is not None:
            low, high = sorted((ends[0], ends[1]))
            found += range(low, high + 1)
    return found


def _number(text: str) -> int | None:
    """What Hexo takes for a number; it passes over anything else."""
    return int(text) if text.isdecimal() else None


def _known(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _without_fences(text: str) -> list[str]:
    """Indented code in which Hexo found a fence is cut there."""
    if not PLACEHOLDER.search(text):
        return [text]
    return [part.strip("\n") for part in PLACEHOLDER.split(text) if part.strip()]
