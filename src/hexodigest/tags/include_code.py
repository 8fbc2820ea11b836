"""`{% include_code [title] [lang:x] [from:n] [to:n] path %}`: code from a file."""

import re
from pathlib import PurePosixPath

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later
from hexodigest.tags.arguments import values
from hexodigest.tags.nodes import Include

NAMES = ("include_code", "include-code")

_OPTION = later(r"(?<!\s)\s*+(lang|from|to):(\w+)", re.IGNORECASE | re.ASCII)
_TITLE_PATH = later(r"(.*)?(?:\s+|^)(/*\S+)")


def lower(tag: Tag, text: str) -> Include | None:
    """The file; its extension is the language if no other is given."""
    del text
    words = " ".join(values(tag))
    options = {match[1].lower(): match[2] for match in _OPTION.finditer(words)}
    match = _TITLE_PATH.search(_OPTION.sub("", words).strip())
    if not match:
        return None
    path = PurePosixPath(match[2].lstrip("/"))
    last = options.get("to", "")
    return Include(
        path.as_posix(),
        options.get("lang") or path.suffix[1:],
        match[1] or path.name,
        int(options["from"]) if options.get("from", "").isdecimal() else 1,
        int(last) if last.isdecimal() else None,
    )
