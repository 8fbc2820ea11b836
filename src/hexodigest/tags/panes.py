"""Bodies that comments divide: `<!-- tab Name -->` … `<!-- endtab -->`, one pane after another."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from hexodigest.document.fences import find_fences, hide_fences
from hexodigest.document.tags import find_tags
from hexodigest.source import Span
from hexodigest.tags.markup import element
from hexodigest.tags.nesting import nested
from hexodigest.tags.nodes import Html, Layout
from hexodigest.tags.registry import lower


class Pane(NamedTuple):
    """What the comment says, and the Markdown that belongs to it."""

    title: str
    body: Span


def closed_panes(text: str, body: Span, name: str) -> list[Pane]:
    """The panes from `<!-- name title -->` at the end of a line to `<!-- endname -->`."""
    found: list[Pane] = []
    opening: re.Match[str] | None = None
    for mark in _marks(text, body, rf"{name} (?P<title>(?:(?!-->).)*)|end{name}"):
        if mark["title"] is None:
            if opening is not None:
                found.append(_pane(opening, mark.start(), text, body))
            opening = None
        elif opening is None and mark.string.startswith("\n", mark.end()):
            opening = mark
    return found


def open_panes(text: str, body: Span, name: str) -> list[Pane]:
    """The panes from one `<!-- name title -->` to the next, or to the end of the body."""
    marks = list(_marks(text, body, rf"{name}(?P<title>(?:(?!-->).)*)"))
    ends = [*(mark.start() for mark in marks[1:]), body.end - body.start]
    return [_pane(mark, end, text, body) for mark, end in zip(marks, ends, strict=False)]


def _marks(text: str, body: Span, pattern: str) -> Iterator[re.Match[str]]:
    # As in Hexo, fences are out of sight when a tag reads its body, and blocks in it are done.
    inner = text[body.start : body.end]
    whole = Span(0, len(inner))
    hidden = hide_fences(inner, find_fences(inner, whole))
    parts = []
    end = 0
    for tag in nested(find_tags(inner, whole).items, inner):
        if tag.body is not None:
            parts += [hidden[end : tag.span.start], " " * (tag.span.end - tag.span.start)]
            end = tag.span.end
    hidden = "".join([*parts, hidden[end:]])
    return re.finditer(rf"<!--\s*(?:{pattern})\s*-->", hidden)


def _pane(mark: re.Match[str], end: int, text: str, body: Span) -> Pane:
    title = text[body.start + mark.start("title") : body.start + mark.end("title")]
    return Pane(title.strip(), Span(body.start + mark.end(), body.start + end))


def tabs(name: str, active: int, panes: list[Pane], dialect: str) -> Layout:
    """A list of links, and what each shows; without scripts all of it is seen."""
    home = name.lower().replace(" ", "-")
    heads = []
    parts: list[str | Span] = []
    for number, pane in enumerate(panes, start=1):
        caption, _, icon = with_tags(pane.title, dialect).partition("@")
        state = " active" if number == (active or 1) else ""
        place = f"{home}-{number}"
        words = icon_element(icon) + (caption.strip() or f"{name} {number}")
        link = element("a", {"href": f"#{place}"}, words)
        heads.append(element("li", {"class": f"tab{state}"}, link))
        opening = element("div", {"class": f"tab-pane{state}", "id": place})
        parts += [opening, pane.body, "</div>"]
    before = element("div", {"class": "tabs", "id": home})
    nav = element("ul", {"class": "nav-tabs"}, "".join(heads))
    return joined(f'{before}\n{nav}\n<div class="tab-content">', *parts, "</div>\n</div>")


def with_tags(html: str, dialect: str) -> str:
    """HTML in which tags may stand: those that make HTML are run, as Nunjucks does first."""
    parts = []
    end = 0
    for tag in find_tags(html, Span(0, len(html))).items:
        node = lower(tag, html, dialect)
        shown = html[tag.span.start : tag.span.end]
        parts += [
            html[end : tag.span.start],
            node.html if isinstance(node, Html) else escape(shown),
        ]
        end = tag.span.end
    return "".join([*parts, html[end:]])


def joined(*parts: str | Span) -> Layout:
    """Parts with HTML and Markdown strictly by turns."""
    merged: list[str | Span] = []
    for part in parts:
        if merged and isinstance(part, str) and isinstance(merged[-1], str):
            merged[-1] = f"{merged[-1]}\n{part}"
        else:
            merged.append(part)
    return Layout(tuple(merged))


def icon_element(icon: str) -> str:
    """An icon of Font Awesome, by its classes or by its bare name."""
    icon = icon.strip()
    if not icon:
        return ""
    return element("i", {"class": icon if icon.startswith("fa") else f"fa fa-{icon}"}, "")
