"""What posts say reaches terminals, CI and parsers as text: no command, no escape, no ruin."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from conversions import make_blog
from hexodigest.cli import main
from hexodigest.convert.targets import NAMES
from hexodigest.report.formats import FORMATS

ESCAPES = ["\x1b[31mred", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\y", "\x9b31m", "\x07", "a\bb"]
ESCAPES += ["a\rb", "a\x7fb", "\x00", "a\x0bb\x0c", "a\x85b", "\x1b[2J\x1b[H", "\x1bP$q\x1b\\"]
COMMANDS = ["::error::x", "a\n::error file=a,line=1::x", "::set-output name=a::b", "##[error]x"]
COMMANDS += ["##vso[task.setvariable variable=a]b", "##teamcity[buildStatus]", "::stop-commands::x"]
COMMANDS += ["%0A::warning::x", "\r::add-mask::x", "::endgroup::"]
FORMS = ["</failure><failure>", "]]><x/>", "&lt;&#x1b;&bad;", '","name":"x', "\\u001b\\", "NaN"]
FORMS += ["<script>alert(1)</script>", "\ufffe\uffff", "=cmd|' /C calc'!A1", "`a` | b", "a\u2028b"]
BIDI = ["a\u202ecod.exe", "\u202aa", "a\u2066b\u2069", "\u200fa", "a\u061cb", "\u202db", "\ufeffa"]
PAYLOADS = [*ESCAPES, *COMMANDS, *FORMS, *BIDI]

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
COMMAND = re.compile(r"^\s*::|##\[(?:error|warning|group)|##vso\[|##teamcity\[", re.MULTILINE)
OWN_COMMAND = re.compile(r"^::(?:error|warning|notice) file=[^:]*::.*$")


def _blog(folder: Path) -> Path:
    """Each payload as a file's name, a title, a key, a tag, an address, and in text."""
    files: dict[str, str | bytes] = {}
    for number, payload in enumerate(PAYLOADS):
        quoted = json.dumps(payload)
        header = f"title: {quoted}\ndate: 2024-01-0x\n{quoted}: 1\n{quoted}: 2\ntags: [{quoted}]\n"
        body = f"# {payload}\n\n![{payload}](/{payload}.png) [a](/{payload}/)\n\n"
        body += f"{{% x{payload} {payload} %}} {{{{ {payload} }}}} {{% post_link {payload} %}}\n"
        files[f"_posts/p{number}.md"] = f"---\n{header}---\n{body}"
        files[f"_posts/t{number}.md"] = f"---\ntitle: {payload}\n---\n{body}"
        name = payload.replace("/", "-").replace("\x00", "")
        files[f"_posts/{number}{name}.md"] = f"---\ntitle: {quoted}\ndate: 2024-01-02\n---\n{body}"
    return make_blog(folder, files)


def _run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def _assert_harmless(text: str, *, own: bool = False) -> None:
    _assert_printable(text)
    for line in text.split("\n"):
        if not (own and OWN_COMMAND.match(line)):
            assert not COMMAND.search(line), line


@pytest.mark.parametrize("kind", FORMATS)
def test_findings_are_harmless_and_well_formed(tmp_path: Path, kind: str) -> None:
    result = _run("lint", _blog(tmp_path), "--output-format", kind, "--select", "*", "--no-cache")
    assert len(result.stdout) > 100 * len(PAYLOADS)
    _assert_harmless(result.stdout, own=kind == "github")
    _assert_harmless(result.stderr)
    if kind in {"json", "gitlab", "sarif"}:
        json.loads(result.stdout, parse_constant=_refuse)
    elif kind == "jsonl":
        for line in result.stdout.splitlines():
            json.loads(line, parse_constant=_refuse)
    elif kind == "junit":
        assert ET.fromstring(result.stdout).iter("failure")  # noqa: S314  # our own
    elif kind == "github":
        assert all(map(OWN_COMMAND.match, result.stdout.splitlines()))


def _assert_printable(text: str) -> None:
    found = RAW.search(text)
    assert not found, ascii(text[max(0, found.start() - 80) : found.end() + 40])


def _refuse(name: str) -> None:
    raise AssertionError(name)


@pytest.mark.parametrize("target", NAMES)
def test_what_conversions_say_is_harmless(tmp_path: Path, target: str) -> None:
    out = tmp_path / "out"
    result = _run("convert", _blog(tmp_path / "blog"), out, "--to", target, "-j1")
    assert result.exit_code == 2  # the posts that Hexo drops are named
    _assert_harmless(result.output)
    report = (out / "hexodigest-losses.json").read_text(encoding="utf-8")
    json.loads(report, parse_constant=_refuse)
    _assert_printable(report)


def test_fixes_are_shown_harmless(tmp_path: Path) -> None:
    blog = _blog(tmp_path)
    _assert_harmless(_run("lint", blog, "--diff", "--unsafe-fixes", "--select", "*").output)
