"""What the posts of a blog have in common: names, addresses, abbrlinks, terms.

Read of every post is the front matter alone, once a run; and of none where it is remembered what
they have in common.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

from hexodigest.document.js_values import text_of
from hexodigest.lint.abbrlinks import Shape, usual_shape
from hexodigest.lint.terms import Name, Terms, all_chains, usual_names
from hexodigest.site import PostFacts, Site
from hexodigest.site.answers import Answers, Lookup
from hexodigest.site.memory import Table, table_of
from hexodigest.traces import ask

_known: WeakKeyDictionary[Site, "Neighbours"] = WeakKeyDictionary()

Posts = tuple[PostFacts, ...]
Pairs = Iterable[tuple[str, PostFacts]]


def neighbours_of(site: Site) -> "Neighbours":
    """The neighbours in a blog; what is gathered of them is gathered once."""
    return _known.setdefault(site, Neighbours(site))


class Neighbours:
    """Posts, drafts and pages of a blog, by what they may have in common."""

    def __init__(self, site: Site) -> None:
        """Gather nothing yet."""
        self._site = site

    @cached_property
    def by_name(self) -> Mapping[str, Posts]:
        """What `post_link` finds: posts and drafts by slug and by title."""
        return self._answers("name", self._names)

    @cached_property
    def by_output(self) -> Mapping[str, Posts]:
        """Posts and pages that are shown, by the file that Hexo makes of each."""
        return self._answers("output", self._outputs)

    @cached_property
    def by_abbrlink(self) -> Mapping[str, Posts]:
        """Posts and drafts by their `abbrlink`."""
        return self._answers("abbrlink", self._with_abbrlink)

    @property
    def abbrlink_shape(self) -> Shape | None:
        """What the abbrlinks of the blog look like."""
        ask("abbrlink shape", "", self._abbrlink_shape and self._abbrlink_shape.name)
        return self._abbrlink_shape

    @cached_property
    def _abbrlink_shape(self) -> Shape | None:
        return usual_shape(self._table("abbrlink", self._with_abbrlink))

    @cached_property
    def category_pairs(self) -> Mapping[str, str]:
        """A category and the one below it, tab-separated, and a post that says so."""
        table = self._table("category pair", self._pairs)
        return Answers("category pair", Lookup(table, lambda sources: sources[-1]), str)

    @cached_property
    def tags(self) -> Terms:
        """The tags of the blog."""
        return self._terms("tag", lambda post: ((tag,) for tag in post.tags), self._tag_path)

    @cached_property
    def categories(self) -> Terms:
        """The categories of the blog, each from the root down, parents too."""
        path = self._site.category_path
        return self._terms("category", lambda post: all_chains(post.categories), path)

    def _terms(
        self,
        kind: str,
        names_in: Callable[[PostFacts], Iterable[Name]],
        path_of: Callable[[Name], str],
    ) -> Terms:
        def made() -> Table:
            names = Counter(name for post in self._read() for name in names_in(post))
            return usual_names((name, path_of(name), count) for name, count in names.items())

        return Terms(kind, table_of(self._site, kind, made))

    def _tag_path(self, name: Name) -> str:
        return self._site.tag_path(name[0])

    def _names(self) -> Pairs:
        posts = self._read()
        return ((name, p) for p in posts for name in dict.fromkeys((p.slug, p.title)))

    def _outputs(self) -> Pairs:
        site = self._site
        shown = filter(site.is_shown, (*self._read(), *site.pages))
        return ((facts.output, facts) for facts in shown)

    def _with_abbrlink(self) -> Pairs:
        return ((link, facts) for facts in self._read() if (link := abbrlink_of(facts)))

    def _pairs(self) -> Pairs:
        return (
            ("\t".join(pair), post)
            for post in self._site.posts
            for chain in post.categories
            for pair in pairwise(chain)
        )

    def _read(self) -> Iterable[PostFacts]:
        every = (*self._site.posts, *self._site.drafts)
        return (facts for facts in every if not facts.dropped)

    def _table(self, kind: str, pairs: Callable[[], Pairs]) -> Table:
        return table_of(self._site, kind, lambda: _grouped(pairs()))

    def _answers(self, kind: str, pairs: Callable[[], Pairs]) -> Mapping[str, Posts]:
        posts = Lookup(self._table(kind, pairs), self._posts_at)
        return Answers(kind, posts, lambda found: [*map(self._site.print_of, found)])

    def _posts_at(self, sources: Iterable[str]) -> Posts:
        found = map(self._site.facts_at, sources)
        return tuple(facts for facts in found if facts is not None)


def abbrlink_of(facts: PostFacts) -> str:
    """The post's `abbrlink` as it stands in addresses; empty without one."""
    value = facts.data.get("abbrlink")
    return "" if value is None or isinstance(value, list | dict) else text_of(value)


def _grouped(pairs: Pairs) -> Table:
    groups: Table = {}
    for key, facts in pairs:
        groups.setdefault(key, []).append(facts.source)
    return groups
