"""Ask the real Hexo and marked about posts by chance; print the share of which we say the same.

python -m oracles.fuzz [--count N] [--seed N] [--oracle NAME] [--show N]
"""

import argparse

from oracles.fuzz.compare import ORACLES, Oracle, differing
from oracles.fuzz.posts import post
from oracles.fuzz.shrink import shrunk

BATCH = 2_000


def main() -> None:
    """Print the share of each oracle, and the least post of some differences."""
    given = _arguments()
    for name in given.oracle or ORACLES:
        found = _differing(ORACLES[name], range(given.seed, given.seed + given.count))
        share = 100 * (1 - len(found) / given.count)
        print(f"{name}: {given.count - len(found)} of {given.count} equal ({share:.2f} %)")
        for number in sorted(found)[: given.show]:
            _show(ORACLES[name], number)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--oracle", action="append", choices=ORACLES)
    parser.add_argument("--show", type=int, default=0, help="how many differences are made small")
    return parser.parse_args()


def _differing(oracle: Oracle, numbers: range) -> list[int]:
    found: list[int] = []
    for start in range(numbers.start, numbers.stop, BATCH):
        batch = range(start, min(start + BATCH, numbers.stop))
        posts = [post(number, corpus=True) for number in batch]
        found += [batch[index] for index in differing(oracle, posts)]
    return found


def _show(oracle: Oracle, number: int) -> None:
    least = shrunk(oracle, post(number, corpus=True))
    ((mine, real),) = differing(oracle, [least]).values()
    print(f"\n{number}: {least!r}")
    if not isinstance(mine, dict) or not isinstance(real, dict):
        print(f"  ours   {mine}\n  theirs {real}")
        return
    for key in real:
        if mine[key] != real[key]:
            print(f"  {key}: ours   {mine[key]}\n  {' ' * len(key)}  theirs {real[key]}")


if __name__ == "__main__":
    main()
