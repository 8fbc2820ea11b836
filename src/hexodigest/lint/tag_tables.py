"""Names of tags that are known without looking at a blog: Hexo's, and those of what it installs.

Themes and plugins are read where they lie; these tables serve where only their name is known.
Found by looking for `tag.register` in the newest release of each.
"""

from typing import Final

# Hexo 8.1's own tags, and the statements of nunjucks 3.2 that need no other file.
CORE: Final = frozenset(
    {"quote", "blockquote", "code", "codeblock", "pullquote", "raw", "verbatim", "iframe"}
    | {"img", "image", "include_code", "include-code", "a", "link", "anchor", "post_path"}
    | {"post_link", "asset_path", "asset_link", "asset_img", "asset_image", "url_for"}
    | {"full_url_for", "if", "ifAsync", "elif", "elseif", "else", "for", "asyncEach", "asyncAll"}
    | {"set", "block", "macro", "call", "filter", "switch", "case", "default"}
)
# Statements that read another template, of which a post has none.
NEEDS_TEMPLATE: Final = frozenset({"include", "extends", "import", "from"})
# Taken out of Hexo 7.0.
REMOVED: Final = frozenset({"gist", "jsfiddle", "vimeo", "youtube"})

_TABS: Final = "tabs subtabs subsubtabs"
_VOLANTIS: Final = f"""
{_TABS} Audio Checkbox Folding Frame Gallery Image Link Note Radio Tabs Timeline Video albums audio
banner blocknote blur box btn btns cell chat checkbox contributors copy del emoji emp folders
folding frame friends gallery ghcard ghcardgroup grid hashtag icon inlineimage kbd linkgroup mark
md menu menuitem navbar note noteblock okr p pandown paper poetry posters psw quot radio reel sites
span sub subTabs submenu subsubTabs sup swiper table timeline timenode u video videos wavy xlink
button image link
"""
_STELLAR: Final = f"""
{_TABS} about albums audio banner blur box button chat checkbox copy del dropdown emoji emp folders
folding frame friends gallery ghcard grid hashtag icon kbd mark mbti md navbar note okr paper
poetry posters psw quot radio rating reel sites sub sup swiper table timeline tip toc u users video
vote wavy image link quote
"""
_BUTTERFLY: Final = f"""
{_TABS} btn chartjs flink gallery galleryGroup hideBlock hideInline hideToggle inlineImg label
mermaid note score series subnote timeline
"""
_VOLANTIS_LIKE: Final = """
audio btns cell checkbox del emp folding icon inlineimage kbd p psw radio site sitegroup span tip u
video videos wavy
"""

THEMES: Final = {
    theme: frozenset(names.split())
    for theme, names in {
        "landscape": "",
        "icarus": "",
        "yun": "",
        "next": f"""
            {_TABS} btn button can caniuse centerquote cq gp grouppicture label lg linkgrid mermaid
            note pdf subnote video wavedrom
        """,
        "butterfly": _BUTTERFLY,
        "anzhiyu": f"{_BUTTERFLY} {_VOLANTIS_LIKE} bilibili dogeplayer intCard",
        "fluid": "btn button cb checkbox fold gi groupimage label mermaid note",
        "volantis": _VOLANTIS,
        "stellar": _STELLAR,
        "kratos-rebirth": "linklist",
        "shokax": "links linksfile media",
    }.items()
}
PLUGINS: Final = {
    plugin: frozenset(names.split())
    for plugin, names in {
        "hexo-tag-embed": "gist jsfiddle vimeo youtube",
        "hexo-tag-aplayer": "aplayer aplayerlist aplayerlrc meting",
        "hexo-tag-dplayer": "dplayer",
        "hexo-tag-common": _TABS,
        "hexo-tag-fontawesome": "fa",
        "hexo-tag-mmedia": "mmedia mmedias",
        "hexo-tag-plantuml": "plantuml",
        "hexo-tag-map": """
            Amap BaiduMap GaodeMap GeoQ GeoqMap GoogleMap Map OpenStreetMap amap baiduMap gaodeMap
            geoqMap googleMap map openstreetMap
        """,
        "hexo-bilibili-card": "bilicard",
        "hexo-butterfly-tag-plugins-plus": f"""
            {_VOLANTIS_LIKE} bdage bubble carousel ghcard ghcardgroup issues linkgroup nota poem
            progress referfrom referto
        """,
        "hexo-math": "katex mathjax",
        "hexo-pdf": "pdf",
        "hexo-admonition": "",
        "hexo-asset-image": "",
        "hexo-reference": "",
    }.items()
}
SOMEWHERE: Final = frozenset[str]().union(CORE, REMOVED, *THEMES.values(), *PLUGINS.values())

# Plugins of these kinds register no tags.
HARMLESS: Final = (
    *("hexo-renderer-", "hexo-generator-", "hexo-deployer-", "hexo-server", "hexo-cli"),
    *("hexo-abbrlink", "hexo-wordcount", "hexo-symbols-count-time", "hexo-filter-nofollow"),
    *("hexo-util", "hexo-fs", "hexo-log", "hexo-i18n", "hexo-front-matter", "hexo-pagination"),
    *("hexo-browsersync", "hexo-admin", "hexo-neat", "hexo-all-minifier", "hexo-html-minifier"),
    *("hexo-word-counter", "hexo-permalink-pinyin", "hexo-leancloud", "hexo-related"),
)

# Tags of Liquid (Jekyll), Django and Twig, which stand in a Hexo post only by mistake.
FOREIGN: Final = frozenset(
    {"highlight", "include_relative", "assign", "capture", "unless", "tablerow", "csrf_token"}
    | {"load", "trans", "blocktrans", "ifequal", "ifchanged", "autoescape", "widthratio"}
    | {"firstof", "spaceless", "templatetag", "regroup"}
)
