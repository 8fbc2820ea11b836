"""Blogs that the real Hexo can run on, made from fixtures and the corpus."""

import json
import shutil
from pathlib import Path

from conftest import NODE, ROOT

TORTURE = ROOT / "tests" / "fixtures" / "torture" / "site"
PACKAGE = {
    "name": "blog",
    "private": True,
    "hexo": {"version": "8.1.2"},
    "dependencies": {"hexo": "*", "hexo-renderer-ejs": "*", "hexo-renderer-marked": "*"},
}


def copy_of(blog: Path, folder: Path) -> Path:
    """The blog, made just now, with the packages that Hexo wants beside it."""
    base = folder / "blog"
    shutil.copytree(blog, base, copy_function=shutil.copyfile)
    (base / "package.json").write_text(json.dumps(PACKAGE))
    (base / "node_modules").symlink_to(NODE / "node_modules")
    return base
