"""What one target's Markdown wants said differently from Hexo's."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hexodigest.tags.nodes import Code


@dataclass(frozen=True, slots=True)
class Flavour:
    """The differences that the conversion of bodies asks about."""

    lookalike: re.Pattern[str]  # what the target's templates would take for their own
    escape_in_code: Callable[[str], str | None]  # keeps such text in a fence; None if it cannot
    info: Callable[[Code], str]  # what follows the fence
    more: str | None  # the one spelling of the more-marker; None: as Hexo's
    hard_breaks: bool  # a line end within a paragraph must be marked to be a break
    absolute_urls: bool  # relative addresses mean something else than in Hexo
    broken_links: re.Pattern[str] | None  # addresses that stop the build when written in Markdown
    finds_addresses: bool = False  # more bare ones are links than in Hexo
    loose_tables: bool = False  # a table's rows may have more cells than its head
    loose_tildes: bool = False  # one tilde and two are a pair
    reads_attributes: bool = False  # braces behind a fence, and some of them stop the build
    footnotes: bool = False  # `[^x]` is one, unlike in Hexo
    guard: Callable[[str], str] | None = None  # keeps the whole body from the target's templates
