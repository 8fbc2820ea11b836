"""What a rule may ask for, by the name of its parameter; each part is made when it is asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from hexodigest.config import Config
from hexodigest.document import Document
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.renderer import Renderer, renderer_of
from hexodigest.lint.suppress import Unused
from hexodigest.schema.faults import SchemaFault
from hexodigest.schema.models import PostModel, model_for, rule_for
from hexodigest.site import Site

if TYPE_CHECKING:
    from hexodigest.schema.context import DigestContext


class Subject:
    """A document with what lies around it."""

    unused_suppressions: tuple[Unused, ...] = ()  # set when all other rules have run

    def __init__(self, document: Document, config: Config, site: Site | None) -> None:
        """Remember; look at nothing yet."""
        self._document = document
        self._config = config
        self._site = site
        self.schema_failure: Exception | None = None  # what `schema_faults` could not be had for

    @property
    def document(self) -> Document:
        """The post."""
        return self._document

    @property
    def config(self) -> Config:
        """The configuration that holds for the post."""
        return self._config

    @property
    def site(self) -> Site | None:
        """The blog around the post; rules that ask for it run only where there is one."""
        return self._site

    @property
    def renderer(self) -> Renderer:
        """What renders the blog's Markdown; hexo-renderer-marked for a post in no blog."""
        return renderer_of(self._site)

    @property
    def known_tags(self) -> KnownTags:
        """Which tags Hexo knows in this blog."""
        return KnownTags(self._config, self._site)

    @cached_property
    def schema_faults(self) -> tuple[SchemaFault, ...]:
        """What the post's model finds wrong: one validation for all rules.

        Raises ConfigError when there is no such model; one that fails is in `schema_failure`.
        """
        model = model_for(self._document, self._config)
        if model is None:
            return ()
        from hexodigest.schema.validate import validate  # noqa: PLC0415 # few posts have a model

        try:
            return validate(self._document, model, self._context(model))
        except Exception as error:  # noqa: BLE001  # a user's model may raise anything
            self.schema_failure = error
            return ()

    def _context(self, model: PostModel) -> "DigestContext | None":
        """The digests before this one; None for a post that is no digest or in no blog."""
        rule = rule_for(self._document, self._config)
        if rule is None or self._site is None or "picks" not in model.model.model_fields:
            return None
        from hexodigest.lint.archive import digest_context  # noqa: PLC0415 # as above

        return digest_context(self._document, rule, model.options, self._config, self._site)
