"""Whether nunjucks can read an expression or a tag of its own: its parser again, without the tree.

As in nunjucks 3.2, `src/parser.js`. Operators of one kind are read in one loop, for which texts
are taken does not depend on their order.
"""

from collections.abc import Callable, Sequence
from typing import Final

from hexodigest.lint.expressions import Token, TokenKind, tokens

_ARITHMETIC: Final = frozenset("~ + - * / // % **".split())  # noqa: SIM905  # reads better
_COMPARISONS: Final = frozenset("== === != !== < > <= >=".split())  # noqa: SIM905  # reads better
_CLOSING: Final = frozenset(")]}")
_VALUES: Final = (TokenKind.TEXT, TokenKind.NUMBER, TokenKind.NAME, TokenKind.CONSTANT)
_DEEPEST: Final = 40  # brackets; what is nested deeper is taken for right


class _SyntaxFaultError(Exception):
    """The expression cannot be read from here on."""


class _TooDeepError(Exception):
    """More brackets than are followed."""


def syntax_fault(expression: str) -> str | None:
    """What nunjucks cannot read an expression for; None where it can."""
    return _fault(_Reader.expression, expression)


def statement_fault(name: str, rest: str) -> str | None:
    """What nunjucks cannot read its own tag `name` for; `rest` stands behind the name."""
    read = _STATEMENTS.get(name)
    return _fault(read, rest) if read else None


def _fault(read: Callable[["_Reader"], None], text: str) -> str | None:
    reader = _Reader(tuple(tokens(text)))
    try:
        read(reader)
        reader.end()
    except _SyntaxFaultError as fault:
        return str(fault)
    except _TooDeepError:
        return None
    return None


class _Reader:
    """Goes through the tokens; each method takes what nunjucks' method of that name takes."""

    def __init__(self, read: Sequence[Token]) -> None:
        self._tokens = read
        self._next = 0
        self._depth = 0

    def end(self) -> None:
        if self._next < len(self._tokens):
            raise self._fault()

    def expression(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeepError
        self._either()
        if self._skip_name("if"):
            self._either()
            if self._skip_name("else"):
                self._either()
        self._depth -= 1

    def nothing(self) -> None:
        """`else`, `raw`: nothing may stand behind the name."""

    def assignment(self) -> None:
        """`set`: names, and a value unless it is a block."""
        self._target()
        while self._skip_sign(","):
            self._target()
        if self._skip_sign("="):
            self.expression()

    def loop(self) -> None:
        """`for`: names, `in` and what is gone through."""
        self._name()
        while self._skip_sign(","):
            self._name()
        if not self._skip_name("in"):
            raise self._fault()
        self.expression()

    def macro(self) -> None:
        """`macro`: a name and its parameters."""
        self._primary(postfix=False)
        if self._sign() != "(":
            raise self._fault()
        self._signature()

    def call(self) -> None:
        """`call`: parameters if there are any, and a call."""
        if self._sign() == "(":
            self._signature()
        self._primary(postfix=False)
        if self._postfix() != "(":
            raise self._fault()

    def filter(self) -> None:
        """`filter`, and what stands behind `|`: a name, and arguments if it has any."""
        self._name()
        while self._skip_sign("."):
            self._name()
        if self._sign() == "(" and self._postfix() != "(":
            raise self._fault()

    def _either(self) -> None:
        self._negation()
        while self._skip_name("and") or self._skip_name("or"):
            self._negation()

    def _negation(self) -> None:
        while self._skip_name("not"):
            pass
        self._test()
        while self._skip_name("in") or (self._is_name("not", "in") and self._skip(2)):
            self._test()

    def _test(self) -> None:
        self._sum()
        if self._skip_name("is"):
            self._skip_name("not")
            self._sum()

    def _sum(self) -> None:
        self._unary()
        while self._sign() in _ARITHMETIC or self._sign() in _COMPARISONS:
            self._skip()
            self._unary()

    def _unary(self) -> None:
        before = ""
        while (sign := self._sign()) in {"-", "+"}:
            if sign == before:
                raise self._fault()  # it becomes JavaScript's `--`, which no value can have
            before = sign
            self._skip()
        self._primary()
        while self._skip_sign("|"):
            self.filter()

    def _primary(self, *, postfix: bool = True) -> None:
        if self._kind() in _VALUES:
            self._skip()
        elif (sign := self._sign()) in {"(", "[", "{"}:
            if self._aggregate() == 0 and sign == "(":
                raise self._fault()
        else:
            raise self._fault()
        if postfix:
            self._postfix()

    def _postfix(self) -> str:
        """Calls and references behind a value; the sign of the last one."""
        last = ""
        while (sign := self._sign()) in {"(", "[", "."}:
            last = sign
            if sign == "(":
                self._signature()
            elif sign == "." and self._skip():
                self._name()
            elif sign == "[" and self._aggregate() != 1:
                raise self._fault()
        return last

    def _aggregate(self) -> int:
        """A group, a list or a map; how many values it has. Any closing bracket ends it."""
        is_map = self._sign() == "{"
        self._skip()
        count = 0
        while self._sign() not in _CLOSING:
            if count and not self._skip_sign(","):
                raise self._fault()
            if is_map:
                self._key()
            self.expression()
            count += 1
        self._skip()
        return count

    def _key(self) -> None:
        self._target()
        if not self._skip_sign(":"):
            raise self._fault()

    def _signature(self) -> None:
        self._skip()
        is_first = True
        while self._sign() != ")":
            if not is_first and not self._skip_sign(","):
                raise self._fault()
            self.expression()
            if self._skip_sign("="):
                self.expression()
            is_first = False
        self._skip()

    def _name(self) -> None:
        if self._kind() is not TokenKind.NAME:
            raise self._fault()
        self._skip()

    def _target(self) -> None:
        if self._kind() not in {TokenKind.NAME, TokenKind.TEXT}:
            raise self._fault()
        self._skip()

    def _kind(self) -> TokenKind | None:
        return self._tokens[self._next].kind if self._next < len(self._tokens) else None

    def _sign(self) -> str:
        is_sign = self._kind() is TokenKind.SIGN
        return self._tokens[self._next].text if is_sign else ""

    def _is_name(self, *names: str) -> bool:
        following = self._tokens[self._next : self._next + len(names)]
        return following == tuple(Token(TokenKind.NAME, name) for name in names)

    def _skip(self, count: int = 1) -> bool:
        self._next += count
        return True

    def _skip_name(self, name: str) -> bool:
        return self._is_name(name) and self._skip()

    def _skip_sign(self, sign: str) -> bool:
        return self._sign() == sign and self._skip()

    def _fault(self) -> _SyntaxFaultError:
        if self._next < len(self._tokens):
            return _SyntaxFaultError(f"`{self._tokens[self._next].text}` is not expected")
        return _SyntaxFaultError("the end is not expected")


_STATEMENTS: Final[dict[str, Callable[[_Reader], None]]] = {
    "asyncAll": _Reader.loop,
    "asyncEach": _Reader.loop,
    "call": _Reader.call,
    "elif": _Reader.expression,
    "else": _Reader.nothing,
    "elseif": _Reader.expression,
    "filter": _Reader.filter,
    "for": _Reader.loop,
    "if": _Reader.expression,
    "ifAsync": _Reader.expression,
    "macro": _Reader.macro,
    "raw": _Reader.nothing,
    "set": _Reader.assignment,
    "verbatim": _Reader.nothing,
}
