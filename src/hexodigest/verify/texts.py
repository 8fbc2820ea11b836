"""Texts and addresses, so that what a reader takes for the same is the same."""

import re
import unicodedata
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

NO_ADDRESS: Final = "no address"  # of an image
_FOLDED: Final = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "–": "-",
        "—": "-",
        "…": "...",
    }
)
_DASHES: Final = re.compile(r"-{2,}")
_SLASHES: Final = re.compile(r"^(https?:)/{3,}", re.IGNORECASE)  # two, to a browser
_CJK: Final = r"[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"  # noqa: E501  # a class
_BETWEEN_CJK: Final = re.compile(rf"(?<={_CJK}) (?={_CJK})")


def settled(text: str) -> str:
    """White space as a browser shows it; none between two CJK characters, for lines are cut."""
    text = unicodedata.normalize("NFC", text).replace("\xa0", " ")
    return _BETWEEN_CJK.sub("", " ".join(text.split()))


def folded(text: str) -> str:
    """Without the difference between straight and curly quotes, dashes and ellipses."""
    return _DASHES.sub("-", text.translate(_FOLDED))


def address(href: str, page: str, origin: str, itself: str = "") -> str:
    """Where a link leads from `page`, the whole URL of one; the blog's own host is left out.

    Percent-encoding is undone, `index.html` at the end is dropped, an empty path is `/`. `itself`
    is put for the path of the page, where it is called otherwise than in Hexo.
    """
    written = _SLASHES.sub(r"\1//", re.sub(r"[\t\n\r]", "", href.strip()))
    if written.startswith("data:"):
        return f"{written[:30]}… {len(written)} characters"
    base = urlsplit(page)
    parts = _parts(written.replace("\\", "/"))
    if parts is None:
        return unquote(written)
    scheme = parts.scheme or base.scheme
    if scheme not in {"http", "https"}:
        return unquote(written)
    host = _host(parts.netloc) if parts.netloc or parts.scheme else base.netloc
    path = parts.path if parts.netloc or parts.scheme else _joined(parts.path, base.path)
    path = re.sub(r"(^|/)index\.html$", r"\1", unquote(_without_dots(path))) or "/"
    own = host == urlsplit(origin).netloc.lower()
    if own and itself and path == unquote(base.path):
        path = itself
    query = parts.query if parts.path or parts.netloc or parts.query else base.query
    place = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    shown = ("" if own else f"{scheme}://{host}") + path + (f"?{unquote(query)}" if query else "")
    return unicodedata.normalize("NFC", shown + place)


def _parts(written: str) -> SplitResult | None:
    """An address taken apart; one with wide signs in its host is read with narrow ones."""
    for way in (written, unicodedata.normalize("NFKC", written)):
        try:
            return urlsplit(way)
        except ValueError:
            continue
    return None


def _host(written: str) -> str:
    """A host as a browser looks it up: wide letters and stops are narrow ones."""
    return (
        unicodedata.normalize("NFKC", unquote(written))
        .replace("\u3002", ".")
        .lower()
        .removesuffix(":")
    )


def _joined(path: str, base: str) -> str:
    """A path as a browser reads it on a page: two slashes in it stay two."""
    if path.startswith("/"):
        return path
    return base[: base.rfind("/") + 1] + path if path else base


def _without_dots(path: str) -> str:
    """A path without its `.` and `..`."""
    found: list[str] = []
    parts = path.split("/")
    for index, part in enumerate(parts):
        plain = part.replace("%2e", ".").replace("%2E", ".")
        if plain == "..":
            if len(found) > 1:
                found.pop()
        elif plain != ".":
            found.append(part)
        if plain in {".", ".."} and index == len(parts) - 1:
            found.append("")
    return "/".join(found)
