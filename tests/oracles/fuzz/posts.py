"""Posts by chance, always the same for a number: by grammar, by dice, or from a real one."""

from collections.abc import Sequence
from functools import cache
from random import Random

from conftest import ROOT, corpus_posts
from oracles.fuzz.blocks import body
from oracles.fuzz.front_matters import front_matter
from oracles.fuzz.inlines import (
    ADDRESSES,
    ANGLED,
    BARE,
    ENTITIES,
    HTML,
    LABELS,
    MARKS,
    TAGS,
    TITLES,
    WORDS,
)
from oracles.fuzz.mutations import SPECIAL, spoilt

DICE = [
    *[ADDRESSES, ANGLED, BARE, ENTITIES, HTML, LABELS, MARKS, TAGS, TITLES, WORDS],
    *[SPECIAL, SPECIAL, SPECIAL],
]


def post(number: int, *, corpus: bool = False) -> bytes:
    """The post of this number; with `corpus`, it may be made from a real post."""
    chance = Random(number)  # noqa: S311  # not for secrets
    kind = number % 4
    if kind == 0:
        text = front_matter(chance) + body(chance)
    elif kind == 1:
        text = front_matter(chance) + "".join(_die(chance) for _ in range(chance.randint(1, 30)))
    else:
        text = spoilt(chance, _fixtures() if kind == 2 or not corpus else _real())
    return _encoded(chance, text)


def _die(chance: Random) -> str:
    return chance.choice(chance.choice(DICE))


def _encoded(chance: Random, text: str) -> bytes:
    """Mostly as it is; with other line ends, a byte order mark, or bytes that are not UTF-8."""
    kind = chance.random()
    if kind < 0.05:
        text = text.replace("\n", "\r\n")
    elif kind < 0.07:
        text = "".join(chance.choice(["\n", "\r\n", "\r"]) if c == "\n" else c for c in text)
    data = text.encode("utf-8", "surrogatepass")
    if 0.1 < kind < 0.13:
        data = b"\xef\xbb\xbf" + data
    if 0.13 < kind < 0.15:
        at = chance.randint(0, len(data))
        data = (
            data[:at] + chance.choice([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xe4\xb8"]) + data[at:]
        )
    return data


@cache
def _fixtures() -> Sequence[str]:
    """The posts of this project: the torture folders, the rules' fixtures and the examples."""
    folders = [ROOT / "tests" / "fixtures", ROOT / "examples"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.md"))
    return [path.read_bytes().decode("utf-8", "replace") for path in paths]


@cache
def _real() -> Sequence[str]:
    return [path.read_bytes().decode("utf-8", "replace") for path in corpus_posts()]
