"""docs/losses.md: what the names mean that `convert` and `verify` print."""

from hexodigest.convert.losses import LOSSES
from hexodigest.verify.differences import CAUSES

_HEAD = """\
# Losses and differences

## What `convert` reports

`hexodigest convert` reports under these names what the site does not say as Hexo did, with file,
line and column; `hexodigest rule NAME` explains one.

| loss | what it is | what to do |
|---|---|---|
"""
_CAUSES = """
## What `verify` takes for a difference between the engines

| cause | what it is |
|---|---|
"""


def losses_page() -> str:
    """The whole page."""
    losses = [
        f"| `{name}` | {what} | {remedy} |\n" for name, (what, remedy) in sorted(LOSSES.items())
    ]
    causes = [f"| `{cause.name}` | {cause.why} |\n" for cause in sorted(CAUSES)]
    return "".join((_HEAD, *losses, _CAUSES, *causes))
