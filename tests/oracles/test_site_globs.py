"""File patterns against micromatch, through which Hexo reads them."""

import pytest

from conftest import ask_node
from hexodigest.site.globs import matches

pytestmark = pytest.mark.oracle

_PATTERNS = r"""
* ** *.md **/*.md **/* */*.md a/** a/**/b a/* **/a/** **/.git/** .well-known/** a(b) (a|b)
_posts/**/*.html ? a? [ab].md [!a]* [^a]* [a-c]/** {a,b}.md {a,b/c}/** a{1..3}.md {a..c}.md
{5..1..2} !a.md !**/*.md !!a.md @(a|b).md +(a|b) ?(a)b *(ab) !(a) !(a|b).md a/!(b)/c
*.{md,html} **/{a,b}/* a** **a a**/b **/**.md ./a.md a.md **/ */ a/ *a* a*b*c .* .*/**
**/.* \*.md [ {a} {a,b + a+b a.b [[] []a] [a]] README* **/README.md _*/** **/_*
docs/{a,{b,c}}/*.md **/b/**/c a/**/** */** **/*/b *.* a/*/c **/!(*.md) *(a|b)*.md ?.md ??/*
[0-9].md a*/** **/a*/**
"""
_PATHS = """
a b c ab abc a.md b.md c.md d.md .a.md a.html a/b a/b.md a/b/c a/b/c.md a/c/b a/.b a/.b/c
.git .git/x a/.git/x .well-known/s.txt _posts/x.html _posts/a/x.html README.md
docs/README.md a1.md a2.md a4.md 5 3 1 4 aa aab ba *.md a+b a.b a(b) [ {a} _x/y a/_x b/c/d
b/c abab docs/a/x.md docs/b/x.md docs/c/y.md 中.md 中/文.md x/b/y/c x/b/c 1.md ab/x []a a]
aXbYc a/x/c a/b.c/c A.md {a,b [a]
"""
PATTERNS = _PATTERNS.split()
PATHS = _PATHS.split()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_fits_what_it_fits_in_hexo(pattern: str) -> None:
    fits = [path for path in PATHS if matches(path, (pattern,))]
    assert fits == _by_micromatch()[pattern]


_ANSWERS: dict[str, list[str]] = {}


def _by_micromatch() -> dict[str, list[str]]:
    """The paths that each pattern fits; asked once."""
    if not _ANSWERS:
        [answers] = ask_node("globs.js", [{"patterns": PATTERNS, "paths": PATHS}])
        for pattern, row in zip(PATTERNS, answers, strict=True):
            _ANSWERS[pattern] = [path for path, fits in zip(PATHS, row, strict=True) if fits]
    return _ANSWERS
