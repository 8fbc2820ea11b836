"""The blog around a post: its configuration, addresses, dates, and which file is meant."""

from hexodigest.site.assets import Asset, Reference, Resolution, Resolved
from hexodigest.site.blog import NoBlogError, find_blog
from hexodigest.site.dates import DateSource
from hexodigest.site.facts import PostFacts
from hexodigest.site.files import FileKind, SourceFile
from hexodigest.site.hexo_config import ConfigError, HexoConfig, find_config, load_config
from hexodigest.site.site import Site, load_site

__all__ = [
    "Asset",
    "ConfigError",
    "DateSource",
    "FileKind",
    "HexoConfig",
    "NoBlogError",
    "PostFacts",
    "Reference",
    "Resolution",
    "Resolved",
    "Site",
    "SourceFile",
    "find_blog",
    "find_config",
    "load_config",
    "load_site",
]
