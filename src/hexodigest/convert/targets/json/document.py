"""A page as the object that `schemas/post.schema.json` describes."""

from datetime import datetime

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.convert.targets.json.body import excerpt, segments
from hexodigest.convert.targets.json.source import source_json
from hexodigest.convert.targets.json.values import front_matter_json
from hexodigest.document.nodes import CodeBlock
from hexodigest.schema.images import ImageSource, images_of
from hexodigest.schema.models import digest_options
from hexodigest.schema.passages import Passage
from hexodigest.schema.picks import PickSource, picks_of
from hexodigest.schema.post import (
    AssetJson,
    CodeJson,
    DateJson,
    DiagnosticJson,
    ImageJson,
    LinkJson,
    PassageJson,
    PickJson,
    PostJson,
    ResolvedJson,
)
from hexodigest.site.assets import Reference, Resolution
from hexodigest.site.dates import DateSource


def post_json(page: Page, blog: Blog) -> PostJson:
    """The whole object; raises ConfigError when the post's model cannot be had."""
    document = page.document
    markdown = document.markdown
    options = digest_options(document, blog.settings)
    return {
        "format": 1,
        "source": source_json(document.source.data, blog.name_of(document.path)),
        "kind": page.kind.value,
        "front_matter": front_matter_json(document.front_matter),
        "resolved": _resolved(page, blog),
        "body": segments(document),
        "headings": [
            {"level": heading.level, "text": heading.text, "id": heading.id, "span": heading.span}
            for heading in document.styled_markdown(blog.heading_style).headings
        ],
        "links": _links(page),
        "images": [_image(image) for image in images_of(document)],
        "code": [_code(block) for block in markdown.walk() if isinstance(block, CodeBlock)],
        "assets": _assets(page, blog),
        "picks": None if options is None else [_pick(p) for p in picks_of(document, options)],
        "diagnostics": _diagnostics(page),
        "losses": [],
    }


def _resolved(page: Page, blog: Blog) -> ResolvedJson:
    path = page.path if blog.is_known else None
    return {
        "title": page.title,
        "slug": page.slug if page.is_post else None,
        "path": path,
        "permalink": None if path is None else blog.permalink(path),
        "date": _date(page.date, blog, page.date_source),
        "updated": _date(page.updated, blog, DateSource.FRONT_MATTER),
        "draft": not page.published,
        "tags": [{"name": term.name, "slug": term.slug} for term in page.tags],
        "categories": [[term.name for term in chain] for chain in page.categories],
        "layout": page.layout,
        "lang": page.language or (blog.language if blog.is_known else None),
        "excerpt": excerpt(page),
    }


def _date(date: datetime | None, blog: Blog, source: DateSource) -> DateJson | None:
    if date is None:
        return None
    wall = date.replace(tzinfo=None).isoformat(timespec="auto")
    found: DateJson = {"wall": wall, "zone": blog.config.timezone or None, "source": "file"}
    match source:
        case DateSource.FRONT_MATTER:
            found["source"] = "front-matter"
        case DateSource.FILE_NAME:
            found["source"] = "file-name"
        case DateSource.FILE:
            pass
    return found


def _links(page: Page) -> list[LinkJson]:
    source = page.document.source
    return [
        {
            "url": link.url,
            "text": source.slice(link.text),
            "title": link.title,
            "autolink": link.autolink,
            "span": link.span,
            "url_span": link.url_span,
        }
        for link in page.document.markdown.links
    ]


def _image(image: ImageSource) -> ImageJson:
    return {"url": image.url, "alt": image.alt, "span": image.span, "url_span": image.url_span}


def _code(block: CodeBlock) -> CodeJson:
    return {
        "language": block.language,
        "text": block.text,
        "caption": block.caption,
        "fenced": block.fenced,
        "span": block.span,
    }


def _assets(page: Page, blog: Blog) -> list[AssetJson]:
    """The pictures of the blog that the post shows, and where their files lie."""
    found: list[AssetJson] = []
    facts = blog.site.facts(page.document) if blog.is_known else None
    if facts is None:
        return found
    for image in images_of(page.document):
        is_html = page.document.source.text.startswith("<", image.span.start)
        reference = Reference.HTML if is_html else Reference.MARKDOWN
        resolved = blog.resolve_image(facts, image.url, reference)
        if resolved.kind in {Resolution.FOUND, Resolution.MISSING}:
            is_there = resolved.kind is Resolution.FOUND
            file = blog.name_of(resolved.file) if is_there else None
            found.append({"url": image.url, "file": file, "span": image.url_span})
    return found


def _pick(pick: PickSource) -> PickJson:
    return {
        "title": pick.title,
        "url": pick.url,
        "arxiv_id": pick.arxiv_id,
        "summary": [_passage(passage) for passage in pick.summary],
        "remarks": [_passage(passage) for passage in pick.remarks],
        "images": [_image(image) for image in pick.images],
        "span": pick.span,
        "heading": pick.heading,
        "title_span": pick.title_span,
        "url_span": pick.url_span,
    }


def _passage(passage: Passage) -> PassageJson:
    return {"text": passage.text, "span": passage.span}


def _diagnostics(page: Page) -> list[DiagnosticJson]:
    """What the parsers met; every rule's findings are the linter's to tell."""
    source = page.document.source
    found: list[DiagnosticJson] = []
    for fault in page.document.faults:
        position = source.position(fault.span.start)
        found.append(
            {
                "name": fault.name,
                "severity": "error",
                "message": fault.message,
                "span": fault.span,
                "line": position.line,
                "column": position.column,
            }
        )
    return found
