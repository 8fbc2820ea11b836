"""What rules of the body say that Hexo prints is what the real one prints."""

import re
from itertools import product
from typing import Any

import pytest

from conftest import ask_node, corpus_posts
from hexodigest import parse
from hexodigest.document import Document
from hexodigest.lint.emphasis import broken_pairs
from hexodigest.lint.expression_calls import OF_TEXTS
from hexodigest.lint.fix import apply_edits
from hexodigest.lint.more_markers import more_markers
from hexodigest.lint.registry import get_rule
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rule import Problem

pytestmark = pytest.mark.oracle


def document(body: str) -> Document:
    return parse(f"---\ntitle: A title\n---\n{body}")


def problems(rule: str, body: str) -> list[Problem]:
    given: dict[str, Any] = {"document": document(body), "renderer": Renderer()}
    needs = get_rule(rule).needs
    return list(get_rule(rule).check(**{need: given[need] for need in needs}))


def printed(bodies: list[str]) -> list[str]:
    """The HTML of each body; the message where Hexo aborts."""
    answers = ask_node("post.js", ({"body": body} for body in bodies))
    return [answer.get("html", answer.get("error")) for answer in answers]


def test_emphasis_is_unclosed_where_marked_prints_the_asterisks() -> None:
    before = ["", "前", "前 ", "，", "a"]
    inner = ["词", "“词”", "（词）", "词。", "《词", "`x`", "[x](/u)", "x", "x:", "“x", "<b>x</b>"]
    after = ["", "后", " 后", "，后", "b", "\n后"]
    bodies = [f"{a}**{b}**{c}" for a, b, c in product(before, inner, after)]
    found = [bool(list(broken_pairs(document(body)))) for body in bodies]
    assert found.count(True) >= 80
    for body, html, is_broken in zip(bodies, printed(bodies), found, strict=True):
        latin = body.isascii() or ("a**" in body and "**b" in body)
        if is_broken:
            assert "**" in html, body
        elif not latin and not (body.startswith("a**") or body.endswith("**b")):
            assert "**" not in html, body


@pytest.mark.corpus
def test_every_unclosed_emphasis_of_the_corpus_is_bold_with_the_fix_only() -> None:
    bodies, mended = [], []
    for path in corpus_posts():
        post = parse(path)
        text = post.source.text
        for opening, closing in broken_pairs(post):
            line = text[text.rfind("\n", 0, opening.span.start) + 1 :].partition("\n")[0]
            found = problems("unclosed-emphasis", line)
            if found and not (found[0].fix is None or post.tags.items):
                body = document(line)
                fixed = apply_edits(body.source, found[0].fix.edits).text
                bodies.append(line)
                mended.append(fixed.partition("---\n")[2].partition("---\n")[2])
            assert closing.span.start > opening.span.end
    assert len(bodies) >= 100
    pairs = zip(bodies, printed(bodies), printed(mended), strict=True)
    same = [body for body, old, new in pairs if squashed(old) == squashed(new)]
    assert not same


def squashed(html: str) -> str:
    return re.sub(r"\s", "", html)


def test_text_after_a_tag_is_printed_as_it_is() -> None:
    marks = ["**b**", "`b`", "[b](/u)", "~~b~~", "*b*", "https://example.com", "![b](/u)"]
    starts = ["{% foo %} ", "{{ title }} ", "- {% foo %} ", "> {% foo %}", "1. {{ title }}"]
    starts += ["{% foo %}{% foo %} c ", "{% note %}c{% endnote %} ", "{% raw %}x{% endraw %} "]
    clean = [
        "c {% foo %} ",
        "{% foo %}\n\n",
        "{% foo %}\n",
        "# {% foo %} ",
        "{# c #} ",
        "| {% foo %} ",
    ]
    bodies = [start + mark for start in starts for mark in marks]
    harmless = [start + mark for start in clean for mark in marks]
    for body, mark, html in zip(bodies, marks * len(starts), printed(bodies), strict=True):
        assert problems("text-after-tag", body), body
        assert mark in html, body
    for body in harmless:
        assert not problems("text-after-tag", body), body
    assert not any("**" in html or "](" in html for html in printed(harmless))


def test_a_tag_in_an_address_is_lost() -> None:
    bodies = ["[a]({% foo x %})", "![a]({% foo x %})", "[a](/x/{{ title }}/y)", "[a](<{% foo %}>)"]
    bodies += ["[a]: {% foo %}\n\n[a]", "[a]({% foo x %} 'b')"]
    fine = ["[{% foo %}](/u)", '<a href="{% foo %}">a</a>', "[a](/u){% foo %}", "[a] ({% foo %})"]
    for body, html in zip(bodies, printed(bodies), strict=True):
        assert problems("tag-in-link-target", body), body
        assert "!--swig" in html, body
    for body, html in zip(fine, printed(fine), strict=True):
        assert not problems("tag-in-link-target", body), body
        assert "!--swig" not in html, body


