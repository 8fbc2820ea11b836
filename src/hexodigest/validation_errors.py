"""What a validator found wrong, in plain words; it needs no pydantic to say so."""

import difflib
import re
from collections.abc import Iterable, Mapping

_LONGEST = 60  # characters of a value that a message quotes

# Per pydantic error type: what the value is not. `{…}` are names of the error's context.
_EXPECTED = {
    "bool_parsing": "is not `true` or `false`",
    "bool_type": "is not `true` or `false`",
    "dataclass_type": "is not a map",
    "date_from_datetime_inexact": "is not a date without a time",
    "date_from_datetime_parsing": "is not a date",
    "date_type": "is not a date",
    "datetime_from_date_parsing": "is not a date",
    "datetime_parsing": "is not a date",
    "datetime_type": "is not a date",
    "dict_type": "is not a map",
    "enum": "is not one of {expected}",
    "float_parsing": "is not a number",
    "float_type": "is not a number",
    "greater_than": "is not more than {gt}",
    "greater_than_equal": "is less than {ge}",
    "int_from_float": "is not a whole number",
    "int_parsing": "is not a whole number",
    "int_type": "is not a whole number",
    "less_than": "is not less than {lt}",
    "less_than_equal": "is more than {le}",
    "list_type": "is not a list",
    "literal_error": "is not one of {expected}",
    "mapping_type": "is not a map",
    "model_attributes_type": "is not a map",
    "model_type": "is not a map",
    "set_type": "is not a list",
    "string_pattern_mismatch": "does not match `{pattern}`",
    "string_too_long": "is longer than {max_length} characters",
    "string_too_short": "is shorter than {min_length} characters",
    "string_type": "is not text",
    "too_long": "has more items than {max_length}",
    "too_short": "has fewer items than {min_length}",
    "tuple_type": "is not a list",
    "url_parsing": "is not a URL",
    "url_type": "is not a URL",
}


def complaint(kind: str, message: str, context: Mapping[str, object]) -> str:
    """What is wrong with a value, to follow its name: "is not a whole number".

    `kind`, `message` and `context` are `type`, `msg` and `ctx` of pydantic's error. An error type
    that has no words of ours keeps pydantic's.
    """
    words = _EXPECTED.get(kind)
    if words is not None:
        return words.format(**context)
    reason = context.get("error")  # the ValueError or AssertionError that a validator raised
    if isinstance(reason, Exception) and str(reason):
        return str(reason)
    return "is not right: " + _lower_first(message)


def quoted(text: str) -> str:
    """`text` in backticks, on one line and not too long."""
    line = re.sub(r"\s+", " ", text).strip()
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}`"


def suggestion(word: str, known: Iterable[str]) -> str:
    """The known word nearest to `word` as the end of a message, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f", did you mean `{near[0]}`?" if near else ""


def _lower_first(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")
