"""Comments that silence rules: where they hold, and when they do nothing."""

import time

import pytest

from hexodigest import lint_post, parse
from hexodigest.config import Config
from hexodigest.lint.fix import fix_document
from hexodigest.lint.run import lint
from hexodigest.lint.selection import Selection
from hexodigest.lint.silence import silenced
from hexodigest.lint.suppress import Kind, read_comments

LINK = "[x]()"


def places(text: str) -> list[tuple[str, int]]:
    """Names and lines of what is found."""
    document = parse(text)
    return [
        (each.name, document.source.position(each.span.start)[0]) for each in lint_post(document)
    ]


def empty_links(text: str) -> list[int]:
    return [line for name, line in places(text) if name == "empty-link"]


def unused(text: str) -> list[str]:
    return [each.message for each in lint_post(parse(text)) if each.name == "unused-suppression"]


def test_next_line_is_the_next_that_is_not_blank() -> None:
    text = f"<!-- hexodigest-disable-next-line empty-link -->\n\n{LINK}\n\n{LINK}\n"
    assert places(text) == [("empty-link", 5)]


def test_a_range_runs_to_enable_or_to_the_end() -> None:
    text = f"<!-- hexodigest-disable empty-link -->\n{LINK}\n\n<!-- hexodigest-enable -->\n{LINK}\n"
    assert places(text) == [("empty-link", 5)]
    assert places(f"{LINK}\n\n<!-- hexodigest-disable -->\n{LINK}\n") == [("empty-link", 1)]


def test_each_name_of_a_range_ends_by_itself() -> None:
    text = (
        "<!-- hexodigest-disable empty-link, empty-heading -->\n"
        f"{LINK}\n\n#\n\n"
        "<!-- hexodigest-enable empty-heading -->\n"
        f"{LINK}\n\n#\n"
    )
    assert places(text) == [("empty-heading", 9)]


def test_a_file_is_silenced_from_anywhere_in_it() -> None:
    text = (
        f"---\ntitle: A\ntitle: B\n---\n{LINK}\n\n<!-- hexodigest-disable-file duplicate-key -->\n"
    )
    assert places(text) == [("empty-link", 5)]


@pytest.mark.parametrize("name", ["links", "empty-*", "empty-link", "broken-link empty-link", ""])
def test_a_rule_goes_by_its_name_its_group_or_a_glob(name: str) -> None:
    assert empty_links(f"<!-- hexodigest-disable {name} -->\n{LINK}\n") == []


def test_another_rule_is_not_silenced() -> None:
    assert empty_links(f"<!-- hexodigest-disable headings -->\n{LINK}\n") == [2]


@pytest.mark.parametrize(
    "text",
    [
        "```\n{}\n```\n",
        "~~~html\n{}\n",
        "    {}\n",
        "`{}`\n",
        "{{% codeblock %}}\n{}\n{{% endcodeblock %}}\n",
        "- ```\n  {}\n  ```\n",
    ],
)
def test_code_holds_no_comments(text: str) -> None:
    code = text.format("<!-- hexodigest-disable-file -->")
    assert read_comments(parse(code)) == ()
    assert empty_links(f"{LINK}\n\n{code}\n") == [1]


def test_front_matter_silences_its_own_line_or_the_next() -> None:
    on_line = "---\ntags: [a, a] # hexodigest: ignore[duplicate-term]\n---\n"
    above = "---\n# hexodigest: ignore[duplicate-term]\ntags: [a, a]\n---\n"
    bare = "---\n# hexodigest: ignore\ntags: [a, a]\n---\n"
    elsewhere = "---\ntitle: x # hexodigest: ignore[duplicate-term]\ntags: [a, a]\n---\n"
    assert places(on_line) == places(above) == places(bare) == []
    assert ("duplicate-term", 3) in places(elsewhere)


def test_unfenced_front_matter_has_comments_and_json_has_none() -> None:
    assert places("# hexodigest: ignore[duplicate-term]\ntags: [a, a]\n---\n") == []
    text = '"title": "# hexodigest: ignore[x]",\n"tags": ["a", "a"]\n;;;\n'
    assert read_comments(parse(text)) == ()


@pytest.mark.parametrize(
    "value",
    [
        '"a # hexodigest: ignore"',
        "'a # hexodigest: ignore'",
        "|\n  # hexodigest: ignore",
        "a#hexodigest: ignore",
    ],
)
def test_a_value_holds_no_comments(value: str) -> None:
    assert read_comments(parse(f"---\ntitle: {value}\n---\n")) == ()


