"""`error` means it: Hexo drops the post, aborts, or prints something else than was written."""

import html
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from blogs import PACKAGE
from conftest import NODE, ROOT, ask_node, corpus_blogs
from corpus.test_convert import blog_root
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.document import Document, parse
from hexodigest.lint.posts import Linter
from hexodigest.site import Site, load_site
from hexodigest.source import Span
from oracles.test_tags import question

pytestmark = pytest.mark.oracle

RULES = ROOT / "tests" / "fixtures" / "rules"
INSTEAD = {"volantis": ["image", "link"]}  # tags of Hexo that a theme registers anew


@dataclass(frozen=True)
class Shown:
    """A post with what is found in it, and what Hexo made of it; None when Hexo dropped it."""

    document: Document
    errors: list[Diagnostic]
    answer: dict[str, Any] | None
    source_dir: Path

    @property
    def is_lost(self) -> bool:
        return self.answer is None or "error" in self.answer

    @property
    def page(self) -> str:
        return "" if self.answer is None else self.answer.get("html", "")


def squashed(text: str) -> str:
    return re.sub(r"\s", "", text)


def seen(page: str) -> str:
    """The text that a reader sees, without white space and with straight quotes and dots."""
    text = html.unescape(re.sub(r"<[^<>]*>", "", page))
    for curly, straight in (("‘’", "'"), ("“”", '"')):
        text = re.sub(f"[{curly}]", straight, text)
    return squashed(text.replace("…", "..."))


def is_printed_as_it_is(post: Shown, found: Diagnostic) -> bool:
    written = post.document.source.slice(found.span)
    pieces = [piece for piece in re.split(r"\{%.*?%\}|\{\{.*?\}\}", written) if piece.strip()]
    page = seen(post.page)
    return written in post.page or all(squashed(piece) in page for piece in pieces)


def is_no_link(post: Shown, found: Diagnostic) -> bool:
    written = post.document.source.slice(found.span)
    is_address = re.match(r"<?(https?://\S+?)>?$", written)
    linked = is_address and f'href="{is_address[1]}"' in post.page
    return not linked and is_printed_as_it_is(post, found)


def is_gone(post: Shown, found: Diagnostic) -> bool:
    return squashed(post.document.source.slice(found.span)) not in seen(post.page)


def has_other_arguments(post: Shown, found: Diagnostic) -> bool:
    """Whether the tag was not given what stands in it, or took Markdown with it to be printed."""
    text = post.document.source.text
    tag, _, after = text[text.rfind("{%", 0, found.span.start + 2) :].partition("%}")
    name, _, rest = tag.strip("{%- ").partition(" ")
    given = squashed(html.unescape(re.sub(r"[|\"']", "", post.page)))
    meant = f"TAG({name}" + squashed(re.sub(r"[|\"']", "", rest)) + ")"
    behind = squashed(after[:40])
    is_raw = bool(re.search(r"[`*|]", behind)) and behind in seen(post.page)
    return given.count(meant) < text.count(tag) or is_raw


def loses_what_follows(post: Shown, _: Diagnostic) -> bool:
    written = re.sub(r"\W", "", post.document.source.text)
    is_kept = written[-30:] in re.sub(r"\W", "", seen(post.page))
    return not is_kept or "{%endraw%}" in seen(post.page)


def shows_no_picture(post: Shown, found: Diagnostic) -> bool:
    assert post.answer is not None
    name = post.document.source.slice(found.span).strip("\"'").rpartition("/")[2]
    sources = [unquote(each) for each in re.findall(r'<img [^>]*?src="([^"]*)"', post.page)]
    asked = [urljoin("/" + post.answer["fields"]["path"], each) for each in sources if name in each]
    paths = [each.partition("?")[0].lstrip("/") for each in asked]
    return not any(post.source_dir.joinpath(path).is_file() for path in paths)


def has_another_date(post: Shown, found: Diagnostic) -> bool:
    """Whether Hexo's clock reads otherwise than the header, whatever zone that names."""
    assert post.answer is not None
    key = next(key for key in ("date", "updated") if key in line_of(post, found))
    written = [int(each) for each in re.findall(r"\d+", line_of(post, found))][:6]
    clock = [int(each) for each in re.findall(r"\d+", post.answer["fields"][key])]
    return not written or written != clock[: len(written)]


def line_of(post: Shown, found: Diagnostic) -> str:
    text = post.document.source.text
    return text[text.rfind("\n", 0, found.span.start) + 1 :].partition("\n")[0]


