"""Tables of settings: a frozen dataclass says what a table may hold, and is filled with one.

A table that fits is taken as it is, with plain checks. What does not fit is given to pydantic,
which reads the same annotations: it says what is wrong, and makes the JSON Schemas.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Final,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)
from typing import get_type_hints as hints_of

from hexodigest.validation_errors import complaint, quoted, suggestion

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, ErrorDetails

Table = TypeVar("Table")

# What pydantic shall know of a table: no other keys, and that docstrings describe the keys.
CLOSED: Final[Mapping[str, Any]] = {"extra": "forbid", "use_attribute_docstrings": True}


class SettingsTable:
    """What every table has; a subclass is a frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __pydantic_config__ = CLOSED

    def __post_init__(self) -> None:
        """Check values that a program gives. Raises SettingsError."""
        table: Any = type(self)
        for name, hint in _hints(table).items():
            try:
                self.__dict__[name] = fill(hint, getattr(self, name))
            except SettingsError as error:
                error.details["loc"] = (name, *error.details["loc"])
                raise SettingsError(error.details, table) from error


@dataclass(frozen=True, slots=True)
class Check:
    """Marks a value that `test` takes; it raises ValueError with the end of a sentence."""

    test: Callable[[Any], Any]

    def __call__(self, value: object) -> object:
        """The value. Raises ValueError."""
        return self.test(value)

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """What pydantic asks a mark for."""
        from pydantic_core import core_schema  # noqa: PLC0415 # asked by pydantic alone

        return core_schema.no_info_after_validator_function(self.test, handler(source))


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks a whole number of at least `least` and at most `most`."""

    least: int
    most: int | None = None

    def __call__(self, value: object) -> object:
        """The value. Raises ValueError."""
        if not isinstance(value, int) or not self.least <= value <= (self.most or value):
            raise ValueError(value)
        return value

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """What pydantic asks a mark for."""
        del source, handler
        from pydantic_core import core_schema  # noqa: PLC0415 # asked by pydantic alone

        return core_schema.int_schema(strict=True, ge=self.least, le=self.most)


WholeNumber = Annotated[int, Whole(0)]
_MISFITS: Final = (ValueError, TypeError, LookupError)


class SettingsError(ValueError):
    """What does not fit; `details` are pydantic's, about the first thing that is wrong."""

    def __init__(self, details: "ErrorDetails", table: type[Any]) -> None:
        """`details` say what in the table or value, and where."""
        super().__init__(explain(details, details["loc"], table))
        self.details = details


def fill(table: type[Table], data: object) -> Table:
    """The table, or a value of any annotation, with what `data` says. Raises SettingsError."""
    try:
        return cast(Table, _fitting(table, data))
    except _MISFITS:
        return _judged(table, data)


def _judged(table: type[Table], data: object) -> Table:
    """What pydantic makes of data that is not plainly right."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 # most data is right

    try:
        return TypeAdapter(table).validate_python(data)
    except ValidationError as error:
        raise SettingsError(error.errors()[0], table) from error


def _fitting(hint: Any, value: object) -> object:  # noqa: ANN401, PLR0911  # an annotation has no type; one for each kind
    """The value as the annotation has it. Raises what `fill` knows when that is not plain."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        base, mark = inner
        return mark(_fitting(base, value))
    if origin is UnionType or origin is Union:
        return None if value is None else _fitting(inner[0], value)
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_fitting(inner[0], item) for item in value)
    if origin is dict and type(value) is dict:
        key, item = inner
        return {_fitting(key, name): _fitting(item, each) for name, each in value.items()}
    if hint is Any or type(value) is hint:  # a truth value is no number
        return value
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if isinstance(hint, type) and is_dataclass(hint) and type(value) is dict:
        return hint(**_values(hint, value))
    raise TypeError(value)


def _values(table: type, data: Mapping[str, object]) -> dict[str, object]:
    hints = _hints(table)
    return {name: _fitting(hints[name], each) for name, each in data.items()}


@cache
def _hints(table: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    known = hints_of(table, include_extras=True)
    return {field.name: known[field.name] for field in fields(table)}


def explain(error: "ErrorDetails", loc: tuple[int | str, ...], table: type, title: str = "") -> str:
    """Say in one line what is wrong at `loc` in a table, which has a `title` if it has a name."""
    before = f"{title}: " if title else ""
    key = ".".join(str(part) for part in loc if part != "[key]")  # pydantic's for a map's key
    if error["type"] == "unexpected_keyword_argument":
        names = [field.name for field in fields(table)] if is_dataclass(table) else []
        return f"{before}unknown key `{key}`{suggestion(key, names)}"
    if error["type"] == "missing":
        return f"{before}`{key}` is missing"
    words = complaint(error["type"], error["msg"], error.get("ctx", {}))
    if title and not key:
        return f"{before}{words}"
    return f"{before}`{key or 'tool.hexodigest'}` {words}: {quoted(str(error['input']))}"


def default_of(field: Field[Any]) -> object:
    """What a key has that is not given; `MISSING` where it must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()
