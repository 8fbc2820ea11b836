"""Which addresses a blog answers: the files that Hexo makes, its lists of posts included."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain
from math import ceil
from pathlib import Path
from weakref import WeakKeyDictionary

from hexodigest.reading import parse_json, read_file
from hexodigest.site import PostFacts, Site
from hexodigest.site.answers import Answers, Lookup
from hexodigest.site.facts import is_to_come
from hexodigest.site.memory import Table, table_of
from hexodigest.traces import ask, is_asking, look_at, unasked

_known: WeakKeyDictionary[Site, "Outputs"] = WeakKeyDictionary()


def outputs_of(site: Site) -> "Outputs":
    """The outputs of a blog; what is made of it is made once."""
    return _known.setdefault(site, Outputs(site))


class Outputs:
    """Files below `public_dir`, by their paths with slashes."""

    def __init__(self, site: Site) -> None:
        """Look at nothing yet."""
        self._site = site

    @property
    def files(self) -> Mapping[str, Path | None]:
        """Each file and what it is made of; None for a list of posts."""
        if is_asking():
            ask("outputs", "", sorted(self._files))
        return self._files

    @cached_property
    def _files(self) -> Mapping[str, Path | None]:
        """Each file and what it is made of; None for a list of posts."""
        with unasked():
            hidden = {facts.output for facts in self._hidden()}
            routes = {name: path for name, path in self._site.routes.items() if name not in hidden}
            return {**dict.fromkeys(self._lists()), **routes}

    @cached_property
    def pages(self) -> Mapping[str, PostFacts]:
        """Posts, drafts and pages that are shown, by their files."""
        sources = table_of(self._site, "page", self._shown)
        return Answers("page", Lookup(sources, self._page_at), self._site.print_of)

    def _shown(self) -> Table:
        site = self._site
        shown = filter(site.is_shown, chain(site.pages, site.drafts, site.posts))
        return {facts.output: [facts.source] for facts in shown}

    def _page_at(self, sources: list[str]) -> PostFacts:
        facts = self._site.facts_at(sources[-1])
        if facts is None:
            raise LookupError(sources)
        return facts

    @cached_property
    def packages(self) -> frozenset[str] | None:
        """The packages that the blog asks for; None where no `package.json` says so."""
        look_at(self._site.root / "package.json")
        with suppress(OSError, ValueError):
            data = parse_json(read_file(self._site.root / "package.json"))
            if isinstance(data, dict) and isinstance(data.get("dependencies"), dict):
                return frozenset(data["dependencies"])
        return None

    def answer(self, asked: str) -> str | None:
        """The file that a host sends for a path: itself, its index, or `asked.html`."""
        found = next((name for name in _candidates(asked) if name in self._names), None)
        ask("answer", asked, found)
        return found

    def near(self, asked: str) -> str | None:
        """The file that would answer but for the case of its letters."""
        folded = (name.casefold() for name in _candidates(asked))
        found = next((self._folded[name] for name in folded if name in self._folded), None)
        ask("near", asked, found)
        return found

    def has_top(self, name: str) -> bool:
        """Whether there is a file or a folder of that name at the top."""
        ask("top", name, name in self._tops)
        return name in self._tops

    @cached_property
    def _tops(self) -> frozenset[str]:
        return frozenset(name.partition("/")[0] for name in self._names)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in self._names}

    @cached_property
    def _names(self) -> Table:
        return table_of(self._site, "outputs", lambda: {name: [] for name in self._files})

    def _lists(self) -> Iterator[str]:
        """What the four generators of a new blog make, as far as they are installed."""
        site = self._site
        hidden = {facts.source for facts in self._hidden()}
        posts = [post for post in site.posts if site.is_shown(post) and post.source not in hidden]
        config, extra = site.config, site.config.extra
        if self._has("index"):
            per_page = config.index_generator.per_page
            size = config.per_page if per_page is None else per_page
            yield from self._numbered(config.index_generator.path, len(posts), size)
        for name, counted in (
            ("archive", _by_date(posts, site, _mapping(extra, "archive_generator"))),
            ("tag", _by_tag(posts, site)),
            ("category", _by_category(posts, site)),
        ):
            options = _mapping(extra, f"{name}_generator")
            if self._has(name) and options.get("enabled") is not False:
                given = options.get("per_page")
                size = given if isinstance(given, int) else config.per_page
                for path, count in _counted(counted):
                    yield from self._numbered(path, count, size)
        if _mapping(extra, "tag_generator").get("enable_index_page"):
            yield _folder(config.tag_dir) + "index.html"
        aliases = extra.get("alias")
        yield from (_page(path) for path in aliases) if isinstance(aliases, dict) else ()

    def _hidden(self) -> Iterator[PostFacts]:
        """With `future: false`, what has a date that is still to come."""
        if not self._site.config.future:
            every = (*self._site.posts, *self._site.drafts, *self._site.pages)
            yield from (facts for facts in every if is_to_come(facts))

    def _has(self, name: str) -> bool:
        return self.packages is None or f"hexo-generator-{name}" in self.packages

    def _numbered(self, path: str, count: int, size: int) -> Iterator[str]:
        """A list of posts, over as many pages as it takes."""
        path = _folder(path)
        yield path + "index.html"
        for number in range(2, (ceil(count / size) if size else 1) + 1):
            yield f"{path}{self._site.config.pagination_dir}/{number}/index.html"


def _candidates(asked: str) -> tuple[str, ...]:
    return asked, f"{asked}/index.html", f"{asked}.html"


def _folder(path: str) -> str:
    path = path.strip("/")
    return f"{path}/" if path else ""


def _page(path: str) -> str:
    path = path.lstrip("/")
    return path if "." in path.rpartition("/")[2] else _folder(path) + "index.html"


def _mapping(extra: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = extra.get(name)
    return found if isinstance(found, dict) else {}


def _counted(paths: Iterable[str]) -> Iterable[tuple[str, int]]:
    counts: dict[str, int] = {}
    for path in paths:
        counts[path] = counts.get(path, 0) + 1
    return counts.items()


def _by_date(posts: list[PostFacts], site: Site, options: Mapping[str, object]) -> Iterator[str]:
    """The archive's folders of each post."""
    base = _folder(site.config.archive_dir)
    for post in posts:
        # As in Hexo 8.1: by the clock of the machine that it runs on.
        date = post.date.astimezone(site.zones.machine)
        yield base
        if options.get("yearly", True):
            yield f"{base}{date.year}/"
            if options.get("monthly", True):
                yield f"{base}{date.year}/{date.month:02d}/"
            if options.get("daily", False):
                yield f"{base}{date.year}/{date.month:02d}/{date.day:02d}/"


def _by_tag(posts: list[PostFacts], site: Site) -> Iterator[str]:
    return (site.tag_path(tag) for post in posts for tag in post.tags)


def _by_category(posts: list[PostFacts], site: Site) -> Iterator[str]:
    for post in posts:
        chains = {chain[:depth] for chain in post.categories for depth in range(1, len(chain) + 1)}
        yield from (site.category_path(each) for each in sorted(chains))
