"""What the real ones say of a post, beside what we say."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from conftest import ask_node
from hexodigest.document import Document, parse
from oracles.marked_answers import blanked_body
from oracles.marked_answers import ours as our_markdown
from oracles.marked_answers import theirs as their_markdown
from oracles.tag_answers import pair
from oracles.tagged import same, tagged

Pair = tuple[Any, Any]
Answer: TypeAlias = dict[str, Any]


class Oracle(NamedTuple):
    """A script that knows the truth: what it is asked, and both answers in the same words."""

    script: str
    question: Callable[[Document], Any]
    pair: Callable[[Document, Any], Pair]


def _front_matter(document: Document, answer: Answer) -> Pair:
    if same(document.front_matter, document.source.text, answer):
        return None, None
    found = document.front_matter
    body = document.source.text[found.span.end :]
    if found.readable and "refused" not in answer:
        said = {"body": b64encode(body.encode()).decode(), "value": tagged(found.data)}
        return said, answer
    return (found.readable, found.faults), answer


def _tags(document: Document, answer: Answer) -> Pair:
    if "error" in answer:
        return "an answer", answer["error"]
    return pair(document.source.text, document.body.start, answer)


def _markdown(document: Document, answer: Answer) -> Pair:
    if "error" in answer:
        # Hexo ends its build there, and the rule `invalid-url` says so.
        is_known = "Invalid URL" in answer["error"]
        return ("an answer", "an answer") if is_known else ("an answer", answer["error"])
    return our_markdown(document), their_markdown(answer)


ORACLES = {
    "front matter": Oracle(
        "front_matter.js",
        lambda document: b64encode(document.source.data).decode(),
        _front_matter,
    ),
    "tags": Oracle(
        "tags.js", lambda document: {"body": document.source.text[document.body.start :]}, _tags
    ),
    "markdown": Oracle("marked.js", lambda document: {"text": blanked_body(document)}, _markdown),
}


def differing(oracle: Oracle, posts: Sequence[bytes]) -> dict[int, Pair]:
    """The posts, by index, of which the two say otherwise."""
    documents = [parse(post) for post in posts]
    answers = ask_node(oracle.script, (oracle.question(document) for document in documents))
    assert len(answers) == len(posts)
    found = {}
    for index, (document, answer) in enumerate(zip(documents, answers, strict=True)):
        mine, real = oracle.pair(document, answer)
        if mine != real:
            found[index] = mine, real
    return found
