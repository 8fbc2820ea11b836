"""`video`, `audio`, `Video`, `Audio`, and `videos` around them."""

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.arguments import values
from hexodigest.tags.markup import element, frame
from hexodigest.tags.nodes import Html, Layout
from hexodigest.tags.volantis.arguments import fields, mapped

NAMES = ("video", "audio", "videos", "Video", "Audio")


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """A player, or players side by side."""
    del text
    if tag.name == "videos":
        style, columns = fields(tag, 2)[:2]
        before = element("div", {"class": f"videos {style}".strip(), "col": columns})
        return Layout((before, tag.body, "</div>")) if tag.body else None
    kind = tag.name.lower()
    if kind == tag.name:
        source = next(iter(values(tag)), "").strip()
        return _player(kind, source) if source else None
    given = mapped(
        tag, ("type", "bilibili", "youtube", "netease", "width", "ratio", "autoplay"), ("src",)
    )
    address = _elsewhere(given)
    if address:
        return Html(element("div", {"class": f"tag-plugin {kind}"}, frame(address, "100%")))
    return _player(kind, given["src"]) if given["src"] else None


def _player(kind: str, source: str) -> Html:
    form = {"video": "video/mp4", "audio": "audio/mp3"}[kind]
    inner = element("source", {"src": source, "type": form})
    player = element(kind, {"controls": True, "preload": True}, inner)
    return Html(element("div", {"class": kind}, player))


def _elsewhere(given: dict[str, str]) -> str:
    """The address of a player of another site."""
    if given["bilibili"]:
        return f"https://player.bilibili.com/player.html?bvid={given['bilibili']}&autoplay=false"
    if given["youtube"]:
        return f"https://www.youtube.com/embed/{given['youtube']}?rel=0"
    if given["netease"]:
        kind = given["type"] or "2"
        return f"//music.163.com/outchain/player?type={kind}&id={given['netease']}&auto=0&height=32"
    return ""
