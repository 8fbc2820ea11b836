"""Texts and addresses, so that what a reader takes for the same is the same."""

import re
import unicodedata
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

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
_DASHES: Final = re.compile(r"-{2,3}")
_CJK: Final = r"[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"  # noqa: E501  # a class
_BETWEEN_CJK: Final = re.compile(rf"(?<={_CJK}) (?={_CJK})")


def settled(text: str) -> str:
    """White space as a browser shows it; none between two CJK characters, for lines are cut."""
    text = unicodedata.normalize("NFC", text).replace("\xa0", " ")
    return _BETWEEN_CJK.sub("", " ".join(text.split()))


def folded(text: str) -> str:
    """Without the difference between straight and curly quotes, dashes and ellipses."""
    return _DASHES.sub("-", text.translate(_FOLDED))


def address(href: str, page: str, origin: str) -> str:
    """Where a link leads from `page`, the whole URL of one; the blog's own host is left out.

    Percent-encoding is undone, `index.html` at the end is dropped, an empty path is `/`.
    """
    written = re.sub(r"[\t\n\r]", "", href.strip())
    if written.startswith("data:"):
        return f"{written[:30]}… {len(written)} characters"
    try:
        whole = urljoin(page, written.replace("\\", "/"))
        parts = urlsplit(whole)
        host = parts.netloc.lower()
    except ValueError:
        return unquote(written)
    if parts.scheme not in {"http", "https"}:
        return unquote(whole)
    path = re.sub(r"(^|/)index\.html$", r"\1", unquote(parts.path)) or "/"
    query = f"?{unquote(parts.query)}" if parts.query else ""
    place = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    own = host == urlsplit(origin).netloc.lower()
    return unicodedata.normalize(
        "NFC", ("" if own else f"{parts.scheme}://{host}") + path + query + place
    )
