"""Our values as `node/tagged.js` writes JavaScript's, types and key order included."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta

from hexodigest.document.front_matter import FrontMatter, Value
from hexodigest.document.js_values import text_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def tagged(value: Value) -> list[object]:  # noqa: PLR0911  # one for each type
    match value:
        case None:
            return ["null"]
        case bool():
            return ["boolean", value]
        case int() | float():
            return ["number", text_of(value)]
        case str():
            return ["string", value]
        case datetime():
            return ["date", (value - _EPOCH) // _MILLISECOND]
        case list():
            return ["array", [tagged(item) for item in value]]
        case dict():
            return ["object", [[key, tagged(item)] for key, item in value.items()]]


def same(our: FrontMatter, text: str, their: dict[str, object]) -> bool:
    """Whether we and hexo-front-matter say the same about the front matter of `text`."""
    if "refused" in their:
        return not our.readable and bool(our.faults)
    body = b64encode(text[our.span.end :].encode()).decode()
    return our.readable and their == {"body": body, "value": tagged(our.data)}
