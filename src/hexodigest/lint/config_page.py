"""`docs/configuration.md`, made of the configuration's own tables."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from pydantic import TypeAdapter

from hexodigest.config import Config, ModelRule
from hexodigest.lint.registry import all_rules, groups
from hexodigest.settings import SettingsTable, default_of

_HEAD = """\
# Configuration

hexodigest reads `hexodigest.toml`, or the table `[tool.hexodigest]` of a `pyproject.toml`: the
nearest one, found upward from each post. It stands alone; what lies further up is not added. Paths
and globs in it count from its folder. `hexodigest config PATH` prints what holds for a path, and
where each setting is from. An unknown key is an error, with the one that may be meant.

```toml
extend_select = ["image-without-alt"]
ignore = ["headings", "trailing-*"]
exclude = ["source/_posts/imported"]

[per_file_ignores]
"source/_posts/2012/**" = ["links", "missing-image"]

[severity]
misspelt-key = "error"

[rules.large-data-uri]
longest = 20000
```
"""
_SELECTION = """
## Which rules run

`select`, `extend_select`, `ignore`, `per_file_ignores` and `severity` take rules by name, by group
or by glob (`empty-*`). Without `select` all rules run but those of severity info. `--select` takes
the place of `select` and `extend_select`; `--extend-select` and `--ignore` add to what stands here.
A rule of severity info is on as soon as it is selected, or is given another severity.

The groups are {groups}. [rules.md](rules.md) has the rules.

## In a post

A comment silences rules, by name, group or glob, or all where none is named. Inside code it is no
comment. One that silences nothing is reported by `unused-suppression`.

```markdown
---
title: Tea
tags: [tea, tea] # hexodigest: ignore[duplicate-term]
---

<!-- hexodigest-disable-next-line missing-image -->
![A cup](cup.png)

<!-- hexodigest-disable links -->
[Leaves]()
<!-- hexodigest-enable links -->

<!-- hexodigest-disable-file headings -->
```

In front matter a comment that has a line of its own is for the next line.

## A baseline

`hexodigest lint --write-baseline known.json` writes down all that is found today, and
`hexodigest lint --baseline known.json` reports only what is new. A finding is known by its file,
its rule and the text that it is about, so lines may move. What is known is not mended either.

## The cache

`hexodigest lint` keeps what it finds in `.hexodigest_cache`, at the root of the blog or beside the
configuration; elsewhere nothing is kept. The folder ignores itself in git, and may be deleted at
any time. What is found is the same with it and without it.

- A file is known by its size, times and number. Where times mean nothing, as in CI, `--cache-hash`
  compares what files hold. `--cache-dir` puts the cache into another folder, such as one that CI
  restores. `--no-cache` neither reads nor writes one.
- A change of the configuration, of `_config.yml`, `package.json` or `.gitignore`, or of a script of
  the theme has all posts linted anew; so has another version of hexodigest.
- A change of a post or of an asset has those posts linted anew that look at it: links to it, terms
  that they share, an address that both have. In a commit hook one post is read, and what it must
  know of the others comes from the cache.
- Posts with a model of your own are linted in each run, for its code may look at anything.
- `--fix` and `--diff` use no cache. Several runs may share one at the same time.

## Processes

`--jobs` says how many processes lint: `auto`, the default, is one a core, and a run over fewer
than a hundred posts stays in one. What is printed does not depend on it. `--fix` and `--diff` run
in one.
"""


def configuration_page() -> str:
    """The whole page as Markdown."""
    names = ", ".join(f"`{name}`" for name in groups())
    options = "".join(
        f"\n### `[rules.{rule.name}]`\n\n{_table(rule.options)}"
        for rule in all_rules()
        if rule.options
    )
    return (
        f"{_HEAD}\n## Settings\n\n{_table(Config)}"
        f"\n## Models of posts\n\nEach is a table `[[models]]`.\n\n{_table(ModelRule)}"
        f"\n## Options of rules\n{options}{_SELECTION.format(groups=names)}"
    )


def _table(table: type[SettingsTable]) -> str:
    return "".join(
        ["| key | takes | default | what it says |\n|---|---|---|---|\n", *_rows(table)],
    )


def _rows(table: type[SettingsTable]) -> Iterator[str]:
    schema = TypeAdapter(table).json_schema()
    for field in fields(table):
        shape = schema["properties"][field.name]
        value = default_of(field)
        default = "must be given" if value is MISSING else _default(value)
        words = " ".join(shape["description"].split()).replace("|", "\\|")
        kind = _words(shape, schema.get("$defs", {}))
        yield f"| `{field.name}` | {kind} | {default} | {words} |\n"


def _default(value: object) -> str:
    match value:
        case None:
            return "not set"
        case tuple():
            return "`[]`"
        case dict():
            return "`{}`"
        case _:
            return f"`{json.dumps(value)}`"


def _words(shape: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """What a value must be, for people, of its JSON Schema."""
    match shape:
        case {"$ref": str(name)}:
            words = _words(known[name.rpartition("/")[2]], known)
        case {"enum": [*values]}:
            words = " or ".join(f"`{json.dumps(value)}`" for value in values)
        case {"anyOf": [first, *_]}:
            words = _words(first, known)
        case {"type": "array", "items": {"$ref": _}}:
            words = "tables"
        case {"type": "array", "items": items}:
            words = f"a list of {_words(items, known)}"
        case {"type": "object", "additionalProperties": {"type": "object"}}:
            words = "tables"
        case {"type": "object", "additionalProperties": dict(values)}:
            words = f"a table of {_words(values, known)}"
        case {"type": "integer"}:
            words = _range(shape)
        case _:
            words = "text"
    return words


def _range(shape: Mapping[str, Any]) -> str:
    low, high = shape.get("minimum"), shape.get("maximum")
    return f"a whole number from {low}" + (f" to {high}" if high is not None else "")
