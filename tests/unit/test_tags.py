import pytest

from hexodigest.document.tag_nodes import Tag, TagKind
from hexodigest.document.tags import Tags, find_tags
from hexodigest.source import Span


def find(text: str) -> Tags:
    return find_tags(text, Span(0, len(text)))


def blanked(text: str) -> str:
    return find(text).blanked(text)


def shape(tag: Tag) -> object:
    return (tag.name, [shape(child) for child in tag.children]) if tag.children else tag.name


def faults(text: str) -> list[tuple[str, str]]:
    return [(fault.name, text[fault.span.start : fault.span.end]) for fault in find(text).faults]


def test_a_block_has_all_its_parts() -> None:
    text = 'a {% note "b c" d:"e f" %}g {{ h }}{% endnote %} i'
    (tag,) = find(text).items

    def at(span: Span | None) -> str:
        assert span is not None
        return text[span.start : span.end]

    assert tag.kind is TagKind.BLOCK
    assert at(tag.opening) == '{% note "b c" d:"e f" %}'
    assert at(tag.name_span) == "note"
    assert [(a.value, at(a.span)) for a in tag.arguments] == [
        ("b c", '"b c"'),
        ("d:e f", 'd:"e f"'),
    ]
    assert at(tag.body) == "g {{ h }}"
    assert at(tag.closing) == "{% endnote %}"
    assert [at(child.content) for child in tag.children] == [" h "]


def test_dashes_are_no_part_of_a_variable() -> None:
    text = "{{- a -}}{{ b }}{#- c -#}{{-}}"
    contents = [tag.content for tag in find(text).items]
    assert [text[c.start : c.end] for c in contents if c] == [" a ", " b ", " c ", ""]


def test_blocks_nest_by_their_ends() -> None:
    text = "{% a %}{% b %}{% c %}{% endb %}{% d %}{% e %}{% ende %}{% enda %}"
    assert [shape(tag) for tag in find(text).items] == [("a", [("b", ["c"]), "d", "e"])]


def test_an_opening_within_a_block_that_another_end_leaves_open_is_inline() -> None:
    text = "{% a %}{% b %}{% c %}{% b %}{% endb %}{% endc %}{% enda %}"
    assert [shape(tag) for tag in find(text).items] == [("a", ["b", ("c", ["b"])])]


def test_a_raw_block_has_no_children() -> None:
    text = "{% a %}{% raw %}{{ b }}{% endraw %}{{ c }}{% enda %}{% raw %}{{ d }}{% endraw %}"
    tags = find(text)
    assert [tag.name for tag in tags.walk()] == ["a", "raw", "", "raw"]
    assert [len(tag.children) for tag in tags.walk()] == [2, 0, 0, 0]


def test_code_within_a_block_is_run_but_not_code_elements() -> None:
    text = "{% a %}`{{ b }}`<code>{{ c }}</code><code>{{ d }}{% raw %}{% endraw %}</code>{% enda %}"
    (tag,) = find(text).items
    spans = [child.content for child in tag.children if child.content]
    assert [text[span.start : span.end].strip() for span in spans] == ["b", "d"]


def test_what_markdown_sees_and_nunjucks_runs_is_leaked() -> None:
    text = "endnote {% note it's %} {{ a }} {% endnot %}"
    tags = find(text)
    assert [tag.name for tag in tags.leaked] == ["note"]
    assert [tag.name for tag in tags.items] == ["", "endnot"]
    assert tags.leaked[0].arguments[0].value == "it’s"  # as Markdown has made it by then


def test_protected_text_is_listed_in_order() -> None:
    text = "`{{ a }}`\n```js\n{{ b }}\n```\n<!-- {{ c }} -->{{ d }}\n"
    tags = find(text)
    assert [text[span.start : span.end] for span in tags.protected] == [
        "`{{ a }}`",
        "```js\n{{ b }}\n```",
        "<!-- {{ c }} -->",
    ]
    assert tags.fences[0].info == "js"


