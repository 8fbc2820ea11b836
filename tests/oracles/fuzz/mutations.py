"""Posts that somebody wrote, spoilt: lines lost, doubled and spliced, characters put in."""

from collections.abc import Sequence
from random import Random

SPECIAL = [
    *["*", "_", "`", "~", "[", "]", "(", ")", "<", ">", "!", "#", "|", "\\", '"', "'"],
    *["&", ":", "-", "+", "=", "\t", " ", "  ", "    ", "\n", "\n\n", "\r", "\x00"],
    *["\x0b", "\x0c", "\x85", "\xa0", "\u200b", "\u2028", "\u3000", "\ufeff", "�"],
    *["{%", "%}", "{{", "}}", "{#", "#}", "```", "~~~", "---", "<!--", "-->", "</"],
    *["http://", "www.", "> ", "- ", "1. ", "\n> ", "\n- ", "\n    ", "\n===\n"],
    *["\n---\n", "\n|-|-|\n", "é", "中", "😀", "**", "__", "{% raw %}"],
]
LONGEST = 4_000  # characters of a post that are kept: a difference is found in a short one as well


def spoilt(chance: Random, texts: Sequence[str]) -> str:
    """A part of one text, perhaps with a part of another, and up to eight changes."""
    text = _part(chance, chance.choice(texts))
    if chance.random() < 0.3:
        text += _part(chance, chance.choice(texts))
    for _ in range(chance.choice([1, 1, 2, 3, 5, 8])):
        text = chance.choice([_insert, _insert, _insert, _lose, _double, _swap, _cut])(chance, text)
    return text


def _part(chance: Random, text: str) -> str:
    """At most `LONGEST` characters, from the start of a line."""
    if len(text) <= LONGEST:
        return text
    start = chance.choice([0, text.rfind("\n", 0, chance.randrange(len(text))) + 1])
    return text[start : start + LONGEST]


def _insert(chance: Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(SPECIAL) + text[at:]


def _lose(chance: Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _double(chance: Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return "\n".join(lines)


def _swap(chance: Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _cut(chance: Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice([1, 1, 2, 5]) :]
