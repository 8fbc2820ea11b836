"""What Hugo's Markdown (goldmark) and its shortcodes want said differently."""

import re

from hexodigest.convert.flavour import Flavour
from hexodigest.tags.nodes import Code

# Hugo reads both everywhere, in code as well; at the marker it cuts the summary off.
_LOOKALIKE = re.compile(r"\{\{[<%]|<!--more-->")
_SHORTCODE = re.compile(r"\{\{((<)|%)((?:(?!/?\*/?|[>%]\}\}).)*)((?(2)>|%))\}\}")
_SHOWN = re.compile(r"\{\{(?:</\*.*?\*/>|%/\*.*?\*/%)\}\}")


def _escape(text: str) -> str | None:
    """Comment shortcodes out, as Hugo's own documentation does to show them."""
    escaped = _SHORTCODE.sub(r"{{\1/*\3*/\4}}", text)
    rest = _SHOWN.sub("", escaped)
    return None if _LOOKALIKE.search(rest) or escaped == text else escaped


def _info(code: Code) -> str:
    """The language, and goldmark's attributes for lines that are marked or counted anew."""
    options = []
    if code.marked:
        lines = ", ".join(_range(part) for part in code.marked.split(",") if _range(part))
        options += [f"hl_lines=[{lines}]"] if lines else []
    if code.first_line != 1:
        options.append(f"linenostart={code.first_line}")
    if code.numbered or code.first_line != 1:
        options.append("linenos=true")
    # An info of attributes alone would be taken for none.
    language = _language(code.language) or ("text" if options else "")
    return f"{language} {{{' '.join(options)}}}".strip() if options else language


def _language(name: str) -> str:
    return re.sub(r"[\s`{}]", "", name)


def _range(part: str) -> str:
    match = re.fullmatch(r"\s*(\d+)(?:-(\d+))?\s*", part, re.ASCII)
    if not match:
        return ""
    return f'"{match[1]}-{match[2]}"' if match[2] else match[1]


HUGO = Flavour(
    lookalike=_LOOKALIKE,
    escape_in_code=_escape,
    info=_info,
    more="<!--more-->",
    hard_breaks=False,
    absolute_urls=False,
    broken_links=None,
    finds_addresses=True,
    loose_tables=True,
    loose_tildes=True,
    reads_attributes=True,
)
