"""Linting depends on content alone, and mending settles."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from hexodigest.diagnostics import Diagnostic
from hexodigest.document import Document, parse
from hexodigest.lint.files import find_posts
from hexodigest.lint.fix import fix_document
from hexodigest.lint.posts import Checked, Failure, Linter, check_posts, posts_at
from hexodigest.source import Source

FIXTURES = ROOT / "tests" / "fixtures" / "rules"
POSTS = [path.read_bytes() for path in sorted(FIXTURES.glob("*/*/post.md"))]
FIXABLE = [path.with_name("post.md").read_bytes() for path in sorted(FIXTURES.glob("*/*/fixed.md"))]
BLOGS = sorted(path.parent for path in FIXTURES.glob("*/*/_config.yml"))
PIECES = (
    *(b"---\n", b"\r\n", b"\xef\xbb\xbf", b"```\n", b"{% raw %}", b"{% endraw %}", b"{{ x }}"),
    *(b"interesting: 7\n", b"interesting: &n 7\n", b"interesting: [1\n", b"\xff", "中".encode()),
    b"## [x](http://arxiv.org/abs/2403.07009v2)\n\ny\n",
    b"[r]: http://arxiv.org/abs/2403.07001\n",
    *(b"<!-- hexodigest-disable -->\n", b"<!-- hexodigest-enable links -->\n"),
    *(b"# hexodigest: ignore[duplicate-key]\n", b" # hexodigest: ignore\n"),
    *(b"> ", b"- ", b"'", b'"', b": ", b"#", b"\t"),
)


@st.composite
def mutated(draw: st.DrawFn, posts: list[bytes]) -> bytes:
    """A fixture with pieces put in, taken out and doubled."""
    data = draw(st.sampled_from(posts))
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from((*PIECES, data[start:end], data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data


def lint(document: Document) -> list[Diagnostic]:
    return Linter(select=("*",))(document)


def spliced(text: str, applied: tuple[Diagnostic, ...]) -> str:
    """The text with the edits made by hand, from the end."""
    edits = [edit for each in applied if each.fix for edit in each.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@settings(max_examples=150)
@given(mutated(POSTS))
def test_lint_never_fails_and_marks_what_is_there(data: bytes) -> None:
    document = parse(data)
    for found in lint(document):
        assert found.name != "internal-error", found.message
        assert 0 <= found.span.start <= found.span.end <= len(document.source.text)
        assert found.message == found.message.strip()


@settings(max_examples=150)
@given(mutated(FIXABLE))
def test_fix_twice_is_fix_once(data: bytes) -> None:
    once = fix_document(parse(data), lint)
    twice = fix_document(once.document, lint)
    assert twice.document.source.data == once.document.source.data
    assert not twice.applied


@settings(max_examples=100)
@given(mutated(FIXABLE))
def test_unsafe_fixes_settle_too(data: bytes) -> None:
    once = fix_document(parse(data), lint, unsafe=True)
    twice = fix_document(once.document, lint, unsafe=True)
    assert twice.document.source.data == once.document.source.data


@settings(max_examples=150)
@given(mutated(FIXABLE))
def test_text_outside_edits_survives(data: bytes) -> None:
    before = Source(data)
    fixed = fix_document(Document(before), lint)
    after = fixed.document.source
    assert after.has_bom == before.has_bom
    assert len(after.bad_bytes) == len(before.bad_bytes)
    if len(fixed.applied) == len({each.span for each in fixed.applied}) and _one_round(
        fixed.applied, before
    ):
        assert after.text == spliced(before.text, fixed.applied)
        edits = [edit for each in fixed.applied if each.fix for edit in each.fix.edits]
        if not any("\n" in edit.text + before.slice(edit.span) for edit in edits):
            assert after.newlines == before.newlines


def _one_round(applied: tuple[Diagnostic, ...], before: Source) -> bool:
    """Whether every fix was found in the text as it was, so that the places are its own."""
    found = {(each.span, each.message) for each in lint(Document(before))}
    return all((each.span, each.message) in found for each in applied)


@pytest.fixture(scope="module", params=BLOGS, ids=lambda path: f"{path.parent.name}-{path.name}")
def blog(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target: Path = tmp_path_factory.mktemp("blog") / "b"
    return shutil.copytree(request.param, target)


def findings(paths: list[Path]) -> set[tuple[str, Diagnostic]]:
    found: set[tuple[str, Diagnostic]] = set()
    for outcome in check_posts(posts_at(paths), Linter(select=("*",))):
        assert isinstance(outcome, Checked), isinstance(outcome, Failure)
        assert outcome.source.path is not None
        place = os.path.realpath(outcome.source.path)
        for each in outcome.diagnostics:
            anywhere = Diagnostic(each.name, each.message, each.severity, each.span)
            found.add((place, anywhere))
    return found


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_lint_does_not_depend_on_order_or_on_the_folder_it_is_run_from(
    blog: Path, data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(blog)
    expected = findings([Path()])
    posts = sorted(find_posts(blog))
    order = data.draw(st.permutations(posts))
    folder = data.draw(st.sampled_from([blog, blog.parent, blog / "source", Path("/")]))
    monkeypatch.chdir(folder)
    assert findings([Path(os.path.relpath(path)) for path in order]) == expected
    assert {each for post in order for each in findings([post])} == expected
