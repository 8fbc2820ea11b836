"""What a value of the front matter is called."""

from datetime import datetime

from hexodigest.document.front_matter import Value

_NAMES = {
    type(None): "nothing",
    bool: "a truth value",
    int: "a number",
    float: "a number",
    str: "text",
    datetime: "a date",
    list: "a list",
    dict: "a mapping",
}


def type_name(value: Value) -> str:
    """The type in words, with its article."""
    return _NAMES[type(value)]
