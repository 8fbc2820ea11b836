"""`{% tabs %}`: panes between `<!-- tab active id:x title:y -->` and `<!-- endtab -->`."""

from typing import Final

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later
from hexodigest.source import Span
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout
from hexodigest.tags.panes import Pane, closed_panes, icon_element, joined

NAMES = ("tabs",)

_OPTION: Final = later(r"""'([^']*)'|"([^"]*)"|(\S+)""")


def lower(tag: Tag, text: str) -> Layout | None:
    """As in hexo-component-inferno, tabs.js; the first pane is shown when none is active."""
    if tag.body is None:
        return None
    panes = [(_options(pane), pane) for pane in closed_panes(text, tag.body, "tab")]
    active = next((n for n, (options, _) in enumerate(panes) if "active" in options), 0)
    heads = []
    parts: list[str | Span] = []
    for number, (options, pane) in enumerate(panes):
        state = " active" if number == active else ""
        place = options.get("id") or f"tab-{tag.span.start}-{number + 1}"
        words = icon_element(options.get("icon", "")) + options.get("title", "")
        link = element("a", {"href": f"#{place}"}, words)
        heads.append(element("li", {"class": f"tab{state}"}, link))
        opening = element("div", {"class": f"tab-pane{state}", "id": place})
        parts += [opening, pane.body, "</div>"]
    nav = element("ul", {"class": "nav-tabs"}, "".join(heads))
    before = f'<div class="tabs">\n{nav}\n<div class="tab-content">'
    return joined(before, *parts, "</div>\n</div>")


def _options(pane: Pane) -> dict[str, str]:
    words = (match[1] or match[2] or match[3] or "" for match in _OPTION.finditer(pane.title))
    return dict([*word.split(":"), ""][:2] for word in words)
