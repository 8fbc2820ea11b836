"""An address in Markdown has a space in it.

## Why is this bad?

The address ends at the space, and what follows is no title: Hexo prints the brackets and the
address as plain text, and the reader sees neither picture nor link.

## Example

```markdown
![The proxy](/images/the proxy.png)
```

Use instead:

```markdown
![The proxy](/images/the%20proxy.png)
```

## Fix

Writes `%20` in place of each space. The fix is safe for a file or a page of the blog: the text is
reported only where it looks like an address, one with a slash or the ending of a file. For one on
another host it is not, for the space may be a slip of the keyboard.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from hexodigest.diagnostics import Edit, Fix, Severity
from hexodigest.document import Document
from hexodigest.document.nodes import Heading, Inline, Link, Paragraph
from hexodigest.lint.parts import Part, parts_of
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

SEVERITY = Severity.ERROR
GROUP = "links"
LOOKS_FOR = ("](",)

_WRITTEN = later(r"(?<!\\)(?:\\\\)*!?\[[^\[\]\n]{0,500}(?<!\\)\]\(([^()<>\n\"']{1,500})\)")
_ADDRESS = later(
    r"(?:https?://|\.{0,2}/)\S.*|.*\S\.(?:avif|bmp|gif|html?|jpe?g|md|mp[34]|pdf|png|svg|webp|zip)",
    re.IGNORECASE,
)
_SPACED = later(r"\]\( *[^ ()<>\n\"']++ +[^ ()<>\n\"']")  # most posts have no such address
_INNER = later(r"\S( +)(?=\S)")


def space_in_url(document: Document) -> Iterator[Problem]:
    for part in parts_of(document):
        for match in _as_text(part):
            url = match[1].strip(" ")
            if not _ADDRESS.fullmatch(url) or "\t" in url or " " not in url:
                continue
            start = match.start(1) + len(match[1]) - len(match[1].lstrip(" "))
            span = part.place(Span(start, start + len(url)))
            new = url.replace(" ", "%20")
            message = f"`{url}` has a space in it, so that Hexo prints the link as text"
            safe = "://" not in url
            yield Problem(span, message, Fix(f"write `{new}`", (Edit(span, new),), safe=safe))


def _as_text(part: Part) -> Iterator[re.Match[str]]:
    """What looks like a link but is text: not within code, HTML, or a link that is one."""
    text = part.tags.blanked(part.text)
    if not _SPACED.search(text):
        return
    for block in part.markdown.nodes:
        if not isinstance(block, Heading | Paragraph):
            continue
        taken = [child.span for child in block.children if not _is_bare(child)]
        for match in _WRITTEN.finditer(text, block.span.start, block.span.end):
            before = bisect_left(taken, (match.end(),))
            if before == 0 or taken[before - 1].end <= match.start():
                yield match


def _is_bare(inline: Inline) -> bool:
    """An address that is a link by itself, as the start of one with a space is."""
    return isinstance(inline, Link) and inline.autolink
