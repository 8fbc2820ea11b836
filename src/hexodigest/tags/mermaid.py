"""`{% mermaid %}`: a diagram, in NexT, Butterfly, Fluid and others."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import body_text, values
from hexodigest.tags.nodes import Code

NAMES = ("mermaid",)


def lower(tag: Tag, text: str) -> Code | None:
    """A block of code in that language, which is how targets draw it; arguments start it."""
    if tag.body is None:
        return None
    lines = [" ".join(values(tag)), body_text(tag, text)]
    return Code("\n".join(line for line in lines if line), "mermaid", highlighted=False)
