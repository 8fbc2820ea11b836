"""Small blogs on the spot, converted: for tests of single constructs."""

from collections.abc import Mapping
from pathlib import Path

from hexodigest.convert.job import prepare
from hexodigest.convert.run import Plan
from hexodigest.convert.targets import load_target

HEADER = "---\ntitle: T\ndate: 2024-01-02 03:04:05\n---\n"


def make_blog(folder: Path, files: Mapping[str, str | bytes], config: str = "") -> Path:
    """A blog with these files below `source/`."""
    (folder / "source" / "_posts").mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    for name, content in files.items():
        file = folder / "source" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        file.write_bytes(data)
    return folder


def convert_blog(folder: Path, target: str) -> tuple[dict[str, str], Plan]:
    """What each file becomes, as text; copies are left out."""
    plan = prepare(folder, folder.parent / f"{folder.name}-out", load_target(target)).plan
    texts = {
        output.path.as_posix(): output.content.decode("utf-8")
        for output in plan.outputs
        if isinstance(output.content, bytes)
    }
    return texts, plan


def convert_body(
    folder: Path, body: str, target: str = "zola", config: str = ""
) -> tuple[str, list[str]]:
    """What a post's body becomes, and the names of its losses."""
    blog = make_blog(folder / "blog", {"_posts/p.md": HEADER + body}, config)
    texts, plan = convert_blog(blog, target)
    text = texts["content/posts/p.md"]
    mark = "\n+++\n" if target == "zola" else "\n---\n"
    return text.partition(mark)[2], [loss.name for loss in plan.losses]


__all__ = ["HEADER", "convert_blog", "convert_body", "make_blog"]
