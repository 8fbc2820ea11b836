"""A header is a bomb: small to write, endless to read. These are the bounds.

js-yaml 4.3 has two of them itself: 100 levels and 10,000 merged keys. The others refuse what no
post holds and what would make a reader, or whoever writes the data out again, stand still.
"""

from hexodigest.document.js_values import Value
from hexodigest.document.yaml_errors import YamlError

MAX_CHARACTERS = 1_000_000
MAX_EVENTS = 15_000  # keys, values, and the start and end of each collection
MAX_DEPTH = 99  # collections in one another; js-yaml 4.3 has `maxDepth` 100, a scalar counted
MAX_ALIASES = 100
MAX_MERGED_KEYS = 10_000  # as in js-yaml 4.3: `maxTotalMergeKeys`
MAX_MERGE_SOURCES = 100  # as in js-yaml 4.3: "abnormal merge sequence size"
MAX_DIRECTIVES = 100
MAX_EXPANSION = 20  # characters written out for each character of the header


def check_size(text: str) -> None:
    """Refuse what is too long, or has so many directives that libyaml takes long for them.

    Raises YamlError.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"front matter of more than {MAX_CHARACTERS:,} characters", 0)
    if (
        "%" in text
        and (text.startswith("%") or "\n%" in text)
        and _directives(text) > MAX_DIRECTIVES
    ):
        raise YamlError(f"front matter of more than {MAX_DIRECTIVES} directives", 0)


def _directives(text: str) -> int:
    return text.count("\n%") + text.startswith("%")


def weight(value: Value, limit: int) -> int:
    """How much text `value` would be when written out; counting ends soon after `limit`."""
    total = 0
    waiting: list[Value] = [value]
    while waiting and total <= limit:
        item = waiting.pop()
        total += 1
        match item:
            case str():
                total += len(item)
            case list():
                waiting += item
            case dict():
                total += sum(map(len, item))
                waiting += item.values()
    return total
