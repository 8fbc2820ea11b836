"""A header that is small to write and endless to read is refused at once, as one fault."""

import gc
import json
import subprocess
import sys
import time
from itertools import pairwise

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
LONG = {
    "digits": "a: " + "9" * 900_000,
    "hexadecimal digits": "a: 0x" + "f" * 900_000,
    "a fraction": "a: 0." + "1" * 900_000,
    "sexagesimal": "a: 1" + ":59" * 200_000,
    "a date that goes on": "a: 2020-01-02" + " " * 900_000 + "x",
    "a plain text": "a: " + "x " * 400_000,
    "a key": "a" * 900_000 + ": 1",
    "a comment": "a: 1 #" + "x" * 900_000,
    "blank lines": "a: 1\n" + "\n" * 900_000 + "b: 2",
    "blanks": "a: 1" + " " * 900_000,
    "tabs": "a: 1\n" + "\t" * 400_000,
    "a literal": "a: |\n" + "  x\n" * 200_000,
    "quotes": "a: '" + "''" * 400_000 + "'",
    "escapes": 'a: "' + "\\n" * 400_000 + '"',
    "base64": "a: !!binary " + "QUJD" * 200_000,
}
MILLISECONDS_FOR_A_BOMB = 50
SECONDS_FOR_A_LONG_TEXT = 0.5
MEGABYTES = 64


def _fenced(header: str) -> str:
    return f"-----\n{header}\n-----\nbody"


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
def test_a_bomb_is_refused_within_50_milliseconds_as_one_fault(name: str) -> None:
    text = _fenced(BOMBS[name])
    read_front_matter("a: 1\n---\n")  # the import of yaml is not the bomb's
    assert _cpu(text) * 1000 <= MILLISECONDS_FOR_A_BOMB
    found = read_front_matter(text)
    assert [fault.name for fault in found.faults] == ["invalid-front-matter"]
    assert not found.readable
    assert found.data == {}
    assert text[found.span.end :] == "body"


@pytest.mark.parametrize("name", [*BOMBS, *LONG])
def test_the_places_of_a_bomb_are_found_in_bounded_time(name: str) -> None:
    text = _fenced(BOMBS.get(name) or LONG[name])
    found = read_front_matter(text)
    start = time.process_time()
    for entry in found.entries().values():
        assert 0 <= entry.value.start <= entry.value.end <= found.content.end
    assert time.process_time() - start <= SECONDS_FOR_A_LONG_TEXT


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_read_in_linear_time(name: str) -> None:
    text = LONG[name]
    half = text[: len(text) // 2]
    whole_time, half_time = _cpu(_fenced(text)), _cpu(_fenced(half))
    assert whole_time <= SECONDS_FOR_A_LONG_TEXT
    assert whole_time <= 0.02 or whole_time <= 2.6 * half_time


def test_bombs_end_no_process_and_take_little_memory() -> None:
    script = (
        "import json, resource, sys\n"
        "from hexodigest.document.front_matter import read_front_matter\n"
        "headers = json.load(sys.stdin)\n"
        "read_front_matter('a: 1\\n---\\n')\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "faults = [len(read_front_matter(header).faults) for header in headers]\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(json.dumps([faults, after - before]))\n"
    )
    headers = [_fenced(bomb) for bomb in BOMBS.values()]
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(headers),
        capture_output=True,
        text=True,
        check=True,
    )
    faults, grown = json.loads(done.stdout)
    assert faults == [1] * len(BOMBS)
    assert grown / 1024 <= MEGABYTES  # ru_maxrss counts kilobytes


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


def test_the_families_grow_no_faster_than_their_text() -> None:
    for unit in ("- a\n", "k%d: v\n", "k%d: [a, b]\n", "# c\n", "k%d: 'a\n  b'\n"):
        times = []
        for size in (1_000, 2_000, 4_000):
            header = "".join(unit.replace("%d", str(n)) for n in range(size))
            times.append(_cpu(_fenced(header)))
        for small, large in pairwise(times):
            assert large <= 0.02 or large <= 2.6 * small
