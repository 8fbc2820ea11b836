"""What a conversion is told: small enough to travel with every piece of work."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hexodigest.batch.asking import AskingBlog, digest
from hexodigest.batch.bucket_files import reach
from hexodigest.config import load_config
from hexodigest.convert.blog import Blog
from hexodigest.convert.options import Options
from hexodigest.convert.target import Target
from hexodigest.convert.targets import load_target
from hexodigest.reading import MAX_FILE_SIZE
from hexodigest.site.site import load_site
from hexodigest.version import VERSION


@dataclass(frozen=True, slots=True)
class Order:
    """Convert the blog at `source`; `run` tells this run from others, whose blog was another."""

    source: Path
    target: str
    run: str
    options: Options = field(default_factory=Options)
    max_file_size: int = MAX_FILE_SIZE


@lru_cache(maxsize=1)
def blog_of(order: Order) -> AskingBlog:
    """The blog in a worker; read once a run."""
    reach(order.source, order.run)
    site = load_site(order.source, order.options.timezone)
    return AskingBlog(site, load_config(order.source), order.options)


def target_of(order: Order) -> Target:
    """The target that pages are converted to."""
    return load_target(order.target)


def settings_digest(blog: Blog, target: str) -> str:
    """What a page's conversion depends on beside the page: settings, target, our version."""
    parts = (
        VERSION,
        target,
        repr(blog.options),
        repr(blog.config),
        repr(sorted(blog.extra.items(), key=lambda item: item[0])),
        repr(blog.settings),
        repr(blog.site.zones),
    )
    return digest("\n".join(parts).encode("utf-8", "surrogatepass"))