def test_without_any_construct_comments_stay() -> None:
    text = "<!-- a\n\nb -->\n\n{ c }\n"
    assert find(text) == Tags()
    assert blanked(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% img a %} b", "<!--xxxx--> b"),
        ("a {% b\nc %} d", "a <!--xx--> d"),
        ("{{a}} {{}}", "<!A > <b/>"),
        ("{{}} {{ a }}", "<!A> <!---->"),
        ("> {{}} {{ a }}", "> <!A> <!---->"),
        ("{{  }} {{ a }}", "<!A  > <!---->"),
        ("a{# b #}c", "a<!---->c"),
        ("{# a #}\nb", "       \nb"),
        ("{# a #}# b", "      \n# b"),
        ("- {# a #}b", "-     \n  b"),
        ("1. > {##}b{{ c }}", "1. >     b<!---->"),
        ("<!-- a\n\nb -->{{ c }}", "<!--xxxxxx--><!---->"),
        ("\\`{{ a }}` `{{ b }}`", "\\`<!---->` `<!---->`"),
        ("\\`a` {{ b }}`", "\\`a` {{ b }}`"),
        ("{% a %}{%} enda %}{{ b }}", "<!--xxxxxxxxxxx--><!---->"),
        ("{{ c }}<!-- a", "<!----><!A  >"),
        ("{{ c }}\n<!--", "<!---->\n<!A>"),
        ("{{ c }}\n<!-- a\n", "<!---->\n<!---->"),
    ],
)
def test_blanks_read_as_what_hexo_leaves(text: str, expected: str) -> None:
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% quote %}a", [("unclosed-tag", "{% quote %}")]),
        ("{% if a %}b", [("unclosed-tag", "{% if a %}")]),
        ("{% set a %}b", [("unclosed-tag", "{% set a %}")]),
        ("{% set a = 1 %}b", []),
        ("{% set a %}b{% endset %}", []),
        ("{% note %}a{% endnote %}{% note %}", [("unclosed-tag", "{% note %}")]),
        ("{% note %}", []),  # a theme decides whether it is a block
        ("{% raw %}{{ a }}", [("unclosed-tag", "{% raw %}")]),
        ("{{ a }}{{ b", [("unclosed-tag", "{{")]),
        ("{{ a }}{% b", [("unclosed-tag", "{%")]),
        ("{{ a }}{# b", [("unclosed-tag", "{#")]),
        ("{{ a } }}", [("unclosed-tag", "{{ a } }}")]),
        ("{{ a %} b }}", [("unclosed-tag", "{{")]),
        ("{{ {a: 1} }}", []),
        ("a #} {{ b }}", [("mismatched-tag", "#}")]),
        ("{% endnote %}", [("mismatched-tag", "{% endnote %}")]),
        ("{% x %}{% endx b %}", [("mismatched-tag", "{% endx b %}")]),
        ("{% img %}{% endimg %}", [("mismatched-tag", "{% endimg %}")]),
        ("{% block a %}{% endblock a %}", []),
        ("{% else %}", [("mismatched-tag", "{% else %}")]),
        ("{% if a %}b{% else %}c{% endif %}", []),
        ("{% for a in b %}c{% else %}d{% endfor %}", []),
        ("{% switch a %}{% case 1 %}b{% default %}c{% endswitch %}", []),
        ("{% x %}{% y %}{% endx %}{% endy %}", [("mismatched-tag", "{% endy %}")]),
        ("{% quote %}{% code %}{% endquote %}", [("unclosed-tag", "{% code %}")]),
        ("{% 1 %}", [("mismatched-tag", "{% 1 %}")]),
        ("{% %}", [("mismatched-tag", "{% %}")]),
        ("{% x it's %}", [("unbalanced-quote", "{% x it's %}")]),
        ("{% x it's %} don't {% y %}", [("unbalanced-quote", "{% x it's %}")]),
        ("`{% endnote %}` <!-- {{ --> {{ a }}", []),
        ("{ {% no construct", []),
    ],
)
def test_faults_are_what_nunjucks_stumbles_over(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


def test_a_fault_says_what_is_missing() -> None:
    messages = [fault.message for fault in find("{% quote %}{% endcode %}{{ a").faults]
    assert messages == [
        "`{% quote %}` has no `{% endquote %}`",
        "`{% endcode %}` has no opening tag",
        "`{{` is never closed",
    ]


def test_reading_goes_on_behind_something_that_is_never_closed() -> None:
    text = "{{ a {% b %} {% note %}{{ c }}{% endnote %} {{ d {% e %}"
    tags = find(text)
    assert [tag.name for tag in tags.items] == ["note"]
    assert [child.kind for child in tags.items[0].children] == [TagKind.VARIABLE]
    assert [fault.span.start for fault in tags.faults] == [0, text.index("{{ d")]
