"""A header that is small to write and endless to read is refused at once, as one fault."""

import gc
import json
import subprocess
import sys
import time
from typing import Any

import pytest

from hexodigest.document.front_matter import read_front_matter


def _laughs(levels: int, refs: int) -> str:
    return "a0: &a0 lol\n" + "".join(
        f"a{level}: &a{level} [" + ",".join([f"*a{level - 1}"] * refs) + "]\n"
        for level in range(1, levels)
    )


def _merges(levels: int) -> str:
    lines = ["k0: &k0 {x: 1}\n"]
    for level in range(1, levels):
        last = f"*k{level - 1}"
        lines.append(f"k{level}: &k{level} {{<<: [{last}, {last}], y{level}: 1}}\n")
    return "".join(lines)


def _wide_merge(keys: int, times: int) -> str:
    source = ", ".join(f"k{n}: {n}" for n in range(keys))
    return f"b: &b {{{source}}}\nc:\n  <<: [" + ", ".join(["*b"] * times) + "]\n"


BOMBS = {
    "flow lists": "a: " + "[" * 100_000,
    "flow lists, closed": "a: " + "[" * 50_000 + "]" * 50_000,
    "flow lists on lines": "a: " + "[\n " * 30_000,
    "flow mappings": "a: " + "{a: " * 50_000,
    "flow mappings and lists": "a: " + "[{a: " * 30_000,
    "flow mappings without keys": "a: " + "{" * 100_000,
    "flow explicit keys": "a: " + "{? " * 50_000,
    "block lists": "- " * 100_000 + "a",
    "block explicit keys": "? " * 100_000 + "a",
    "block mappings": "".join(" " * depth + "a:\n" for depth in range(1_000)),
    "anchored lists": "a: " + "".join(f"&a{n} [" for n in range(20_000)),
    "tagged lists": "a: " + "!!seq [" * 20_000,
    "billion laughs": _laughs(9, 9),
    "billion laughs, narrow": _laughs(40, 2),
    "billion laughs, of a long text": f"a: &a {'x' * 5_000}\nb: [" + ",".join(["*a"] * 90) + "]\n",
    "many aliases": "a: &a 1\nb: [" + ",".join(["*a"] * 5_000) + "]\n",
    "merges": _merges(2_000),
    "merges of a wide mapping": _wide_merge(2_000, 2_000),
    "merges of a wide mapping, within js-yaml's hundred": _wide_merge(2_000, 100),
    "alias in its own anchor": "a: &a [*a, *a]\n",
    "merge of itself": "a: &a\n  <<: *a\n",
    "a key that is a list of lists": "? [" + "[a], " * 2_000 + "]\n: b\n",
    "200,000 keys": "".join(f"k{n}: {n}\n" for n in range(200_000)),
    "60,000 short items": "a: [" + "1," * 60_000 + "]",
    "five million characters": 'a: "' + "x" * 5_000_000 + '"',
    "directives": "".join(f"%TAG !t{n}! tag:x\n" for n in range(20_000)) + "---\na: 1",
    "tabs to mend": "a:\n" + "  -\tb\n" * 30_000,
    "names to mend": "a: [" + "&é b," * 30_000 + "]",
    "unfinished quote": 'a: "' + "\\x41" * 200_000,
}
# what stands before, what is repeated, how often, what stands after
LONG = {
    "digits": ("a: ", "9", 900_000, ""),
    "hexadecimal digits": ("a: 0x", "f", 900_000, ""),
    "a fraction": ("a: 0.", "1", 900_000, ""),
    "sexagesimal": ("a: 1", ":59", 200_000, ""),
    "a date that goes on": ("a: 2020-01-02", " ", 900_000, "x"),
    "a plain text": ("a: ", "x ", 400_000, ""),
    "a key": ("", "a", 900_000, ": 1"),
    "a comment": ("a: 1 #", "x", 900_000, ""),
    "blank lines": ("a: 1\n", "\n", 900_000, "b: 2"),
    "blanks": ("a: 1", " ", 900_000, ""),
    "tabs": ("a: 1\n", "\t", 400_000, ""),
    "a literal": ("a: |\n", "  x\n", 200_000, ""),
    "quotes": ("a: '", "''", 400_000, "'"),
    "escapes": ('a: "', "\\n", 400_000, '"'),
    "base64": ("a: !!binary ", "QUJD", 200_000, ""),
    "keys": ("", "k: v\n", 3_500, ""),
    "items": ("a:\n", "- b\n", 12_000, ""),
    "flow items": ("a: [", "b, ", 12_000, "]"),
    "characters to swap": ("a: b # ", "\u2028\ufeff", 400_000, ""),
}
MILLISECONDS_FOR_A_BOMB = 50
SECONDS_FOR_A_LONG_TEXT = 2
ROUNDS = 3  # a busy machine may spoil one
NOISE = 0.1  # seconds in which a ratio says little
MEGABYTES = 64


def _fenced(header: str) -> str:
    return f"-----\n{header}\n-----\nbody"


