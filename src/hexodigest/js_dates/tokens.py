"""The pieces that JavaScript sees in a text that shall be a date."""

from enum import Enum, auto
from typing import Final, NamedTuple

from hexodigest.patterns import later
from hexodigest.slugs import JS_SPACE

_TOKEN: Final = later(
    rf"([0-9]+)|([{JS_SPACE}])|([-+])|([:.)])|([^\x00-@{JS_SPACE}]+)|([()]|[^()])"
)
_DIGITS: Final = 9  # of a number are read; the rest are dropped


class Kind(Enum):
    """What a piece is."""

    NUMBER = auto()
    SPACE = auto()
    SIGN = auto()
    SYMBOL = auto()
    WORD = auto()
    OTHER = auto()
    END = auto()


_KINDS: Final = tuple(Kind)


class Token(NamedTuple):
    """A piece of the text."""

    kind: Kind
    text: str = ""

    @property
    def number(self) -> int:
        """The value of a number: of its first nine digits."""
        return int(self.text.lstrip("0")[:_DIGITS] or "0")

    @property
    def milliseconds(self) -> int:
        """A fraction of a second, in milliseconds, cut off."""
        return int(self.text[:3].ljust(3, "0"))

    def is_digits(self, count: int) -> bool:
        """Whether this is a number of so many digits."""
        return self.kind is Kind.NUMBER and len(self.text) == count

    def is_word(self, word: str) -> bool:
        """Whether this is that word, in any case."""
        return self.kind is Kind.WORD and self.text.lower() == word


END: Final = Token(Kind.END)


class Tokens:
    """The pieces, read forward only."""

    def __init__(self, tokens: list[Token]) -> None:
        """Start at the first one."""
        self._tokens = tokens
        self._at = 0

    def peek(self) -> Token:
        """The next piece, `END` after the last."""
        return self._tokens[self._at] if self._at < len(self._tokens) else END

    def next(self) -> Token:
        """The next piece, and go on."""
        token = self.peek()
        self._at += 1
        return token

    def skip(self, sign: str) -> bool:
        """Go over the next piece if it is `sign`."""
        found = self.peek().text == sign
        self._at += found
        return found


def tokenize(text: str) -> Tokens:
    """The pieces of `text`; what stands in parentheses, closed or not, is one of no meaning."""
    tokens: list[Token] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if not depth:
            kind = _KINDS[(match.lastindex or 1) - 1]
            tokens.append(Token(kind, piece))
        depth += (piece == "(") - (piece == ")" and depth > 0)
    return Tokens(tokens)
