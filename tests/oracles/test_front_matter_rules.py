"""What the rules of the front matter say of Hexo, asked of Hexo 8.1.2."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from blogs import copy_of
from conftest import ask_node
from hexodigest.config import Config
from hexodigest.document import parse
from hexodigest.lint.registry import all_rules
from hexodigest.lint.run import lint
from hexodigest.lint.selection import Selection
from hexodigest.site import load_site

pytestmark = pytest.mark.oracle

Fields = dict[str, Any] | None  # None: Hexo has left the post out


class Case(NamedTuple):
    """A post, the rule that finds fault with it, and what Hexo makes of it."""

    rule: str
    text: str
    field: str
    shown: object = None

    def holds(self, fields: Fields) -> bool:
        if fields is None:
            return self.field == "dropped"
        if isinstance(self.shown, re.Pattern):
            return bool(self.shown.search(str(fields[self.field])))
        return self.field != "dropped" and fields[self.field] == self.shown


def header(lines: str) -> str:
    return f"---\n{lines}\n---\n\nLeaves.\n"


CASES = [
    Case(
        "text-after-front-matter",
        "---\na: b\n-----\n\nLeaves.\n",
        "content",
        re.compile("<p>(--|–)</p>"),
    ),
    Case("text-after-front-matter", "---\na: b\n---x\n", "content", "<p>x</p>\n"),
    Case("empty-front-matter", "---\n---\n\nLeaves.\n", "content", re.compile("<hr>")),
    Case("empty-front-matter", "---\n# tea\n---\n\nA.\n", "content", re.compile("<h1.*tea")),
    Case("unfilled-placeholder", header("title: {{ title }}"), "title", "[object Object]"),
    Case("unkeyed-front-matter", "- a\n- b\n\n---\n\nLeaves.\n", "dropped"),
    Case("unkeyed-front-matter", header("- title: A"), "dropped"),
    Case("unkeyed-front-matter", header("[]"), "dropped"),
    Case("unkeyed-front-matter", header("2024-01-17"), "content", "<p>Leaves.</p>\n"),
    Case("wrong-type", header("title: 2024-01-17"), "title", re.compile("^Wed Jan 17 2024 00:00")),
    Case("wrong-type", header("title: 1.10"), "title", "1.1"),
    Case("wrong-type", header("title: [a, b]"), "title", "a,b"),
    Case("wrong-type", header("title: {a: b}"), "title", "[object Object]"),
    Case("wrong-type", header("abbrlink: 12e3"), "abbrlink", 12000),
    Case("wrong-type", header("permalink: 404"), "dropped"),
    Case("wrong-type", header("permalink: true"), "dropped"),
    Case("wrong-type", header("permalink: [a]"), "dropped"),
    Case("wrong-type", header("permalink: {a: b}"), "dropped"),
    Case("wrong-type", header("title: A\nexcerpt:"), "dropped"),
    Case("wrong-type", header("title: A\nid: ~"), "dropped"),
    Case("wrong-type", header("title: A\ncontent:"), "dropped"),
    Case("wrong-type", header("title: A\nmore: null"), "dropped"),
    Case("truthy-text", header("comments: no"), "comments", shown=True),
    Case("truthy-text", header("published: off"), "published", shown=True),
    Case(
        "truthy-text",
        "---\ntitle: Green tea\ndisableNunjucks: yes\n---\n\n{% raw %}a{% endraw %}\n",
        "content",
        re.compile("^a"),
    ),
    Case("reserved-key", header("content: Tea."), "content", "Tea."),
    Case("reserved-key", header("content: ''"), "content", ""),
    Case("reserved-key", header("_id: 12"), "dropped"),
    Case("reserved-key", header("toObject: 12"), "dropped"),
    Case("ignored-key", header("slug: own"), "slug", "post"),
    Case("ignored-key", header("source: own"), "source", "_posts/post.md"),
    Case("ignored-key", header("raw: own"), "raw", re.compile("^---\n")),
    Case("ignored-key", header("path: own"), "path", re.compile(r"^\d{4}/\d\d/\d\d/post/$")),
    Case("ignored-key", header("full_source: own"), "full_source", re.compile(r"_posts.post\.md$")),
    Case("ignored-key", header("more: own"), "more", "<p>Leaves.</p>\n"),
    Case("missing-title", header("a: b"), "title", ""),
    Case("invalid-date", header("date: 20240117"), "date", "1970-01-01 13:37:20"),
    Case("invalid-date", header("date: true"), "date", "1970-01-01 08:00:00"),
    Case("invalid-date", header("date: soon"), "date", re.compile("^20[2-9]")),
    Case("rolled-over-date", header("date: 2020-13-45"), "date", "2021-02-14 00:00:00"),
    Case("rolled-over-date", header("date: 2023/02/31 10:00"), "date", "2023-03-03 10:00:00"),
    Case("rolled-over-date", header("date: 2022-01-17 24:10:00"), "date", "2022-01-18 00:10:00"),
    Case("rolled-over-date", header("date: 2022-01-17 10:61:00"), "date", "2022-01-17 11:01:00"),
    Case(
        "misplaced-offset",
        header("date: 2024-01-17T14:03:13+08:00"),
        "date",
        "2024-01-17 06:03:13",
    ),
    Case("misplaced-offset", header("date: 2024-01-17 14:03:13 -5"), "date", "2024-01-17 19:03:13"),
    Case("utc-date", header("date: 2024-01-17T14:03:13Z"), "date", "2024-01-17 14:03:13"),
    Case("comma-joined-terms", header("tags: a, b"), "tags", ["a, b"]),
    Case("comma-joined-terms", header("categories: a，b"), "categories", ["a，b"]),
    Case("empty-term", header("tags: [a, '', ~]"), "tags", ["a"]),
    Case("duplicate-term", header("tags: [a, a]"), "tags", ["a"]),
    Case("misread-term", header("tags: [1.10]"), "tags", ["1.1"]),
    Case("misread-term", header("tags: [C: x]"), "tags", ["[object Object]"]),
    Case("misread-term", header("tags: [[a, b]]"), "tags", ["a,b"]),
    Case("misread-term", header("categories: [010]"), "categories", ["10"]),
]
# What no rule may find fault with, and Hexo prints as it is written.
FINE = [
    Case("", header("title: 404"), "title", "404"),
    Case("", header("title: true"), "title", "true"),
    Case("", header("title: A\ncomments: 'false'"), "comments", shown=False),
    Case("", header("title: A\npublished: '0'"), "published", shown=False),
    Case("", header("title: A\nlayout:\npermalink:\ncomments:"), "comments", shown=True),
    Case("", header("title: A\ndate: 2024-1-7 9:05"), "date", "2024-01-07 09:05:00"),
    Case("", header("title: A\ndate: 2024-01-17 14:03:13 +0800"), "date", "2024-01-17 14:03:13"),
    Case("", header("title: A\ntags: [1.5, 2024]"), "tags", ["1.5", "2024"]),
]


def ask(cases: list[Case], folder: Path) -> list[tuple[list[str], Fields]]:
    """For each case the rules that find something in it, and what Hexo makes of it."""
    bases = []
    for index, case in enumerate(cases):
        posts = folder / str(index) / "source" / "_posts"
        posts.mkdir(parents=True)
        (posts / "post.md").write_text(case.text, encoding="utf-8")
        config = "title: T\nurl: http://example.com\ntimezone: Asia/Shanghai\n"
        (folder / str(index) / "_config.yml").write_text(config)
        (folder / f"{index}-run").mkdir()
        bases.append(copy_of(folder / str(index), folder / f"{index}-run"))
    questions = [{"base": str(base), "zone": "Asia/Shanghai"} for base in bases]
    answers = ask_node("fields.js", questions)
    return [
        (found(base), answer.get("_posts/post.md"))
        for base, answer in zip(bases, answers, strict=True)
    ]


def found(base: Path) -> list[str]:
    document = parse(base / "source" / "_posts" / "post.md")
    rules = tuple(rule.name for rule in all_rules() if rule.group == "front matter")
    selection = Selection(select=rules)
    return [each.name for each in lint(document, Config(), load_site(base), selection)]


def test_hexo_does_what_the_rules_say(tmp_path: Path) -> None:
    for case, (names, fields) in zip(CASES, ask(CASES, tmp_path), strict=True):
        assert case.rule in names, case
        assert case.holds(fields), (case, fields)


def test_hexo_prints_what_no_rule_finds_fault_with(tmp_path: Path) -> None:
    harmless = {"missing-date", "clashing-key"}
    for case, (names, fields) in zip(FINE, ask(FINE, tmp_path), strict=True):
        assert set(names) <= harmless, (case, names)
        assert case.holds(fields), (case, fields)
