"""What Zola's Markdown (pulldown-cmark) and its shortcodes want said differently."""

import re

from hexodigest.convert.flavour import Flavour
from hexodigest.tags.nodes import Code

# As Zola 0.22 reads them everywhere, in code as well: `{{ name(` and `{% name(`, `{% end %}`.
_LOOKALIKE = re.compile(r"\{\{-?\s*[A-Za-z_]\w*\s*\(|\{%-?\s*(?:[A-Za-z_]\w*\s*\(|end\s*-?%\})")
_SHORTCODE = re.compile(r"\{\{(?!/\*)((?:(?!\}\}|/\*|\*/)[^\n])*)\}\}")


def _escape(text: str) -> str | None:
    """Comment inline shortcodes out, as Zola's own documentation does to show them."""
    escaped = _SHORTCODE.sub(
        lambda match: f"{{{{/*{match[1]}*/}}}}" if _LOOKALIKE.match(match[0]) else match[0], text
    )
    return None if _LOOKALIKE.search(escaped) or "/*" in text else escaped


def _info(code: Code) -> str:
    """The language, and Zola's options for lines that are marked or counted anew."""
    options = [re.sub(r"[\s,`=]", "", code.language)] if code.language else []
    if code.numbered or code.first_line != 1:
        options.append("linenos")
    if code.first_line != 1:
        options.append(f"linenostart={code.first_line}")
    marked = [part.strip() for part in code.marked.split(",")]
    lines = [part for part in marked if re.fullmatch(r"\d+(-\d+)?", part, re.ASCII)]
    if lines:
        options.append(f"hl_lines={' '.join(lines)}")
    return ",".join(options)


ZOLA = Flavour(
    lookalike=_LOOKALIKE,
    escape_in_code=_escape,
    info=_info,
    more=None,
    hard_breaks=True,
    absolute_urls=True,
    broken_links=re.compile(r"\s*$|@/"),
)
