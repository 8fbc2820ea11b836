"""Fuzz the laws, guided by coverage: `fuzz.py [--seconds N] [--law LAW] [--seed N]`.

Posts that reach a line which none reached before are kept and mutated further. The first post of
each kind that breaks a law is written to build/fuzz/findings, and fuzzing goes on.
"""

import argparse
import re
import sys
import time
import traceback
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Final

from coverage_of import Guide
from laws import LAWS, hold
from mutations import mutated

ROOT: Final = Path(__file__).parent.parent.parent
WORK: Final = ROOT / "build" / "fuzz"
MOST: Final = 700  # bytes of a post
_SLICE: Final = 20  # seconds for a law before the next has its turn
SHARES: Final = {"parse": 4, "fix": 1, "convert": 2}


class Fuzzer:
    """One law with its posts."""

    def __init__(self, law: str, seed: int) -> None:
        """Begin with the fixtures, and with what an earlier run has kept."""
        self.law = law
        self.executions = 0
        self.found: list[Path] = []
        self._guide = Guide()
        self._random = Random(f"{law} {seed}")  # noqa: S311  # chance, not secrecy
        self._kept = WORK / law
        self._kept.mkdir(parents=True, exist_ok=True)
        self._posts: list[bytes] = []
        for data in [*_seeds(), *(path.read_bytes() for path in sorted(self._kept.iterdir()))]:
            self._try(data)
        self._posts = self._posts or [b""]

    def run(self, seconds: float) -> None:
        """Try mutations for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            recent = self._posts[-40:] if self._random.random() < 0.4 else self._posts
            self._try(mutated(self._random.choice(recent), self._posts, self._random, MOST))

    def _try(self, data: bytes) -> None:
        self.executions += 1
        try:
            is_new = self._guide.run(lambda: hold(self.law, data))
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
            self._keep_finding(data, error)
            return
        if is_new:
            self._posts.append(data)
            name = blake2b(data, digest_size=8).hexdigest()
            (self._kept / name).write_bytes(data)

    def _keep_finding(self, data: bytes, error: Exception) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} {place.filename} {place.lineno} "
        what += re.sub(r"\d+|'.*?'", "", str(error))[:80]
        name = f"{self.law}-{blake2b(what.encode(), digest_size=4).hexdigest()}"
        post = WORK / "findings" / f"{name}.md"
        if post in self.found:
            return
        self.found.append(post)
        post.parent.mkdir(exist_ok=True)
        post.write_bytes(data)
        text = "".join(traceback.format_exception(error))
        post.with_suffix(".txt").write_text(text, "utf-8", errors="backslashreplace")
        print(f"found {post.relative_to(ROOT)}: {str(error)[:200]!r}", flush=True)

    def __str__(self) -> str:
        """How far it is."""
        return (
            f"{self.law}: {self.executions} executions, {self._guide.reached} lines reached, "
            f"{len(self._posts)} posts kept, {len(self.found)} findings"
        )


def _seeds() -> list[bytes]:
    found = [*ROOT.glob("tests/fixtures/**/*.md"), *ROOT.glob("examples/**/*.md")]
    texts = {path.read_bytes() for path in found if path.stat().st_size <= MOST}
    return sorted(texts)


def main() -> int:
    """Fuzz each law in turn; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--law", choices=LAWS, action="append")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    end = time.monotonic() + given.seconds
    fuzzers = [Fuzzer(law, given.seed) for law in given.law or LAWS]
    while (left := end - time.monotonic()) > 0:
        for fuzzer in fuzzers:
            fuzzer.run(min(left, _SLICE * SHARES[fuzzer.law]))
            print(fuzzer, flush=True)
    print(f"{sum(fuzzer.executions for fuzzer in fuzzers)} executions", flush=True)
    return 1 if any(fuzzer.found for fuzzer in fuzzers) else 0


if __name__ == "__main__":
    sys.exit(main())
