"""How a blog's settings make the ids of headings."""

from hexodigest.document.markdown import DEFAULT_STYLE, HeadingStyle
from hexodigest.site.hexo_config import HexoConfig


def heading_style_of(config: HexoConfig) -> HeadingStyle:
    """How the ids of headings are made by hexo-renderer-marked."""
    marked = config.marked
    # As in hexo-renderer-marked 7: `quotes` counts where it is four characters.
    quotes = marked.quotes if len(marked.quotes) == len(DEFAULT_STYLE.quotes) else ""
    quotes = quotes or DEFAULT_STYLE.quotes
    return HeadingStyle(marked.modify_anchors, marked.smartypants, quotes, marked.autolink)
