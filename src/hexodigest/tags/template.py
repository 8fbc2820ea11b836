"""A tag that a user describes by a piece of HTML."""

import re
from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.patterns import later
from hexodigest.tags.arguments import values
from hexodigest.tags.nodes import Html, Layout

_FIELD = later(r"\{(\d+|args)\}")


def from_template(template: str, tag: Tag) -> Html | Layout:
    """The template with arguments in place of `{1}`, `{2}`, and all of them of `{args}`.

    What stands between the tags goes in place of `{body}`, else behind; it remains Markdown.
    """
    arguments = values(tag)

    def filled(match: re.Match[str]) -> str:
        if match[1] == "args":
            return escape(" ".join(arguments))
        number = int(match[1])
        return escape(arguments[number - 1]) if 0 < number <= len(arguments) else ""

    before, _, after = template.partition("{body}")
    if tag.body is None:
        return Html(_FIELD.sub(filled, before + after))
    return Layout((_FIELD.sub(filled, before), tag.body, _FIELD.sub(filled, after)))
