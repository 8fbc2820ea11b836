"""Front matter in JSON, with what JSON has no types for told apart."""

import math
from datetime import datetime

from pydantic import JsonValue

from hexodigest.document.front_matter import FrontMatter, Value
from hexodigest.schema.post import FrontMatterJson

Path = list[str | int]


def front_matter_json(front_matter: FrontMatter) -> FrontMatterJson:
    """The values, and the places of dates and of numbers that JSON does not know."""
    dates: list[Path] = []
    numbers: list[Path] = []
    data: dict[str, JsonValue] = {}
    for key, value in front_matter.data.items():
        data[key] = _json_value(value, [key], dates, numbers)
    return {
        "form": front_matter.form.value,
        "span": front_matter.span,
        "data": data,
        "dates": dates,
        "numbers": numbers,
    }


def _json_value(value: Value, path: Path, dates: list[Path], numbers: list[Path]) -> JsonValue:
    match value:
        case datetime():
            dates.append(path)
            return value.isoformat()
        case float() if not math.isfinite(value):
            numbers.append(path)
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        case list():
            return [
                _json_value(item, [*path, index], dates, numbers)
                for index, item in enumerate(value)
            ]
        case dict():
            return {
                key: _json_value(item, [*path, key], dates, numbers) for key, item in value.items()
            }
        case _:
            return value
