"""What posts show as code, and what they are called, is text to the real Hugo and the real Zola.

Each payload stands in a fenced block and in a title; half of them are syntax of
one of the generators, the others are what their formats of front matter have trouble with.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from conversions import convert_blog, make_blog
from oracles.engines import Built, build_with_hugo, build_with_zola, read_page
from oracles.sites import make_site

pytestmark = pytest.mark.oracle

SHORTCODES: Final = [
    *("{{< youtube x >}}", '{{< ref "nowhere" >}}', "{{</* x */>}}", "{{< x", "x >}}", "{{<>}}"),
    *("{{% x %}}", "{{%/* x */%}}", "{{% /x %}}", "{{< /x >}}", "{{< x />}}", "{{<x>}}", "{{%x%}}"),
    *(
        '{{< x y="z" >}}',
        "{{< x `y` >}}",
        "{{< x\ny >}}",
        "{{< {{< x >}} >}}",
        "{{< x }}",
        "{{% x >}}",
    ),
    *(
        "{{</* /*",
        "*/>}}",
        "{{%/* x */>}}",
        "{{< x >}} {{% y >}}",
        "{{<!-- x -->}}",
        "{{< 茶 >}}",
        "\\{{< x >}}",
        "&#123;{< x >}}",
        "{{&lt; x >}}",
    ),
]
TEMPLATES: Final = [
    *(
        "{{ x }}",
        "{{ 1 + 1 }}",
        "{{ x() }}",
        "{{ youtube(id='x') }}",
        "{% x() %}y{% end %}",
        "{{",
        "}}",
    ),
    *("{% if x %}", "{% endif %}", "{# x #}", "{#", "#}", "{%", "%}", "{%- x -%}", "{{- x -}}"),
    *("{% raw %}x", "{{/* x */}}", "{{ .Site }}", "{{ . }}", '{{ define "x" }}', "{{ end }}"),
    *(
        "{%/* x() */%}y{%/* end */%}",
        "{{/* x() */}}",
        "{{ x() }} {{/* y() */}}",
        "{{ config.title }}",
        "${x}",
        "<% x %>",
        "<?php x ?>",
        "#{x}",
    ),
    *("{{ '{{' }}", "{{{ x }}}", "{{{{ x }}}}", "{ { x } }", "{\\{ x }}", "{% x %}{{ y }}{% z %}"),
]
FORMATS: Final = [
    *("---", "+++", "a: b", "a: [b", "- a", "# a", "! a", "& a", "* a", "| a", "> a", "% a", "@ a"),
    *(
        "` a",
        "'",
        '"',
        "''",
        '""',
        "'''",
        '"""',
        "\\",
        "\\u0000",
        "\\x",
        "{a: b}",
        "[a]",
        "~",
        "null",
    ),
    *(
        "true",
        "yes",
        "no",
        "1",
        "1.0",
        "1e3",
        "0x1",
        "0o7",
        "1_000",
        "NaN",
        "nan",
        "Infinity",
        "inf",
    ),
    *(
        "9007199254740993",
        "2024-01-02",
        "2024-01-02T03:04:05Z",
        "12:34",
        "<<",
        "=",
        "?",
        "a #b",
        "a: ",
    ),
    *(
        "!!str a",
        "&a b",
        "*a",
        "<b>x</b>",
        "&amp;",
        "&lt;",
        "<!--",
        "-->",
        "]]>",
        "\ud7ff",
        "\ufffd",
    ),
    *("😀", "é", "e\u0301", "\u200d", "“x”", "a -- b ... c", "$x$", "\\(x\\)", ":smile:", "[^1]"),
]
PAYLOADS: Final = [*SHORTCODES, *TEMPLATES, *FORMATS]


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_blog(
        tmp_path_factory.mktemp("literal") / "blog",
        {f"_posts/p{number}.md": _post(payload) for number, payload in enumerate(PAYLOADS)},
        "url: https://example.org\npermalink: :title/\n",
    )


def _post(payload: str) -> str:
    line = " ".join(payload.split())
    header = f"title: {json.dumps(line)}\ndate: 2024-01-02 03:04:05\n"
    return f"---\n{header}---\n````text\n{payload}\n````\n"


@pytest.mark.parametrize(
    ("target", "build"), [("hugo", build_with_hugo), ("zola", build_with_zola)]
)
def test_it_is_shown_as_it_is(
    blog: Path, target: str, build: Callable[[Path], Built], tmp_path: Path
) -> None:
    site = make_site(blog, target, tmp_path, build)
    assert not site.plan.failures
    wrong = []
    for number, payload in enumerate(PAYLOADS):
        page = read_page(site.folder / "public", f"p{number}/")
        line = " ".join(payload.split())
        shown = [" ".join(code.split()) for code in page.code]
        if page.title.removesuffix(" - Hexo") != line or shown != [line]:
            wrong.append((payload, page.title, page.code))
    assert not wrong


def test_json_has_it_as_it_is(blog: Path) -> None:
    files, _ = convert_blog(blog, "json")
    for number, payload in enumerate(PAYLOADS):
        found = json.loads(files[f"posts/p{number}.json"], parse_constant=pytest.fail)
        assert found["front_matter"]["data"]["title"] == " ".join(payload.split())


def test_they_are_many() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100
