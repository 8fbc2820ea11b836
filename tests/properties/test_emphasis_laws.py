"""Which signs of emphasis are worth a look: a fast pattern against a plain definition."""

import re
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hexodigest.convert.emphasis import is_doubtful

PIECES = ["*", "_", "~", "a", "9", " ", "\n", ":", "/", ".", "http:", "https:", "www.", "://"]
PIECES += [*"$+<=>^`|%}{", "\x7f", "\x80", "é", "中", "\u3000", "，", "😀", "\U0010ffff", "\ud800"]
ADDRESS_STARTS = ("http:", "https:", "www.")


def doubts(text: str) -> Iterator[int]:
    """Where a sign is doubtful, sign by sign."""
    for at, sign in enumerate(text):
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if sign == "~" and (is_odd_beside_tilde(before) or is_odd_beside_tilde(after)):
            yield at
        if sign == "~" and "~" not in (before, after):
            yield at
        if sign in "*_" and is_odd(before, "$+<=>^`|~%}"):
            yield at
        if sign in "*_" and is_odd(after, "$+<=>^`|~{"):
            yield at
        if sign in "*_" and text.startswith(ADDRESS_STARTS, at + 1):
            yield at
        if sign in "*_" and is_behind_address(text[:at]):
            yield at


def is_odd(letter: str, symbols: str) -> bool:
    return letter != "" and (not letter.isascii() or letter in symbols)


def is_odd_beside_tilde(letter: str) -> bool:
    plain = (letter.isascii() and letter.isalnum()) or letter == "~" or re.match(r"\s", letter)
    return letter != "" and not plain


def is_behind_address(before: str) -> bool:
    """Whether an address runs up to here, without white space or another sign in it."""
    word = re.split(r"[\s*_]", before)[-1]
    return "://" in word or "www." in word


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@settings(max_examples=1500)
@example("*://a*")
@example("://w*")
@example("a~~b~~ *c* _d_")
@example("www.a.b_")
def test_a_sign_is_worth_a_look_where_it_is_doubtful(text: str) -> None:
    assert is_doubtful(text) == any(True for _ in doubts(text))
