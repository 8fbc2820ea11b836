"""What Hexo's tags mean: each lowers to a neutral node that a target can render."""

from hexodigest.tags.registry import dialect_of, known_tags, lower

__all__ = ["dialect_of", "known_tags", "lower"]
