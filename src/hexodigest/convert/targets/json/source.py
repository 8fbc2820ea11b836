"""A file in JSON and back: the same bytes."""

import base64
import binascii

from hexodigest.reading import parse_json
from hexodigest.schema.post import SourceJson


class RestoreError(ValueError):
    """The JSON does not hold a post's source."""


def source_json(data: bytes, path: str | None) -> SourceJson:
    """The file as text where it is UTF-8, else as base64."""
    try:
        return {"path": path, "encoding": "utf-8", "content": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"path": path, "encoding": "base64", "content": base64.b64encode(data).decode()}


def restore(text: str | bytes) -> bytes:
    """The bytes of the post whose JSON this is. Raises RestoreError when it holds none."""
    try:
        source = parse_json(text)["source"]
        content, encoding = source["content"], source["encoding"]
        if encoding == "base64":
            return base64.b64decode(content, validate=True)
        if encoding == "utf-8":
            return bytes(content.encode("utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise RestoreError("this is not the JSON of a post") from error
    raise RestoreError(f"`{encoding}` is no encoding of a source")
