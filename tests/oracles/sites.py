"""Blogs, converted and built, for the tests that look at the pages."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hexodigest.convert.job import prepare
from hexodigest.convert.run import Plan
from hexodigest.convert.targets import load_target
from oracles.engines import Built

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "arxiv-insights"
TEA = Path(__file__).parent.parent / "fixtures" / "convert" / "blog"


class Site(NamedTuple):
    """A converted blog and what its engine made of it."""

    plan: Plan
    folder: Path
    built: Built

    @property
    def public(self) -> Path:
        return self.built.public


def make_site(blog: Path, target: str, folder: Path, build: Callable[[Path], Built]) -> Site:
    """Convert a copy of the blog and build it."""
    copy = folder / "blog"
    shutil.copytree(blog, copy)
    site = folder / "site"
    job = prepare(copy, site, load_target(target))
    job.write()
    built = build(site)
    assert built.code == 0, built.said
    return Site(job.plan, site, built)
