"""Each tag as each target gets it: `tests/fixtures/tags/<dialect>/<tag>/post.md`, and what it is.

The folder is named as the tag's module; Hexo's own tags are in `hexo`.
"""

import pkgutil
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from conftest import ROOT
from conversions import convert_blog, make_blog
from hexodigest import tags
from hexodigest.tags.registry import dialects

FIXTURES = ROOT / "tests" / "fixtures" / "tags"
CASES = sorted(path.parent for path in FIXTURES.glob("*/*/post.md"))
HELPERS = {"arguments", "markup", "nesting", "nodes", "panes", "registry", "template"}


@pytest.mark.parametrize("target", ["hugo", "zola"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_tag_becomes(
    case: Path, target: str, tmp_path: Path, file_regression: FileRegressionFixture
) -> None:
    theme = case.parent.name if case.parent.name in dialects() else "landscape"
    files = {"_posts/post.md": (case / "post.md").read_bytes()}
    blog = make_blog(tmp_path / "blog", files, f"theme: {theme}\n")
    texts, plan = convert_blog(blog, target)
    lost = "".join(f"lost: {loss.name}: {loss.message}\n" for loss in plan.losses)
    content = texts["content/posts/post.md"] + lost
    file_regression.check(content.encode(), fullpath=case / f"{target}.md", binary=True)


def test_every_module_of_a_tag_has_a_case() -> None:
    packages = {"hexo": Path(tags.__path__[0])}
    packages |= {name: packages["hexo"] / name for name in dialects()}
    for dialect, folder in packages.items():
        found = {info.name for info in pkgutil.iter_modules([str(folder)]) if not info.ispkg}
        missing = found - HELPERS - {case.name for case in CASES if case.parent.name == dialect}
        assert missing == set()
