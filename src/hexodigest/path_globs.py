"""Globs of paths with `/`, as the configuration has them."""

import re
from functools import lru_cache

from hexodigest.patterns import later

_GLOB_PARTS = later(r"\*\*/|\*\*|\*|\?|\[!?.[^\]]*\]|.", re.DOTALL)
_SPECIAL_IN_SET = later(r"[\\\[\]&|~^]")


def matches_glob(path: str, pattern: str) -> bool:
    """Whether a glob matches all of a path with `/`; one without a slash matches a name anywhere.

    `*` and `?` stop at a slash, `**` is any number of folders, `[…]` is one of some characters.
    """
    return glob_pattern(pattern).fullmatch(path) is not None


@lru_cache(maxsize=256)
def glob_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a glob. Raises re.error for a range that runs backwards."""
    words = pattern.removeprefix("./").strip("/")
    anywhere = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    return re.compile(anywhere + "".join(map(_glob_part, _GLOB_PARTS.findall(words))), re.DOTALL)


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match.group()


def _glob_part(part: str) -> str:
    match part:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
        case _ if len(part) > 1 and part != "[!]":
            negated = "^" if part[1] == "!" else ""
            characters = part[2 if negated else 1 : -1]
            return f"[{negated}{_SPECIAL_IN_SET.sub(_escaped, characters)}]"
        case _:
            return re.escape(part)
