"""A key of the front matter has the name of something that Hexo keeps in each post.

## Why is this bad?

Under `content` Hexo keeps the rendered page: a post that has the key is never rendered, and its
value is shown in place of all that was written. `_id` is the post's number in Hexo's database: with
a value of another form Hexo fails on the post and leaves it out. `save` and `toObject` are
functions that it calls on each post: with the first as a key the whole build fails.

## Example

```yaml
content: A tour of YAML.
```

Use instead:

```yaml
description: A tour of YAML.
```
"""

from collections.abc import Iterator

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.headers import at_key, given
from hexodigest.lint.rule import Problem
from hexodigest.site.refusals import is_refused

SEVERITY = Severity.ERROR
GROUP = "front matter"

# As in Hexo 8.1: methods of a post that it calls in each build.
_METHODS = ("save", "toObject")


def reserved_key(document: Document) -> Iterator[Problem]:
    for key, value in given(document, "content", "_id", *_METHODS):
        if key == "content":
            yield at_key(document, key, "`content` is shown in place of the post's own text")
        elif key in _METHODS:
            yield at_key(
                document, key, f"`{key}` is a function that Hexo calls on the post, and fails"
            )
        elif is_refused(key, value, of_post=True):
            yield at_key(document, key, "`_id` is not Hexo's, which leaves the post out")
