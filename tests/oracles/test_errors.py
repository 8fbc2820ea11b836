"""`error` means it: Hexo drops the post, aborts, or prints something else than was written."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from conftest import ROOT, corpus_blogs
from corpus.test_convert import blog_root
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.lint.posts import Linter
from hexodigest.source import Span
from oracles.error_evidence import ELSEWHERE, is_confirmed
from oracles.shown_posts import Shown, shown

pytestmark = pytest.mark.oracle

RULES = ROOT / "tests" / "fixtures" / "rules"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    tmp = tmp_path_factory.mktemp("blogs")
    roots = []
    for folder in corpus_blogs():
        copy = tmp / folder.name
        shutil.copytree(folder, copy, copy_function=shutil.copyfile)
        roots.append(blog_root(copy, tmp / f"{folder.name}-whole"))
    return shown(roots, Linter())


def count(posts: list[Shown]) -> tuple[Counter[str], list[str]]:
    """How many errors of each rule Hexo was asked about, and what it did not confirm."""
    asked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    said: list[str] = []
    for post in posts:
        for found in post.errors:
            of_model = (
                found.name == "invalid-front-matter" and not post.document.front_matter.faults
            )
            if (found.name in ELSEWHERE or of_model) and not post.is_lost:
                continue
            asked[found.name] += 1
            if not is_confirmed(post, found):
                wrong[found.name] += 1
                said.append(f"{found.name} {post.document.path}: {found.message}")
    for name, number in sorted(asked.items()):
        print(f"{name}: {number - wrong[name]} of {number}")  # noqa: T201  # for -s
    print(f"together: {asked.total() - len(said)} of {asked.total()}")  # noqa: T201  # for -s
    return asked, said


@pytest.mark.corpus
@pytest.mark.slow
def test_hexo_confirms_the_errors_of_the_corpus(corpus: list[Shown]) -> None:
    asked, wrong = count(corpus)
    assert asked.total() >= 100
    assert len(wrong) <= asked.total() * 0.02, wrong


@pytest.mark.corpus
@pytest.mark.slow
def test_every_post_of_the_corpus_that_hexo_drops_or_aborts_on_has_an_error(
    corpus: list[Shown],
) -> None:
    lost = [post for post in corpus if post.is_lost]
    print(f"{len(lost)} of {len(corpus)} posts are lost")  # noqa: T201  # for -s
    assert len(lost) >= 2
    assert [post.document.path for post in lost if not post.errors] == []


def small_blog(case: Path, tmp: Path) -> Path:
    """A copy of a rule's case; a single post becomes a blog."""
    root = tmp / f"{case.parent.name}-{case.name}"
    if (case / "_config.yml").is_file():
        shutil.copytree(case, root)
    else:
        (root / "source" / "_posts").mkdir(parents=True)
        shutil.copyfile(case / "post.md", root / "source" / "_posts" / "post.md")
        (root / "_config.yml").write_text("title: T\nurl: https://tea.example\ntimezone: UTC\n")
    return root


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    """The posts of every case of every rule."""
    tmp = tmp_path_factory.mktemp("cases")
    found = {
        path.parent for name in ("post.md", "_config.yml") for path in RULES.glob(f"*/*/{name}")
    }
    return shown([small_blog(case, tmp) for case in sorted(found)], Linter())


@pytest.mark.slow
def test_hexo_confirms_the_errors_of_the_rules_cases(cases: list[Shown]) -> None:
    asked, wrong = count(cases)
    assert asked.total() >= 100
    assert len(wrong) <= asked.total() * 0.02, wrong


@pytest.mark.slow
def test_every_case_of_a_rule_that_hexo_drops_or_aborts_on_has_an_error(cases: list[Shown]) -> None:
    lost = [post for post in cases if post.is_lost]
    print(f"{len(lost)} of {len(cases)} cases are lost")  # noqa: T201  # for -s
    silent = [post for post in lost if not post.errors]
    assert len(lost) >= 20
    assert [post.document.path for post in silent] == []


def test_what_is_right_is_no_evidence(tmp_path: Path) -> None:
    case = tmp_path / "case" / "right"
    case.mkdir(parents=True)
    body = "{% note it %}\n\n**bold**, [a link](/a/) and ![a picture](/a.png)\n\n"
    body += "The end of the tea, all of it, green and very hot.\n"
    text = f"---\ntitle: Tea\ndate: 2024-01-17 14:03:13\n---\n\n{body}"
    (case / "post.md").write_text(text, "utf-8")
    root = small_blog(case, tmp_path)
    (root / "source" / "a.png").touch()
    [post] = shown([root], Linter(ignore=("unknown-tag",)))
    assert not post.errors
    written = {
        "text-after-tag": "**bold**",
        "space-in-url": "[a link](/a/)",
        "unbalanced-quote": "{% note it %}",
        "unclosed-tag": "{% note it %}",
        "tag-in-link-target": "/a/",
        "missing-asset": "/a.png",
        "invalid-date": "2024-01-17 14:03:13",
    }
    for name, part in written.items():
        start = text.index(part)
        span = Span(start, start + len(part))
        assert not is_confirmed(post, Diagnostic(name, "", Severity.ERROR, span)), name
