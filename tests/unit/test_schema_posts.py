"""Posts in folders: `post.md` in, with `context.json` and `hexodigest.toml` where there are any."""

import json
from datetime import date
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from hexodigest.config import load_config
from hexodigest.document import Document, parse
from hexodigest.schema.context import DigestContext, Previous
from hexodigest.schema.faults import SchemaFault
from hexodigest.schema.models import model_for
from hexodigest.schema.validate import validate

POSTS = Path(__file__).parent.parent / "fixtures" / "posts" / "arxiv-insights"
CASES = sorted(folder.name for folder in POSTS.iterdir())


def context_of(case: Path) -> DigestContext:
    file = case / "context.json"
    given = json.loads(file.read_bytes()) if file.is_file() else {}
    previous = None
    if before := given.get("previous"):
        day = date.fromisoformat(before["day"])
        previous = Previous(day, before["counters"], before["where"])
    return DigestContext(previous=previous, earlier_picks=given.get("earlier_picks", {}))


def shown(document: Document, fault: SchemaFault) -> str:
    line, column = document.source.position(fault.span.start)
    details = "".join(f"  {name} = {value}\n" for name, value in sorted(fault.details.items()))
    text = document.source.slice(fault.span)
    return f"{line}:{column} {fault.name}: {fault.message}\n  at {text!r}\n{details}"


@pytest.mark.parametrize("case", CASES)
def test_a_post_has_these_faults(case: str, file_regression: FileRegressionFixture) -> None:
    folder = POSTS / case
    document = parse(folder / "post.md")
    chosen = model_for(document, load_config(folder / "post.md"))
    assert chosen is not None
    faults = validate(document, chosen, context_of(folder))
    file_regression.check(
        "".join(shown(document, fault) for fault in faults) or "none\n",
        fullpath=folder / "faults.txt",
    )
