"""Where the engines themselves differ: what no conversion can mend, each with its cause."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from hexodigest.verify.code import known_language
from hexodigest.verify.facets import Facet
from hexodigest.verify.hunks import Hunk

_NAMED: Final = re.compile(r"(?:(?<![`~])[`~]{3,}+[^\S\n]*+|lang:|language-)([^\s`{}\"']+)")
_MORE_WITHIN: Final = re.compile(
    r"[^\s>][ \t]*<!-- ?more ?-->|<!-- ?more ?-->[ \t]*\S", re.IGNORECASE
)
_BARE: Final = re.compile(r"(?:[-*+\d.)]+[ \t]+)*(?:`{3,}|~{3,}|\{%-?\s*code(?:block)?\s*-?%\})")
_INDENTS: Final = ("    ", "\t")
_QUOTES: Final = re.compile("[«»‹›「」『』〈〉《》„“”‚‘’]")
_IN_LINE: Final = frozenset({Facet.TEXT, Facet.LINKS, Facet.MARKS, Facet.BREAKS, Facet.EXCERPT})

_TAG_LINE: Final = re.compile(r"^[ \t>*+-]*(?:\d+[.)][ \t]+)?\{[%{]|%\}[ \t]*[^\s{<]", re.MULTILINE)


class Cause(NamedTuple):
    """A difference between engines: `fits` tells it by the stretch and the page's source."""

    name: str
    why: str
    facets: frozenset[Facet]
    fits: Callable[[Hunk, str], bool]


def _any(_hunk: Hunk, _source: str) -> bool:
    return True


def _is_address_in_bold(hunk: Hunk, source: str) -> bool:
    """`<b>https://_name_</b>`: marked makes no link of it, and emphasis of what is in it."""
    found = re.findall(r"<(?:b|strong)>https?://[^\s<]*_[^\s<]*</(?:b|strong)>", source)
    whole = f"{hunk.hexo} {hunk.target}"
    words = {word for address in found for word in re.findall(r"_([^_\s<]+)_", address)}
    return bool(words) and any(word in whole for word in words)


def _is_guessed(hunk: Hunk, source: str) -> bool:
    """Hexo has a language that the source names nowhere, or not above these lines."""
    if not hunk.hexo or hunk.target:
        return False
    named = {known_language(name) for name in _NAMED.findall(source)}
    first = hunk.before.strip()
    return hunk.hexo not in named or (first != "" and _is_unnamed(first, source))


def _is_other_quote(hunk: Hunk, source: str) -> bool:
    """The same words; signs of quotation differ that are not in the source."""
    signs = set(_QUOTES.findall(f"{hunk.hexo}{hunk.target}"))
    ours, theirs = (_QUOTES.sub("", text) for text in hunk[:2])
    return ours == theirs and not any(sign in source for sign in signs)


def _is_caption_in_code(hunk: Hunk, _source: str) -> bool:
    """The same code with words before it."""
    return bool(hunk.target) and hunk.hexo != hunk.target and hunk.hexo.endswith(hunk.target)


def _is_given_caption(hunk: Hunk, source: str) -> bool:
    """A caption more, of words that stand in the source."""
    return not hunk.hexo and all(word in source for word in hunk.target.split())


def _is_unnamed(first: str, source: str) -> bool:
    """Whether some code that starts with this line is indented, or in a fence without a name."""
    lines = [line.lstrip(" \t>").rstrip()[:60] for line in source.split("\n")]
    return any(
        line == first and (_BARE.fullmatch(above) or (not above and written.startswith(_INDENTS)))
        for written, above, line in zip(source.split("\n")[1:], lines, lines[1:], strict=False)
    )


def _is_doubled(hunk: Hunk, _source: str) -> bool:
    """The same file of an asset folder, in Hexo below the first folder of the root once more."""
    ours = [line.split(" | ")[0] for line in hunk.hexo.split("\n")]
    theirs = [line.split(" | ")[0] for line in hunk.target.split("\n")]
    if len(ours) != len(theirs):
        return False
    return all(
        re.sub(r"^/([^/]+)/(.*?)\1/", r"/\1/\2", one) == other != one
        for one, other in zip(ours, theirs, strict=True)
    )


