"""Values of front matter that Hexo fails on: it says `Process failed` and leaves the file out."""

import re
from collections.abc import Mapping

from hexodigest.document.front_matter import Value
from hexodigest.document.js_values import is_true
from hexodigest.patterns import later

# As in warehouse 6: what its schema type CUID takes.
_ID = later(r"c.{24}", re.DOTALL)


def is_refused(key: str, value: Value, *, of_post: bool) -> bool:
    """Whether Hexo 8.1 fails on a file whose front matter has such a value."""
    match key:
        case "content" | "excerpt" | "more":
            return value is None  # the database takes no text, but not nothing for a text
        case "id":
            return of_post and value is None  # only posts have the field
        case "permalink":
            return is_true(value) and not isinstance(value, str)  # asked for its start or end
        case "_id":
            return is_true(value) and not (isinstance(value, str) and bool(_ID.fullmatch(value)))
        case "toObject":
            return True  # in place of the function that the database calls
        case _:
            return False


def are_refused(data: Mapping[str, Value], *, of_post: bool) -> bool:
    """Whether Hexo fails on one of the values."""
    return any(is_refused(key, value, of_post=of_post) for key, value in data.items())
