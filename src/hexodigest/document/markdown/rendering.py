"""What marked prints for a heading, and the id that hexo-renderer-marked makes of it."""

from typing import Final, NamedTuple

from hexodigest.document.markdown.characters import decode_entities
from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE, slugize

_ESCAPES: Final = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"',
    "&#39;": "'", "&#96;": "`", "&#x2F;": "/", "&#x3D;": "=",
}  # fmt: skip
_ESCAPED: Final = later("|".join(_ESCAPES))
_BEFORE_SINGLE: Final = later(rf"(^|[-\u2014/(\[{{\"{JS_SPACE}])'")
_BEFORE_DOUBLE: Final = later(rf"(^|[-\u2014/(\[{{\u2018{JS_SPACE}])\"")

_MARKED: Final = later(r"[\\<\[*_`~\n@&'\"]|--|\.\.\.|://|[wW]{3}\.")


class HeadingStyle(NamedTuple):
    """How hexo-renderer-marked is set to make ids: `modifyAnchors`, `smartypants`, `quotes`.

    And `autolink`, which counts for all text.
    """

    transform: int = 0  # 1 lower case, 2 upper case
    smart: bool = True
    quotes: str = "“”‘’"
    autolink: bool = True  # bare addresses are links


DEFAULT_STYLE: Final = HeadingStyle()


def is_plain(text: str) -> bool:
    """Whether marked prints the text as it stands, however it looks at it."""
    return not _MARKED.search(text)


class Rendering:
    """The printed form of one text, for its id, and the plain form, for people."""

    def __init__(self, style: HeadingStyle = DEFAULT_STYLE) -> None:
        """Start empty."""
        self._style = style
        self._printed: list[str] = []
        self._plain: list[str] = []

    def text(self, text: str, *, smart: bool) -> None:
        """Text; `smart` turns quotes and dashes as hexo-renderer-marked does by default."""
        self._printed.append(self._smart(text) if smart else text)
        self._plain.append(decode_entities(text))

    def _smart(self, text: str) -> str:
        return _smartypants(text, self._style.quotes) if self._style.smart else text

    def character(self, character: str) -> None:
        """A character that had a backslash before it; it begins no entity."""
        self._printed.append("&amp;" if character == "&" else character)
        self._plain.append(character)

    def code(self, text: str) -> None:
        """The text of a code span."""
        # marked escapes it whole, so that nothing in it is an entity to the reader.
        self._printed.append(f"<code>{text.replace('&', '&amp;')}</code>")
        self._plain.append(text)

    def image(self, alt: str, url: str, title: str | None) -> None:  # noqa: ARG002  # see Pieces
        """An image; its id part is nothing."""
        self._printed.append("<img>")
        self._plain.append(alt)

    def markup(self, tag: str) -> None:
        """A tag that marked prints."""
        self._printed.append(tag)

    def anchor(self, url: str, title: str | None) -> None:  # noqa: ARG002  # see Pieces
        """The start of a link."""
        self._printed.append("<a>")

    def line_break(self, *, is_hard: bool) -> None:  # noqa: ARG002  # see Pieces
        """A line end, which marked prints as `<br>`."""
        self._printed.append("<br>")
        self._plain.append(" ")

    @property
    def plain(self) -> str:
        """The text without any markup."""
        return "".join(self._plain).strip()

    @property
    def id(self) -> str:
        """The id before it is made unique."""
        printed = "".join(self._printed)
        if "&" in printed:
            printed = _ESCAPED.sub(lambda match: _ESCAPES[match[0]], printed)
        if "<" in printed:
            printed = strip_html(printed)
        return slugize(printed, self._style.transform)


def _smartypants(text: str, quotes: str) -> str:
    # As in hexo-renderer-marked 7: each run of text for itself, singles before doubles.
    if "--" in text:
        text = text.replace("---", "\u2014").replace("--", "\u2013")
    if "'" in text:
        text = _BEFORE_SINGLE.sub(lambda match: match[1] + quotes[2], text).replace("'", quotes[3])
    if '"' in text:
        text = _BEFORE_DOUBLE.sub(lambda match: match[1] + quotes[0], text).replace('"', quotes[1])
    return text.replace("...", "\u2026")


def strip_html(text: str) -> str:
    """The text without tags, as the `stripHTML` of hexo-util 3.3 sees tags."""
    output: list[str] = []
    tag = quote = ""  # the tag so far, its first characters or, in a comment, its last two
    depth = 0
    in_comment = False
    for character in text:
        if in_comment:
            if character == ">":
                in_comment, tag = tag != "--", ""
            else:
                tag = (tag + character)[-2:]
        elif not tag:
            tag = "<" if character == "<" else ""
            output.append("" if tag else character)
        elif character == "<":
            depth += not quote
        elif character == ">":
            if not quote:
                tag, depth = (tag, depth - 1) if depth else ("", 0)
        elif character in " \n" and tag == "<":
            output.append("< ")
            tag = ""
        else:
            if character in "\"'":
                quote = "" if character == quote else quote or character
            in_comment = character == "-" and tag == "<!-"
            tag = "--" if in_comment else (tag + character)[:4]
    return "".join(output)
