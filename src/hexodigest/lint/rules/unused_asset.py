"""A picture or a download of the blog is named in none of its files.

## Why is this bad?

It is copied and uploaded with every build for nobody, and it is often the sign of a misspelt name
in a post. Files in a post's asset folder are reported in that post; all others once, in the first
file of the blog by name.

A file counts as used when its name, without folders, stands in any post, page, style sheet, script
or configuration of the blog. A theme that is installed elsewhere is not asked, so this is off by
default.

## Example

`source/_posts/tea/` has `kettle.png` and `kettle-old.png`, and the post shows the first alone.
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.rule import Problem
from hexodigest.lint.used_files import used_files_of
from hexodigest.site import Site
from hexodigest.source import Span

SEVERITY = Severity.INFO
GROUP = "links"


def unused_asset(document: Document, site: Site) -> Iterator[Problem]:
    source = site.source_of(document.path) if document.path else None
    for unused in used_files_of(site).unused.get(source or "", ()):
        yield Problem(Span(0, 0), f"`{unused}` is named in no file of the blog")
