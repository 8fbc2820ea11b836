"""What every test may use: where things lie, the corpus, and how to ask Node."""

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A law says nothing of time, and a busy machine makes any example slow.
settings.register_profile("unhurried", settings(deadline=None))
settings.load_profile("unhurried")

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HEXODIGEST_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpus" / "blogs"
NODE = ROOT / "tests" / "oracles" / "node"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests over the corpus skip, with a word, where it is absent."""
    if CORPUS.is_dir():
        return
    absent = pytest.mark.skip(reason="../shared/corpus is absent")
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(absent)


def corpus_posts() -> list[Path]:
    """Every Markdown file of the corpus, sorted; empty where it is absent."""
    return sorted(path for path in CORPUS.rglob("*.md") if path.is_file())


def corpus_blogs() -> list[Path]:
    """The folder of every blog of the corpus, sorted; empty where it is absent."""
    return sorted(CORPUS.iterdir()) if CORPUS.is_dir() else []


def ask_node(script: str, questions: Iterable[Any], *, timeout: float = 600) -> list[Any]:
    """Run `tests/oracles/node/<script>` on JSON questions, a line each; its JSON answers, in order.

    A question that may hold lone surrogates or odd bytes is best sent as a path or base64. Fails,
    never skips, when the packages are not there.
    """
    if not (NODE / "node_modules").is_dir():
        pytest.fail("the oracles are not installed: run `make engines`")
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    done = subprocess.run(
        ["node", script],
        cwd=NODE,
        input=lines.encode(),
        capture_output=True,
        timeout=timeout,
        check=False,
        env={**os.environ, "TZ": "UTC", "NO_COLOR": "1"},  # where CI is set, Hexo logs in colours
    )
    if done.returncode:
        pytest.fail(f"node {script} failed:\n{done.stderr.decode(errors='replace')[-4000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]
