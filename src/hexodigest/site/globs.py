"""File patterns as micromatch 4 reads them: those of `skip_render`, `exclude`, `include`, `ignore`.

`*` stays within a folder, `**` as a whole segment crosses them, neither takes a name that starts
with a dot; `?`, `[a-z]`, `{a,b}`, `{1..3}`, `@(a|b)` and its kin, and a leading `!` work as well.
Hexo asks picomatch through it, whose own turns are kept: `[!a]` is no negation, `{1..12}` the
class `[1-12]`.
"""

import re
from functools import cache
from typing import Final

from hexodigest.patterns import later

_NO_DOT: Final = r"(?!\.)"
_ANY: Final = rf"{_NO_DOT}(?=.)[^/]*?"  # a name, or the part of one, of any length
_DEEP: Final = r"(?!\.)(?:(?!/\.).)*?"  # folders, none of them hidden
_NOTHING: Final = later(r"(?!)")
_QUANTIFIERS: Final = {"@": "", "?": "?", "*": "*", "+": "+"}
_MOST: Final = 1000  # patterns that the braces of one may stand for


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of the patterns fits the whole path."""
    return any(path == pattern or _matches(path, pattern) for pattern in patterns)


def _matches(path: str, pattern: str) -> bool:
    negated = False
    while pattern.startswith("!") and not pattern.startswith("!("):
        negated, pattern = not negated, pattern[1:]
    return any(regex.fullmatch(path) for regex in _compiled(pattern)) != negated


@cache
def _compiled(pattern: str) -> tuple[re.Pattern[str], ...]:
    pattern = pattern.removeprefix("./")
    return tuple(map(_regex, _expand(pattern)))


def _regex(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(_translate(pattern))
    except re.error:
        return _NOTHING  # as in picomatch 2: `[z-a]` fits nothing


def _expand(pattern: str) -> list[str]:
    """The patterns that braces stand for."""
    done: list[str] = []
    waiting = [pattern]
    while waiting and len(done) + len(waiting) < _MOST:
        current = waiting.pop()
        opening, choices, closing = _braces(current)
        if choices:
            waiting += [current[:opening] + one + current[closing:] for one in choices]
        else:
            done.append(current)
    return done


def _braces(pattern: str) -> tuple[int, list[str], int]:
    """The first innermost pair of braces that means something: start, choices, end."""
    opening = -1
    for index, char in enumerate(pattern):
        if char == "{" and pattern[index - 1 : index] != "\\":
            opening = index
        elif char == "}" and opening >= 0:
            choices = _choices(pattern[opening + 1 : index])
            if choices:
                return opening, choices, index + 1
            opening = -1
    return 0, [], 0


def _choices(inside: str) -> list[str]:
    """What `a,b` or `1..3` between braces stands for; nothing when it stands for itself."""
    if "," in inside:
        return inside.split(",")
    ends = inside.split("..")
    return [f"[{'-'.join(sorted(ends))}]"] if len(ends) > 1 and all(ends) else []


def _translate(pattern: str) -> str:
    """The pattern, free of braces, as a regular expression for the whole path."""
    out: list[str] = []
    groups: list[str] = []  # what closes each open group
    index = 0
    pattern, is_folder = _without_depths(pattern)
    while index < len(pattern):
        piece, index = _piece(pattern, index, groups, at_start=_at_start(pattern, index))
        out.append(piece)
    return "".join(out) + "".join(reversed(groups)) + (f"(?:/{_DEEP})?" if is_folder else "")


def _without_depths(pattern: str) -> tuple[str, bool]:
    """The pattern without a `/**` at its end, which also fits the folder itself."""
    short = re.sub(r"(?<=[^/*])(?:/\*\*)+\Z", "", pattern)
    return short, short != pattern


def _at_start(pattern: str, index: int) -> bool:
    return index == 0 or pattern[index - 1] == "/"


def _piece(pattern: str, index: int, groups: list[str], *, at_start: bool) -> tuple[str, int]:
    """The expression for what stands at `index`, and where the next piece starts."""
    char = pattern[index]
    if char in "@?*+!" and pattern[index + 1 : index + 2] == "(":
        return _group(char, pattern, index + 2, groups), index + 2
    if char == "(" and ")" in pattern[index:]:
        groups.append(")")
        return "(?:", index + 1
    if groups and char in "|)":
        return (groups.pop() if char == ")" else "|"), index + 1
    match char:
        case "*":
            piece, index = _stars(pattern, index, at_start=at_start)
        case "?":
            piece, index = (_NO_DOT if at_start else "") + "[^/]", index + 1
        case "[":
            piece, index = _class(pattern, index)
        case _:
            index += char == "\\" and index + 1 < len(pattern)
            piece, index = re.escape(pattern[index]), index + 1
    return piece, index


def _group(char: str, pattern: str, index: int, groups: list[str]) -> str:
    """The start of `@(…)`, `?(…)`, `*(…)`, `+(…)`, `!(…)`."""
    if char == "!":
        is_last = pattern.find(")", index) == len(pattern) - 1
        groups.append((r")\Z)" if is_last else "))") + "[^/]*?")
        return "(?!(?:"
    groups.append(")" + _QUANTIFIERS[char])
    return "(?:"


def _stars(pattern: str, index: int, *, at_start: bool) -> tuple[str, int]:
    """One star or more: across folders only when two are a whole segment."""
    end = index
    while pattern[end : end + 1] == "*":
        end += 1
    is_segment = at_start and (end == len(pattern) or pattern[end] == "/")
    if end - index < 2 or not is_segment:  # noqa: PLR2004  # `**`
        return (_ANY if at_start else "[^/]*?"), end
    if end == len(pattern):
        return _DEEP, end
    return rf"(?:{_DEEP}/)?", end + 1


def _class(pattern: str, index: int) -> tuple[str, int]:
    """`[a-z]` or `[^a-z]`; an opening that nothing closes stands for itself."""
    end = pattern.find("]", index + 2)
    if end < 0:
        return r"\[", index + 1
    # Python means to read `[`, `--`, `&&`, `||` and `~~` in a class otherwise one day.
    inside = re.sub(r"[\\\[|&~]|(?<=-)-", r"\\\g<0>", pattern[index + 1 : end])
    return f"[{inside}]", end + 1
