"""A small blog with every kind of thing in it, as each target gets it.

`tests/fixtures/convert/<target>/` holds what is expected of `tests/fixtures/convert/blog/`.
"""

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from conftest import ROOT
from hexodigest.convert.job import prepare
from hexodigest.convert.target import Output
from hexodigest.convert.targets import load_target
from hexodigest.report.findings import Report
from hexodigest.report.formats import FORMATS
from hexodigest.source import Source

FIXTURES = ROOT / "tests" / "fixtures" / "convert"
PAGES = [
    "content/posts/lookalikes.md",
    "content/posts/plain.md",
    "content/posts/tags-and-code.md",
]
EXPECTED = {
    "json": ["posts/plain.json"],
    "hugo": [*PAGES, "hugo.toml", "content/hand.md", "content/tags/TCP-IP/_index.md"],
    "zola": [*PAGES, "config.toml", "content/pages/hand.md", "content/posts/later.md"],
}
CASES = [(target, name) for target, names in EXPECTED.items() for name in names]


def outputs_of(target: str) -> dict[str, Output]:
    plan = prepare(FIXTURES / "blog", Path("/nowhere"), load_target(target)).plan
    return {output.path.as_posix(): output for output in plan.outputs}


@pytest.mark.parametrize(("target", "name"), CASES, ids=[f"{t}/{n}" for t, n in CASES])
def test_a_file_becomes(target: str, name: str, file_regression: FileRegressionFixture) -> None:
    content = outputs_of(target)[name].content
    assert isinstance(content, bytes)
    place = FIXTURES / target / name.replace("/", "-")
    file_regression.check(content, fullpath=place, binary=True)


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_assets_lie_where_hexo_serves_them(target: str) -> None:
    outputs = outputs_of(target)
    copied = {name for name, output in outputs.items() if isinstance(output.content, Path)}
    assert copied == {
        "static/2024/03/05/tags-and-code/leaf.png",
        "static/2024/03/05/tags-and-code/notes.txt",
        "static/downloads/code/whisk.py",
        "static/files/own.css",
        "static/img/leaf.png",
    }


@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_losses_are(target: str, file_regression: FileRegressionFixture) -> None:
    plan = prepare(FIXTURES / "blog", Path("/nowhere"), load_target(target)).plan
    lines = []
    for loss in plan.losses:
        assert loss.path is not None
        report = Report(Source(loss.path.read_bytes(), Path(loss.path.name)), [loss])
        lines += list(FORMATS["concise"]([report]))
    text = "".join(lines).encode()
    file_regression.check(text, fullpath=FIXTURES / target / "losses.txt", binary=True)
