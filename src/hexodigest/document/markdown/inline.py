"""Links, images, code and HTML within a line of text, found as marked 15 finds them.

marked calls itself for the text within emphasis and links. Here one loop goes through the text
once; what has an inside is a frame on a stack, so that neither depth nor length can hurt.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from hexodigest.document.markdown.addresses import URL, Email, email_end, find_emails, trim_url
from hexodigest.document.markdown.characters import SPACE, decode_entities, kind
from hexodigest.document.markdown.emphasis import EmphasisFinder
from hexodigest.document.markdown.rendering import Rendering
from hexodigest.document.markdown.targets import LABEL, PLAIN_LABEL, read_target
from hexodigest.document.nodes import Definition, Image, Inline, InlineCode, InlineHtml, Link
from hexodigest.source import Span

_MAY_HOLD: Final = re.compile(r"[\[`<@]|://|[wW]{3}\.")
_STOP: Final = re.compile(r"[\\<!\[`*~_]|https?://|ftp://|www\.|(?<! ) *\n")
_BREAK: Final = re.compile(rf"(?: *|\\)\n(?!{SPACE}*$)")
_LINE_END: Final = re.compile(r" *\n")
_FENCELIKE: Final = re.compile(r"[`~]+")
_BACKTICKS: Final = re.compile("`+")
_ATTRIBUTE: Final = (
    rf"{SPACE}+[a-zA-Z:_][a-zA-Z0-9_.:-]*"
    rf"(?:{SPACE}*={SPACE}*\"[^\"]*\"|{SPACE}*={SPACE}*'[^']*'|{SPACE}*={SPACE}*[^\"'=<>`"
    + SPACE[1:]
    + r"+)?"
)
_TAG: Final = re.compile(
    rf"</[a-zA-Z][a-zA-Z0-9_:-]*{SPACE}*>|<[a-zA-Z][a-zA-Z0-9_-]*(?:{_ATTRIBUTE})*?{SPACE}*/?>"
)
_DECLARATION: Final = re.compile(rf"<![a-zA-Z]+{SPACE}")
_AUTOLINK: Final = re.compile(
    rf"<([a-zA-Z][a-zA-Z0-9+.-]{{1,31}}:[^\x00-\x1f<>{SPACE[1:-1]}]*"
    r"|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_]))>"
)
_OPENS_LINK: Final = re.compile("<a ", re.IGNORECASE)
_OPENS_RAW: Final = re.compile(rf"<(?:pre|code|kbd|script)(?:{SPACE}|>)", re.IGNORECASE)
_CLOSES_RAW: Final = re.compile(rf"</(?:pre|code|kbd|script)(?:{SPACE}|>)", re.IGNORECASE)
_DELETED: Final = {
    width: re.compile(rf"(?:(?<![\s~])|(?<=\\~)){'~' * width}(?!~)") for width in (1, 2)
}
_ESCAPABLE: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[]\\^_`{|}~")
_SPACES: Final = re.compile(rf"{SPACE}+")
_PATIENCE: Final = 60  # characters looked at in vain, per character of a text, before giving up


def normal_label(label: str) -> str:
    """A reference's label as marked looks it up."""
    return _SPACES.sub(" ", label).lower()


