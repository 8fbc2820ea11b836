"""What Hexo's highlighters make of code besides its colours: they replace tabs where told to."""

import re
from dataclasses import dataclass, replace
from typing import Final

from hexodigest.document.js_values import Value, is_true
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.tags.nodes import Code

_SETTINGS: Final = {"highlight.js": "highlight", "prismjs": "prismjs"}
_FIRST: Final = re.compile(r"^([^\t\n]*)(\t+)", re.MULTILINE)
_LEADING: Final = re.compile(r"^()(\t+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Highlighter:
    """The highlighter of a blog; without `tab` it changes no text, without a name it is none."""

    tab: str = ""
    tabs: re.Pattern[str] = _FIRST
    excluded: frozenset[str] = frozenset()  # languages
    is_there: bool = True

    def shown(self, code: Code) -> Code:
        """The code with the text that Hexo shows."""
        if not self.is_there:
            return Code(code.text, code.language)
        if not self.tab or not code.highlighted or code.language in self.excluded:
            return code
        return replace(code, text=self.tabs.sub(self._spaces, code.text))

    def _spaces(self, tabs: re.Match[str]) -> str:
        return tabs[1] + self.tab * len(tabs[2])


def highlighter_of(config: HexoConfig) -> Highlighter:
    """As in Hexo 8.1 with hexo-util 4: highlight.js and prism take other tabs of a line."""
    name = config.extra.get("syntax_highlighter", "highlight.js")
    if not is_true(name):
        return Highlighter(is_there=False)
    settings = config.extra.get(_SETTINGS.get(name, "") if isinstance(name, str) else "")
    tab = settings.get("tab_replace") if isinstance(settings, dict) else None
    if not isinstance(settings, dict) or not isinstance(tab, str):
        return Highlighter()
    if name == "highlight.js":
        return Highlighter(tab)
    return Highlighter(tab, _LEADING, _names(settings.get("exclude_languages")))


def _names(value: Value) -> frozenset[str]:
    names = value if isinstance(value, list) else []
    return frozenset(name for name in names if isinstance(name, str))
