"""`youtube`, `vimeo`, `gist`, `jsfiddle`: in Hexo up to 6, then in hexo-tag-embed 1.0."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element, frame
from hexodigest.tags.nodes import Html

NAMES = ("youtube", "vimeo", "gist", "jsfiddle")


def lower(tag: Tag, text: str) -> Html | None:
    """The player or script that the page embeds."""
    del text
    arguments = [value.rstrip(",") for value in values(tag)]
    if not arguments:
        return None
    name, *options = arguments
    match tag.name:
        case "youtube":
            return _video(_youtube(name, options))
        case "vimeo":
            return _video(f"https://player.vimeo.com/video/{name}")
        case "gist":
            file = f"?file={options[0]}" if options else ""
            return Html(element("script", {"src": f"//gist.github.com/{name}.js{file}"}, ""))
        case _:
            return Html(_jsfiddle(name, options))


def _video(source: str) -> Html:
    return Html(element("div", {"class": "video-container"}, frame(source)))


def _youtube(name: str, options: list[str]) -> str:
    """`id [video|playlist]`; a third word, for the host without cookies, has no effect."""
    # As in hexo-tag-embed 1.0: `false` arrives as a word, and no word but `video` is a video.
    playlist = bool(options) and options[0] != "video"
    return f"https://www.youtube.com/embed/{'videoseries?list=' if playlist else ''}{name}"


def _jsfiddle(name: str, options: list[str]) -> str:
    chosen = ["" if option == "default" else option for option in options]
    tabs, skin, width, height = [*chosen, "", "", "", ""][:4]
    source = f"https://jsfiddle.net/{name}/embedded/{tabs or 'js,resources,html,css,result'}"
    return frame(f"{source}/{skin or 'light'}", width or "100%", height or "300")
