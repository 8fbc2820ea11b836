"""A body without tags, at equal length, for Markdown to read as Hexo lets marked read it."""

from hexodigest.patterns import later
from hexodigest.source import Span

WORD_SIGN = "\ufffc"  # punctuation, as the `<` of HTML is
_FILLER = "x"
_CONTAINERS = later(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*[ \t]*\Z")
_MARKERS = later(r"[-*+.)\d]")
_SHORTEST_COMMENT = len("<!---->")


def placeholder(text: str, span: Span) -> str:
    """HTML on one line that ends where it starts, as Hexo's `<!--swig￼0-->` is to marked."""
    size = span.end - span.start
    if size >= _SHORTEST_COMMENT:
        return "<!--" + _FILLER * (size - _SHORTEST_COMMENT) + "-->"
    # Mistune has comments of seven characters and more; declarations work the same.
    if size > len("<b/>"):
        return "<!A" + " " * (size - len("<!A>")) + ">"
    return "<!A>" if _starts_line(text, span.start) else "<b/>"


def word(span: Span) -> str:
    """What reads as a sign within a line."""
    return WORD_SIGN * (span.end - span.start)


def start_tag(name: str, span: Span) -> str:
    """What reads as the start of an element, which may be the start of more lines of HTML."""
    return f"<{name}".ljust(span.end - span.start - 1) + ">"


def nothing(text: str, span: Span) -> str:
    """What reads as if `span` were not there: blanks where it is all of a line, or starts one."""
    size = span.end - span.start
    if not _starts_line(text, span.start):
        return placeholder(text, span)
    line = text.rfind("\n", 0, span.start) + 1
    after = text[span.end : span.end + 1]
    prefix = text[line : span.start]
    if after in ("", "\n"):
        return " " * size
    # A blank line comes before what follows, which so stays at the start of its own.
    column = _MARKERS.sub(" ", prefix)
    if size > len(column):
        return " " * (size - len(column) - 1) + "\n" + column
    return " " * size


def _starts_line(text: str, position: int) -> bool:
    """Whether only marks of quotes and lists stand before `position` on its line."""
    line = text.rfind("\n", 0, position) + 1
    return _CONTAINERS.match(text, line, position) is not None
