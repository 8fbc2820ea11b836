"""The result as one page, to be read by people: no script, nothing from elsewhere."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from hexodigest.verify.differences import CAUSES
from hexodigest.verify.facets import EXPLAINED
from hexodigest.verify.reports.summary import verdict
from hexodigest.verify.results import Difference, Kind, Result, Row, Score, Status

_SECTIONS = {
    Kind.PAGE: "Pages",
    Kind.LIST: "Lists of posts",
    Kind.FEED: "Feeds",
    Kind.ASSET: "Files",
}
_FILTERS = (
    ("every-row", "all"),
    ("only-different", "with a difference"),
    ("only-unreported", "with an unreported one"),
)
_MOST = 60  # differences of one row that are written out


def as_html(result: Result) -> str:
    """The whole page."""
    return "".join(_page(result))


def _page(result: Result) -> Iterator[str]:
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    blog, target = escape(result.blog), result.target.title()
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{blog}: Hexo and {target}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>{blog}: Hexo and {target}</h1>\n"
    yield f'<p class="faint">{_versions(result)}</p>\n'
    state = "verdict bad" if result.unreported else "verdict"
    yield f'<p class="{state}">{escape(verdict(result))}</p>\n{_notes(result)}</header>\n<main>\n'
    yield from _scores(result.scores())
    yield from _filters()
    for kind, heading in _SECTIONS.items():
        rows = [row for row in result.rows if row.kind is kind]
        if rows:
            yield f'<h2>{heading}</h2>\n<ul class="rows">\n'
            yield from (_row(row, target) for row in sorted(rows, key=_worst_first))
            yield "</ul>\n"
    yield from _causes(result)
    yield "</main>\n<footer>Written by hexodigest verify.</footer>\n</body>\n</html>\n"


def _versions(result: Result) -> str:
    hexo = f"Hexo {escape(result.hexo)}" if result.hexo else "pages that were there already"
    return f"{hexo} against the converted site; {result.losses:,} entries in its loss report"


def _notes(result: Result) -> str:
    notes = [*result.notes, *(f"not converted: {failure}" for failure in result.failures)]
    if result.stand_ins:
        names = ", ".join(result.stand_ins)
        notes.append(f"tags that nothing here registers, shown as they are written: {names}")
    if result.not_compared:
        notes.append(f"not compared: {', '.join(result.not_compared)}")
    items = "".join(f"<li>{escape(note)}</li>\n" for note in notes)
    return f'<ul class="notes faint">\n{items}</ul>\n' if items else ""


def _scores(scores: Iterable[Score]) -> Iterator[str]:
    yield '<h2>By facet</h2>\n<div class="scroll">\n<table class="scores">\n'
    yield "<thead><tr><th>facet</th>"
    yield '<th class="what">what is compared</th><th>compared</th><th>equal</th><th></th>'
    yield "".join(f"<th>{status.value}</th>" for status in Status) + "</tr></thead>\n<tbody>\n"
    for score in scores:
        shown = f"{score.share} %" if score.compared else score.share
        meter = f'<meter value="{score.equal}" max="{score.compared}" low="{score.compared}">'
        counts = "".join(
            f'<td class="{status.value}">{score.by_status[status] or ""}</td>' for status in Status
        )
        yield f'<tr><th>{score.facet}</th><td class="what">{escape(EXPLAINED[score.facet])}</td>'
        yield f"<td>{score.compared:,}</td><td>{shown}</td><td>{meter}</meter></td>{counts}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _filters() -> Iterator[str]:
    yield '<h2>Page by page</h2>\n<fieldset class="filter">\n'
    for index, (name, words) in enumerate(_FILTERS):
        checked = " checked" if index == 0 else ""
        yield f'<label><input type="radio" name="shown" id="{name}"{checked}>{words}</label>\n'
    yield "</fieldset>\n"


def _worst_first(row: Row) -> tuple[bool, bool, str]:
    return not row.is_unreported, not row.differences, row.path


def _row(row: Row, target: str) -> str:
    name = f'{escape(row.title or "(no title)")} <span class="path">/{escape(row.path)}</span>'
    if not row.differences:
        head = f'<span class="sign">✓</span><span class="name">{name}</span>'
        return f'<li class="row same"><div class="head">{head}</div></li>\n'
    state = "bad" if row.is_unreported else "told"
    sign = "✗" if row.is_unreported else "≈"
    head = f'<span class="sign">{sign}</span><span class="name">{name}</span>{_chips(row)}'
    source = f'<p class="source">{escape(row.source)}</p>' if row.source else ""
    shown = "".join(_difference(found, target) for found in row.differences[:_MOST])
    rest = len(row.differences) - _MOST
    more = f'<p class="faint">and {rest} more; the JSON report has them</p>' if rest > 0 else ""
    inner = f'<div class="differences">{source}{shown}{more}</div>'
    return f'<li class="row {state}"><details><summary>{head}</summary>\n{inner}</details></li>\n'


def _chips(row: Row) -> str:
    found = dict.fromkeys((item.facet, item.status) for item in row.differences)
    chips = "".join(f'<span class="chip {s.value}">{facet}</span>' for facet, s in found)
    return f'<span class="chips">{chips}</span>'


def _difference(found: Difference, target: str) -> str:
    cause = f": {escape(found.cause)}" if found.cause else ""
    place = f' <span class="faint">{escape(found.place)}</span>' if found.place else ""
    about = f'<b>{found.facet}</b> <span class="{found.status.value}">{found.status.value}'
    about += f"{cause}</span>{place}"
    sides = _side("Hexo", found, found.hexo, "del") + _side(target, found, found.target, "ins")
    return f'<div class="difference"><p>{about}</p><div class="sides">{sides}</div></div>\n'


def _side(name: str, found: Difference, text: str, mark: str) -> str:
    separator = "\n" if "\n" in f"{found.hexo}{found.target}" or _is_list(found) else " "
    before = (
        f'<span class="context">{escape(found.before)}</span>{separator}' if found.before else ""
    )
    after = f'{separator}<span class="context">{escape(found.after)}</span>' if found.after else ""
    shown = f"<{mark}>{escape(text)}</{mark}>" if text else '<span class="nothing">nothing</span>'
    body = f"<pre>{before}{shown}{after}</pre>"
    return f'<figure class="side"><figcaption>{escape(name)}</figcaption>{body}</figure>'


def _is_list(found: Difference) -> bool:
    return found.facet not in {"text", "strict text", "excerpt"}


def _causes(result: Result) -> Iterator[str]:
    """Why the engines differ, for those differences that are on the page."""
    met = {item.cause for row in result.rows for item in row.differences}
    known = [cause for cause in CAUSES if cause.name in met]
    if known:
        yield "<h2>Differences between the engines</h2>\n<dl>\n"
        for cause in known:
            yield f"<dt><b>{escape(cause.name)}</b></dt><dd>{escape(cause.why)}</dd>\n"
        yield "</dl>\n"
