"""One text on its way through the rules of `constructs` and `links`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hexodigest.document.markdown.addresses import URL, URL_END, Email, find_emails
from hexodigest.document.markdown.emphasis import EmphasisFinder
from hexodigest.document.markdown.inline_rules import FENCELIKE, LINE_END, PATIENCE, STOP
from hexodigest.document.markdown.rendering import Rendering
from hexodigest.document.nodes import Definition, Inline, Mark
from hexodigest.source import Span


@dataclass(slots=True)
class Reading:
    """What marked remembers from one text of a document to the next."""

    definitions: Mapping[str, Definition]
    autolink: bool = True  # bare addresses are links
    in_link: bool = False  # an `<a>` is open
    in_raw: bool = False  # a `<code>`, `<kbd>`, `<pre>` or `<script>` is open
    marks: list[Mark] | None = None  # of emphasis, when it is asked for


@dataclass(slots=True)
class Frame:
    """The inside of emphasis or of a link: where it ends and what to do then."""

    end: int  # of the inside
    resume: int  # where the text goes on
    closing: str  # what to print
    finder: EmphasisFinder  # of the text around
    finish: Callable[[tuple[Inline, ...]], None] | None = None
    outer: list[Inline] = field(default_factory=list)


class Scan:
    """One text being read."""

    __slots__ = (
        "at", "backticks", "before", "emails", "end", "finder", "found", "frames", "markers",
        "next_email", "patience", "position", "reader", "rendering", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        at: Callable[[int], int],
        reader: Reading,
        rendering: Rendering | None,
    ) -> None:
        """Stand at the start of `text`; `at` gives the place of an offset."""
        self.text = text
        self.at = at
        self.reader = reader
        self.rendering = rendering
        self.position = 0
        self.end = len(text)
        self.before = ""  # the character before, as marked remembers it; empty after a construct
        self.found: list[Inline] = []
        self.frames: list[Frame] = []
        self.finder: EmphasisFinder = EmphasisFinder(text, reader.definitions)
        self.emails: list[Email] = find_emails(text) if "@" in text else []
        self.next_email = 0
        self.markers: dict[str, int] = {}  # where the next one stands
        self.backticks: dict[int, list[int]] | None = None  # where runs of each length start
        self.patience = PATIENCE * len(text) + 10_000

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the text."""
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(end))

    def enter(self, start: int, end: int, frame: Frame, opening: str) -> bool:
        """Go into the text between `start` and `end`."""
        frame.outer, self.found = self.found, []
        frame.end, self.end = self.end, end
        self.frames.append(frame)
        self.position = start
        if self.rendering and opening:
            self.rendering.markup(opening)
        return True

    def mark(self, start: int, end: int, width: int, name: str) -> None:
        """Note emphasis from `start` to `end`, with signs of `width` at both ends."""
        if self.reader.marks is not None:
            opening = self.span(start, start + width)
            self.reader.marks.append(Mark(opening, self.span(end - width, end), name))

    def leave(self) -> None:
        """Come out of the innermost inside."""
        frame = self.frames.pop()
        inner, self.found = self.found, frame.outer
        if frame.finish:
            frame.finish(tuple(inner))
        else:
            self.found += inner
        self.end = frame.end
        self.finder = frame.finder
        self.position = frame.resume
        self.before = ""
        if self.rendering:
            self.rendering.markup(frame.closing)

    def after(self, marker: str, start: int) -> int:
        """The end of the next `marker`; each stretch of text is searched once."""
        known = self.markers.get(marker, -1)
        if known < start:
            known = self.text.find(marker, start)
            self.markers[marker] = known if known >= 0 else len(self.text) + 1
            known = self.markers[marker]
        end = known + len(marker)
        return end if end <= self.end else 0

    def url_end(self, start: int) -> int:
        """Where white space or `<` ends the URL at `start`; looked for once."""
        known = self.markers.get("url", -1)
        if known < start:
            match = URL_END.search(self.text, start)
            known = self.markers["url"] = match.start() if match else len(self.text)
        return min(known, self.end)

    def email_at(self, position: int) -> Email | None:
        """The first e-mail address whose `@` is after `position`."""
        while self.next_email < len(self.emails) and self.emails[self.next_email].at <= position:
            self.next_email += 1
        return self.emails[self.next_email] if self.next_email < len(self.emails) else None

    def plain(self) -> None:
        """Text up to where marked looks for the next construct."""
        start, text = self.position, self.text
        run = FENCELIKE.match(text, start, self.end) if text[start] in "`~" else None
        stop = run.end() if run else start + 1
        if stop < self.end and not (text[stop] in " \n" and LINE_END.match(text, stop, self.end)):
            email = self.email_at(stop) if self.emails else None
            limit = min(self.end, max(email.run, stop)) if email else self.end
            beyond = min(self.end, limit + len("https://"))
            match = STOP.search(text, stop, beyond)
            stop = min(match.start(), limit) if match else limit
        if self.rendering:
            address = self.reader.in_raw or URL.match(text, start, self.end)
            self.rendering.text(text[start:stop], smart=not address)
        if text[stop - 1] != "_":
            self.before = text[stop - 1]
        self.position = stop