PREAMBLE = """
import json, resource, sys, time, timeit
from hexodigest.document.front_matter import read_front_matter

headers = json.load(sys.stdin)
read_front_matter("a: 1\\n---\\n")  # the import of yaml is not the bomb's
"""
TIMES = """
def cpu(header):
    start = time.process_time()
    read_front_matter(header)
    return time.process_time() - start

print(json.dumps([min(cpu(header) for _ in range(3)) for header in headers]))
"""
MEMORY = """
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for header in headers:
    read_front_matter(header)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
COST = """
import yaml

def cost(call):
    return timeit.timeit(call, number=100, timer=time.process_time)

content = headers[0].split("---\\n")[1]
pairs = [
    (
        cost(lambda: read_front_matter(headers[0])),
        cost(lambda: yaml.load(content, Loader=yaml.CSafeLoader)),
    )
    for _ in range(40)
]
print(json.dumps([min(ours for ours, _ in pairs), min(theirs for _, theirs in pairs)]))
"""
USUAL = """---
title: 2024-01-15-insights
date: 2024-01-15 10:00:00
categories: Arxiv-Insights
tags:
  - LLM
  - agents
hidden: true
abbrlink: dcb2f552
total: 120
interesting: 3
---
body
"""


def _alone(script: str, headers: list[str]) -> Any:  # noqa: ANN401  # what JSON holds
    """What `script` prints as JSON in a process of its own, which no coverage slows down."""
    done = subprocess.run(
        [sys.executable, "-c", PREAMBLE + script],
        input=json.dumps(headers),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _cpu(text: str) -> float:
    """The least CPU seconds of three readings."""
    gc.collect()
    times = []
    for _ in range(3):
        start = time.process_time()
        read_front_matter(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_as_one_fault(name: str) -> None:
    text = _fenced(BOMBS[name])
    found = read_front_matter(text)
    assert [fault.name for fault in found.faults] == ["invalid-front-matter"]
    assert not found.readable
    assert found.data == {}
    assert text[found.span.end :] == "body"


def test_a_bomb_is_refused_within_50_milliseconds() -> None:
    times = _alone(TIMES, [_fenced(bomb) for bomb in BOMBS.values()])
    slow = {
        name: f"{seconds * 1000:.0f} ms"
        for name, seconds in zip(BOMBS, times, strict=True)
        if seconds * 1000 > MILLISECONDS_FOR_A_BOMB
    }
    assert slow == {}


def test_bombs_end_no_process_and_take_little_memory() -> None:
    grown = _alone(MEMORY, [_fenced(bomb) for bomb in BOMBS.values()])
    assert grown / 1024 <= MEGABYTES  # ru_maxrss counts kilobytes


def test_a_usual_header_costs_at_most_1_3_times_what_pyyaml_takes_to_load_it() -> None:
    measured = (_alone(COST, [USUAL]) for _ in range(ROUNDS))
    assert any(reading <= 1.3 * loading for reading, loading in measured)


def _long(name: str, part: float = 1) -> str:
    before, unit, times, after = LONG[name]
    return _fenced(before + unit * int(times * part) + after)


@pytest.mark.parametrize("name", [*BOMBS, *LONG])
def test_the_places_of_a_bomb_are_found_in_bounded_time(name: str) -> None:
    found = read_front_matter(_fenced(BOMBS[name]) if name in BOMBS else _long(name))
    start = time.process_time()
    for entry in found.entries().values():
        assert 0 <= entry.value.start <= entry.value.end <= found.content.end
    assert time.process_time() - start <= SECONDS_FOR_A_LONG_TEXT


def test_a_long_text_is_read_in_linear_time() -> None:
    slow = dict.fromkeys(LONG, "")
    for _ in range(ROUNDS):
        names = list(slow)
        wholes = _alone(TIMES, [_long(name) for name in names])
        halves = _alone(TIMES, [_long(name, 0.5) for name in names])
        slow = {
            name: f"{half:.2f} s, twice the text {whole:.2f} s"
            for name, whole, half in zip(names, wholes, halves, strict=True)
            if whole > SECONDS_FOR_A_LONG_TEXT or (whole > NOISE and whole > 2.6 * half)
        }
        if not slow:
            break
    assert slow == {}


def test_merges_that_double_with_each_level_are_read_as_js_yaml_reads_them() -> None:
    text = _fenced(_merges(24))
    assert _cpu(text) * 1000 <= MILLISECONDS_FOR_A_BOMB
    assert read_front_matter(text).data["k23"] == {"x": 1} | {f"y{n}": 1 for n in range(1, 24)}


def test_json_bombs_are_refused_as_one_fault() -> None:
    for header in ('"a": ' + "[" * 200_000, '"a": ' + '{"a":' * 100_000, '"a": ' + "[" * 900 + "]"):
        found = read_front_matter(f";;;\n{header}\n;;;\nbody")
        assert [fault.name for fault in found.faults] == ["invalid-front-matter"]


def test_what_is_written_out_is_at_most_twenty_times_what_was_read() -> None:
    for levels, refs in ((3, 9), (4, 9), (5, 9), (7, 9), (6, 2), (12, 2)):
        header = _laughs(levels, refs)
        found = read_front_matter(_fenced(header))
        assert len(json.dumps(found.data)) <= 20 * len(header)
