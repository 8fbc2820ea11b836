"""The blog as Hexo builds it: on a copy, with a layout that prints what each page says."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypedDict

from hexodigest.convert.blog import Blog
from hexodigest.convert.outer_tags import outer_tags
from hexodigest.convert.raw_html import code_block
from hexodigest.document import parse
from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags, find_tags
from hexodigest.source import Span
from hexodigest.tags import known_tags, lower
from hexodigest.tags.nodes import Code, Html, Layout, Prose
from hexodigest.verify.built import HexoSite, ListData, PageData, page_data, served_path
from hexodigest.verify.engines import find_hexo, find_node, run

# What `hexo init` gives a blog, and what prints nothing but a file of its own.
_USUAL = (
    "hexo-renderer-marked",
    "hexo-generator-index",
    "hexo-generator-archive",
    "hexo-generator-category",
    "hexo-generator-tag",
    "hexo-tag-embed",  # Hexo itself had these tags up to 6.3
)
_DEEPEST = 40  # tags within tags
_LEFT_OUT = shutil.ignore_patterns("node_modules", "public", ".git", ".deploy_git", "db.json")


def build_hexo(blog: Blog, folder: Path, given: Path | None, zone: str) -> HexoSite:
    """Build a copy of the blog below `folder`. Raises EngineError when Hexo cannot."""
    modules = find_hexo(blog.site.root, given)
    node = find_node()
    base = _copy(blog, folder / "blog")
    missing = _packages(base, modules, is_own=modules.parent == blog.site.root.resolve())
    public = folder / "hexo"
    question = {"base": str(base), "out": str(public), "ofTheme": _of_theme(blog), **_tags(blog)}
    with as_file(files(__package__).joinpath("hexo/build.js")) as script:
        said = run([node, str(script)], base, given=json.dumps(question), TZ=zone)
    return _site(json.loads(said.splitlines()[-1]), public, missing)


def _copy(blog: Blog, home: Path) -> Path:
    """The blog and, where it lies elsewhere, its source folder; how they lie stays the same."""
    root, source = blog.site.root.resolve(), blog.site.source_dir.resolve()
    common = Path(os.path.commonpath([root, source]))
    base = home / root.relative_to(common)
    places = [(root, base)]
    if not source.is_relative_to(root) and source.is_dir():
        places.append((source, home / source.relative_to(common)))
    for origin, place in places:
        shutil.copytree(
            origin,
            place,
            ignore=_LEFT_OUT,
            copy_function=shutil.copyfile,
            ignore_dangling_symlinks=True,
            dirs_exist_ok=True,
        )
    return base


def _packages(base: Path, modules: Path, *, is_own: bool) -> list[str]:
    """Lay Hexo and the plugins beside the copy; the plugins that are not there."""
    (base / "node_modules").symlink_to(modules)
    path = base / "package.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        package = {}
    wanted = {**package.get("devDependencies", {}), **package.get("dependencies", {})}
    plugins = [name for name in wanted if re.match(r"(@[^/]+/)?hexo-(?!theme-|cli)", name)]
    missing = [name for name in plugins if not (modules / name).is_dir()]
    if not is_own:
        plugins += [name for name in _USUAL if (modules / name).is_dir()]
    found = {name: "*" for name in plugins if name not in missing}
    package |= {"dependencies": {"hexo": "*", **found}, "devDependencies": {}}
    package["hexo"] = {"version": "8"}
    path.write_text(json.dumps(package), encoding="utf-8")
    return missing


def _tags_of(page: Path, dialect: str) -> Iterator[tuple[str, Tag]]:
    """Every tag that a page uses, with the text that its spans count.

    Tags within tags are there as Hexo finds them, and as Nunjucks runs them.
    """
    document = parse(page)
    text = document.source.text
    tags = [*document.tags.walk(), *document.tags.leaked]
    tags += _run(document.tags, text, dialect, _DEEPEST)
    for tag in dict.fromkeys(tags):
        if tag.name:
            yield text, tag


def _run(found: Tags, text: str, dialect: str, deepest: int) -> Iterator[Tag]:
    for tag in outer_tags(found, text, dialect):
        yield tag
        if tag.body and tag.name != "raw" and deepest:
            yield from _run(find_tags(text, tag.body), text, dialect, deepest - 1)


def _tags(blog: Blog) -> dict[str, Any]:
    """The names of all tags, those that have an end, and what is known of single ones."""
    names: set[str] = set()
    blocks: set[str] = set()
    shown: dict[str, dict[str, list[_Way]]] = {}
    for facts in blog.facts:
        for text, tag in _tags_of(facts.path, blog.dialect):
            names.add(tag.name)
            blocks |= {tag.name} if tag.kind is TagKind.BLOCK else set()
            way = _way(tag, text, blog.dialect)
            if way:
                of_page = shown.setdefault(facts.source, {})
                of_page.setdefault(text[slice(*tag.opening)], []).append(way)
    return {"tags": sorted(names), "blocks": sorted(blocks), "shown": shown}


class _Way(TypedDict):
    """How a theme's tag is put together, and what lies between the parts of its body."""

    parts: list[dict[str, str]]
    gaps: list[str]


def _way(tag: Tag, text: str, dialect: str) -> _Way | None:
    """What is known of the tag; None where it is neither HTML nor code."""
    match lower(tag, text, dialect):
        case Html(html):
            return _Way(parts=[{"html": html}], gaps=[])
        case Code(code, language):
            return _Way(parts=[{"html": code_block(code, language)}], gaps=[])
        case Layout(parts):
            return _Way(parts=[_part(part) for part in parts], gaps=_gaps(tag, text, parts))
        case _:
            return None


def _part(part: str | Span | Prose) -> dict[str, str]:
    match part:
        case str():
            return {"html": part}
        case Prose(text):
            return {"prose": text}
        case Span():
            return {}


def _gaps(tag: Tag, text: str, parts: Sequence[str | Span | Prose]) -> list[str]:
    """What stands before, between and after those parts of the body that are shown."""
    spans = [part for part in parts if isinstance(part, Span)]
    if tag.body is None or not spans:
        return []
    starts = [tag.body.start, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), tag.body.end]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _of_theme(blog: Blog) -> list[str]:
    """The tags that the theme has in the stead of Hexo's own, or besides."""
    if not blog.dialect:
        return []
    own = known_tags()
    return sorted(
        name for name, known in known_tags(blog.dialect).items() if known is not own.get(name)
    )


def _site(answer: Any, public: Path, missing: list[str]) -> HexoSite:  # noqa: ANN401  # JSON
    pages: dict[str, PageData] = {}
    lists: dict[str, ListData] = {}
    others: list[str] = []
    for name in answer["files"]:
        if not name.endswith(".html"):
            others.append(name)
            continue
        text = (public / name).read_text(encoding="utf-8", errors="replace")
        data = page_data(served_path(name), text)
        if isinstance(data, ListData):
            lists[data.path] = data
        else:
            pages[data.path] = data
    notes = [f"plugin `{name}` is not installed" for name in missing]
    notes += [f"plugin failed: {line}" for line in answer["failed"]]
    return HexoSite(
        public,
        pages,
        lists,
        tuple(others),
        answer["dropped"],
        tuple(answer["standIns"]),
        answer["unshown"],
        tuple(notes),
        answer["version"],
    )