def test_the_body_has_no_comments_of_front_matter() -> None:
    assert read_comments(parse("# hexodigest: ignore[x]\n\nText.\n")) == ()


def test_what_silences_nothing_is_said() -> None:
    assert unused("<!-- hexodigest-disable empty-link -->\ntext\n") == [
        "`empty-link` silences nothing here"
    ]
    assert unused("<!-- hexodigest-disable empty-lnk -->\ntext\n") == [
        "`empty-lnk` silences nothing here, did you mean `empty-link`?"
    ]
    assert unused("<!-- hexodigest-disable-lines x -->\n") == [
        "no comment says `disable-lines`, did you mean `disable-next-line`?"
    ]
    assert unused("<!-- hexodigest-whatever x -->\n") == ["no comment says `whatever`"]
    assert unused("<!-- hexodigest-enable empty-link -->\n") == [
        "`empty-link` was not disabled before"
    ]
    assert unused("<!-- hexodigest-disable-next-line empty-link -->") == [
        "`empty-link` silences nothing here"
    ]


def test_an_enable_closes_once() -> None:
    text = f"<!-- hexodigest-disable -->\n{LINK}\n\n<!-- hexodigest-enable -->\n\n"
    assert unused(text) == []
    assert unused(f"{text}<!-- hexodigest-enable -->\n") == ["nothing was disabled before"]


def test_of_a_rule_that_did_not_run_nothing_is_said() -> None:
    document = parse("<!-- hexodigest-disable empty-link broken-link image-without-alt -->\n")
    for selection in (Selection(ignore=("empty-link",)), Selection(select=("tags",))):
        assert lint(document, Config(), None, selection) == []
    chosen = Selection(select=("comments", "image-without-alt"))
    [found] = lint(document, Config(), None, chosen)
    assert found.message == "`image-without-alt` silences nothing here"


def test_a_bare_comment_is_judged_by_all_rules() -> None:
    document = parse("<!-- hexodigest-disable-next-line -->\ntext\n")
    assert lint_post(document) == [], "the rules that need a blog did not run"
    assert lint(document, Config(), None, Selection(select=("comments",))) == []


def mended(text: str, *, unsafe: bool = False) -> str:
    fixed = fix_document(
        parse(text),
        lambda document: [
            each for each in lint_post(document) if each.name == "unused-suppression"
        ],
        unsafe=unsafe,
    )
    assert not fixed.refused
    return fixed.document.source.text


def test_the_fix_takes_out_what_is_unused() -> None:
    names = f"<!-- hexodigest-disable empty-heading, empty-link -->\n{LINK}\n"
    assert mended(names) == f"<!-- hexodigest-disable empty-link -->\n{LINK}\n"
    whole = "a\n\n<!-- hexodigest-disable empty-link -->\nb\n"
    assert mended(whole) == whole
    assert mended(whole, unsafe=True) == "a\n\nb\n"
    assert mended("a <!-- hexodigest-disable tags --> b", unsafe=True) == "a b"
    unused = "# hexodigest: ignore[wrong-type]"
    head = f"---\ntitle: a {unused} why\n{unused}\n---\n"
    assert mended(head) == "---\ntitle: a\n---\n"


def test_a_long_run_of_comments_takes_time_in_proportion() -> None:
    text = "<!-- hexodigest-disable-next-line " * 20_000
    assert read_comments(parse(text)) == ()
    many = read_comments(parse("<!-- hexodigest-disable-next-line empty-link -->\nx\n" * 2_000))
    assert len(many) == 2_000
    assert many[0].kind is Kind.NEXT_LINE


@pytest.mark.parametrize("kind", ["disable", "enable", "disable-file", "disable-next-line"])
def test_many_comments_and_findings_take_time_in_proportion(kind: str) -> None:
    fewer, more = (seconds_for(kind, count) for count in (1_000, 4_000))
    assert more < 12 * max(fewer, 0.01)


def seconds_for(kind: str, count: int) -> float:
    """The best of three: what another process costs is none of ours."""
    document = parse(f"<!-- hexodigest-{kind} x{kind} links -->\n\n{LINK}\n\n" * count)
    found = lint_post(document)
    comments = read_comments(document)

    def once() -> float:
        start = time.process_time()
        read_comments(document)
        silenced(document.source.text, found * 2, comments, ("empty-link",))
        return time.process_time() - start

    return min(once() for _ in range(3))
