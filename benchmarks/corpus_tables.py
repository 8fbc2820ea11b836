"""The reports of `make verify-corpus` as the tables of docs/verify.md.

python benchmarks/corpus_tables.py build/verify
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGETS = {"hugo": "Hugo", "zola": "Zola"}
QUOTES = "strict text"  # differs by one cause alone

Report = dict[str, Any]


def main() -> None:
    """Print a table a target, and why what is below 100 is so."""
    reports: dict[str, dict[str, Report]] = {}
    for file in sorted(Path(sys.argv[1]).glob("*.json")):
        blog, _, target = file.stem.rpartition("-")
        report = json.loads(file.read_text(encoding="utf-8"))
        reports.setdefault(blog.replace("+", "/"), {})[target] = report
    for target, name in TARGETS.items():
        print(*_shares(name, {blog: found[target] for blog, found in reports.items()}), sep="\n")
    print(*_causes(reports), sep="\n")


def _shares(name: str, reports: dict[str, Report]) -> Iterator[str]:
    facets = list(dict.fromkeys(facet for report in reports.values() for facet in report["facets"]))
    below = [
        f for f in facets if any(_share(report, f) not in "100 –" for report in reports.values())
    ]
    always = ", ".join(facet for facet in facets if facet not in below)
    yield f"{name}, per cent of the pages that can be compared; 100 everywhere: {always}.\n"
    yield f"| | pages | {' | '.join(below)} |"
    yield "|---|" + "--:|" * (len(below) + 1)
    for blog, report in reports.items():
        pages = sum(row["kind"] == "page" for row in report["rows"])
        cells = (_share(report, facet) for facet in below)
        yield f"| {blog} | {pages} | {' | '.join(cells)} |"
    yield ""


def _share(report: Report, facet: str) -> str:
    found = report["facets"].get(facet)
    if not found or not found["compared"]:
        return "–"
    compared, equal = found["compared"], found["equal"]
    return "100" if equal == compared else f"{100 * equal / compared:.1f}"


def _causes(reports: dict[str, dict[str, Report]]) -> Iterator[str]:
    yield "| | facet | cause | pages, Hugo | pages, Zola |\n|---|---|---|--:|--:|"
    for blog, by_target in reports.items():
        counts = {target: _counted(by_target[target]) for target in TARGETS}
        for facet, cause in sorted(set().union(*counts.values())):
            pages = " | ".join(str(counts[target][facet, cause] or "") for target in TARGETS)
            yield f"| {blog} | {facet} | {cause} | {pages} |"


def _counted(report: Report) -> Counter[tuple[str, str]]:
    """On how many pages a facet differs for a cause."""
    return Counter(
        pair
        for row in report["rows"]
        for pair in {
            (found["facet"], found.get("cause") or found["status"])
            for found in row.get("differences", ())
            if found["facet"] != QUOTES and found["status"] != "uncompared"
        }
    )


if __name__ == "__main__":
    main()
