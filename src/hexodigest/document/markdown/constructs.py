"""Escapes, HTML, emphasis, code and deletions within a text, in marked's order.

Each rule looks at the scan's position, and says whether it took what stands there.
"""

from bisect import bisect_right

from hexodigest.document.markdown.characters import kind
from hexodigest.document.markdown.inline_rules import (
    BACKTICKS,
    BREAK,
    CLOSES_RAW,
    DECLARATION,
    DELETED,
    ESCAPABLE,
    OPENS_LINK,
    OPENS_RAW,
    TAG,
)
from hexodigest.document.markdown.links import autolink
from hexodigest.document.markdown.scan import Frame, Scan
from hexodigest.document.nodes import InlineCode, InlineHtml


def backslash(scan: Scan) -> bool:
    r"""`\*`, or a backslash at the end of a line."""
    following = scan.text[scan.position + 1 : min(scan.position + 2, scan.end)]
    if following in ESCAPABLE:
        if scan.rendering:
            scan.rendering.character(following)
        scan.position += 2
        return True
    return line_break(scan)


def line_break(scan: Scan) -> bool:
    """The end of a line that is not the last: with `breaks`, marked prints `<br>`."""
    match = BREAK.match(scan.text, scan.position, scan.end)
    if not match:
        return False
    if scan.rendering:
        scan.rendering.line_break(is_hard=match.group().startswith(("  ", "\\")))
    scan.position = match.end()
    return True


def angle(scan: Scan) -> bool:
    """HTML within text, or an address in angle brackets."""
    end = _tag_end(scan)
    if end:
        tag = scan.text[scan.position : end]
        _note_tag(scan, tag)
        scan.found.append(InlineHtml(scan.span(scan.position, end)))
        if scan.rendering:
            scan.rendering.markup(tag)
        scan.position = end
        return True
    return autolink(scan)


def _tag_end(scan: Scan) -> int:
    """Where the HTML tag, comment or declaration here ends; 0 when there is none."""
    text, start = scan.text, scan.position
    match = TAG.match(text, start, scan.end)
    if match:
        return match.end()
    if text.startswith("<!-->", start):
        return start + 5 if start + 5 <= scan.end else 0
    if text.startswith("<!--->", start):
        return start + 6 if start + 6 <= scan.end else 0
    for opening, closing in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
        if text.startswith(opening, start):
            return scan.after(closing, start + len(opening))
    match = DECLARATION.match(text, start, scan.end)
    return scan.after(">", match.end()) if match else 0


def _note_tag(scan: Scan, tag: str) -> None:
    """Remember over all texts what the tag opens or closes, as marked does."""
    reader = scan.reader
    if not reader.in_link and OPENS_LINK.match(tag):
        reader.in_link = True
    elif reader.in_link and tag[:4].lower() == "</a>":
        reader.in_link = False
    if not reader.in_raw and OPENS_RAW.match(tag):
        reader.in_raw = True
    elif reader.in_raw and CLOSES_RAW.match(tag):
        reader.in_raw = False


def emphasis(scan: Scan) -> bool:
    """`*em*`, `__strong__` and the like."""
    start = scan.position
    match = scan.finder.match(start, scan.end, scan.before)
    if not match:
        return False
    width, name = match.width, "em" if match.width == 1 else "strong"
    scan.mark(start, match.end, width, name)
    frame = Frame(0, match.end, f"</{name}>", scan.finder)
    return scan.enter(start + width, match.end - width, frame, f"<{name}>")


def code(scan: Scan) -> bool:
    """Text between backticks."""
    start = scan.position
    opening = BACKTICKS.match(scan.text, start, scan.end)
    width = opening.end() - start if opening else 0
    closing = _closing_backticks(scan, width, start + width)
    if closing < 0:
        return False
    code = code_text(scan.text[start + width : closing])
    scan.found.append(InlineCode(scan.span(start, closing + width), code))
    if scan.rendering:
        scan.rendering.code(code)
    scan.position = closing + width
    return True


def code_text(written: str) -> str:
    """What stands between backticks as marked gives it."""
    code = written.replace("\n", " ")
    return code[1:-1] if code[:1] == code[-1:] == " " and code.strip(" ") else code


def _closing_backticks(scan: Scan, width: int, start: int) -> int:
    """The next run of as many backticks, -1 when there is none."""
    if scan.backticks is None:
        scan.backticks = {}
        for run in BACKTICKS.finditer(scan.text):
            scan.backticks.setdefault(run.end() - run.start(), []).append(run.start())
    runs = scan.backticks.get(width, [])
    index = bisect_right(runs, start)
    if index < len(runs) and runs[index] + width <= scan.end:
        return runs[index]
    return -1


def tilde(scan: Scan) -> bool:
    """`~deleted~` and `~~deleted~~`."""
    start = scan.position
    text = scan.text
    width = 2 if text.startswith("~~", start) else 1
    inner = start + width
    if inner >= scan.end or text[inner] == "~" or kind(text[inner]) == "s":
        return False
    closing = _closing_tildes(scan, width, inner + 1)
    if closing < 0:
        return False
    scan.mark(start, closing + width, width, "del")
    return scan.enter(inner, closing, Frame(0, closing + width, "</del>", scan.finder), "<del>")


def _closing_tildes(scan: Scan, width: int, start: int) -> int:
    """The next tildes that close as many, -1 when there are none."""
    key = "~" * width
    known = scan.markers.get(key, -1)
    if known < start:
        known = len(scan.text)
        for match in DELETED[width].finditer(scan.text, start):
            if not _is_escaped(scan.text, match.start()):
                known = match.start()
                break
        scan.markers[key] = known
    return known if known + width <= scan.end else -1


def _is_escaped(text: str, position: int) -> bool:
    start = position
    while start and text[start - 1] == "\\":
        start -= 1
    return (position - start) % 2 == 1
