"""`ghcard`, `link`, `Link`, `xlink`, `hashtag`: a link that looks like a card."""

from html import escape

from hexodigest.document.tag_nodes import Tag
from hexodigest.tags.markup import element
from hexodigest.tags.nodes import Html, Layout
from hexodigest.tags.volantis.arguments import fields, icon, mapped

NAMES = ("ghcard", "ghcardgroup", "link", "linkgroup", "Link", "xlink", "hashtag")


_HOST = "https://github-readme-stats.vercel.app"


def lower(tag: Tag, text: str) -> Html | Layout | None:
    """The link, or links side by side."""
    del text
    match tag.name:
        case "ghcardgroup" | "linkgroup":
            return Layout((f'<div class="{tag.name}">', tag.body, "</div>")) if tag.body else None
        case "ghcard":
            return _github(fields(tag))
        case "link":
            title, url, picture = fields(tag, 3)[:3]
        case "hashtag":
            given = mapped(tag, ("color",), ("text", "href"))
            words = escape(given["text"], quote=False)
            return (
                Html(element("a", {"class": "hashtag", "href": given["href"]}, words))
                if words
                else None
            )
        case _:
            places = ("title", "url") if tag.name == "Link" else ("url", "title")
            given = mapped(tag, ("icon", "desc"), places)
            title, url, picture = given["title"] or given["url"], given["url"], given["icon"]
    return _card(title, url, picture) if title and url else None


def _card(title: str, url: str, picture: str) -> Html:
    name = element("p", {"class": "text"}, escape(title, quote=False))
    address = element("p", {"class": "url"}, escape(url, quote=False))
    shown = icon(picture) + element("div", {}, name + address)
    link = element("a", {"class": "link-card", "href": url, "title": title}, shown)
    return Html(element("div", {"class": "tag link"}, link))


def _github(found: list[str]) -> Html | None:
    """A card that another site draws of a person, or of a repository."""
    path, *options = found
    if not path:
        return None
    user, slash, repository = path.partition("/")
    query = f"pin/?username={user}&repo={repository}" if slash else f"?username={path}"
    source = "&".join([f"{_HOST}/api/{query}", *options])
    picture = element("img", {"src": source, "alt": path})
    return Html(element("a", {"class": "ghcard", "href": f"https://github.com/{path}"}, picture))
