"""Whether a post fits its model, and where it does not."""

from dataclasses import replace
from types import MappingProxyType

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hexodigest.config import ConfigError
from hexodigest.document import Document
from hexodigest.schema.context import DigestContext
from hexodigest.schema.faults import SchemaFault
from hexodigest.schema.models import BUILT_IN, PostModel
from hexodigest.schema.post_input import PostInput, key_of, place_of, post_input
from hexodigest.schema.problems import PYDANTIC_TYPES
from hexodigest.source import Span
from hexodigest.validation_errors import complaint, quoted

FRONT_MATTER = "invalid-front-matter"
BODY = "invalid-body"


def validate(
    document: Document, chosen: PostModel, context: DigestContext | None = None
) -> tuple[SchemaFault, ...]:
    """All that is wrong with a post, in the order of the file.

    The type of a model's custom error is the name of the fault. Any other error is
    `invalid-front-matter`, or `invalid-body` where it is not about the front matter. Of a front
    matter that cannot be read at all, the document's own fault says enough. Raises ConfigError
    when a model of the user's raises something that pydantic does not take.
    """
    given = post_input(document, chosen.options)
    try:
        _validated(given, chosen, context)
    except ValidationError as error:
        unread = not (document.front_matter.readable or document.front_matter.data)
        faults = [_fault(details, given) for details in error.errors(include_url=False)]
        kept = [fault for fault in faults if not (unread and fault.name == FRONT_MATTER)]
        return tuple(sorted(kept, key=lambda fault: (fault.span, fault.name, fault.message)))
    return ()


def read_model(
    document: Document, chosen: PostModel, context: DigestContext | None = None
) -> BaseModel:
    """The post as an instance of its model.

    Raises pydantic's ValidationError where it does not fit, and ConfigError as `validate` does.
    """
    return _validated(post_input(document, chosen.options), chosen, context)


def _validated(given: PostInput, chosen: PostModel, context: DigestContext | None) -> BaseModel:
    around = replace(context or DigestContext(), options=chosen.options)
    try:
        return chosen.model.model_validate(given.data, context=around)
    except ValidationError:
        raise
    except Exception as error:
        if chosen.name in BUILT_IN:
            raise
        message = f"model `{chosen.name}` failed: {type(error).__name__}: {error}"
        raise ConfigError(message.partition("\n")[0]) from error


def _fault(error: ErrorDetails, given: PostInput) -> SchemaFault:
    loc = error["loc"]
    span = place_of(given, loc)
    details = error.get("ctx", {})
    if error["type"] not in PYDANTIC_TYPES:
        texts = MappingProxyType({name: str(value) for name, value in details.items()})
        return SchemaFault(error["type"], _one_line(error["msg"]), span, texts)
    name = FRONT_MATTER if loc[:1] == ("front_matter",) else BODY
    return SchemaFault(name, _one_line(_message(error, given, span)), span)


def _one_line(message: str) -> str:
    return " ".join(message.split("\n"))


def _message(error: ErrorDetails, given: PostInput, span: Span) -> str:
    """A plain sentence about an error of pydantic's own: "`total` is not a whole number: `x`"."""
    key = key_of(given, error["loc"])
    if error["type"] == "missing":
        return f"`{error['loc'][-1]}` is missing"
    if error["input"] is None:
        return f"`{key}` has no value"
    words = complaint(error["type"], error["msg"], error.get("ctx", {}))
    if not key:
        return words
    if error["loc"][0] == "front_matter" or isinstance(error["input"], str):
        return f"`{key}` {words}: {quoted(given.document.source.slice(span))}"
    return f"`{key}` {words}"
