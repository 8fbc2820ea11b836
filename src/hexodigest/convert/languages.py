"""The language of a page: its own, or that of the folder that it is served from."""

import re
from functools import cache
from pathlib import Path, PurePath

from hexodigest.document.front_matter import Value
from hexodigest.elsewhere import is_folder, names_in
from hexodigest.site.facts import PostFacts
from hexodigest.site.site import Site


def page_language(facts: PostFacts, site: Site) -> str:
    """As in Hexo 8.1, i18n.js: `lang`, else `language`, else a folder that is a language."""
    own = _text(facts.data.get("lang")) or _text(facts.data.get("language"))
    if own or ":lang" not in site.config.i18n_dir:
        return own
    before, _, after = site.config.i18n_dir.strip("/").partition(":lang")
    match = re.match(rf"{re.escape(before)}([^/]+){re.escape(after)}/", facts.output)
    known = {*site.config.language, *_of_theme(site.theme_dirs)}
    return match[1] if match and match[1] in known else ""


@cache
def _of_theme(folders: tuple[Path, ...]) -> frozenset[str]:
    """The languages that the theme has words for."""
    homes = (folder.parent / "languages" for folder in folders)
    return frozenset(
        PurePath(name).stem for home in homes if is_folder(home) for name in names_in(home)
    )


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
