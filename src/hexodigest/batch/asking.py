"""What the conversion of one page asks about other files: noted, and asked again the next time.

A question is a JSON list of words. Its answer is JSON too, so that both go into the manifest: a
page is converted anew when its own bytes change, or when a question of it has another answer.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Final

from hexodigest.config import Config
from hexodigest.convert.blog import Blog, Linked
from hexodigest.convert.options import Options
from hexodigest.convert.page import Page, Term
from hexodigest.convert.terms import category_terms, path_name, tag_term
from hexodigest.site.assets import Reference, Resolution, Resolved
from hexodigest.site.facts import PostFacts
from hexodigest.site.site import Site

Answer = list[str | bool | None] | bool | str | None
_SIZE: Final = 16  # bytes of a digest


def digest(data: bytes) -> str:
    """A short name for some bytes."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


class AskingBlog(Blog):
    """A blog in a worker, which sees one page at a time.

    What other posts answer comes from outside (`known`); a question of that kind without an answer
    goes to `unknown`, and the page is converted again when it has one.
    """

    def __init__(self, site: Site, settings: Config, options: Options) -> None:
        """Nothing is known and nothing asked yet."""
        super().__init__(site, settings, options)
        self.start({})

    def start(self, known: Mapping[str, Answer]) -> None:
        """Begin with a new page."""
        self._known = known
        self.asked: dict[str, Answer] = {}
        self.unknown: set[str] = set()

    def find_post(self, name: str) -> Linked | None:
        """The post of that name, as far as it is known."""
        answer = self._known_answer("post", name)
        return Linked(str(answer[0]), str(answer[1])) if isinstance(answer, list) else None

    def has_page(self, path: str) -> bool:
        """Whether a page is served there, as far as it is known."""
        return self._known_answer("page", path) is True

    def alias_owner(self, path: str) -> str | None:
        """The first page that names an old address, as far as it is known."""
        answer = self._known_answer("alias", path)
        return answer if isinstance(answer, str) else None

    def term_name(self, kind: str, chain: Sequence[Term]) -> str:
        """What a term is called for a target that merges some, as far as it is known."""
        answer = self._known_answer(kind, *(term.name for term in chain))
        return answer if isinstance(answer, str) else path_name(chain[-1])

    def include(self, path: str) -> tuple[str, str] | None:
        """A file below the folder of code."""
        found = super().include(path)
        self.asked[_question("file", path)] = _file_answer(found)
        return found

    def resolve_image(self, facts: PostFacts, url: str, reference: Reference) -> Resolved:
        """Which file an image means."""
        found = super().resolve_image(facts, url, reference)
        if found.kind is Resolution.EXTERNAL:
            return found  # whatever the blog holds
        question = _question("image", facts.source, reference.value, url)
        self.asked[question] = _image_answer(self, found)
        return found

    def _known_answer(self, *words: str) -> Answer:
        question = _question(*words)
        if question not in self._known:
            self.unknown.add(question)
            return None
        self.asked[question] = self._known[question]
        return self._known[question]


def answer(blog: Blog, question: str) -> Answer:  # noqa: PLR0911  # a line each
    """What a blog that knows all its posts answers."""
    match json.loads(question):
        case ["post", str(name)]:
            found = blog.find_post(name)
            return list(found) if found else None
        case ["page", str(path)]:
            return blog.has_page(path)
        case ["alias", str(path)]:
            return blog.alias_owner(path)
        case ["tags", str(name)]:
            return blog.term_name("tags", (tag_term(name, blog.config),))
        case ["categories", *names]:
            return blog.term_name("categories", category_terms(tuple(names), blog.config))
        case ["file", str(path)]:
            return _file_answer(blog.include(path))
        case ["image", str(source), str(reference), str(url)]:
            facts = blog.site.facts(blog.site.source_dir / source)
            if facts is None:
                return None
            return _image_answer(blog, blog.resolve_image(facts, url, Reference(reference)))
        case _:
            return None


def sure_questions(page: Page) -> Iterator[str]:
    """What a page will ask as soon as it is converted, so that the answers can go with it."""
    yield from (_question("tags", tag.name) for tag in page.tags)
    for chain in page.categories:
        names = [term.name for term in chain]
        yield from (_question("categories", *names[: depth + 1]) for depth in range(len(names)))


def _question(*words: str) -> str:
    return json.dumps(words)


def _file_answer(found: tuple[str, str] | None) -> Answer:
    return None if found is None else digest("\0".join(found).encode("utf-8", "surrogatepass"))


def _image_answer(blog: Blog, found: Resolved) -> Answer:
    return [found.kind.value, blog.name_of(found.file), found.output, found.differs_only_in_case]
