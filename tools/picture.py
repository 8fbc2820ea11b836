"""Draw docs/lint.svg: what `hexodigest lint` prints for the example blog on a terminal."""

import os
import pty
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

BLOG = Path("examples/arxiv-insights").resolve()
COMMAND = ["hexodigest", "lint", "source/_drafts"]
PICTURE = Path("docs/lint.svg").resolve()
WIDTH = 132
LINES = 40
# As rich's own template, without the fonts that it would fetch from elsewhere.
TEMPLATE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def main() -> None:
    """Run the command on a terminal of its own and draw its colours."""
    printed = _on_a_terminal(COMMAND)
    lines = ["\x1b[1m$ " + " ".join(COMMAND) + "\x1b[0m", *printed.splitlines()[:LINES]]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, color_system="256")
        console.print(Text.from_ansi("\n".join(lines)), overflow="fold")
    svg = console.export_svg(title="", code_format=TEMPLATE, unique_id="lint")
    PICTURE.write_text(svg, encoding="utf-8")


def _on_a_terminal(command: list[str]) -> str:
    """What the command prints when its output is a terminal."""
    parts: list[bytes] = []

    def read(descriptor: int) -> bytes:
        parts.append(os.read(descriptor, 4096))
        return b" "

    os.environ.update(
        COLUMNS=str(WIDTH), PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    )
    os.chdir(BLOG)
    pty.spawn(command, read)
    return b"".join(parts).decode()


if __name__ == "__main__":
    main()
