"""What the largest posts cost: a post of 100 MB, one with 200,000 headings, a line of 5 MB.

Each is linted whole, in a process of its own, and at half its size as well: twice the text may take
little more than twice the time, and no post more than 1.5 GB of memory.

    python benchmarks/big.py [FRACTION]     # of the sizes, 1 by default
"""

import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from hexodigest import lint_post, parse

HEAD = "---\ntitle: Large\ndate: 2024-01-17 08:00:00\ntags: [a, b]\n---\n\n"
SENTENCES = "A paragraph of a longer text, with many words and nothing special in it. " * 20
CHINESE = "这是一个段落，没有什么特别的，只是文字。" * 20
CODE = "x = f(x)  # code goes on for a while\n" * 20
SECTION = f"""\
## A section, 章节

{SENTENCES}With *emphasis*, `code`, a [link](https://example.com/a) and an ![image](/images/a.png).

{CHINESE}

- one item
- another item with `code`
  - a nested item

```python
{CODE}```

> A quote of somebody
> over two lines

| a | b |
|---|---|
| 1 | 2 |

<div class="note">Some <b>HTML</b> here</div>

{{% note %}}
In a tag, *too*.
{{% endnote %}}

"""
PIECES = {
    "a post of 100 MB": (SECTION, 100_000_000 // len(SECTION.encode())),
    "a post with 200,000 headings": ("## A heading\n\nText.\n\n", 200_000),
    "a line of 5 MB": ("word [a](b) `c` *d* <b>e</b> 中文 ", 5_000_000 // 37),
}
MOST_MEMORY = 1500  # MB
MOST_GROWTH = 2.6  # of the time, for twice the text


class Cost(NamedTuple):
    """What linting a post took, in CPU seconds and MB of memory at most."""

    seconds: float
    memory: float


def post(name: str, fraction: float) -> bytes:
    """A post of that kind, at a fraction of its size."""
    piece, count = PIECES[name]
    return (HEAD + piece * round(count * fraction)).encode()


def cost(name: str, fraction: float) -> Cost:
    """Lint such a post in a process of its own."""
    command = [sys.executable, __file__, name, str(fraction)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Cost(*map(float, said.split()))


def lint_one(name: str, fraction: float) -> None:
    """Lint such a post here and print what it took."""
    content = post(name, fraction)
    start = time.process_time()
    lint_post(parse(content))
    seconds = time.process_time() - start
    print(seconds, most_memory())


def most_memory() -> float:
    """MB that this process took at most."""
    status = Path("/proc/self/status")
    if status.exists():  # `getrusage` would count what the process before `exec` took
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1e6 if sys.platform == "darwin" else used * 1024 / 1e6


def main(fraction: float) -> int:
    """Print a table; 1 when a limit is passed."""
    missed = 0
    for name in PIECES:
        half, whole = cost(name, fraction / 2), cost(name, fraction)
        growth = whole.seconds / half.seconds
        missed += whole.memory > MOST_MEMORY or growth > MOST_GROWTH
        size = len(post(name, fraction)) / 1e6
        print(
            f"{name:30}{size:7.1f} MB{whole.seconds:8.2f} s {whole.memory:6.0f} MB of memory, "
            f"{growth:.2f} times the half"
        )
    return int(missed > 0)


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004
        lint_one(sys.argv[1], float(sys.argv[2]))
    else:
        sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1))
