"""HTML that tags print."""

from html import escape

from hexodigest.patterns import later

# As in hexo-util 4.0, unescape_html.js: what its `escapeHTML` undoes first.
_ENTITIES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"',
    "&#39;": "'", "&#96;": "`", "&#x2F;": "/", "&#x3D;": "=",
}  # fmt: skip
_ENTITY = later("|".join(_ENTITIES))


def unescaped(text: str) -> str:
    """Code that Hexo escapes: entities that are in it already are not escaped twice."""
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], text)


def element(name: str, attributes: dict[str, str | bool], content: str | None = None) -> str:
    """An element; attributes that are empty or False are left out, True ones have no value."""
    shown = "".join(
        f" {key}" if value is True else f' {key}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is True or value not in {"", False}
    )
    if content is None:
        return f"<{name}{shown}>"
    return f"<{name}{shown}>{content}</{name}>"


def frame(source: str, width: str = "", height: str = "") -> str:
    """An embedded page, loaded when it comes into sight, as Hexo prints it."""
    attributes: dict[str, str | bool] = {
        "src": source,
        "width": width,
        "height": height,
        "frameborder": "0",
        "loading": "lazy",
        "allowfullscreen": True,
    }
    return element("iframe", attributes, "")