def has_field(name: str, shown: str) -> Callable[[Shown, Diagnostic], bool]:
    return lambda post, _: shown in str((post.answer or {}).get("fields", {}).get(name))


def prints_its_header(post: Shown, found: Diagnostic) -> bool:
    line = line_of(post, found)
    return ("---" in line and "<hr>" in post.page) or squashed(line) in seen(post.page)


def has_another_title(post: Shown, found: Diagnostic) -> bool:
    assert post.answer is not None
    written = post.document.source.slice(found.span).strip("\"'")
    return written.partition(": ")[2] != post.answer["fields"]["title"] != written


EVIDENCE: dict[str, Callable[[Shown, Diagnostic], bool]] = {
    "text-after-tag": is_no_link,
    "space-in-url": is_printed_as_it_is,
    "undefined-variable": is_gone,
    "variable-in-codeblock": is_gone,
    "unbalanced-quote": has_other_arguments,
    "unclosed-tag": loses_what_follows,
    "tag-in-link-target": lambda post, _: "!--swig" in post.page,
    "missing-image": shows_no_picture,
    "invalid-date": has_another_date,
    "misplaced-offset": has_another_date,
    "rolled-over-date": has_another_date,
    "unfilled-placeholder": lambda post, found: (
        has_field("title", "[object Object]")(post, found) or has_another_date(post, found)
    ),
    "wrong-type": has_another_title,
    "unkeyed-front-matter": is_gone,
    "fullwidth-colon": prints_its_header,
    "invalid-front-matter": prints_its_header,
    "undefined-in-permalink": has_field("path", "undefined"),
    "invalid-utf8": lambda post, _: "\ufffd" in post.page,
    "empty-front-matter": prints_its_header,
    "unclosed-front-matter": prints_its_header,
}


# What needs more than one page to be seen, or the models of a digest, of which Hexo knows nothing.
ELSEWHERE = {
    *("text-after-front-matter", "truthy-text", "misread-term"),  # test_front_matter_rules.py
    *("missing-asset", "broken-post-link", "duplicate-url", "duplicate-abbrlink"),
    *("counter-decreased", "invalid-pick-link", "pick-count-mismatch", "title-date-mismatch"),
}


def is_confirmed(post: Shown, found: Diagnostic) -> bool:
    """Whether Hexo does one of the three; what has no evidence of its own must lose the post."""
    return post.is_lost or EVIDENCE.get(found.name, lambda *_: False)(post, found)


def tags_of(document: Document, site: Site) -> dict[str, list[str]]:
    """The tags that Hexo must know to render it: the theme's are its own, be they Hexo's too."""
    asked = question(document.source.slice(document.body))
    theirs = INSTEAD.get(site.config.theme or "", [])
    return {"inline": asked["inline"], "block": asked["block"], "theme": theirs}


def shown(roots: list[Path], linter: Linter) -> list[Shown]:
    """Every post and page of the blogs, with what Hexo makes of them."""
    blogs, questions = [], []
    for root in roots:
        site = load_site(root)
        files = [file.path for file in site.files if file.path.suffix == ".md" and file.kind]
        posts = [parse(path) for path in files if not linter.leaves_out(path)]
        found = [[each for each in linter(p) if each.severity is Severity.ERROR] for p in posts]
        names = [path_of(post).relative_to(site.source_dir).as_posix() for post in posts]
        tags = dict(zip(names, (tags_of(post, site) for post in posts), strict=True))
        blogs.append((site, list(zip(names, posts, found, strict=True))))
        questions.append({"base": str(root), "tags": tags})
    for root in roots:  # only now, for a `package.json` says which tags there are
        if not (root / "package.json").exists():
            (root / "package.json").write_text(json.dumps(PACKAGE))
        (root / "node_modules").symlink_to(NODE / "node_modules")
    return [
        Shown(post, found, answer["posts"].get(name), site.source_dir)
        for (site, posts), answer in zip(blogs, ask_node("whole.js", questions), strict=True)
        for name, post, found in posts
        if name in answer["posts"] or name in answer["dropped"]
    ]


def path_of(document: Document) -> Path:
    assert document.path is not None
    return document.path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    tmp = tmp_path_factory.mktemp("blogs")
    roots = []
    for folder in corpus_blogs():
        copy = tmp / folder.name
        shutil.copytree(folder, copy, copy_function=shutil.copyfile)
        roots.append(blog_root(copy, tmp / f"{folder.name}-whole"))
    return shown(roots, Linter())


