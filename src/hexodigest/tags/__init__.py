"""What Hexo's tags mean: each lowers to a neutral node that a target can render."""

from hexodigest.tags.registry import known_tags, lower

__all__ = ["known_tags", "lower"]
