"""What holds for every post, whatever bytes it is made of: the oracle of the fuzzers."""

import json
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from hexodigest.convert.blog import Blog
from hexodigest.convert.run import plan_post
from hexodigest.convert.targets import load_target
from hexodigest.convert.targets.json.source import restore
from hexodigest.diagnostics import Diagnostic
from hexodigest.document import Document
from hexodigest.lint.fix import fix_document
from hexodigest.lint.posts import Linter
from hexodigest.site.facts import PostFacts, facts_of
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.site import Site
from hexodigest.source import Source, Span

SLOW: Final = 5.0  # CPU seconds for a few kilobytes: then something is not linear
_REFUSALS: Final = (  # of addresses, as `convert.paths` words them
    "` names no file",
    "` leads out of the output folder",
    "` has a name of more than 255 bytes",
)


class BrokenLawError(AssertionError):
    """What was found is the message."""


def parse(data: bytes) -> None:
    """Parsing never raises, its spans lie in the text, and its parts join to the file."""
    document = Document(Source(data))
    text = document.source.text
    for span in _spans(document):
        if not 0 <= span.start <= span.end <= len(text):
            raise BrokenLawError(f"{span} is outside the text")
    if document.source.replace([]) != data:
        raise BrokenLawError("the parts do not join to the file")
    json.dumps(document.front_matter.data, default=str)


def _spans(document: Document) -> Iterator[Span]:
    yield document.front_matter.span
    yield document.body
    yield from (tag.span for tag in document.tags.items)
    yield from (node.span for node in document.markdown.walk())
    yield from (element.span for element in document.elements)
    yield from (fault.span for fault in document.faults)


def fix(data: bytes) -> None:
    """No rule fails, fixing twice is fixing once, and what no fix names stays."""
    first = _fixed(data)
    second = _fixed(first)
    if second != first:
        raise BrokenLawError("a second run mends something else")


def _fixed(data: bytes) -> bytes:
    fixed = fix_document(Document(Source(data)), _lint, unsafe=True)
    failed = [found.message for found in fixed.remaining if found.name == "internal-error"]
    if failed:
        raise BrokenLawError(failed[0])
    return fixed.document.source.data


def _lint(document: Document) -> list[Diagnostic]:
    return _linter()(document)


@cache
def _linter() -> Linter:
    return Linter(select=("*",))


def convert(data: bytes) -> None:
    """Each target converts it, or says that its address cannot be a file.

    JSON gives it back, and front matter can be read.
    """
    blog, facts = _post(data)
    for name in ("json", "hugo", "zola"):
        plan = plan_post(blog, load_target(name), facts)
        for failure in plan.failures:
            if not (failure.is_dropped or failure.message.endswith(_REFUSALS)):
                raise BrokenLawError(failure.message)
        content = plan.outputs[0].content if plan.pages else b""
        if isinstance(content, bytes) and content:
            _READERS[name](content, data)


def _post(data: bytes) -> tuple[Blog, PostFacts]:
    """The post in a blog of nothing else."""
    folder = _folder()
    path = folder / "post.md"
    path.write_bytes(data)
    site = Site(folder, HexoConfig())
    file = SourceFile(path, "_posts/post.md", FileKind.POST)
    facts = facts_of(
        file, Document(Source(data)).front_matter, path.stat(), site.config, site.zones
    )
    return Blog(site, is_known=False), facts


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="hexodigest-fuzz-"))


def _read_json(content: bytes, data: bytes) -> None:
    json.loads(content, parse_constant=_refuse)
    if restore(content) != data:
        raise BrokenLawError("JSON does not give the source back")


def _refuse(name: str) -> None:
    raise BrokenLawError(f"{name} is no JSON")


def _lines(content: bytes) -> str:
    return content.decode().replace("\r\n", "\n")


def _read_hugo(content: bytes, _data: bytes) -> None:
    header = _lines(content).split("\n---\n", 1)[0].removeprefix("---\n")
    if not isinstance(yaml.safe_load(header), dict):
        raise BrokenLawError("the front matter is no mapping")


def _read_zola(content: bytes, _data: bytes) -> None:
    tomllib.loads(_lines(content).split("\n+++\n", 1)[0].removeprefix("+++\n"))


_READERS: Final[dict[str, Callable[[bytes, bytes], None]]] = {
    "json": _read_json,
    "hugo": _read_hugo,
    "zola": _read_zola,
}
LAWS: Final[dict[str, Callable[[bytes], None]]] = {"parse": parse, "fix": fix, "convert": convert}


def hold(law: str, data: bytes) -> None:
    """Raise when the law does not hold for the post, or when it takes long."""
    start = time.process_time()
    LAWS[law](data)
    taken = time.process_time() - start
    if taken > SLOW:
        raise BrokenLawError(f"takes {taken:.1f} s")
