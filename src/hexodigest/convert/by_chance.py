"""What Hexo settles anew where it builds: dates of files, and ids drawn by lot."""

from collections.abc import Iterator

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page
from hexodigest.convert.target import Loss
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.site.dates import DateSource
from hexodigest.site.permalinks import has_drawn_id
from hexodigest.source import Span


def chance_losses(page: Page, blog: Blog, *, is_site: bool) -> Iterator[Loss]:
    """The losses of a post that Hexo shows, and of which its source does not say all.

    What is no site says itself where a date comes from.
    """
    if not page.is_post or not page.published:
        return
    where = page.document.path
    if is_site and page.date_source is DateSource.FILE and page.date:
        message = (
            "the post has no date, so Hexo takes the moment at which the file was made, here or by "
            f"a checkout; this takes its last change, {page.date:%Y-%m-%d %H:%M:%S}"
        )
        yield Diagnostic("date-of-file", message, Severity.WARNING, Span(0, 0), where)
    if has_drawn_id(page.data, blog.config):
        message = (
            f"the post has no `id` for `{blog.config.permalink}`, so Hexo draws one by lot; "
            f"this takes `{page.slug}`"
        )
        yield Diagnostic("id-by-lot", message, Severity.WARNING, Span(0, 0), where)
