"""Our values as `node/tagged.js` writes JavaScript's, types and key order included."""

from datetime import UTC, datetime, timedelta

from hexodigest.document.front_matter import Value
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
