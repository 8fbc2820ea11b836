"""HTML that tags print."""

from html import escape


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
