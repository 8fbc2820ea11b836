"""JSON Schemas of all that hexodigest reads and writes: `python -m hexodigest.schema.export`.

The argument is the folder to write to; `schemas` where there is none.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from hexodigest.config import Config
from hexodigest.schema.arxiv_insights import ArxivInsights
from hexodigest.schema.digest import Digest
from hexodigest.schema.front_matter import HexoFrontMatter
from hexodigest.schema.post import PostJson

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Plain(GenerateJsonSchema):
    """Without a `title` that only repeats the key."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # pydantic's name
        return False


def _of_model(model: type[BaseModel]) -> Callable[[], JsonSchemaValue]:
    return lambda: model.model_json_schema(schema_generator=_Plain)


def _of_type(kind: type) -> Callable[[], JsonSchemaValue]:
    return lambda: TypeAdapter(kind).json_schema(schema_generator=_Plain)


EXPORTS: Mapping[str, Callable[[], JsonSchemaValue]] = MappingProxyType(
    {
        "arxiv-insights": _of_model(ArxivInsights),
        "configuration": _of_type(Config),
        "digest": _of_model(Digest),
        "front-matter": _of_model(HexoFrontMatter),
        "post": _of_type(PostJson),
    }
)


def schema_text(name: str) -> str:
    """The schema of an export, as its file holds it."""
    schema = {"$schema": DIALECT, **EXPORTS[name]()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every export to `<name>.schema.json`. Raises OSError when that cannot be done."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in EXPORTS:
        (folder / f"{name}.schema.json").write_bytes(schema_text(name).encode())


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
