"""A key of the front matter means something else to Hugo or Zola.

## Why is this bad?

It does no harm in Hexo. But files that are copied to Hugo or Zola as they are do not build
(`published: true`, `outputs: pdf`), disappear (`draft: true`, `expiryDate`), move (`url`, `path`)
or look for templates that are not there (`type`, `template`). `hexodigest convert` keeps such keys
apart.

## Example

```yaml
type: essay
```

Use instead:

```yaml
kind: essay
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.headers import at_key, given
from hexodigest.lint.rule import Problem

SEVERITY = Severity.INFO
GROUP = "front matter"

_MEANINGS = {
    "authors": "Zola wants a list of them",
    "build": "Hugo takes it for options of the build",
    "cascade": "Hugo hands it down to pages below",
    "draft": "Hugo and Zola hide the page, Hexo does not",
    "expiryDate": "Hugo hides the page from then on",
    "extra": "Zola wants a mapping of own fields",
    "headless": "Hugo hides the page",
    "in_search_index": "Zola leaves the page out of its search",
    "linkTitle": "Hugo shows it in lists",
    "markup": "Hugo takes it for the language of the body",
    "menu": "Hugo puts the page into that menu",
    "menus": "Hugo puts the page into those menus",
    "outputs": "Hugo takes it for formats to write",
    "params": "Hugo wants a mapping of own fields",
    "path": "Zola takes it for the page's address",
    "publishDate": "Hugo hides the page until then",
    "published": "Hugo takes it for a date",
    "render": "Zola makes no page when it is false",
    "resources": "Hugo takes it for files of the page",
    "sites": "Hugo takes it for sites to be shown on",
    "slug": "Hugo and Zola take it for the end of the address",
    "taxonomies": "Zola takes it for tags and categories",
    "template": "Zola takes it for a template of its own",
    "translationKey": "Hugo ties translations together by it",
    "type": "Hugo chooses the template by it",
    "url": "Hugo takes it for the page's address",
    "weight": "Hugo and Zola sort pages by it",
}
_HIDING = frozenset(("draft", "headless"))


def clashing_key(document: Document) -> Iterator[Problem]:
    for key, value in given(document, *_MEANINGS):
        if key in _HIDING and value is False:
            continue  # it says what is so without it
        yield at_key(document, key, f"`{key}` has a meaning elsewhere: {_MEANINGS[key]}")
    words = document.front_matter.data.get("keywords")
    if isinstance(words, str) and "," in words:
        yield at_key(document, "keywords", "`keywords` is text: to Hugo all of it is one keyword")
