"""A value of the front matter means something else to other readers of YAML.

## Why is this bad?

Hexo reads YAML 1.2 as js-yaml does. Readers of YAML 1.1, such as those of Python and Ruby (Jekyll),
take `yes` and `off` for truth values, `010` for eight, `1:30` for ninety, `1_000` for a thousand,
and `12e3` for text. Quotes end the doubt for text, plain digits for numbers.

## Example

```yaml
subtitle: on
version: 010
```

Use instead:

```yaml
subtitle: "on"
version: 10
```
"""

import re
from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.document.front_matter import Form
from hexodigest.lint.headers import has_header, header_text, quoted
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later

SEVERITY = Severity.WARNING
GROUP = "front matter"

_WORD = r"(?:[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)"
_SEXAGESIMAL = r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
_DIGITS = r"[-+]?(?:0[0-9_]+|0[ob][0-7]+|[0-9]+_[0-9_]+)"
_POWER = r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][0-9]+|[-+]?[0-9]+[eE][-+][0-9]+"
_VALUE = later(rf"(?P<word>{_WORD})|(?P<time>{_SEXAGESIMAL})|{_DIGITS}|{_POWER}")
# Before and after such a value on its line; whatever passes is looked at with care.
_PERHAPS = later(rf"(?:[:,\[-][ \t]|\[)(?:{_VALUE.pattern})[ \t]*(?=[,\]}}#\n]|\Z)")


def ambiguous_value(document: Document) -> Iterator[Problem]:
    front_matter = document.front_matter
    if not has_header(document) or front_matter.form is Form.JSON:
        return
    if not _PERHAPS.search(header_text(document)):
        return
    for entry in front_matter.entries().values():
        text = document.source.slice(entry.value)
        match = _VALUE.fullmatch(text)
        if match:
            yield Problem(entry.value, f"{quoted(text)} is {_reading(match)}")


def _reading(match: re.Match[str]) -> str:
    if match["word"]:
        return "text to Hexo and a truth value to YAML 1.1; expected quotes, or `true` or `false`"
    if match["time"]:
        return "text to Hexo and a number of base 60 to YAML 1.1; expected quotes"
    return "another value to YAML 1.1 than to Hexo; expected quotes, or plain digits"