def _is_paragraph_of_a_tag(hunk: Hunk, source: str) -> bool:
    """A line that starts with a tag is no paragraph to Hexo, for its placeholder is a comment.

    Nor is what follows a tag on its line.
    """
    ours, theirs = hunk.hexo.split("\n"), hunk.target.split("\n")
    added = theirs.count("p") - ours.count("p")
    others = [[name for name in names if name not in {"", "p"}] for names in (ours, theirs)]
    return others[0] == others[1] and 0 < added <= len(_TAG_LINE.findall(source))


def _is_parted_by_more(hunk: Hunk, source: str) -> bool:
    """One paragraph more, and a marker that stands within one."""
    return (hunk.hexo, hunk.target) == ("", "p") and bool(_MORE_WITHIN.search(source))


def _is_above_root(hunk: Hunk, source: str) -> bool:
    """The same file, in Hexo beside the root's last folder: `/blog/../x.png`."""
    ours, theirs = (text.split(" | ")[0] for text in (hunk.hexo, hunk.target))
    return "](../" in source and ours != theirs and theirs.endswith(ours) and ours.startswith("/")


CAUSES = (
    Cause(
        "paragraph-of-a-tag",
        "a line that starts with a tag, and what follows one on its line, is no paragraph to Hexo; "
        "its words and images are in one elsewhere",
        frozenset({Facet.STRUCTURE}),
        _is_paragraph_of_a_tag,
    ),
    Cause(
        "more-within-paragraph",
        "Hugo ends a paragraph at the more-marker within it; Hexo goes on with it",
        frozenset({Facet.STRUCTURE}),
        _is_parted_by_more,
    ),
    Cause(
        "smart-quotes",
        "marked, goldmark and pulldown-cmark pair quotes by different rules; only their shape "
        "differs",
        frozenset({Facet.STRICT}),
        _any,
    ),
    Cause(
        "other-quotes",
        "the same with the signs that `marked.quotes` gives",
        _IN_LINE | {Facet.HEADINGS},
        _is_other_quote,
    ),
    Cause(
        "guessed-language",
        "with `auto_detect`, Hexo guesses a language where the source names none",
        frozenset({Facet.LANGUAGE}),
        _is_guessed,
    ),
    Cause(
        "pretty-address",
        "with `pretty_urls`, Hexo leaves `.html` out of links, which go to the page itself here",
        frozenset({Facet.LINKS}),
        lambda hunk, _source: hunk.hexo != "" and hunk.target.replace(".html", "") == hunk.hexo,
    ),
    Cause(
        "caption-in-code",
        "prism, and highlight.js with `hljs` or without `wrap`, put the caption into the code",
        frozenset({Facet.CODE}),
        _is_caption_in_code,
    ),
    Cause(
        "caption-apart",
        "a caption that Hexo shows in the code, and not by itself",
        frozenset({Facet.CAPTION}),
        _is_given_caption,
    ),
    Cause(
        "tag-in-link-target",
        "Hexo destroys a link whose target is a tag: `[a]({% post_path b %})` becomes `!--swig`",
        frozenset({Facet.LINKS, Facet.IMAGES, Facet.TEXT, Facet.MARKS, Facet.BREAKS}),
        lambda hunk, _source: "!--swig" in hunk.hexo,
    ),
    Cause(
        "address-in-bold",
        "of `<b>https://_name_</b>` marked makes no link, and reads the emphasis in it; goldmark "
        "and pulldown-cmark link the address",
        _IN_LINE,
        _is_address_in_bold,
    ),
    Cause(
        "asset-below-deep-root",
        "with a root of several folders, Hexo puts part of it before an asset's address twice",
        frozenset({Facet.IMAGES, Facet.LINKS}),
        _is_doubled,
    ),
    Cause(
        "image-above-root",
        "Hexo puts the root before `../` in a Markdown image, so that it leads out of the blog",
        frozenset({Facet.IMAGES}),
        _is_above_root,
    ),
)
