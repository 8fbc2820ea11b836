"""The folder for the images of a digest's week is not there.

## Why is this bad?

The digest shows images of the blog's own, which belong in the folder of its week, from Monday to
Friday. Where there is no such folder the images were not copied, or its name was mistyped, and
every picture of the digest is broken.

`image_folder` in the configuration says where the folders lie.

## Example

A digest of 17 January 2024 that shows images wants the folder
`source/files/images/arxiv-insights/2024-01-15-01-19`:

```yaml
date: 2024-01-17 20:15:00
```
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from hexodigest.config import Config
from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.front_places import place_of
from hexodigest.lint.rule import Problem
from hexodigest.schema.dates import read_date
from hexodigest.schema.images import images_of
from hexodigest.schema.models import digest_options
from hexodigest.schema.weeks import week_name
from hexodigest.site import Site

SEVERITY = Severity.WARNING
GROUP = "digest"


def missing_week_folder(document: Document, config: Config, site: Site) -> Iterator[Problem]:
    options = digest_options(document, config)
    when = read_date(document.front_matter.data.get("date"))
    if options is None or when is None or "{week}" not in options.image_folder:
        return
    folder = options.image_folder.replace("{week}", week_name(when.date())).strip("/")
    if site.folders.is_folder(site.source_dir / folder):
        return
    if any(_is_own(image.url) for image in images_of(document)):
        message = f"`{folder}`, the folder of this week's images, is not in the blog"
        yield Problem(place_of(document, "date"), message)


def _is_own(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # no address at all: `http://[`
        return False
    return not (parts.scheme or parts.netloc)
