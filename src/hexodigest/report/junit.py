"""JUnit's XML: a test suite a file, a failure a finding; a clean file is one test that passes."""

from collections.abc import Iterable, Iterator
from html import escape  # what it writes is XML too, and xml.sax would import urllib.request

from hexodigest.diagnostics import Diagnostic
from hexodigest.report.findings import Report
from hexodigest.report.text import harmless_xml, printable, shown_path
from hexodigest.source import Source

_INVALID = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")  # what XML 1.0 has no way to write


def junit(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:
    """Yield the document; it is never coloured."""
    del color
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hexodigest">\n'
    for source, diagnostics in reports:
        name = _attribute(shown_path(source.path))
        count = len(diagnostics)
        totals = f'tests="{count or 1}" failures="{count}" errors="0"'
        yield f"  <testsuite name={name} {totals}>\n"
        for diagnostic in diagnostics:
            yield _case(source, diagnostic, name)
        if not diagnostics:
            yield f'    <testcase name="hexodigest" classname={name}/>\n'
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(source: Source, diagnostic: Diagnostic, class_name: str) -> str:
    line, column = source.position(diagnostic.span.start)
    name = _attribute(f"{printable(diagnostic.name)} {line}:{column}")
    message = printable(diagnostic.message)
    failure = f'<failure type="{diagnostic.severity}" message={_attribute(message)}>'
    place = f"{shown_path(source.path)}:{line}:{column}"
    return (
        f"    <testcase name={name} classname={class_name}>\n"
        f"      {failure}{_text(f'{place}: {message}')}</failure>\n"
        "    </testcase>\n"
    )


def _attribute(text: str) -> str:
    return f'"{_text(text)}"'


def _text(text: str) -> str:
    return harmless_xml(escape(text.translate(_INVALID)))
