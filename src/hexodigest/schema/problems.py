"""All that is wrong at once: a model's own findings beside those of pydantic."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType

PYDANTIC_TYPES = frozenset(get_args(ErrorType))

M = TypeVar("M")


class Problem(NamedTuple):
    """A finding about the part of the input at `loc`; the error's type is its name."""

    loc: tuple[int | str, ...]
    error: PydanticCustomError


def custom_error(name: str, message: str, **details: object) -> PydanticCustomError:
    """An error whose type is the diagnostic's name."""
    return PydanticCustomError(name, message, details)


def with_problems(
    handler: Callable[[Any], M], data: object, problems: Iterable[Problem], title: str
) -> M:
    """Validate `data` and raise what the handler finds together with `problems`.

    For a `wrap` validator: a model's `after` validators do not run when a field is wrong, and
    stop at the first that raises.
    """
    errors = [
        InitErrorDetails(type=problem.error, loc=problem.loc, input=None) for problem in problems
    ]
    try:
        model = handler(data)
    except ValidationError as error:
        errors = [_again(details) for details in error.errors(include_url=False)] + errors
    if errors:
        raise ValidationError.from_exception_data(title, errors)
    return model


def _again(error: ErrorDetails) -> InitErrorDetails:
    """An error that can be raised once more."""
    context = error.get("ctx", {})
    kind: str | PydanticCustomError = error["type"]
    if kind not in PYDANTIC_TYPES:
        kind = PydanticCustomError(error["type"], error["msg"], context)
    return InitErrorDetails(type=kind, loc=error["loc"], input=error["input"], ctx=context)
