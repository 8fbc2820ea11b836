"""The least post that still makes a difference."""

from collections.abc import Iterator

from oracles.fuzz.compare import Oracle, differing


def shrunk(oracle: Oracle, post: bytes) -> bytes:
    """Drop lines, then characters, as long as the two still differ; a question a round."""
    text = post.decode("utf-8", "replace")
    for split in ("\n", ""):
        parts = text.split(split) if split else list(text)
        parts = _shrunk(oracle, parts, split)
        text = split.join(parts)
    return text.encode()


def _shrunk(oracle: Oracle, parts: list[str], glue: str) -> list[str]:
    size = max(len(parts) // 2, 1)
    while True:
        tries = list(_without(parts, size))
        found = differing(oracle, [glue.join(each).encode() for each in tries])
        if found:
            parts = tries[min(found)]
            size = min(size, max(len(parts) // 2, 1))
        elif size == 1:
            return parts
        else:
            size //= 2


def _without(parts: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(parts), size):
        yield parts[:start] + parts[start + size :]
