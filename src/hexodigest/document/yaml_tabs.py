"""A tab stands where libyaml takes none and js-yaml does: `-<tab>b`, or before a comment.

The text is read again with that tab as a space, which moves nothing, for as many tabs as there
are. js-yaml has a rule of its own: what follows a tab may be no key and no `- ` of a list.
"""

import re

from hexodigest.document.yaml_errors import YamlError

_RUN = re.compile(r"\t+")
_MAX_ROUNDS = 200
_MAX_WORK = 2_000_000  # characters read again, all told
MESSAGE = "a tab where only spaces may indent"


def without_tabs_at(text: str, offset: int) -> str | None:
    """The text with the tabs at `offset` as spaces; None when there are none."""
    run = _RUN.match(text, offset)
    if run is None:
        return None
    return text[:offset] + " " * len(run.group()) + text[run.end() :]


def may_go_on(text: str, rounds: int) -> bool:
    """Whether another round is worth its time."""
    return rounds < _MAX_ROUNDS and rounds * len(text) < _MAX_WORK


def check_key(original: str, offset: int) -> None:
    """Refuse a key of a block after a tab. Raises YamlError."""
    tab = original.find("\t", _line_start(original, offset), offset)
    if tab >= 0:
        raise YamlError(MESSAGE, tab)


def check_item(original: str, offset: int) -> None:
    """Refuse an item of a block list whose `-` follows a tab. Raises YamlError."""
    start = _line_start(original, offset)
    dash = original.rfind("-", start, offset)
    tab = original.find("\t", start, max(dash, start))
    if tab >= 0:
        raise YamlError(MESSAGE, tab)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
