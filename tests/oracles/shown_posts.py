"""Posts with what is found in them, and what the real Hexo makes of each by itself."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blogs import PACKAGE
from conftest import NODE, ask_node
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.document import Document, parse
from hexodigest.lint.posts import Linter
from hexodigest.site import Site, load_site
from oracles.test_tags import question

INSTEAD = {"volantis": ["image", "link"]}  # tags of Hexo that a theme registers anew


@dataclass(frozen=True)
class Shown:
    """A post with what is found in it, and what Hexo made of it; None when Hexo dropped it."""

    document: Document
    errors: list[Diagnostic]
    answer: dict[str, Any] | None
    source_dir: Path

    @property
    def is_lost(self) -> bool:
        return self.answer is None or "error" in self.answer

    @property
    def page(self) -> str:
        return "" if self.answer is None else self.answer.get("html", "")


def tags_of(document: Document, site: Site) -> dict[str, list[str]]:
    """The tags that Hexo must know to render it: the theme's are its own, be they Hexo's too."""
    asked = question(document.source.slice(document.body))
    theirs = INSTEAD.get(site.config.theme or "", [])
    return {"inline": asked["inline"], "block": asked["block"], "theme": theirs}


def shown(roots: list[Path], linter: Linter) -> list[Shown]:
    """Every post and page of the blogs, with what Hexo makes of them."""
    blogs, questions = [], []
    for root in roots:
        site = load_site(root)
        files = [file.path for file in site.files if file.path.suffix == ".md" and file.kind]
        posts = [parse(path) for path in files if not linter.leaves_out(path)]
        found = [[each for each in linter(p) if each.severity is Severity.ERROR] for p in posts]
        names = [path_of(post).relative_to(site.source_dir).as_posix() for post in posts]
        tags = dict(zip(names, (tags_of(post, site) for post in posts), strict=True))
        blogs.append((site, list(zip(names, posts, found, strict=True))))
        questions.append({"base": str(root), "tags": tags})
    for root in roots:  # only now, for a `package.json` says which tags there are
        if not (root / "package.json").exists():
            (root / "package.json").write_text(json.dumps(PACKAGE))
        (root / "node_modules").symlink_to(NODE / "node_modules")
    return [
        Shown(post, found, answer["posts"].get(name), site.source_dir)
        for (site, posts), answer in zip(blogs, ask_node("whole.js", questions), strict=True)
        for name, post, found in posts
        if name in answer["posts"] or name in answer["dropped"]
    ]


def path_of(document: Document) -> Path:
    assert document.path is not None
    return document.path
