r"""Lint and mend a post, for programs.

A post is parsed, its blog and its configuration are loaded once, and handed on:

>>> import hexodigest
>>> config = hexodigest.Config(ignore=("empty-link",))
>>> post = hexodigest.parse("---\ntitle: Tea\ntags: [green, green]\n---\n[Leaf]()\n")
>>> for found in hexodigest.lint_post(post, config):
...     line, column = post.source.position(found.span.start)
...     print(f"{line}:{column} {found.severity} {found.name}: {found.message}")
3:15 warning duplicate-term: tag `green` is named twice
"""

from collections.abc import Callable
from pathlib import Path

from hexodigest.config import Config
from hexodigest.diagnostics import Diagnostic
from hexodigest.document import Document
from hexodigest.lint.fix import Fixed, fix_document
from hexodigest.lint.run import lint
from hexodigest.lint.surroundings import Surroundings
from hexodigest.site import Site


def lint_post(
    document: Document, config: Config | None = None, site: Site | None = None
) -> list[Diagnostic]:
    """What is wrong with a post, in its order.

    Without `config` and `site`, both are looked for around the document's path; a text without a
    path has neither, and rules that need a blog do not run. What comments in the post silence is
    left out. Raises ConfigError when the configuration cannot be used.

    >>> from hexodigest import lint_post, parse
    >>> [found.name for found in lint_post(parse("[Leaves]()"))]
    ['empty-link']
    """
    return _lint(config, site)(document)


def fix_post(
    document: Document,
    config: Config | None = None,
    site: Site | None = None,
    *,
    unsafe: bool = False,
) -> Fixed:
    r"""Mend in memory what can be mended safely, or with `unsafe` all that has a fix.

    In what comes back `document.source.data` are the new bytes, `applied` is what was mended,
    `remaining` what is left, `refused` each fix that would have changed something else, and why.
    No file is written. Raises ConfigError as `lint_post` does.

    >>> from hexodigest import fix_post, parse
    >>> fixed = fix_post(parse("A cup.\n<!---more-->\n##Leaves\n"))
    >>> [found.name for found in fixed.applied], [found.name for found in fixed.remaining]
    (['misspelt-more-marker'], ['heading-without-space'])
    >>> fixed.document.source.data
    b'A cup.\n<!-- more -->\n##Leaves\n'
    >>> fix_post(parse("##Leaves\n"), unsafe=True).document.source.data
    b'## Leaves\n'
    """
    return fix_document(document, _lint(config, site), unsafe=unsafe)


def _lint(config: Config | None, site: Site | None) -> Callable[[Document], list[Diagnostic]]:
    around = Surroundings()

    def run(document: Document) -> list[Diagnostic]:
        path = document.path
        return lint(
            document,
            config or around.config(path or Path("-")),
            site or (around.site(path) if path else None),
        )

    return run
