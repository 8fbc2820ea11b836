"""What marked 15 and Hexo's fence filter make of a body is what `read_markdown` says."""

import re
from pathlib import Path
from typing import Any

import pytest

from conftest import CORPUS, ROOT, ask_node, corpus_posts
from hexodigest.document import Document, parse
from hexodigest.document.markdown.characters import decode_entities
from hexodigest.document.markdown.fences import strip_indent

TORTURE = ROOT / "tests" / "fixtures" / "torture" / "markdown"
PLACEHOLDER = re.compile("<!--code\ufffc\\d+-->")

# Every file where an answer differs, with the cause. A file that agrees again must leave this list.
KNOWN: dict[str, str] = {
    "links.md": r"marked reads `\]` in a link's text as `]` before it looks for links within",
}

Answer = dict[str, list[list[Any]]]


def blanked_body(document: Document) -> str:
    text = document.tags.blanked(document.source.text)
    return text[document.body.start : document.body.end]


def ours(document: Document) -> Answer:
    markdown = document.markdown
    return {
        "headings": [[heading.level, heading.id] for heading in markdown.headings],
        "links": sorted([link.url, link.title or ""] for link in markdown.links),
        "images": [[image.url, image.title or "", image.alt] for image in markdown.images],
        "code": sorted([block.language, block.text] for block in markdown.code),
    }


def theirs(answer: Answer) -> Answer:
    """The answer in our words: entities decoded, fences among the other code."""
    code = [[fence["language"], strip_indent(fence["text"])] for fence in answer["fences"]]
    for info, text in answer["code"]:
        code += [[info.split(" ")[0], part] for part in _without_fences(text)]
    return {
        "headings": answer["headings"],
        "links": sorted([decode_entities(url), title] for url, title, _ in answer["links"]),
        "images": [
            [decode_entities(url), title, decode_entities(alt)]
            for url, title, alt in answer["images"]
        ],
        "code": sorted(code),
    }


def _without_fences(text: str) -> list[str]:
    """Indented code in which Hexo found a fence is cut there."""
    if not PLACEHOLDER.search(text):
        return [text]
    return [part.strip("\n") for part in PLACEHOLDER.split(text) if part.strip()]


def differing(paths: list[Path]) -> dict[str, tuple[Answer, Answer]]:
    """The files where the answers differ, and the two answers."""
    documents = [parse(path) for path in paths]
    answers = ask_node("marked.js", ({"text": blanked_body(each)} for each in documents))
    assert len(answers) == len(paths)
    assert not [path for path, answer in zip(paths, answers, strict=True) if "error" in answer]
    found = {}
    for path, document, answer in zip(paths, documents, answers, strict=True):
        pair = ours(document), theirs(answer)
        if pair[0] != pair[1]:
            name = path.relative_to(CORPUS) if path.is_relative_to(CORPUS) else path.name
            found[str(name)] = pair
    return found


@pytest.mark.oracle
@pytest.mark.corpus
def test_headings_links_images_and_code_of_the_corpus_are_those_of_marked() -> None:
    paths = corpus_posts()
    found = differing(paths)
    assert set(found) == {name for name in KNOWN if "/" in name}
    assert len(found) <= 0.002 * len(paths)


@pytest.mark.oracle
def test_headings_links_images_and_code_of_the_torture_folder_are_those_of_marked() -> None:
    paths = sorted(TORTURE.glob("*.md"))
    assert len(paths) >= 10
    found = differing(paths)
    assert set(found) == {name for name in KNOWN if "/" not in name}, found
