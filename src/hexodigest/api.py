"""Lint and mend a post, for programs."""

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

    Without `config` and `site`, both are looked for around the document's path. Raises ConfigError
    when the configuration cannot be used.
    """
    return _lint(config, site)(document)


def fix_post(document: Document, config: Config | None = None, site: Site | None = None) -> Fixed:
    """Mend in memory what can be mended safely; `.document.source.data` are the new bytes.

    Raises ConfigError as `lint_post` does.
    """
    return fix_document(document, _lint(config, site))


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
