"""`{% banner title subtitle bg: avatar: link: %}`: a picture with a title on it."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Layout
from hexodigest.tags.volantis.arguments import mapped, words

NAMES = ("banner",)


def lower(tag: Tag, text: str) -> Layout | None:
    """The pictures and the titles."""
    del text
    if tag.body is None:
        return None
    given = mapped(tag, ("bg", "avatar", "link"), ("title", "subtitle"))
    shown = "".join(
        element("img", {"src": given[key], "class": key}) for key in ("bg", "avatar") if given[key]
    )
    for key in ("title", "subtitle"):
        shown += element("div", {"class": f"text {key}"}, words(given[key])) if given[key] else ""
    if given["link"]:
        shown = element("a", {"href": given["link"], "class": "banner-link"}, shown)
    before = f'<div class="tag-plugin banner">{shown}'
    return Layout((before, tag.body, "</div>"))
