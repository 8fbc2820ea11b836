"""A JSON file a post: what it says, what Hexo makes of it, and its source byte for byte."""

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from hexodigest.convert.blog import Blog
from hexodigest.convert.page import Page, PageKind
from hexodigest.convert.paths import file_name
from hexodigest.convert.target import Converted, Output, Target
from hexodigest.convert.targets.json.document import post_json

_SURROGATE = re.compile("[\ud800-\udfff]")
_FOLDERS = {PageKind.POST: "posts", PageKind.DRAFT: "drafts", PageKind.PAGE: "pages"}


def convert_page(page: Page, blog: Blog) -> Converted:
    """The post as one JSON object, at the path that its source has."""
    parts = [file_name(part) for part in page.file.parts]
    name = parts[-1].removesuffix(".md") if page.is_markdown else parts[-1]
    place = PurePosixPath(_FOLDERS[page.kind], *parts[:-1], f"{name}.json")
    text = json.dumps(post_json(page, blog), ensure_ascii=False, allow_nan=False, indent=1)
    return Converted((Output(place, strict_text(text).encode() + b"\n"),))


def convert_blog(blog: Blog, pages: Sequence[Page]) -> Converted:
    """Nothing: all that is said is said of posts."""
    del blog, pages
    return Converted()


def strict_text(text: str) -> str:
    """Text without halves of surrogate pairs, which no UTF-8 can hold."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


TARGET = Target("json", convert_page, convert_blog, assets=None, takes_dropped=True)
