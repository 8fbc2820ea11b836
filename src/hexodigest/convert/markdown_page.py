"""A page as a Markdown file: new front matter, the body by edits of the source."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from hexodigest.convert.alike import read_alike
from hexodigest.convert.blog import Blog
from hexodigest.convert.body import convert_body, convert_html
from hexodigest.convert.context import Context
from hexodigest.convert.flavour import Flavour
from hexodigest.convert.page import Page
from hexodigest.convert.paths import file_name
from hexodigest.convert.raw_html import html_block
from hexodigest.convert.target import Loss
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import BOM, Source, Span

_LONE_RETURN = re.compile(rb"\r(?!\n)")


def markdown_page(
    page: Page, blog: Blog, flavour: Flavour, front_matter: str
) -> tuple[bytes, list[Loss]]:
    """The file's bytes, with the source's line ends, and what it does not say as Hexo did."""
    source = page.document.source
    context = Context(page, blog, flavour, source)
    span = page.document.front_matter.span
    losses: list[Loss] = []
    if page.is_markdown:
        edits, losses = convert_body(context)
        replacements = [(edit.span, edit.text) for edit in edits]
        head, body = _parts(source, Span(0, span.end), front_matter, replacements)
        body, misread = read_alike(context, body, edits)
        losses += misread
    else:
        html, losses = convert_html(context)
        replacements = [(page.document.body, html_block(html) + "\n")]
        head, body = _parts(source, Span(0, span.end), front_matter, replacements)
    if flavour.guard:
        guarded = flavour.guard(body.decode("utf-8", "surrogateescape"))
        body = guarded.encode("utf-8", "surrogateescape")
    data = head + body
    if source.bad_bytes:
        first = source.bad_bytes[0]
        losses.append(
            Diagnostic(
                "invalid-utf8",
                f"{len(source.bad_bytes)} runs of bytes that are not UTF-8 became U+FFFD",
                Severity.WARNING,
                Span(first.offset, first.offset + 1),
                page.document.path,
            )
        )
        data = data.decode("utf-8", "replace").encode()
    return data.removeprefix(BOM), losses


def _parts(
    source: Source, header: Span, front_matter: str, edits: Sequence[tuple[Span, str]]
) -> tuple[bytes, bytes]:
    """The new front matter, and the body after its edits."""
    head = source.replace([(header, front_matter), (Span(header.end, len(source.text)), "")])
    body = source.replace([(header, ""), *edits]).removeprefix(BOM)
    # As marked reads it: a CR alone ends a line, which neither Hugo nor Zola knows.
    return _LONE_RETURN.sub(b"\n", head), _LONE_RETURN.sub(b"\n", body)


def content_file(page: Page, folder: str) -> PurePosixPath:
    """Where the page lies below the target's content folder.

    `index.md` takes its folder's name, for next to other pages that name means something else to
    Hugo and Zola.
    """
    parts = [_plain(part) for part in page.file.with_suffix("").parts]
    if parts[-1] in {"index", "_index"} and len(parts) > 1:
        parts.pop()
    name = "index-page" if parts[-1] in {"index", "_index"} else parts[-1]
    return PurePosixPath("content", folder, *parts[:-1], f"{name}.md")


def _plain(name: str) -> str:
    """A name without a dot: `.zh` may mean a language, and `.x` a file to leave out."""
    return file_name(name).replace(".", "-").lstrip("-") or "page"
