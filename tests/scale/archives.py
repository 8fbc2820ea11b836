"""Archives of any size, each post of about 4 kB, as daily notes are."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

_FIRST: Final = datetime(2000, 1, 1, 8)  # noqa: DTZ001  # written as authors write them
_WORDS: Final = (
    "A model that reads its own notes answers faster, [as they show](https://example.org/a), "
    "and **costs** less; the figure below has the numbers, `x = 3` among them. "
)
_BODY: Final = """
## [A result about {n}](https://arxiv.org/pdf/2401.{n:05d}.pdf)

{text}

> A remark of the author's own.

![plot](/images/{n}.png)

- one
- two

```python
print({n})
```
"""


def make_archive(folder: Path, count: int) -> Path:
    """A blog of `count` posts, in folders of a thousand."""
    posts = folder / "source" / "_posts"
    posts.mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Notes\nurl: https://example.org\n")
    for n in range(count):
        place = posts / f"{n // 1000:04d}"
        place.mkdir(exist_ok=True)
        (place / f"note-{n:06d}.md").write_text(_post(n), encoding="utf-8")
    return folder


def _post(n: int) -> str:
    date = _FIRST + timedelta(hours=2 * n)
    head = f"---\ntitle: Note {n}\ndate: {date}\ntags: [t{n % 50}, u{n % 7}]\n"
    head += f"categories: [C{n % 5}]\n---\n"
    body = "".join(_BODY.format(n=(3 * n + part) % 99999, text=_WORDS * 6) for part in range(3))
    return head + body
