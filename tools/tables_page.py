"""The page of the tables' columns: types from the code that writes them, a line on each."""

from collections.abc import Mapping
from typing import Final

import pyarrow as pa

from hexodigest.batch.parquet import PICKS, POSTS, ROWS

_POSTS: Final = {
    "source": "path of the file below the source folder",
    "kind": "`post`, `draft` or `page`",
    "title": "as Hexo has it",
    "slug": "as Hexo has it; null for what has none",
    "path": "of the page, below the blog's root: `posts/dcb2f552/`",
    "permalink": "the page's URL",
    "date": "the clock that Hexo shows",
    "updated": "the same for the last change",
    "timezone": "the blog's `timezone`; null where it sets none",
    "draft": "whether it is a draft",
    "tags": "names, in the order of the post",
    "categories": "chains of names, from the outermost",
    "layout": "as Hexo has it",
    "lang": "the language of the page",
    "excerpt": "what a list of posts shows, as Markdown",
    "front_matter": "all of it, as JSON",
    "headings": "in the order of the text",
    "links": "in the order of the text; addresses as written",
    "images": "the same of images",
    "code": "blocks of code, with the language that they name",
    "picks": "how many sections have a link for a heading; null where the post is no digest",
    "faults": "names of what is wrong with it",
    "encoding": "of `content`: `utf-8`, or `base64` for a file that is not UTF-8",
    "content": "the whole file",
}
_PICKS: Final = {
    "source": "path of the post's file, as in `posts`",
    "date": "of the post",
    "position": "among the picks of the post, from 0",
    "title": "of the pick",
    "url": "where its heading leads",
    "arxiv_id": "without a version; null when the link is not one to arXiv",
    "summary": "paragraphs, lists, tables and code",
    "remarks": "block quotes",
    "images": "in the order of the text",
}
_HEAD: Final = f"""# Columns of tables

`hexodigest convert BLOG TABLE --to parquet` writes these; how, and how to ask them, is in
[batch.md](batch.md#as-one-table). A file has at most {ROWS:,} posts. This page is made of the code
by `make docs`.
"""


def tables_page() -> str:
    """Both tables."""
    return "\n".join(
        [_HEAD, *_table("posts", POSTS, _POSTS), "", *_table("picks", PICKS, _PICKS), ""]
    )


def _table(name: str, schema: pa.Schema, words: Mapping[str, str]) -> list[str]:
    """One table; every column has its words, and no words are left over."""
    if list(words) != schema.names:
        raise ValueError(f"{name}: columns are {schema.names}, described are {list(words)}")
    form = (schema.metadata or {})[b"hexodigest"].decode()
    lines = [f"## {name}", "", f"The file's metadata has `hexodigest` = `{form}`.", ""]
    lines += ["| column | type | null | what it is |", "|---|---|---|---|"]
    for field in schema:
        may_be_null = "yes" if field.nullable else "no"
        lines.append(
            f"| `{field.name}` | `{_type(field.type)}` | {may_be_null} | {words[field.name]} |"
        )
    return lines


def _type(kind: pa.DataType) -> str:
    """Lists as DuckDB writes them; names are Arrow's."""
    if pa.types.is_list(kind):
        return f"{_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        return "{" + ", ".join(f"{each.name}: {_type(each.type)}" for each in kind) + "}"
    return str(kind)
