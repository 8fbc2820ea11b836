"""What reading costs: front matter, tags and Markdown with spans, against plain mistune.

Both read every Markdown file of `../shared/corpus` in this one process, file by file in turn, so
that a busy machine slows both. The figure is CPU time; the best of some rounds counts.

    python benchmarks/parse.py [ROUNDS]
"""

import sys
import time
from itertools import pairwise
from pathlib import Path

import mistune

from hexodigest.document import Document
from hexodigest.source import Source, read_source

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "blogs"
PLUGINS = ["table", "strikethrough", "url", "task_lists"]
TARGET = 1.3
STEPS = ("front matter", "tags", "markdown")


def steps(source: Source) -> list[float]:
    """CPU seconds that each part of reading takes."""
    document = Document(source)
    clock = [time.process_time()]
    _ = document.front_matter
    clock.append(time.process_time())
    _ = document.tags
    clock.append(time.process_time())
    _ = document.markdown
    clock.append(time.process_time())
    return [after - before for before, after in pairwise(clock)]


def one_round(sources: list[Source], plain: mistune.Markdown) -> tuple[list[float], float]:
    """CPU seconds for each step over all files, and for plain mistune."""
    ours = [0.0, 0.0, 0.0]
    theirs = 0.0
    for source in sources:
        ours = [total + part for total, part in zip(ours, steps(source), strict=True)]
        body = source.text[Document(source).body.start :]
        start = time.process_time()
        plain(body)
        theirs += time.process_time() - start
    return ours, theirs


def main() -> int:
    """Print a table; 1 when the target is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    sources = [read_source(path) for path in sorted(CORPUS.rglob("*.md")) if path.is_file()]
    plain = mistune.create_markdown(renderer=None, plugins=PLUGINS)
    results = [one_round(sources, plain) for _ in range(rounds)]
    ours, theirs = min(results, key=lambda result: sum(result[0]) / result[1])
    size = sum(len(source.data) for source in sources) / 1e6
    print(f"{len(sources)} files, {size:.1f} MB, best of {rounds} rounds, CPU seconds")
    for name, seconds in zip(STEPS, ours, strict=True):
        print(f"  {name:14}{seconds:6.2f}")
    print(f"  {'together':14}{sum(ours):6.2f}")
    print(f"  {'plain mistune':14}{theirs:6.2f}")
    ratio = sum(ours) / theirs
    print(f"  ratio {ratio:.2f}, target {TARGET}")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main())
