"""A block of code as one thing, whatever markup an engine wraps it in."""

from typing import Final, NamedTuple

from hexodigest.verify.html import Element

_WRAPPERS: Final = {"highlight", "chroma", "lntable", "code-block", "highlight-container"}
_GUTTERS: Final = {"gutter", "ln", "lnt", "line-numbers-rows", "giallo-ln"}
# What engines call the same language, by the name that is kept.
_ALIASES: Final = {
    alias: name
    for name, aliases in {
        "javascript": "js jsx mjs cjs node",
        "typescript": "ts tsx",
        "bash": "sh shell zsh console shellsession shell-session shellscript",
        "yaml": "yml",
        "python": "py python3",
        "ruby": "rb",
        "cpp": "c++ cc hpp h++",
        "csharp": "cs c# c-sharp",
        "xml": "html xhtml rss atom svg markup htm",
        "markdown": "md mkd",
        "go": "golang",
        "rust": "rs",
        "kotlin": "kt",
        "objectivec": "objc obj-c objective-c mm",
        "stylus": "styl",
        "makefile": "make mk",
        "dockerfile": "docker",
        "diff": "patch",
        "powershell": "ps ps1 pwsh",
        "dos": "bat batch cmd",
        "ini": "toml",
        "vb": "vbnet vb.net",
        "json": "json5 jsonc",
        "handlebars": "hbs html.hbs",
        "jinja": "jinja2 django",
        "haskell": "hs",
        "perl": "pl pm",
        "latex": "tex",
        "pug": "jade",
    }.items()
    for alias in aliases.split()
}
NO_LANGUAGE: Final = {"", "plain", "plaintext", "text", "txt", "none", "nohighlight"}


class Code(NamedTuple):
    """What a reader sees of a block of code."""

    text: str
    language: str
    caption: str


def code_of(element: Element) -> Code | None:
    """The block that `element` is; None when it is none."""
    is_figure = element.name == "figure" and element.find(_is_code) and _holds_only(element)
    return _code(element) if is_figure or _is_code(element) else None


def _is_code(element: Element) -> bool:
    if element.name == "pre":
        return True
    return element.name in {"div", "table"} and bool(_WRAPPERS & set(element.classes))


def _holds_only(figure: Element) -> bool:
    """Whether nothing but a caption stands beside the code."""
    names = [child.name for child in figure.children if isinstance(child, Element)]
    others = [child for child in figure.children if isinstance(child, str) and child.strip()]
    return not others and len([name for name in names if name != "figcaption"]) == 1


def _code(element: Element) -> Code:
    caption = element.find(lambda inner: inner.name == "figcaption")
    texts = [] if caption is None else [_words(child) for child in caption.children]
    return Code(_text(element), _language(element), " ".join(" ".join(texts).split()))


def _words(node: Element | str) -> str:
    return node if isinstance(node, str) else node.text()


def _language(outer: Element) -> str:
    """The language that a class or an attribute names."""
    for element in (outer, *outer.walk()):
        named = element.attributes.get("data-lang") or element.attributes.get("data-language")
        if named:
            return known_language(named)
        for name in element.classes:
            if name.startswith(("language-", "lang-")):
                return known_language(name.partition("-")[2])
        if (
            element.name == "figure"
            and element.classes[:1] == ["highlight"]
            and element.classes[1:]
        ):
            return known_language(" ".join(element.classes[1:]))
        if element.name == "code" and "hljs" in element.classes:
            rest = [name for name in element.classes if name != "hljs"]
            return known_language(rest[0] if rest else "")
    return ""


def known_language(name: str) -> str:
    """One name for all that mean the same language."""
    name = name.strip().lower()
    return "" if name in NO_LANGUAGE else _ALIASES.get(name, name)


def _text(holder: Element) -> str:
    """The lines, without their numbers."""
    found: list[str] = []
    waiting: list[Element | str] = [holder]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            found.append(node)
        elif node.name == "br":
            found.append("\n")
        elif node.name != "figcaption" and not is_gutter(node):
            waiting += reversed(node.children)
    lines = "".join(found).replace("\xa0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def is_gutter(element: Element) -> bool:
    """Whether it holds the numbers of lines."""
    if _GUTTERS & set(element.classes) or (
        "data-linenos" in element.attributes and element.name == "td"
    ):
        return True
    # Hugo's numbers stand in a cell of their own, before the one that holds the code.
    return element.name == "td" and element.find(lambda e: "lnt" in e.classes) is not None
