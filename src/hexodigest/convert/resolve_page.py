"""A post or page with all that the blog around it settles."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from hexodigest.convert.blog import Blog
from hexodigest.convert.languages import page_language
from hexodigest.convert.page import Page, PageKind
from hexodigest.convert.served import is_markdown, page_path
from hexodigest.convert.terms import category_terms, tag_term
from hexodigest.convert.title_case import title_case
from hexodigest.document import Document, parse
from hexodigest.document.front_matter import Value
from hexodigest.document.js_values import is_true
from hexodigest.site.facts import PostFacts, facts_of
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.site.site import Site

_KINDS = {FileKind.DRAFT: PageKind.DRAFT, FileKind.PAGE: PageKind.PAGE}


def resolve_page(facts: PostFacts, blog: Blog, document: Document | None = None) -> Page:
    """The page of these facts. Raises OSError when it cannot be read."""
    document = document or parse(facts.path)
    data = facts.data
    is_post = facts.kind is not FileKind.PAGE
    return Page(
        document=document,
        file=PurePosixPath(facts.source.removeprefix("_posts/").removeprefix("_drafts/")),
        kind=_KINDS.get(facts.kind, PageKind.POST),
        is_markdown=is_markdown(facts),
        path=page_path(facts),
        slug=facts.slug,
        title=title_case(facts.title) if _has_title_case(data, blog) else facts.title,
        date=facts.date if is_post or data.get("date") else None,
        date_source=facts.date_source,
        updated=facts.updated if data.get("updated") else None,
        published=blog.site.is_shown(facts),
        tags=tuple(tag_term(name, blog.config) for name in facts.tags if is_post),
        categories=tuple(category_terms(c, blog.config) for c in facts.categories if is_post),
        layout=facts.layout,
        language=page_language(facts, blog.site),
        excerpt=_text(data.get("excerpt")),
        assets=blog.asset_folder(facts),
        data=dict(data),
    )


def _has_title_case(data: Mapping[str, Value], blog: Blog) -> bool:
    """Whether Hexo shows the title with capitals."""
    return is_true(data.get("titlecase", blog.extra.get("titlecase")))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def single_post(path: Path, site: Site) -> PostFacts:
    """The facts of a file that no blog holds, taken for a post of one with Hexo's defaults."""
    file = SourceFile(path, f"_posts/{path.name}", FileKind.POST)
    front_matter = parse(path).front_matter
    return facts_of(file, front_matter, path.stat(), site.config, site.zones)
