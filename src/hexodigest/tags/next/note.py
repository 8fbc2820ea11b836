"""`{% note [class] [no-icon] [summary] %}`: a passage set apart, or one that folds."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout, Prose

NAMES = ("note", "subnote")


_CLASSES = {"default", "primary", "info", "success", "warning", "danger", "no-icon"}


def lower(tag: Tag, text: str) -> Layout | None:
    """As in NexT 8.29, note.js: up to two words are classes, the others a summary."""
    del text
    if tag.body is None:
        return None
    classes, words = ["note"], values(tag)
    while words and words[0] in _CLASSES and len(classes) < 3:  # noqa: PLR2004 - `note` and two
        classes.append(words.pop(0))
    names: dict[str, str | bool] = {"class": " ".join(classes)}
    if not words:
        return Layout((element("div", names), tag.body, "</div>"))
    before = element("details", names) + "\n<summary>"
    return Layout((before, Prose(" ".join(words)), "</summary>", tag.body, "</details>"))
