"""What a tool that rewrites posts has changed that nobody asked it to change.

Judged by what Hexo reads in the post before and after: the data of the front matter, types and
order included; the text of every tag, opening and closing; the text of all code, fenced, indented
and inline. How it is laid out around them does not count.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.source import Source

# What these rules are for; all else of the front matter and of the tags must stay.
_RENAMED = "misspelt-key"
_RESPELT = "term-case-mismatch"
_SPLIT = "comma-joined-terms"
_WRAPPED = "undefined-variable"
_SHORTENED = "absolute-own-link"
_TERMS = re.compile(r"('(?:tags?|category|categories)': )(\[.*?\](?=, '|}$)|'[^']*')")


class Meaning(NamedTuple):
    """What of a post a tool may not change."""

    data: str
    tags: tuple[str, ...]
    code: tuple[str, ...]


class Damage(NamedTuple):
    """Whether each of these differs between two states of a post."""

    data: bool
    tags: bool
    code: bool


def meaning(content: bytes) -> Meaning:
    """What the post says where no tool has a say."""
    document = Document(Source(content))
    front = document.front_matter
    code = [*document.markdown.code, *document.markdown.inline_code]
    return Meaning(
        repr(front.data) if front.readable else f"unreadable: {front.data!r}",
        tuple(tags_of(document)),
        tuple(node.text.strip("\n") for node in sorted(code, key=lambda node: node.span)),
    )


def tags_of(document: Document) -> list[str]:
    """The text of what is between braces, but for the bodies of blocks."""
    slice_ = document.source.slice
    texts: list[str] = []
    for tag in (*document.tags.walk(), *document.tags.leaked):
        texts.append(slice_(tag.opening))
        if tag.closing is not None:
            texts.append(slice_(tag.closing))
    return texts


def damage(before: bytes, after: bytes, rules: Collection[str] = ()) -> Damage:
    """What differs between two states of a post, but for what these rules of ours are for."""
    if before == after:
        return Damage(data=False, tags=False, code=False)
    old, new = (without_what_is_meant(meaning(state), rules) for state in (before, after))
    return Damage(old.data != new.data, old.tags != new.tags, old.code != new.code)


def without_what_is_meant(said: Meaning, rules: Collection[str]) -> Meaning:
    """The same for a post before and after the fixes of these rules, if they change no more."""
    data, tags = said.data, said.tags
    if _RENAMED in rules:
        data = re.sub(r"'(?:updaetd|uppdated)': ", "'updated': ", data.replace("'Upd", "'upd"))
    if _RESPELT in rules:
        data = _TERMS.sub(lambda match: match[1] + match[2].casefold(), data)
    if _SPLIT in rules:
        data = _TERMS.sub(lambda match: match[1] + re.sub(r"[\[\]' ]", "", match[2]), data)
    if _WRAPPED in rules:
        tags = tuple(tag for tag in tags if not re.match(r"\{\{|\{% (?:end)?raw %", tag))
    if _SHORTENED in rules:
        tags = tuple(re.sub(r"https?://[^/\s]+", "", tag) for tag in tags)
    return Meaning(data, tags, said.code)
