"""How often each rule fired."""

from collections.abc import Iterator

from hexodigest.report.findings import Summary
from hexodigest.report.text import printable


def statistics(summary: Summary) -> Iterator[str]:
    """Yield a line a rule, the most frequent first: how often, the name, how many --fix mends."""
    wide = max((len(str(count)) for count in summary.names.values()), default=0)
    for name, count in sorted(summary.names.items(), key=lambda item: (-item[1], item[0])):
        mended = summary.mendable[name]
        yield f"{count:>{wide}}  {printable(name)}{f'  ({mended} by --fix)' if mended else ''}\n"
