"""`{% wavedrom %}`: a timing diagram."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import body_text
from hexodigest.tags.nodes import Html

NAMES = ("wavedrom",)


def lower(tag: Tag, text: str) -> Html | None:
    """The diagram's source in a script that WaveDrom reads."""
    if tag.body is None:
        return None
    source = body_text(tag, text)
    return Html(f'<div class="wavedrom">\n<script type="WaveDrom">\n{source}\n</script>\n</div>')
