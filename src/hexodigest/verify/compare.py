"""Two pages that should say the same, facet by facet."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from hexodigest.verify.built import PageData, Term
from hexodigest.verify.code import Code
from hexodigest.verify.facets import Facet
from hexodigest.verify.hunks import Hunk, of_lists, of_texts
from hexodigest.verify.pages import Content, plain_text, read_content
from hexodigest.verify.texts import address, settled

Found = tuple[Facet, Hunk]


class Place(NamedTuple):
    """Where the blog is served: `https://host`, and its root with slashes at both ends."""

    origin: str
    root: str

    def url(self, path: str) -> str:
        """The whole URL of a path below the root."""
        return f"{self.origin}{self.root}{quote(path)}"


def compare_pages(hexo: PageData, target: PageData, place: Place) -> Iterator[Found]:
    """Each stretch in which the target's page says something else than Hexo's."""
    if not hexo.is_bare:
        yield from _data(hexo, target, place)
    left = read_content(hexo.content, place.url(hexo.path), place.origin)
    itself = unquote(urlsplit(place.url(hexo.path)).path)
    right = read_content(target.content, place.url(target.path), place.origin, itself)
    yield from compare_contents(left, right)
    if hexo.excerpt:
        excerpts = plain_text(hexo.excerpt), plain_text(target.excerpt)
        yield from _each(Facet.EXCERPT, of_texts(*excerpts))


def compare_contents(hexo: Content, target: Content) -> Iterator[Found]:
    """The same for what the pages hold."""
    yield from _each(Facet.TEXT, of_texts(hexo.text, target.text))
    if hexo.text == target.text:
        yield from _each(Facet.STRICT, of_texts(hexo.strict, target.strict))
    for facet, part in _PARTS.items():
        yield from _each(facet, of_lists(part(hexo), part(target)))
    yield from _code(hexo.code, target.code)


_PARTS: dict[Facet, Callable[[Content], Sequence[str]]] = {
    Facet.HEADINGS: lambda content: content.headings,
    Facet.IDS: lambda content: content.ids,
    Facet.LINKS: lambda content: content.links,
    Facet.IMAGES: lambda content: content.images,
    Facet.EMBEDS: lambda content: content.embeds,
    Facet.STRUCTURE: lambda content: content.structure,
    Facet.MARKS: lambda content: content.marks,
    Facet.BREAKS: lambda content: content.breaks,
}


def _data(hexo: PageData, target: PageData, place: Place) -> Iterator[Found]:
    titles = settled(hexo.title), settled(target.title)
    if titles[0] != titles[1]:
        yield Facet.TITLE, Hunk(*titles)
    if hexo.date and hexo.date != target.date:
        yield Facet.DATE, Hunk(hexo.date, target.date)
    for facet, ours, theirs in (
        (Facet.TAGS, hexo.tags, target.tags),
        (Facet.CATEGORIES, hexo.categories, target.categories),
    ):
        yield from _each(facet, of_lists(_terms(ours, place), _terms(theirs, place)))


def _terms(terms: Sequence[Term], place: Place) -> list[str]:
    """Names and addresses, sorted: no engine promises an order."""
    shown = []
    for name, path in terms:
        there = address(path, place.url(""), place.origin)
        shown.append(f"{settled(name)} → {there}")
    return sorted(set(shown))


def _code(hexo: Sequence[Code], target: Sequence[Code]) -> Iterator[Found]:
    """Texts first; only where all blocks are there, what stands beside them."""
    for lines, others in _paired(hexo, target):
        yield from _each(Facet.CODE, of_lists(lines, others))
    if len(hexo) != len(target):
        return
    for ours, theirs in zip(hexo, target, strict=True):
        if ours.language and ours.language != theirs.language:
            yield Facet.LANGUAGE, Hunk(ours.language, theirs.language, _first_line(ours))
        if ours.caption != theirs.caption:
            yield Facet.CAPTION, Hunk(ours.caption, theirs.caption, _first_line(ours))


def _paired(hexo: Sequence[Code], target: Sequence[Code]) -> Iterator[tuple[list[str], list[str]]]:
    """Block by block where there are as many; else all as one list of blocks."""
    if len(hexo) == len(target):
        for ours, theirs in zip(hexo, target, strict=True):
            yield ours.text.split("\n"), theirs.text.split("\n")
    else:
        yield [code.text for code in hexo], [code.text for code in target]


def _first_line(code: Code) -> str:
    return re.sub(r"\n.*", "", code.text, flags=re.DOTALL)[:60]


def _each(facet: Facet, hunks: Iterator[Hunk]) -> Iterator[Found]:
    return ((facet, hunk) for hunk in hunks)
