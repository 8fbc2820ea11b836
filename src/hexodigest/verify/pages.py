"""What a reader, a browser and a search engine get of a page's content, whoever rendered it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hexodigest.verify.code import Code, code_of, is_gutter
from hexodigest.verify.html import Element, fragment
from hexodigest.verify.texts import NO_ADDRESS, address, folded, settled

_HEADING: Final = re.compile(r"h[1-6]")
_BLOCK: Final = re.compile(
    r"p|h[1-6r]|[uod]l|li|d[td]|blockquote|fig(?:ure|caption)|table|caption|t(?:head|body|foot)|t[rdh]"
    r"|div|section|article|aside|header|footer|nav|main|details|summary|form|fieldset|address|center"
)
_ROWS: Final = re.compile(r"t(?:head|body|foot)|colgroup")  # browsers put them in themselves
_LEAF: Final = re.compile(r"p|h[1-6r]|d[td]|(?:fig)?caption|summary|t[dhr]|li")
_EMBEDS: Final = {
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "source": "src",
    "embed": "src",
    "object": "data",
    "script": "src",
}
_MARKS: Final = {
    **{name: name for name in ("strong", "em", "del", "ins", "code", "mark", "sub", "sup", "kbd")},
    "b": "strong",
    "i": "em",
    "s": "del",
    "strike": "del",
    "u": "u",
    "small": "small",
}
_UNSEEN: Final = frozenset(["style", "noscript", "template", "head", "svg", "math", "textarea"])
_NO_WORDS: Final = {"script", *_UNSEEN}
_SIGNS: Final = {"", "#", "¶", "§", "🔗", "link"}  # what a link to its own heading shows
_OF_IMAGES: Final = ("alt", "title", "width", "height")
_OF_ENGINES: Final = {"more", "continue-reading"}  # where the excerpt ends


@dataclass(frozen=True, slots=True)
class Content:
    """A page's content, part by part; what counts as the same is spelt the same."""

    strict: str = ""  # the text with its quotes and dashes as they are
    headings: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()
    code: tuple[Code, ...] = ()
    structure: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text, whatever its quotes and dashes look like."""
        return folded(self.strict)


def read_content(html: str, url: str, origin: str, itself: str = "") -> Content:
    """The content of the page at `url`, a whole URL of the blog at `origin`.

    `itself` is the path that Hexo has for the page, when the path of `url` is another.
    """
    return read_element(fragment(html), url, origin, itself)


def read_element(root: Element, url: str, origin: str, itself: str = "") -> Content:
    """The same of an element that is parsed already."""
    reader = _Reader(url, origin, itself)
    for element, is_leaving in _events(root, reader):
        if isinstance(element, str):
            reader.lines[-1].append(element)
        elif is_leaving:
            reader.leave(element)
    reader.flush()
    return reader.content()


def plain_text(html: str) -> str:
    """The text of a passage, without an ellipsis at its end, to be compared."""
    text = folded(read_content(html, "http://h/", "http://h").strict)
    return re.sub(r"\s*(?:\.\.\.|\[\.\.\.\])$", "", text)


def _events(root: Element, reader: "_Reader") -> Iterator[tuple[Element | str, bool]]:
    """Each text, and each element when it ends; the reader says which are entered."""
    waiting = [(root, iter(root.children))]
    while waiting:
        element, children = waiting[-1]
        for child in children:
            if isinstance(child, str):
                yield child, False
            elif reader.enter(child, element):
                waiting.append((child, iter(child.children)))
                break
        else:
            waiting.pop()
            if waiting:
                yield element, True


class _Reader:
    """Collects while a page is walked through."""

    def __init__(self, url: str, origin: str, itself: str) -> None:
        self._here = url, origin, itself
        self.lines: list[list[str]] = [[]]  # of the block that is open
        self.texts: list[str] = []
        self.found: dict[str, list[str]] = {
            name: []
            for name in (
                "headings", "ids", "links", "images", "embeds", "structure", "marks", "breaks",
            )
        }  # fmt: skip
        self.code: list[Code] = []

    def content(self) -> Content:
        """What was collected."""
        parts = {name: tuple(found) for name, found in self.found.items()}
        return Content(settled(" ".join(self.texts)), code=tuple(self.code), **parts)

    def enter(self, element: Element, parent: Element) -> bool:
        """Whether what stands in the element is to be read."""
        if _is_furniture(element, parent):
            return False
        self._identify(element)
        name = element.name
        code = code_of(element) if name in {"figure", "pre", "div", "table"} else None
        if code:
            self.flush()
            self.code.append(code)
            self.found["structure"].append("code")
            return False
        if name == "br":
            self.lines.append([])
        elif name == "img":
            self.found["images"].append(self._image(element))
        elif name in _EMBEDS:
            self._embed(element)
        elif _BLOCK.fullmatch(name):
            self.flush()
            if not _is_ignored(element, parent):
                self.found["structure"].append(name)
        return name not in {"br", "img", "script", "iframe", *_UNSEEN}

    def leave(self, element: Element) -> None:
        """Take what is known only when the element ends."""
        name = element.name
        if _BLOCK.fullmatch(name):
            self.flush()
            if not _LEAF.fullmatch(name) and not _is_ignored(element, element):
                self.found["structure"].append(f"/{name}")
        if _HEADING.fullmatch(name):
            self.found["headings"].append(f"{name} {_shown(element)}")
        elif name == "a" and "href" in element.attributes:
            there = address(element.attributes["href"], *self._here)
            self.found["links"].append(f"{_shown(element)} → {there}")
        elif name in _MARKS:
            text = _shown(element)
            if text:
                self.found["marks"].append(f"{_MARKS[name]}: {text}")

    def flush(self) -> None:
        """End the block that is open."""
        lines = [settled("".join(line)) for line in self.lines]
        self.lines = [[]]
        while len(lines) > 1 and not lines[-1]:
            lines.pop()  # a break at the end of a block shows nothing
        for index, line in enumerate(lines[:-1]):
            after = lines[index + 1]
            self.found["breaks"].append(f"{folded(line)[-30:]} ⏎ {folded(after)[:30]}")
        self.texts.append(" ".join(lines))

    def _identify(self, element: Element) -> None:
        names = [element.attributes.get("id", "")]
        names += [element.attributes.get("name", "")] if element.name == "a" else []
        for name in dict.fromkeys(names):
            if name and name not in _OF_ENGINES:
                self.found["ids"].append(name)

    def _image(self, element: Element) -> str:
        given = element.attributes
        source = given.get("data-src") or given.get("data-original") or given.get("src", "")
        parts = [address(source, *self._here) if source else NO_ADDRESS]
        texts = {name: folded(settled(given.get(name, ""))) for name in _OF_IMAGES}
        return " | ".join([*parts, *(f"{name} {text}" for name, text in texts.items() if text)])

    def _embed(self, element: Element) -> None:
        source = element.attributes.get(_EMBEDS[element.name], "")
        inner = settled(element.text()) if element.name == "script" else ""
        if source or inner:
            there = address(source, *self._here) if source else inner
            self.found["embeds"].append(f"{element.name} {there}")


def _is_furniture(element: Element, parent: Element) -> bool:
    """What engines add to a heading to link to it."""
    if element.name != "a":
        return False
    if {"headerlink", "header-anchor", "anchor", "zola-anchor"} & set(element.classes):
        return True
    in_heading = bool(_HEADING.fullmatch(parent.name))
    to_place = element.attributes.get("href", "").startswith("#")
    return in_heading and to_place and element.text().strip().lower() in _SIGNS


def _is_ignored(element: Element, parent: Element) -> bool:
    """Whether nobody sees that this block is there."""
    if _ROWS.fullmatch(element.name):
        return True
    if element.name == "div":
        return not element.attributes
    # A paragraph in a list's item, and one that holds no words: nothing, or an image.
    return element.name == "p" and (parent.name in {"li", "dd"} or not element.text().strip())


def _shown(element: Element) -> str:
    """The text of an element, an image by its place, without links to headings."""
    found: list[str] = []
    waiting: list[tuple[Element | str, Element]] = [(element, element)]
    while waiting:
        node, parent = waiting.pop()
        if isinstance(node, str):
            found.append(node)
        elif node.name == "br":
            found.append(" ")
        elif not (_is_furniture(node, parent) or is_gutter(node) or node.name in _NO_WORDS):
            gap = [(" ", node)] if _BLOCK.fullmatch(node.name) else []  # it has lines of its own
            waiting += [*gap, *((child, node) for child in reversed(node.children)), *gap]
    return folded(settled("".join(found)))
