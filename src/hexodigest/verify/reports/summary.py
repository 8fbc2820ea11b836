"""The result in one line."""

from hexodigest.verify.results import Kind, Result, Status


def verdict(result: Result) -> str:
    """What a hurried reader wants to know: how much is the same, and whether the rest is known."""
    pages = [row for row in result.rows if row.kind is Kind.PAGE]
    same = sum(not row.differences for row in pages)
    parts = [f"{same} of {_count(len(pages), 'page')} the same in every facet"]
    for status, words in _WORDS.items():
        number = sum(found.status is status for row in result.rows for found in row.differences)
        if number:
            parts.append(f"{_count(number, 'difference')} {words}")
    return "; ".join(parts)


_WORDS = {
    Status.UNREPORTED: "that no report names",
    Status.REPORTED: "in the loss report",
    Status.ENGINE: "between the engines",
    Status.UNCOMPARED: "where Hexo's side is not known",
}


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
