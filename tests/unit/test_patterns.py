"""A pattern that is compiled later does what one does that is compiled at once."""

import re

from hexodigest.patterns import later

SOURCE = r"(?P<letter>[a-c])(\d+)"
TEXT = "A1 b22 x"


def test_it_finds_the_same() -> None:
    found, expected = later(SOURCE, re.IGNORECASE), re.compile(SOURCE, re.IGNORECASE)
    for method in ("match", "fullmatch", "search"):
        ours, theirs = (getattr(each, method)(TEXT) for each in (found, expected))
        assert (ours and ours.groupdict()) == (theirs and theirs.groupdict())
    assert found.findall(TEXT) == expected.findall(TEXT) == [("A", "1"), ("b", "22")]
    assert [each.span() for each in found.finditer(TEXT, 2)] == [(3, 6)]
    assert found.sub(r"\2\1", TEXT) == expected.sub(r"\2\1", TEXT) == "1A 22b x"
    assert found.split(TEXT) == expected.split(TEXT)


def test_it_says_the_same_of_itself() -> None:
    found, expected = later(SOURCE), re.compile(SOURCE)
    assert (found.pattern, found.flags, found.groups) == (SOURCE, expected.flags, 2)
    assert found.groupindex == expected.groupindex
