"""Broken links, anchors and images, against the files and ids that the real Hexo makes."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from blogs import PACKAGE
from conftest import CORPUS, NODE, ROOT, ask_node
from hexodigest.config import Config
from hexodigest.document import Document, parse
from hexodigest.document.tag_nodes import TagKind
from hexodigest.lint.destinations import destination, without_host
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.link_uses import images_of, links_of
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.outputs import outputs_of
from hexodigest.lint.post_references import post_references
from hexodigest.lint.rules.broken_anchor import broken_anchor
from hexodigest.lint.rules.broken_link import broken_link
from hexodigest.lint.rules.link_to_source import link_to_source
from hexodigest.lint.rules.missing_image import missing_image
from hexodigest.site import FileKind, PostFacts, Reference, Site, load_site
from hexodigest.tags.registry import known_tags

pytestmark = pytest.mark.oracle

RULES = ROOT / "tests" / "fixtures" / "rules"
OWN = [
    # The tags of a theme, which cannot be had here, are no question for Hexo alone.
    *sorted(case for case in (RULES / "broken-link").iterdir() if case.name != "theme"),
    *(RULES / "broken-anchor" / case for case in ("bad", "clean", "nasty", "lower", "settings")),
    *(RULES / "link-to-source" / case for case in ("bad", "clean", "nasty")),
    *(
        RULES / "missing-image" / case
        for case in ("bad", "clean", "nasty", "assets", "case", "host")
    ),
]
REAL = [
    "CodeJuan+blog",
    "dp9u0+HexoBlog",
    "haoflynet+haoflynet",
    "hexojs+hexo-theme-unit-test",
    "hexojs+site",
    "liuliunx+hxeos",
    "nkoehring+hexo-blog",
    "o2team+o2team.github.io",
    "orcmid+hexo-spanner",
    "poychang+blog.poychang.net",
]
GENERATORS = ("index", "archive", "tag", "category")
EMBEDS = {"youtube", "vimeo", "gist", "jsfiddle"}  # of a plugin that is not installed
NUNJUCKS = {"set", "if", "for", "else", "elif", "include", "extends", "block", "macro", "import"}

# What is broken in the output and not reported, by cause; each is let be on purpose.
LET_BE = {
    "a tag in a link's target": re.compile(r".*!--swig.*", re.DOTALL),
    "a file that a plugin makes": re.compile(r"[^/]*\.(?:xml|txt|json)|old/index\.html"),
    "a place that a theme makes": re.compile(
        r".*#(?:comments?|top|kettle-1)|(?:tags|archives)/.*#.*", re.DOTALL
    ),
    "a place that a script makes": re.compile(r".*#[/:].*"),
}
# The same where the blog has nothing else in the folder.
OF_A_THEME = re.compile(r".*\.(?:css|js|png|jpe?g|gif|svg|ico|webp|pdf|zip)", re.IGNORECASE)
OF_THE_HOST = re.compile(r"(?:https?:)?//", re.IGNORECASE)


class Found(NamedTuple):
    """Something broken: a link, an anchor or an image of a page, and what is asked for."""

    page: str
    kind: str
    asked: str


class Built(NamedTuple):
    """A blog, and what Hexo made of it."""

    site: Site
    documents: dict[Path, Document]
    answer: dict[str, Any]
    files: frozenset[str]

    def pages(self) -> Iterator[tuple[PostFacts, Document, dict[str, Any]]]:
        """Each post and page that was made of Markdown, with what a browser sees there."""
        for path, document in self.documents.items():
            facts = self.site.facts(path)
            if facts and self.site.is_shown(facts) and facts.output in self.answer["pages"]:
                yield facts, document, self.answer["pages"][facts.output]

    def served(self, asked: str) -> str | None:
        """The file that a host sends."""
        names = (asked, f"{asked}/index.html", f"{asked}.html")
        return next((name for name in names if name in self.files), None)


def build(blog: Path, folder: Path) -> Built:
    base = folder / "blog"
    shutil.copytree(blog, base, copy_function=shutil.copyfile)
    needed = {f"hexo-generator-{name}": "*" for name in GENERATORS}
    package = base / "package.json"
    own = json.loads(package.read_text())["dependencies"] if package.is_file() else needed
    dependencies = {**PACKAGE["dependencies"], **own}
    package.write_text(json.dumps({**PACKAGE, "dependencies": dependencies}))
    (base / "node_modules").symlink_to(NODE / "node_modules")
    settings = (base / "_config.yml").read_text("utf-8")
    settings = re.sub(r"^theme:.*$", "", settings, flags=re.MULTILINE)
    (base / "_config.yml").write_text(f"{settings}\ntheme: plain\n", "utf-8")
    layouts = base / "themes" / "plain" / "layout"
    layouts.mkdir(parents=True, exist_ok=True)
    for name in ("post", "page"):
        (layouts / f"{name}.ejs").write_text("<%- page.content %>")
    (layouts / "index.ejs").write_text("a list")
    site = load_site(base, "UTC")
    kinds = {FileKind.POST, FileKind.PAGE, FileKind.DRAFT}
    paths = [file.path for file in site.files if file.kind in kinds and file.path.suffix == ".md"]
    documents = {path: parse(path) for path in paths}
    question = {
        "base": str(base),
        "out": str(folder / "public"),
        "tags": theme_tags(documents.values()),
    }
    [answer] = ask_node("public.js", [question])
    return Built(site, documents, answer, frozenset(answer["files"]))


def theme_tags(documents: Any) -> dict[str, bool]:  # noqa: ANN401  # a view of a dict
    """The tags that Hexo does not know, each with whether it has an end."""
    found: dict[str, bool] = {}
    for document in documents:
        for tag in (*document.tags.walk(), *document.tags.leaked):
            if tag.name and tag.name not in (set(known_tags()) - EMBEDS) | NUNJUCKS:
                found[tag.name] = found.get(tag.name, False) or tag.kind is TagKind.BLOCK
    return found


def broken_in_the_output(built: Built) -> dict[Found, str]:
    """What is broken, with the address as it is printed."""
    ids = cache(lambda page: frozenset(built.answer["pages"][page]["ids"]))
    found = {}
    for facts, _, page in built.pages():
        for link in page["links"]:
            asked, fragment = link["asked"], link["fragment"]
            answer = built.served(asked) if asked is not None else None
            is_page = bool(fragment) and answer in built.answer["pages"]
            if asked is not None and answer is None:
                found[Found(facts.output, "link", asked)] = link["href"]
            elif is_page and not {fragment, unquote(fragment)} & ids(answer):
                place = f"{answer}#{unquote(fragment)}"
                found[Found(facts.output, "anchor", place)] = link["href"]
        for image in page["images"]:
            if image["asked"] is not None and image["asked"] not in built.files:
                found[Found(facts.output, "image", image["asked"])] = image["href"]
    return found


def reported(built: Built) -> set[Found]:
    found: set[Found] = set()
    for facts, document, _ in built.pages():
        found.update(reported_links(built.site, facts, document))
        found.update(reported_anchors(built.site, facts, document))
        found.update(reported_images(built.site, facts, document))
    return found


def reported_links(site: Site, facts: PostFacts, document: Document) -> Iterator[Found]:
    rules, tags = (broken_link, link_to_source), KnownTags(Config(), site)
    spans = {problem.span for rule in rules for problem in rule(document, site, tags)}
    for use in links_of(document, tags):
        to = destination(site, facts, use)
        if to and use.span in spans:
            yield Found(facts.output, "link", to.asked)


def reported_anchors(site: Site, facts: PostFacts, document: Document) -> Iterator[Found]:
    tags = KnownTags(Config(), site)
    spans = {problem.span for problem in broken_anchor(document, site, tags)}
    for use in links_of(document, tags):
        to = destination(site, facts, use)
        if to and to.answer and use.span in spans:
            yield Found(facts.output, "anchor", f"{to.answer}#{unquote(to.fragment)}")
    for post in post_references(document):
        for other in neighbours_of(site).by_name[post.slug] if post.span in spans else ():
            yield Found(facts.output, "anchor", f"{other.output}#{post.fragment}")


def reported_images(site: Site, facts: PostFacts, document: Document) -> Iterator[Found]:
    tags = KnownTags(Config(), site)
    problems = {problem.span: problem for problem in missing_image(document, site, tags)}
    for use in images_of(document):
        own = without_host(site, use.url)
        reference = use.reference if own is None else Reference.HTML
        output = site.resolve_image(facts, own or use.url, reference).output
        if use.span in problems and output is not None:
            yield Found(facts.output, "image", output)
    for tag in document.tags.walk():
        for argument in tag.arguments:
            message = problems[argument.span].message if argument.span in problems else ""
            if match := re.search(r"no file becomes `(.*)`", message):
                yield Found(facts.output, "image", match[1])


def let_be(built: Built, found: Found, href: str) -> bool:
    if any(pattern.fullmatch(found.asked) for pattern in LET_BE.values()):
        return True
    is_elsewhere = not outputs_of(built.site).has_top(found.asked.partition("/")[0])
    return is_elsewhere and bool(OF_A_THEME.fullmatch(found.asked) or OF_THE_HOST.match(href))


def check(blog: Path, folder: Path) -> tuple[int, int]:
    """How many links and images the output has, and how many of them are broken and reported."""
    built = build(blog, folder)
    made, known = built.files, set(outputs_of(built.site).files)
    theme = built.site.theme_dirs[0]
    assert {name for name in made - known if not (theme / name).is_file()} == set()
    assert known - made <= {"old/index.html"}, "but for an alias, which a plugin makes"
    ours, theirs = reported(built), broken_in_the_output(built)
    assert ours - set(theirs) == set(), "reported, but not broken"
    missed = {found for found in set(theirs) - ours if not let_be(built, found, theirs[found])}
    assert missed == set(), "not reported"
    seen = sum(len(page["links"]) + len(page["images"]) for *_, page in built.pages())
    return seen, len(ours)


@pytest.mark.parametrize("blog", OWN, ids=lambda blog: f"{blog.parent.name}-{blog.name}")
def test_what_is_reported_in_a_small_blog_is_what_is_broken(blog: Path, tmp_path: Path) -> None:
    seen, broken = check(blog, tmp_path)
    assert seen
    assert (broken == 0) == (blog.name in {"clean", "nasty"}) or broken


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_what_is_reported_in_a_real_blog_is_what_is_broken(name: str, tmp_path: Path) -> None:
    seen, broken = check(CORPUS / name, tmp_path)
    print(f"{name}: {broken} of {seen} links, anchors and images are broken")  # noqa: T201  # for -s
    assert seen > 10