VARIABLES = ["title", "name", "a.b", "greet(title)", "", "x^2", "\\alpha", "a b", "1 + 2", "'x'"]
VARIABLES += [
    "x or 'd'",
    "x | default('d')",
    "title | upper",
    "a + 'x'",
    "range(3)",
    "[x]",
    "a: b",
    "title | json",
    "title | upper | x",
]


def test_an_undefined_variable_prints_nothing_and_with_its_fix_what_is_written() -> None:
    for frame in (
        "{} end",
        "c {} end",
        "<pre>{}</pre> end",
        "{{% blockquote %}}{}{{% endblockquote %}}",
    ):
        bodies = [
            frame.replace("{}", f"{{{{ {name} }}}}").replace("{{%", "{%").replace("%}}", "%}")
            for name in VARIABLES
        ]
        for body, html in zip(bodies, printed(bodies), strict=True):
            found = problems("undefined-variable", body)
            silent = "A TITLE" not in html and "A title" not in html
            if found:
                assert silent, body
                assert found[0].fix is not None
            else:
                assert "Error" not in html, body
                assert "rror" not in html.split("end")[0], body
        mended = [
            body.replace("{{ ", "{% raw %}{{ ").replace(" }}", " }}{% endraw %}") for body in bodies
        ]
        for body, html in zip(bodies, printed(mended), strict=True):
            assert "{{" in html, body


def test_a_variable_in_a_codeblock_is_run() -> None:
    inner = ["{{ name }}", "{{ title }}", "{# c #}", "{% if a %}b{% endif %}", "{% foo %}"]
    bodies = [f"{{% codeblock %}}\n{each}\n{{% endcodeblock %}}" for each in inner]
    mended = [
        f"{{% codeblock %}}\n{{% raw %}}{each}{{% endraw %}}\n{{% endcodeblock %}}"
        for each in inner
    ]
    for body, html, fixed in zip(bodies, printed(bodies), printed(mended), strict=True):
        assert problems("variable-in-codeblock", body), body
        assert "&#123;" not in html, body
        assert "&#123;" in fixed, body
    assert not any(problems("variable-in-codeblock", body) for body in mended)


MARKERS = ["<!-- more -->", "<!--more-->", "<!-- More -->", "<!--more -->", "<!-- more-->"]
MISSPELT = ["<!---more-->", "<!--  more -->", "<!-- more --->", "<!--more>", "<--more-->"]
MISSPELT += ["<!-- more -- >", "<!–more–>", "<!- more ->", "<! -- more -->", "<!---more--->"]


def test_a_more_marker_is_right_where_hexo_ends_the_excerpt() -> None:
    bodies = [f"a\n\n{marker}\n\nb" for marker in (*MARKERS, *MISSPELT)]
    bodies += [f"```\n{marker}\n```" for marker in MARKERS] + [
        "`<!-- more -->`",
        "    <!-- more -->",
    ]
    bodies += [
        "{% note %}\n`<!-- more -->`\n{% endnote %}",
        "{% note %}\n<!-- more -->\n{% endnote %}",
    ]
    bodies += ["{% raw %}<!-- more -->{% endraw %}", "{% code %}<!-- more -->{% endcode %}"]
    for body, html in zip(bodies, printed(bodies), strict=True):
        assert bool(more_markers(document(body)).right) == ('id="more"' in html), body
    for marker in MISSPELT:
        assert problems("misspelt-more-marker", f"a\n\n{marker}\n\nb"), marker


def test_a_heading_id_in_braces_and_a_footnote_are_printed() -> None:
    html = printed(["## A {#b}", "## A {: #b}", "x[^1]\n\n[^1]: note", "x[^1]\n\n[^1]: a note"])
    assert "A {#b}" in html[0]
    assert "A {: #b}" in html[1]
    assert 'href="note"' in html[2]
    assert "[^1]: a note" in html[3]
    assert problems("literal-heading-id", "## A {#b}")
    assert problems("literal-heading-id", "## A {: #b}")
    (one,), (other,) = (
        problems("unrendered-footnote", f"x[^1]\n\n[^1]: {note}") for note in ("n", "a n")
    )
    assert one.message.endswith("address")
    assert other.message.endswith("as it is written")


