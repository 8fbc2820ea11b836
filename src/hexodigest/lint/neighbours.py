"""What the posts of a blog have in common: names, addresses, abbrlinks, terms.

Read of every post is the front matter alone, once a run.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

from hexodigest.document.js_values import text_of
from hexodigest.lint.abbrlinks import Shape, usual_shape
from hexodigest.lint.terms import Terms, all_chains
from hexodigest.site import PostFacts, Site
from hexodigest.site.answers import Answers
from hexodigest.traces import ask, unasked

_known: WeakKeyDictionary[Site, "Neighbours"] = WeakKeyDictionary()

Posts = tuple[PostFacts, ...]


def neighbours_of(site: Site) -> "Neighbours":
    """The neighbours in a blog; what is gathered of them is gathered once."""
    if site not in _known:
        with unasked():
            _known[site] = Neighbours((*site.posts, *site.drafts), site.pages, site)
    return _known[site]


class Neighbours:
    """Posts, drafts and pages of a blog, by what they may have in common."""

    def __init__(self, posts: Posts, pages: Posts, site: Site) -> None:
        """Remember; gather nothing yet."""
        self._posts, self._pages, self._site = posts, pages, site

    @cached_property
    def by_name(self) -> Mapping[str, Posts]:
        """What `post_link` finds: posts and drafts by slug and by title."""
        found = [(name, p) for p in self._read() for name in dict.fromkeys((p.slug, p.title))]
        return self._answers("name", found)

    @cached_property
    def by_output(self) -> Mapping[str, Posts]:
        """Posts and pages that are shown, by the file that Hexo makes of each."""
        shown = (facts for facts in (*self._read(), *self._pages) if self._site.is_shown(facts))
        return self._answers("output", ((facts.output, facts) for facts in shown))

    @cached_property
    def by_abbrlink(self) -> Mapping[str, Posts]:
        """Posts and drafts by their `abbrlink`."""
        return self._answers("abbrlink", self._with_abbrlink())

    @property
    def abbrlink_shape(self) -> Shape | None:
        """What the abbrlinks of the blog look like."""
        ask("abbrlink shape", "", self._abbrlink_shape and self._abbrlink_shape.name)
        return self._abbrlink_shape

    @cached_property
    def _abbrlink_shape(self) -> Shape | None:
        return usual_shape(dict(self._with_abbrlink()))

    @cached_property
    def category_pairs(self) -> Mapping[str, str]:
        """A category and the one below it, tab-separated, and a post that says so."""
        pairs = {
            "\t".join(pair): post.source
            for post in self._posts
            if not post.is_draft
            for chain in post.categories
            for pair in pairwise(chain)
        }
        return Answers("category pair", pairs, str)

    @cached_property
    def tags(self) -> Terms:
        """The tags of the blog."""
        names = Counter((tag,) for facts in self._read() for tag in facts.tags)
        found = ((name, self._site.tag_path(name[0]), count) for name, count in names.items())
        return Terms("tag", found)

    @cached_property
    def categories(self) -> Terms:
        """The categories of the blog, each from the root down, parents too."""
        names = Counter(chain for facts in self._read() for chain in all_chains(facts.categories))
        found = ((name, self._site.category_path(name), count) for name, count in names.items())
        return Terms("category", found)

    def _read(self) -> Iterable[PostFacts]:
        return (facts for facts in self._posts if not facts.dropped)

    def _with_abbrlink(self) -> Iterable[tuple[str, PostFacts]]:
        return ((abbrlink_of(facts), facts) for facts in self._read() if abbrlink_of(facts))

    def _answers(self, kind: str, pairs: Iterable[tuple[str, PostFacts]]) -> Mapping[str, Posts]:
        return Answers(kind, _grouped(pairs), lambda found: [*map(self._site.print_of, found)])


def abbrlink_of(facts: PostFacts) -> str:
    """The post's `abbrlink` as it stands in addresses; empty without one."""
    value = facts.data.get("abbrlink")
    return "" if value is None or isinstance(value, list | dict) else text_of(value)


def _grouped(pairs: Iterable[tuple[str, PostFacts]]) -> Mapping[str, Posts]:
    groups: defaultdict[str, list[PostFacts]] = defaultdict(list)
    for key, facts in pairs:
        groups[key].append(facts)
    return {key: tuple(found) for key, found in groups.items()}
