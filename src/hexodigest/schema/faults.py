"""What a model does not allow in a post; it needs no pydantic to be looked at."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from hexodigest.source import Span


class SchemaFault(NamedTuple):
    """Something in a post that its model does not allow.

    `details` are the context of a custom error, as text: `pick-count-mismatch` has `count`.
    """

    name: str
    message: str
    span: Span
    details: Mapping[str, str] = MappingProxyType({})
