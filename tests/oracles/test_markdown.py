"""What marked 15 and Hexo's fence filter make of a body is what `read_markdown` says."""

from pathlib import Path

import pytest

from conftest import CORPUS, ROOT, ask_node, corpus_posts
from hexodigest.document import parse
from oracles.marked_answers import Answer, blanked_body, ours, theirs

TORTURE = ROOT / "tests" / "fixtures" / "torture" / "markdown"

# Every file where an answer differs, with the cause. A file that agrees again must leave this list.
KNOWN: dict[str, str] = {
    "links.md": r"marked reads `\]` in a link's text as `]` before it looks for links within",
}


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
