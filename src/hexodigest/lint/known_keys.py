"""Keys of front matter that Hexo and common themes and plugins read, and how near another is."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# What Hexo 8.1 itself reads.
HEXO = _words(
    "title date updated layout comments tags tag categories category permalink excerpt "
    "disableNunjucks published photos photo lang language slug id link author description "
    "keywords sticky toc"
)
# What NexT, Butterfly, Fluid, Icarus, Volantis, Matery and common plugins read besides.
THEMES = _words(
    "abbrlink aside aplayer banner banner_img bangumis bottom_meta breadcrumb comment copyright "
    "copyright_author copyright_info copyright_url cover coverImg cover_type date_format download "
    "effect encrypt footnote gallery header headimg hide hidden highlight_shrink icon iconify img "
    "index_img katex keyword main_color math mathjax mermaid message meta music noindex order "
    "original password pin plugins quiz random reprintPolicy reward robots series share "
    "short_title sidebar sitemap slide social_share sponsor subtitle summary template theme "
    "thumbnail titlecase top top_img top_meta type update updates url valine widgets wip wordcount"
)
# What Hugo, Zola and Jekyll know, which somebody may keep on purpose.
ELSEWHERE = _words(
    "aliases build cascade draft expiryDate extra headless lastmod linkTitle markup menu menus "
    "outputs params path publishDate redirect_from render resources source taxonomies "
    "translationKey weight"
)
KNOWN = frozenset(HEXO + THEMES + ELSEWHERE)
# Those that are worth a guess, the likelier first.
_MEANT = _words(
    "title date tags categories updated permalink published comments layout description keywords "
    "excerpt category abbrlink author copyright cover disableNunjucks language mathjax password "
    "photos subtitle thumbnail"
)
_SLIPS = {"categorie": "categories", "categorys": "categories", "catagory": "category"}
_SHORT, _LONG = 4, 9  # letters: below, two swapped ones only; from here on, two slips


def meant_by(key: str) -> str | None:
    """The key that an unknown one is a slip of the pen for; None when it may be a theme's own."""
    if key in KNOWN or not (key.isascii() and key.isalpha()):
        return None
    if key in _SLIPS:
        return _SLIPS[key]
    return next((known for known in _MEANT if _is_near(key, known)), None)


def _is_near(key: str, known: str) -> bool:
    if key.lower() == known.lower():
        return True
    if abs(len(key) - len(known)) > 1 or key.startswith(known) or known.startswith(key):
        return False  # `publish` and `titles` are words of their own
    if len(known) <= _SHORT:
        return sorted(key) == sorted(known) and _distance(key, known) == 1
    if key[0] != known[0] and sorted(key) != sorted(known):
        return False
    return _distance(key, known) <= (2 if len(known) >= _LONG else 1)


def _distance(one: str, other: str) -> int:
    """How many letters to insert, drop, replace, or swap with the next, make one the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
