"""Markdown is parsed in linear time, whatever it holds, and nothing is raised."""

import gc
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest

from faults.pathological import (
    CMARK,
    HTML,
    MARKDOWN,
    NESTING,
    QUADRATIC_IN_MISTUNE,
    RUNS,
    Family,
)
from hexodigest.document import parse
from hexodigest.document.html_tokens import Tokenizer
from hexodigest.document.nodes import List, Quote

SIZE = 80_000  # characters
MOST_SECONDS = 2.0  # CPU, at SIZE
MOST_GROWTH = 2.6  # at twice the size
MEASURABLE = 0.02  # seconds: below that the clock decides
MEASUREMENTS = 8
CLOSE_RUNS = 2


def seconds(work: Callable[[], object]) -> float:
    """CPU time, as timeit takes it without the collector, and without a tracer."""
    tracer = sys.gettrace()
    sys.settrace(None)
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
        sys.settrace(tracer)


def assert_linear(work: Callable[[str], object], make: Family, size: int = SIZE) -> None:
    """The least of some runs counts, or two runs whose halves met the same machine.

    A processor changes its speed from one second to the next, so that the least times of two sizes
    may not belong together. What is quadratic takes four times as long in every run.
    """
    texts = [make(size * times) for times in (1, 2)]
    least = [float("inf")] * len(texts)
    close = 0
    for _ in range(MEASUREMENTS):
        taken = [seconds(partial(work, text)) for text in texts]
        least = list(map(min, least, taken))
        close += taken[1] <= MOST_GROWTH * taken[0]
        growth = least[1] <= MOST_GROWTH * least[0] or close >= CLOSE_RUNS
        if least[0] <= MOST_SECONDS and (least[0] <= MEASURABLE or growth):
            return
    assert least[0] <= MOST_SECONDS
    assert least[1] <= MOST_GROWTH * least[0]


def read_all(text: str) -> None:
    document = parse(text)
    assert document.front_matter.span.start == 0
    assert document.tags.items is not None
    assert document.markdown.inlines is not None
    assert document.elements is not None
    assert document.faults is not None


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_document_takes_linear_time(name: str) -> None:
    assert_linear(read_all, MARKDOWN[name])


@pytest.mark.parametrize("name", QUADRATIC_IN_MISTUNE | CMARK | RUNS | NESTING)
def test_a_heading_with_a_link_takes_linear_time(name: str) -> None:
    """Emphasis is looked for only in a heading and where there are links."""
    make = (QUADRATIC_IN_MISTUNE | CMARK | RUNS | NESTING)[name]
    assert_linear(read_all, lambda size: f"# {make(size)} [x](y)\n")


@pytest.mark.parametrize("name", HTML)
def test_tags_of_html_take_linear_time(name: str) -> None:
    assert_linear(lambda text: list(Tokenizer().start_tags(text)), HTML[name], 250_000)


@pytest.mark.parametrize("name", HTML)
def test_html_in_a_document_takes_linear_time(name: str) -> None:
    assert_linear(read_all, lambda size: f"<div>\n{HTML[name](size)}\n</div>\n")


@pytest.mark.parametrize("unit", ["[", "*", ">", "`", "<", "{{", "{%", "{% x %}"])
def test_fifty_thousand_of_anything_take_two_seconds(unit: str) -> None:
    assert seconds(lambda: read_all(unit * 50_000)) <= MOST_SECONDS


@pytest.mark.parametrize("name", NESTING)
def test_ten_thousand_levels_are_read(name: str) -> None:
    text = NESTING[name](2 * SIZE)  # sixteen characters a level, more than any takes
    assert seconds(lambda: read_all(text)) <= MOST_SECONDS


@pytest.mark.parametrize("unit", ["- ", "> ", "- > ", "1. > * "])
def test_nesting_beyond_the_limit_is_a_fault(unit: str) -> None:
    faults = parse(unit * 30 + "a\n").faults
    assert "nested-too-deep" in {fault.name for fault in faults}


@pytest.mark.parametrize("unit", ["- ", "> ", "- > "])
def test_nesting_within_the_limit_is_none(unit: str) -> None:
    assert parse(unit * 9 + "a\n").faults == ()


@pytest.mark.parametrize("unit", ["- a\n\n> b\n\n", "> b\n\n- a\n\n"])
def test_a_thousand_lists_and_quotes_in_turn_keep_their_order(unit: str) -> None:
    blocks = parse(unit * 1000).markdown.blocks
    kinds = [type(block) for block in blocks]
    assert kinds == ([List, Quote] if unit.startswith("-") else [Quote, List]) * 1000
    assert [block.span for block in blocks] == sorted(block.span for block in blocks)