class InlineReader:
    """Reads one text after the other; marked keeps whether an `<a>` is open over all of them."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        """Start with nothing open."""
        self.definitions = definitions
        self.in_link = False
        self.in_raw = False

    def read(
        self, text: str, at: Callable[[int], int], rendering: Rendering | None = None
    ) -> tuple[Inline, ...]:
        """The constructs of `text` in order; `at` gives the place of each offset.

        With `rendering`, what marked would print is noted there too.
        """
        if rendering is None and not _MAY_HOLD.search(text):
            return ()
        return _Scan(text, at, self, rendering).run()


@dataclass(slots=True)
class _Frame:
    """The inside of emphasis or of a link: where it ends and what to do then."""

    end: int  # of the inside
    resume: int  # where the text goes on
    closing: str  # what to print
    finish: Callable[[tuple[Inline, ...]], None] | None = None
    outer: list[Inline] = field(default_factory=list)


class _Scan:
    """One text being read."""

    def __init__(
        self,
        text: str,
        at: Callable[[int], int],
        reader: InlineReader,
        rendering: Rendering | None,
    ) -> None:
        self.text = text
        self.at = at
        self.reader = reader
        self.rendering = rendering
        self.position = 0
        self.end = len(text)
        self.before = ""  # the character before, as marked remembers it; empty after a construct
        self.found: list[Inline] = []
        self.frames: list[_Frame] = []
        self.emphasis: EmphasisFinder | None = None
        self.emails: list[Email] = find_emails(text) if "@" in text else []
        self.next_email = 0
        self.markers: dict[str, int] = {}
        self.backticks: dict[int, list[int]] | None = None
        self.patience = _PATIENCE * len(text) + 10_000

    def run(self) -> tuple[Inline, ...]:
        """Go through the text once."""
        text = self.text
        while True:
            if self.position >= self.end:
                if not self.frames:
                    return tuple(self.found)
                self._leave()
                continue
            attempt = _ATTEMPTS.get(text[self.position])
            if (attempt and attempt(self)) or (not self.reader.in_link and self._bare_address()):
                self.before = ""
            else:
                self._plain()

    # What a construct does: note itself, move on.

    def _span(self, start: int, end: int) -> Span:
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(end))

    def _enter(self, start: int, end: int, frame: _Frame, opening: str) -> bool:
        """Go into the text between `start` and `end`."""
        frame.outer, self.found = self.found, []
        frame.end, self.end = self.end, end
        self.frames.append(frame)
        self.position = start
        if self.rendering:
            self.rendering.markup(opening)
        return True

    def _leave(self) -> None:
        """Come out of the innermost inside."""
        frame = self.frames.pop()
        inner, self.found = self.found, frame.outer
        if frame.finish:
            frame.finish(tuple(inner))
        else:
            self.found += inner
        self.end = frame.end
        self.position = frame.resume
        self.before = ""
        if self.rendering:
            self.rendering.markup(frame.closing)

    # The constructs, in marked's order.

    def _backslash(self) -> bool:
        following = self.text[self.position + 1 : min(self.position + 2, self.end)]
        if following in _ESCAPABLE:
            if self.rendering:
                self.rendering.character(following)
            self.position += 2
            return True
        return self._line_break()

    def _line_break(self) -> bool:
        match = _BREAK.match(self.text, self.position, self.end)
        if not match:
            return False
        if self.rendering:
            self.rendering.line_break()
        self.position = match.end()
        return True

    def _angle(self) -> bool:
        end = self._tag_end()
        if end:
            tag = self.text[self.position : end]
            self._note_tag(tag)
            self.found.append(InlineHtml(self._span(self.position, end)))
            if self.rendering:
                self.rendering.markup(tag)
            self.position = end
            return True
        return self._autolink()

    def _tag_end(self) -> int:
        """Where the HTML tag, comment or declaration here ends; 0 when there is none."""
        text, start = self.text, self.position
        match = _TAG.match(text, start, self.end)
        if match:
            return match.end()
        if text.startswith("<!-->", start):
            return start + 5
        if text.startswith("<!--->", start):
            return start + 6
        for opening, closing in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
            if text.startswith(opening, start):
                return self._after(closing, start + len(opening))
        match = _DECLARATION.match(text, start, self.end)
        return self._after(">", match.end()) if match else 0

    def _after(self, marker: str, start: int) -> int:
        """The end of the next `marker`; each stretch of text is searched once."""
        known = self.markers.get(marker, -1)
        if known < start:
            known = self.text.find(marker, start)
            self.markers[marker] = known if known >= 0 else len(self.text) + 1
            known = self.markers[marker]
        end = known + len(marker)
        return end if end <= self.end else 0

    def _note_tag(self, tag: str) -> None:
        reader = self.reader
        if not reader.in_link and _OPENS_LINK.match(tag):
            reader.in_link = True
        elif reader.in_link and tag[:4].lower() == "</a>":
            reader.in_link = False
        if not reader.in_raw and _OPENS_RAW.match(tag):
            reader.in_raw = True
        elif reader.in_raw and _CLOSES_RAW.match(tag):
            reader.in_raw = False

    def _autolink(self) -> bool:
        match = _AUTOLINK.match(self.text, self.position, self.end)
        if not match:
            return False
        url = f"mailto:{match[1]}" if match[2] else match[1]
        self._add_autolink(match.start(1), match.end(1), url, match.start(), match.end())
        return True

    def _add_autolink(self, start: int, stop: int, url: str, first: int, end: int) -> None:
        place = self._span(start, stop)
        url = decode_entities(url)
        self.found.append(Link(self._span(first, end), place, url, place, autolink=True))
        if self.rendering:
            self.rendering.markup("<a>")
            self.rendering.text(self.text[start:stop], smart=False)
            self.rendering.markup("</a>")
        self.position = end

    def _bang(self) -> bool:
        return self.text.startswith("[", self.position + 1) and self._bracket(1)

    def _bracket(self, skip: int = 0) -> bool:
        """`[text](url)`, `[text][label]`, `[label][]`, `[label]`, and images of these forms."""
        start = self.position + skip + 1
        if start > self.end:
            return False
        label = LABEL.match(self.text, start, self.end) if self.patience > 0 else None
        stop = label.end() if label else self.end
        closed = stop < self.end and self.text[stop] == "]"
        if closed and self.text.startswith("(", stop + 1):
            target = read_target(self.text, stop + 1, self.end)
            if target:
                url = decode_entities(target.url)
                url_span = self._span(target.url_start, target.url_end)
                return self._link(start, stop, target.end, url, url_span, target.title)
        if not closed:
            self.patience -= stop - start
        return bool(self.reader.definitions) and self._reference(start, stop, closed=closed)

    def _reference(self, start: int, stop: int, *, closed: bool) -> bool:
        definitions = self.reader.definitions
        end = -1
        name = ""
        if closed and self.text.startswith("[", stop + 1):
            match = PLAIN_LABEL.match(self.text, stop + 2, self.end)
            if match and match.end() < self.end:
                name, end = match[0], match.end() + 1
        if end < 0:
            match = PLAIN_LABEL.match(self.text, start, self.end)
            if not match or match.end() >= self.end:
                return False
            name, stop, end = match[0], match.end(), match.end() + 1
            if self.text.startswith("[]", end) and end + 2 <= self.end:
                end += 2
        definition = definitions.get(normal_label(name))
        if not definition:
            return False
        return self._link(start, stop, end, definition.url, definition.url_span, definition.title)

    def _link(
        self, start: int, stop: int, end: int, url: str, url_span: Span, title: str | None
    ) -> bool:
        span = self._span(self.position, end)
        text = Span(self.at(start), self.at(stop))
        self.reader.in_link = True
        if self.text[self.position] == "!":
            alt = decode_entities(self.text[start:stop].replace("\\[", "[").replace("\\]", "]"))
            self.found.append(Image(span, alt, url, url_span, title))
            self.reader.in_link = False
            self.position = end
            if self.rendering:
                self.rendering.image(alt)
            return True

        def finish(children: tuple[Inline, ...]) -> None:
            self.reader.in_link = False
            self.found.append(Link(span, text, url, url_span, title, children=children))

        return self._enter(start, stop, _Frame(0, end, "</a>", finish), "<a>")

    def _emphasis(self) -> bool:
        start = self.position
        if self.emphasis is None:
            self.emphasis = EmphasisFinder(self.text, self.reader.definitions)
        match = self.emphasis.match(start, self.end, self.before)
        if not match:
            return False
        width, name = match.width, "em" if match.width == 1 else "strong"
        frame = _Frame(0, match.end, f"</{name}>")
        return self._enter(start + width, match.end - width, frame, f"<{name}>")

    def _code(self) -> bool:
        start = self.position
        opening = _BACKTICKS.match(self.text, start, self.end)
        width = opening.end() - start if opening else 0
        closing = self._closing_backticks(width, start + width)
        if closing < 0:
            return False
        code = self.text[start + width : closing].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        self.found.append(InlineCode(self._span(start, closing + width), code))
        if self.rendering:
            self.rendering.code(code)
        self.position = closing + width
        return True

    def _closing_backticks(self, width: int, start: int) -> int:
        """The next run of as many backticks, -1 when there is none."""
        if self.backticks is None:
            self.backticks = {}
            for run in _BACKTICKS.finditer(self.text):
                self.backticks.setdefault(run.end() - run.start(), []).append(run.start())
        runs = self.backticks.get(width, [])
        index = bisect_right(runs, start)
        if index < len(runs) and runs[index] + width <= self.end:
            return runs[index]
        return -1

    def _tilde(self) -> bool:
        start = self.position
        text = self.text
        width = 2 if text.startswith("~~", start) else 1
        inner = start + width
        if inner >= self.end or text[inner] == "~" or kind(text[inner]) == "s":
            return False
        closing = self._closing_tildes(width, inner + 1)
        if closing < 0:
            return False
        return self._enter(inner, closing, _Frame(0, closing + width, "</del>"), "<del>")

    def _closing_tildes(self, width: int, start: int) -> int:
        key = "~" * width
        known = self.markers.get(key, -1)
        if known < start:
            known = len(self.text)
            for match in _DELETED[width].finditer(self.text, start):
                if not _is_escaped(self.text, match.start()):
                    known = match.start()
                    break
            self.markers[key] = known
        return known if known + width <= self.end else -1

    def _bare_address(self) -> bool:
        start = self.position
        if self.text[start] in "hHfFwW" and (match := URL.match(self.text, start, self.end)):
            url = trim_url(match[0])
            end = start + len(url)
            self._add_autolink(
                start, end, f"http://{url}" if match[1] == "www." else url, start, end
            )
            return True
        email = self._email_at(start)
        end = email_end(self.text, email.at, self.end) if email and email.start <= start else 0
        if end:
            self._add_autolink(start, end, f"mailto:{self.text[start:end]}", start, end)
        return bool(end)

    def _email_at(self, position: int) -> Email | None:
        """The first e-mail address whose `@` is after `position`."""
        while self.next_email < len(self.emails) and self.emails[self.next_email].at <= position:
            self.next_email += 1
        return self.emails[self.next_email] if self.next_email < len(self.emails) else None

    def _plain(self) -> None:
        """Text up to where marked looks for the next construct."""
        start, text = self.position, self.text
        run = _FENCELIKE.match(text, start, self.end)
        stop = run.end() if run else start + 1
        if stop < self.end and not _LINE_END.match(text, stop, self.end):
            match = _STOP.search(text, stop, self.end)
            limit = match.start() if match else self.end
            email = self._email_at(stop) if self.emails else None
            stop = min(limit, max(email.run, stop)) if email else limit
        if self.rendering:
            address = self.reader.in_raw or URL.match(text, start, self.end)
            self.rendering.text(text[start:stop], smart=not address)
        if text[stop - 1] != "_":
            self.before = text[stop - 1]
        self.position = stop


def _is_escaped(text: str, position: int) -> bool:
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1


_ATTEMPTS: Final[Mapping[str, Callable[[_Scan], bool]]] = {
    "\\": _Scan._backslash,
    "<": _Scan._angle,
    "!": _Scan._bang,
    "[": _Scan._bracket,
    "*": _Scan._emphasis,
    "_": _Scan._emphasis,
    "`": _Scan._code,
    "~": _Scan._tilde,
    " ": _Scan._line_break,
    "\n": _Scan._line_break,
}