def test_a_bare_address_swallows_what_follows() -> None:
    bodies = [
        f"见 http://x.com{path}{text}"
        for path in ("", "/a", "/a.html")
        for text in ("，后", "。", "）后", "后")
    ]
    fine = [
        "见 <http://x.com/a>，后",
        "https://zh.wikipedia.org/wiki/中文 b",
        "[x](http://x.com)，后",
    ]
    for body, html in zip(bodies, printed(bodies), strict=True):
        (found,) = problems("url-swallows-text", body)
        assert (
            document(body).source.slice(found.span) in html.partition("<a ")[2].partition("</a>")[0]
        )
    for body in fine:
        assert not problems("url-swallows-text", body), body


MACRO = "{% macro m() %}a{% endmacro %}"
FAILING_CALLS = [
    *("{% set x = nosuch() %}", "{% set x = title.foo() %}", "{{ title.foo() }}", "{{ title() }}"),
    *("{{ nosuch.foo.bar() }}", "{{ nosuch() }}", "{{ content() }}", "{{ nosuch() | default(1) }}"),
    *("{% if nosuch() %}a{% endif %}", "{% for x in title.y() %}a{% endfor %}", "{{ [nosuch()] }}"),
    *("{% call foo() %}x{% endcall %}", "{% call foo %}x{% endcall %}", "{% call %}x{% endcall %}"),
    *("{% call(a m() %}x{% endcall %}", f"{MACRO}{{% call m() x %}}x{{% endcall %}}"),
    *(
        "{% call 'a' %}x{% endcall %}",
        "{% call title.x() %}x{% endcall %}",
        "{{ range(nosuch()) }}",
    ),
    *("{{ 1() }}", "{{ 'a'() }}", "{{ true() }}", '{{ "a".foo() }}', '{{ "a".length() }}'),
    *('{{ title["foo"]() }}', "{{ title[0]() }}", "{{ title.x.y() }}", "{{ title.x['y'].z() }}"),
    *("{{ title.length() }}", "{{ 'a'['b']() }}", "{{ [1, 'a'.b()] }}", "{{ title['x'].y() }}"),
    *("{{ tags.length() }}", "{{ categories.length() }}", "{{ tags['length']() }}"),
    *("{% set x = 1 %}{{ x() }}", "{% set x = 'a' %}{{ x.foo() }}", "{% set x = none %}{{ x() }}"),
    *("{% set x = 'a' %}{% set x = 'b' %}{{ x[0]() }}", "{{ nosuch['a']() }}", "{{ x() }}"),
]
GOOD_CALLS = [
    *("{{ title.toUpperCase() }}", "{{ title.at(0) }}", "{{ range(3) }}", "{{ 'a'.trim() }}"),
    *("{% if false %}{{ nosuch() }}{% endif %}", "{% if false and nosuch() %}a{% endif %}"),
    *("{{ nosuch() if false }}", "{% for i in nosuch %}{{ i() }}{% endfor %}", "{{ [1].join() }}"),
    *(
        f"{MACRO}{{{{ m() }}}}",
        f"{MACRO}{{% call(a=1) m() %}}x{{% endcall %}}",
        "{{ title | d(1) }}",
    ),
    *(
        "{% set f = range %}{{ f(2) }}",
        "{% if false %}{% set x = nosuch() %}{% endif %}",
        "{{ joiner() }}",
    ),
    *("{{ 'a'['trim']() }}", "{{ title[0].trim() }}", "{{ title.length.toFixed() }}"),
    *("{{ title['toUpperCase']() }}", "{{ ['a'][0].trim() }}", "{{ title.trim.call(title) }}"),
    *("{% set x = 'a' %}{{ x.trim() }}", "{% set x = range %}{% set x = range %}{{ x(1) }}"),
    *("{{ 'a()' }}", "{{ tags.length }}", "{{ 'a'.constructor() }}", "{{ [range][0](2) }}"),
    *("{% if title in ('a') %}a{% endif %}", "{% if not (title) %}a{% endif %}"),
]


def test_a_call_that_fails_is_reported_and_no_other() -> None:
    for bodies, fail in ((FAILING_CALLS, True), (GOOD_CALLS, False)):
        for body, html in zip(bodies, printed(bodies), strict=True):
            rules = ("invalid-statement", "undefined-variable")
            found = [problem.message for rule in rules for problem in problems(rule, body)]
            assert any("aborts" in message for message in found) == fail, (body, found)
            assert ("Error: " in html or "Line 1" in html) == fail, (body, html)


def test_methods_of_texts_are_those_of_javascript() -> None:
    body = "{{ title.NAME() }}"
    for name in OF_TEXTS:
        assert not problems("undefined-variable", body.replace("NAME", name))
    bodies = ["{{ title.NAME }}".replace("NAME", name) for name in sorted(OF_TEXTS)]
    assert all("function" in html or "[native" in html for html in printed(bodies))
