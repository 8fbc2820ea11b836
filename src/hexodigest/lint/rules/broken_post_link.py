"""A tag names a post that the blog does not have.

## Why is this bad?

`post_link` ends the whole build with "Post not found", not this page alone; `post_path` prints
nothing, and the link around it leads nowhere. Both look for the slug of a post, which is the name
of its file without date and extension, then for its title, letter by letter.

## Example

```markdown
{% post_link proxy-tunning %}
```

Use instead:

```markdown
{% post_link proxy-tuning %}
```
"""

from collections.abc import Iterator
from difflib import get_close_matches

from hexodigest.diagnostics import Severity
from hexodigest.document import Document
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.post_references import post_references
from hexodigest.lint.rule import Problem
from hexodigest.site import Site

SEVERITY = Severity.ERROR
GROUP = "links"
LOOKS_FOR = ("{%",)

_LONGEST = 200  # characters of a name that is compared with others


def broken_post_link(document: Document, site: Site) -> Iterator[Problem]:
    if site.facts(document) is None:
        return  # Hexo makes no page of the file
    for use in post_references(document):
        posts = neighbours_of(site).by_name
        if use.slug not in posts:
            near = get_close_matches(use.slug, posts, 1) if len(use.slug) < _LONGEST else []
            hint = f", did you mean `{near[0]}`?" if near else ""
            yield Problem(use.span, f"no post has the slug or the title `{use.slug}`{hint}")
        elif not any(map(site.is_shown, posts[use.slug])):
            yield Problem(use.span, f"`{use.slug}` is not published: its page is not there")
