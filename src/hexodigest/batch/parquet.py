"""Posts and picks as Parquet files of some thousand rows each, by the extra `hexodigest[data]`."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from hexodigest.batch.records import NoParquetError
from hexodigest.schema.post import ImageJson, PassageJson, PickJson, PostJson

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise NoParquetError("Parquet needs `pip install hexodigest[data]`") from error

ROWS: Final = 10_000  # posts in a file
_TEXTS: Final = pa.list_(pa.string())
_IMAGES: Final = pa.list_(pa.struct([("url", pa.string()), ("alt", pa.string())]))
POSTS: Final = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        ("title", pa.string()),
        ("slug", pa.string()),
        ("path", pa.string()),
        ("permalink", pa.string()),
        ("date", pa.timestamp("us")),
        ("updated", pa.timestamp("us")),
        ("timezone", pa.string()),
        pa.field("draft", pa.bool_(), nullable=False),
        ("tags", _TEXTS),
        ("categories", pa.list_(_TEXTS)),
        ("layout", pa.string()),
        ("lang", pa.string()),
        ("excerpt", pa.string()),
        ("front_matter", pa.string()),
        ("headings", pa.list_(pa.struct([("level", pa.int32()), ("text", pa.string())]))),
        ("links", pa.list_(pa.struct([("url", pa.string()), ("text", pa.string())]))),
        ("images", _IMAGES),
        ("code", pa.list_(pa.struct([("language", pa.string()), ("text", pa.string())]))),
        ("picks", pa.int32()),
        ("faults", _TEXTS),
        pa.field("encoding", pa.string(), nullable=False),
        pa.field("content", pa.string(), nullable=False),
    ],
    metadata={"hexodigest": "posts 1"},
)
PICKS: Final = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        ("date", pa.timestamp("us")),
        pa.field("position", pa.int32(), nullable=False),
        ("title", pa.string()),
        ("url", pa.string()),
        ("arxiv_id", pa.string()),
        ("summary", _TEXTS),
        ("remarks", _TEXTS),
        ("images", _IMAGES),
    ],
    metadata={"hexodigest": "picks 1"},
)


def write_parquet(lines: Iterator[bytes], folder: Path) -> None:
    """Write `posts-00000.parquet` and so on, and `picks-…` of the same posts, whole or not at all.

    Files of an earlier, larger archive go.
    """
    number = 0
    posts: list[PostJson] = []
    for line in lines:
        posts.append(json.loads(line))
        if len(posts) == ROWS:
            _write(posts, folder, number)
            posts, number = [], number + 1
    if posts or not number:
        _write(posts, folder, number)
        number += 1
    for name in ("posts", "picks"):
        for old in folder.glob(f"{name}-*.parquet"):
            if old.stem.removeprefix(f"{name}-") >= f"{number:05d}":
                old.unlink()


def _write(posts: list[PostJson], folder: Path, number: int) -> None:
    picks = [
        _pick(post, position, pick)
        for post in posts
        for position, pick in enumerate(post["picks"] or ())
    ]
    for name, rows, schema in (("posts", map(_post, posts), POSTS), ("picks", picks, PICKS)):
        place = folder / f"{name}-{number:05d}.parquet"
        temporary = folder / f".hexodigest-part-{place.name}"
        table = pa.Table.from_pylist(list(rows), schema=schema)
        try:
            pq.write_table(table, temporary, compression="zstd")
            temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)


def _post(post: PostJson) -> dict[str, Any]:
    resolved = post["resolved"]
    date, excerpt = resolved["date"], resolved["excerpt"]
    return {
        "source": post["source"]["path"] or "",
        "kind": post["kind"],
        "title": resolved["title"],
        "slug": resolved["slug"],
        "path": resolved["path"],
        "permalink": resolved["permalink"],
        "date": _time(resolved["date"]),
        "updated": _time(resolved["updated"]),
        "timezone": date["zone"] if date else None,
        "draft": resolved["draft"],
        "tags": [tag["name"] for tag in resolved["tags"]],
        "categories": resolved["categories"],
        "layout": resolved["layout"],
        "lang": resolved["lang"],
        "excerpt": excerpt["markdown"] if excerpt else None,
        "front_matter": json.dumps(post["front_matter"]["data"], ensure_ascii=False),
        "headings": [{"level": each["level"], "text": each["text"]} for each in post["headings"]],
        "links": [{"url": each["url"], "text": each["text"]} for each in post["links"]],
        "images": _images(post["images"]),
        "code": [{"language": each["language"], "text": each["text"]} for each in post["code"]],
        "picks": None if post["picks"] is None else len(post["picks"]),
        "faults": [each["name"] for each in post["diagnostics"]],
        "encoding": post["source"]["encoding"],
        "content": post["source"]["content"],
    }


def _pick(post: PostJson, position: int, pick: PickJson) -> dict[str, Any]:
    return {
        "source": post["source"]["path"] or "",
        "date": _time(post["resolved"]["date"]),
        "position": position,
        "title": pick["title"],
        "url": pick["url"],
        "arxiv_id": pick["arxiv_id"],
        "summary": _texts(pick["summary"]),
        "remarks": _texts(pick["remarks"]),
        "images": _images(pick["images"]),
    }


def _time(date: Any) -> datetime | None:  # noqa: ANN401  # `DateJson` or nothing
    return None if date is None else datetime.fromisoformat(date["wall"])


def _texts(passages: list[PassageJson]) -> list[str]:
    return [passage["text"] for passage in passages]


def _images(images: list[ImageJson]) -> list[dict[str, str]]:
    return [{"url": image["url"], "alt": image["alt"]} for image in images]
