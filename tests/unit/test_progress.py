"""A bar is drawn on a terminal, on long runs, and never stays."""

import io

import pytest

from hexodigest.cli import progress
from hexodigest.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock takes a second and a half."""
    times = iter(range(0, 3000, 3))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times) / 2)


@pytest.mark.usefixtures("clock")
def test_a_long_run_on_a_terminal_shows_how_far_it_is() -> None:
    terminal = Terminal()
    assert list(Progress(terminal).track("abcd")) == list("abcd")
    drawn = terminal.getvalue().split("\r\x1b[2K")
    assert drawn == [
        "",
        f"[{'-' * 30}] 0/4 files",
        f"[{'#' * 7}{'-' * 23}] 1/4 files",
        f"[{'#' * 15}{'-' * 15}] 2/4 files",
        f"[{'#' * 22}{'-' * 8}] 3/4 files",
        "",
    ]


@pytest.mark.usefixtures("clock")
def test_the_bar_makes_way_for_what_is_printed() -> None:
    terminal = Terminal()
    bar = Progress(terminal)
    for text in bar.cleared(bar.track(["one\n", "two\n"])):
        terminal.write(text)
    cleared = terminal.getvalue().split("\r\x1b[2K")
    assert cleared[2:] == ["one\n", f"[{'#' * 15}{'-' * 15}] 1/2 files", "two\n"]


@pytest.mark.usefixtures("clock")
def test_nothing_is_drawn_where_there_is_no_terminal() -> None:
    pipe = io.StringIO()
    assert list(Progress(pipe).track("abcd")) == list("abcd")
    assert pipe.getvalue() == ""


def test_a_short_run_shows_nothing() -> None:
    terminal = Terminal()
    assert list(Progress(terminal).track("abcd")) == list("abcd")
    assert terminal.getvalue() == ""