def count(posts: list[Shown]) -> tuple[Counter[str], list[str]]:
    """How many errors of each rule Hexo was asked about, and what it did not confirm."""
    asked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    said: list[str] = []
    for post in posts:
        for found in post.errors:
            of_model = (
                found.name == "invalid-front-matter" and not post.document.front_matter.faults
            )
            if (found.name in ELSEWHERE or of_model) and not post.is_lost:
                continue
            asked[found.name] += 1
            if not is_confirmed(post, found):
                wrong[found.name] += 1
                said.append(f"{found.name} {post.document.path}: {found.message}")
    for name, number in sorted(asked.items()):
        print(f"{name}: {number - wrong[name]} of {number}")  # noqa: T201  # for -s
    print(f"together: {asked.total() - len(said)} of {asked.total()}")  # noqa: T201  # for -s
    return asked, said


@pytest.mark.corpus
@pytest.mark.slow
def test_hexo_confirms_the_errors_of_the_corpus(corpus: list[Shown]) -> None:
    asked, wrong = count(corpus)
    assert asked.total() >= 100
    assert len(wrong) <= asked.total() * 0.02, wrong


@pytest.mark.corpus
@pytest.mark.slow
def test_every_post_of_the_corpus_that_hexo_drops_or_aborts_on_has_an_error(
    corpus: list[Shown],
) -> None:
    lost = [post for post in corpus if post.is_lost]
    print(f"{len(lost)} of {len(corpus)} posts are lost")  # noqa: T201  # for -s
    assert len(lost) >= 2
    assert [post.document.path for post in lost if not post.errors] == []


def small_blog(case: Path, tmp: Path) -> Path:
    """A copy of a rule's case; a single post becomes a blog."""
    root = tmp / f"{case.parent.name}-{case.name}"
    if (case / "_config.yml").is_file():
        shutil.copytree(case, root)
    else:
        (root / "source" / "_posts").mkdir(parents=True)
        shutil.copyfile(case / "post.md", root / "source" / "_posts" / "post.md")
        (root / "_config.yml").write_text("title: T\nurl: https://tea.example\ntimezone: UTC\n")
    return root


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    """The posts of every case of every rule."""
    tmp = tmp_path_factory.mktemp("cases")
    found = {
        path.parent for name in ("post.md", "_config.yml") for path in RULES.glob(f"*/*/{name}")
    }
    return shown([small_blog(case, tmp) for case in sorted(found)], Linter())


@pytest.mark.slow
def test_hexo_confirms_the_errors_of_the_rules_cases(cases: list[Shown]) -> None:
    asked, wrong = count(cases)
    assert asked.total() >= 100
    assert len(wrong) <= asked.total() * 0.02, wrong


@pytest.mark.slow
def test_every_case_of_a_rule_that_hexo_drops_or_aborts_on_has_an_error(cases: list[Shown]) -> None:
    lost = [post for post in cases if post.is_lost]
    print(f"{len(lost)} of {len(cases)} cases are lost")  # noqa: T201  # for -s
    silent = [post for post in lost if not post.errors]
    assert len(lost) >= 20
    assert [post.document.path for post in silent] == []


def test_what_is_right_is_no_evidence(tmp_path: Path) -> None:
    case = tmp_path / "case" / "right"
    case.mkdir(parents=True)
    body = "{% note it %}\n\n**bold**, [a link](/a/) and ![a picture](/a.png)\n\n"
    body += "The end of the tea, all of it, green and very hot.\n"
    text = f"---\ntitle: Tea\ndate: 2024-01-17 14:03:13\n---\n\n{body}"
    (case / "post.md").write_text(text, "utf-8")
    root = small_blog(case, tmp_path)
    (root / "source" / "a.png").touch()
    [post] = shown([root], Linter(ignore=("unknown-tag",)))
    assert not post.errors
    written = {
        "text-after-tag": "**bold**",
        "space-in-url": "[a link](/a/)",
        "unbalanced-quote": "{% note it %}",
        "unclosed-tag": "{% note it %}",
        "tag-in-link-target": "/a/",
        "missing-image": "/a.png",
        "invalid-date": "2024-01-17 14:03:13",
    }
    for name, part in written.items():
        start = text.index(part)
        span = Span(start, start + len(part))
        assert not is_confirmed(post, Diagnostic(name, "", Severity.ERROR, span)), name
