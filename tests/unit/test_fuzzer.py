"""The fuzzer itself: it is guided, and it notices a law that is broken."""

import sys
from pathlib import Path
from random import Random

import laws
import pytest
from coverage_of import Guide
from mutations import mutated

import fuzz
from hexodigest.document.tags import find_tags
from hexodigest.source import Span


def test_a_line_that_is_reached_first_is_noticed() -> None:
    guide = Guide()
    trace = sys.gettrace()  # coverage's own, where it is measured
    try:
        assert guide.run(lambda: find_tags("a", Span(0, 1)))
        assert not guide.run(lambda: find_tags("a", Span(0, 1)))
        assert guide.run(lambda: find_tags("{% x %}", Span(0, 7)))
        assert guide.reached > 10
    finally:
        sys.settrace(trace)


def test_mutations_stay_small_and_are_many() -> None:
    random = Random(1)  # noqa: S311  # chance, not secrecy
    found = {mutated(b"---\ntitle: a\n---\nb", [b"c"], random, 50) for _ in range(300)}
    assert len(found) > 200
    assert max(map(len, found)) <= 50


@pytest.mark.parametrize("law", laws.LAWS)
def test_laws_hold_for_a_post(law: str) -> None:
    laws.hold(law, "---\ntitle: 茶\n---\n{% raw %}a{% endraw %}\r\n".encode())


def test_an_address_that_is_no_file_may_be_refused() -> None:
    laws.hold("convert", b"---\npermalink: /a/" + b"<a href='" * 29 + b"\n---\ntext\n")


def test_an_address_with_a_control_character_is_not_mended_again_and_again() -> None:
    laws.hold("fix", "a http://x.y/\x19/茶。\n".encode())


def test_a_broken_law_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(data: bytes) -> None:
        if b"z" in data:
            raise laws.BrokenLawError("there is a z")

    monkeypatch.setitem(laws.LAWS, "parse", broken)
    monkeypatch.setattr(fuzz, "WORK", tmp_path)
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    trace = sys.gettrace()
    try:
        fuzzer = fuzz.Fuzzer("parse", 0)
        fuzzer.run(0.5)
    finally:
        sys.settrace(trace)
    assert [b"z" in post.read_bytes() for post in fuzzer.found] == [True]
    assert "1 findings" in str(fuzzer)
    assert "there is a z" in capsys.readouterr().out
