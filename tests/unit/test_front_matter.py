"""What a header says, where, and what is said of one that Hexo cannot read."""

import math
import subprocess
import sys
from datetime import UTC, datetime

import pytest
import yaml

from hexodigest.document.front_matter import Entry, Form, FrontMatter, Value, read_front_matter
from hexodigest.document.js_values import key_text, plain_scalar, text_of
from hexodigest.document.yaml_errors import explain
from hexodigest.document.yaml_mends import mended
from hexodigest.document.yaml_text import with_stand_ins
from hexodigest.source import Source, Span

WRONG_LINE = "a key that is taken for more of the line before; is a `: ` or an indent wrong?"


def header(yaml: str) -> FrontMatter:
    return read_front_matter(f"---\n{yaml}\n---\nbody")


def value(yaml: str) -> Value:
    return header(f"a: {yaml}").data["a"]


def said(text: str) -> list[tuple[str, str, str]]:
    """The name, message and slice of each fault."""
    return [
        (fault.name, fault.message, text[fault.span.start : fault.span.end])
        for fault in read_front_matter(text).faults
    ]


@pytest.mark.parametrize(
    ("text", "form", "body"),
    [
        ("---\na: 1\n---\nb", Form.FENCED, "b"),
        ("-----\na: 1\n-----\nb", Form.FENCED, "b"),
        ("---\na: 1\n---more", Form.FENCED, "more"),
        ("a: 1\n---\nb", Form.UNFENCED, "b"),
        ("a: 1\n---", Form.UNFENCED, ""),
        (';;;\n"a": 1\n;;;\nb', Form.JSON, "b"),
        ('"a": 1\n;;;\nb', Form.JSON, "b"),
        ("---\n---\nb", Form.NONE, "---\n---\nb"),
        ("---\nno mapping\n---\nb", Form.NONE, "---\nno mapping\n---\nb"),
        ("Text.\n\n---\n\nMore.", Form.NONE, "Text.\n\n---\n\nMore."),
        ("", Form.NONE, ""),
    ],
)
def test_the_form_and_the_body(text: str, form: Form, body: str) -> None:
    found = read_front_matter(text)
    assert found.form is form
    assert text[found.span.end :] == body
    assert (found.closing is None) == (form is Form.NONE)


def test_the_parts_have_spans() -> None:
    text = "----\na: 1\nb: 2\n----\nbody"
    found = read_front_matter(text)
    assert text[slice(*found.content)] == "a: 1\nb: 2"
    assert found.closing is not None
    assert text[slice(*found.closing)] == "----"
    assert found.span == Span(0, text.index("body"))


def test_values_have_the_types_of_a_post() -> None:
    found = header(
        "title: 2024-01-15-insights\ndate: 2024-01-15 10:00:00\ntags: [LLM, 1.0]\nhidden: true\n"
        "abbrlink: 12e3\ntotal: 010\ncomments: no\nempty:\nlong: 12345678901234567890"
    )
    assert found.data == {
        "title": "2024-01-15-insights",
        "date": datetime(2024, 1, 15, 10, tzinfo=UTC),
        "tags": ["LLM", 1],
        "hidden": True,
        "abbrlink": 12000,
        "total": 10,
        "comments": "no",
        "empty": None,
        "long": 12345678901234567168,
    }
    assert type(found.data["abbrlink"]) is int
    assert found.readable
    assert found.faults == ()


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("2020-13-45", datetime(2021, 2, 14, tzinfo=UTC)),
        ("2020-00-00", datetime(2019, 11, 30, tzinfo=UTC)),
        ("2020-01-02 25:61:61", datetime(2020, 1, 3, 2, 2, 1, tzinfo=UTC)),
        ("2020-01-02T03:04:05+08:00", datetime(2020, 1, 1, 19, 4, 5, tzinfo=UTC)),
        ("2020-01-02T03:04:05.6789-1", datetime(2020, 1, 2, 4, 4, 5, 678000, tzinfo=UTC)),
        ("0012-01-01", datetime(1912, 1, 1, tzinfo=UTC)),
        ("9999-99-99", "9999-99-99"),
        ("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59-01:00"),
    ],
)
def test_dates_roll_over_as_in_javascript(written: str, clock: Value) -> None:
    assert value(written) == clock


def test_numbers_that_are_none_in_json() -> None:
    assert value(".inf") == math.inf
    assert value("-.INF") == -math.inf
    assert math.isnan(float(str(value(".nan"))))
    assert value("1e21") == 1e21
    assert type(value("1e21")) is float
    assert value("1e400") == "1e400"
    assert value("0x" + "f" * 300) == "0x" + "f" * 300
    assert value("-0x10") == -16


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        (1e-7, "1e-7"),
        (0.00001, "0.00001"),
        (1e21, "1e+21"),
        (12345678901234567168, "12345678901234567000"),
        (-0.5, "-0.5"),
        (0.0, "0"),
        (math.nan, "NaN"),
        (-math.inf, "-Infinity"),
        (math.inf, "Infinity"),
        (None, "null"),
        (False, "false"),
        ([1, None, "a", [True]], "1,,a,true"),
        ({"a": 1}, "[object Object]"),
        (
            datetime(2020, 1, 2, tzinfo=UTC),
            "Thu Jan 02 2020 00:00:00 GMT+0000 (Coordinated Universal Time)",
        ),
    ],
)
def test_a_value_prints_as_in_javascript(thing: Value, text: str) -> None:
    assert text_of(thing) == text
    if not isinstance(thing, list):
        assert key_text(thing) == text


def test_keys_stand_in_the_order_of_javascript() -> None:
    found = header("b: 1\n10: x\n9: y\na:\n  1: p\n  0: q\n'01': z")
    assert list(found.data) == ["9", "10", "b", "a", "01"]
    assert found.data["a"] == {"0": "q", "1": "p"}


def test_a_list_on_top_is_a_mapping_of_its_indices() -> None:
    found = header("- x\n- y")
    assert found.data == {"0": "x", "1": "y"}
    assert found.entry("1") == Entry(None, Span(10, 11))


def test_hexo_keeps_the_body_where_a_key_had_its_name() -> None:
    assert header("_content: x\na: 1").data == {"a": 1}


def test_a_key_given_twice_is_a_fault_and_the_last_value_counts() -> None:
    text = "---\na: 1\nb:\n  c: 1\n  c: 2\na: 3\n---\n"
    found = read_front_matter(text)
    assert found.data == {"a": 3, "b": {"c": 2}}
    assert not found.readable
    assert [(fault.name, fault.span.start) for fault in found.faults] == [
        ("duplicate-key", text.index("c: 2")),
        ("duplicate-key", text.index("a: 3")),
    ]
    entry = found.entry("a")
    assert entry is not None
    assert text[slice(*entry.value)] == "3"


def test_a_merge_is_recorded_and_read() -> None:
    text = "---\nx: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n---\n"
    found = read_front_matter(text)
    assert found.data["y"] == {"a": 1, "b": 3}
    assert found.readable
    assert said(text) == [("merge-key", "`<<` merges another mapping", "<<")]
    assert found.entry("y", "a") is None
    assert found.entry("y", "<<") is not None


@pytest.mark.parametrize(
    ("yaml", "message", "at"),
    [
        ("title: A: B", "a second `: ` in an unquoted value; quote the value", ":"),
        ("title: @x", "a value cannot start with `@`; quote it", "@x"),
        ("title: `x`", "a value cannot start with a backtick; quote it", "`x`"),
        ("title: [a] b", "`b` after the end of the value; quote all of it", "b"),
        ('title: "a" b', "`b` after the end of the value; quote all of it", "b"),
        ("title: *a*", "alias `*a*` without an anchor before it; quote the value", "*a*"),
        ("title: 'a", "a quote that nothing closes", "'a"),
        ("a: !t x", "unknown tag `!t`", "!t x"),
        ("a: !t [x]", "unknown tag `!t`", "!t ["),
        ("a: !!int x", "`x` is not a value of tag `tag:yaml.org,2002:int`", "!!int x"),
        ("a: !!int", "`` is not a value of tag `tag:yaml.org,2002:int`", "!!int"),
        ("a: !!set {b: 1}", "not a value of tag `tag:yaml.org,2002:set`", "!!set {"),
        ("a: 1\ntitle:x\nb: 2", "a line without `: `; expected `key: value`", "title:x"),
        ("a:\n  b: 1\n c: 2", "expected a key at this indent, found `c:`", "c:"),
        ("a: b\n  c: d", WRONG_LINE, ":"),
        ("tags: [a\nb: 1", "a line that goes on needs a deeper indent", "b"),
        ("a:\n \t- b", "a tab where only spaces may indent", "\t"),
        ("a:\n  -\tb: c", "a tab where only spaces may indent", "\t"),
        ("a: |\n  \tb", "a tab where only spaces may indent", "\tb"),
        ("a: \x07", "unprintable character U+0007", "\x07"),
        ("a: \0", "unprintable character U+0000", "\0"),
        ("<<: 1", "`<<` wants a mapping, or a list of mappings", "<<"),
        ("? [[a]]\n: b", "a list within a list cannot be a key", "["),
        ("a: &x [*x]", "alias `*x` within its own anchor", "*x"),
        ("%YAML 3\n---", "did not find expected digit or '.' character", "\n"),
    ],
)  # fmt: skip
def test_what_hexo_refuses_is_a_fault_at_its_place(yaml: str, message: str, at: str) -> None:
    text = f"-----\n{yaml}\n-----\nbody"
    found = read_front_matter(text)
    assert not found.readable
    assert found.data == {}
    assert text[found.span.end :] == "body"
    (name, words, place) = said(text)[0]
    assert name == "invalid-front-matter"
    assert words == message
    assert at.startswith(place) or place.startswith(at)


def test_merges_have_the_limits_of_js_yaml() -> None:
    many = ", ".join(f"{{k{n}: 1}}" for n in range(101))
    assert said(f"---\n<<: [{many}]\n---\n")[0][1] == "more mappings merged than js-yaml takes"
    wide = ", ".join(f"key-number-{n}: 1" for n in range(600))
    merges = "".join(f"m{n}: {{<<: *b}}\n" for n in range(17))
    text = f"---\nb: &b {{{wide}}}\n{merges}---\n"
    assert said(text)[0][1] == "more keys merged than js-yaml takes"


def test_an_error_without_a_place_is_one_of_the_start() -> None:
    error = explain(yaml.YAMLError("odd\nthing"), "a: 1")
    assert (str(error), error.start) == ("not YAML: odd", 0)
    assert mended(with_stand_ins("a: 1"), yaml.YAMLError("odd")) is None


def test_two_documents_are_one_too_many() -> None:
    assert said("-----\na: 1\n---\nb: 2\n-----\n")[0][1].startswith("a second YAML document")


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("---\na: 1\n\nbody", "`---` opens a front matter that no line `---` closes", "---"),
        (
            "-----\na: 1\n---\nb",
            "`-----` opens a front matter that no line `-----` closes",
            "-----",
        ),
        (
            "--- \na: 1\n---\n",
            "white space after the opening `---`: Hexo sees no header",
            "---",
        ),
    ],
)
def test_a_header_that_is_not_closed_is_body(text: str, message: str, at: str) -> None:
    found = read_front_matter(text)
    assert (found.form, found.span, found.data, found.readable) == (Form.NONE, Span(0, 0), {}, True)
    assert said(text) == [("unclosed-front-matter", message, at)]
    assert found.entries() == {}


@pytest.mark.parametrize("text", ["---", "---\n\nSome text\n", "---|---\n", "---\nNote: a\n---\n"])
def test_a_rule_at_the_start_of_a_body_opens_nothing(text: str) -> None:
    assert said(text) == []


def test_json_has_values_and_places() -> None:
    text = ';;;\n"a": 1.0, "b": [true, {"c": "x\\"y"}, []],\n"d": {}, "e": -2.5e1\n;;;\nbody'
    found = read_front_matter(text)
    assert found.data == {"a": 1, "b": [True, {"c": 'x"y'}, []], "d": {}, "e": -25}
    places = {path: text[slice(*entry.value)] for path, entry in found.entries().items()}
    assert places == {
        ("a",): "1.0",
        ("b",): '[true, {"c": "x\\"y"}, []]',
        ("b", 0): "true",
        ("b", 1): '{"c": "x\\"y"}',
        ("b", 1, "c"): '"x\\"y"',
        ("b", 2): "[]",
        ("d",): "{}",
        ("e",): "-2.5e1",
    }
    entry = found.entry("b", 1, "c")
    assert entry is not None
    assert entry.key is not None
    assert text[slice(*entry.key)] == '"c"'


def test_json_keys_given_twice_are_read_by_hexo_without_a_word() -> None:
    text = ';;;\n"a": 1,\n"a": 2\n;;;\n'
    found = read_front_matter(text)
    assert found.readable
    assert found.data == {"a": 2}
    assert said(text) == [("duplicate-key", "key `a` is given twice", '"a"')]
    assert found.faults[0].span.start == text.rindex('"a"')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (';;;\n"a": NaN\n;;;\n', "`NaN` is not JSON"),
        (";;;\n'a': 1\n;;;\n", "not JSON: expecting property name enclosed in double quotes"),
        ('"a": one\n;;;\n', "not JSON: expecting value"),
    ],
)
def test_json_that_cannot_be_read_is_body(text: str, message: str) -> None:
    found = read_front_matter(text)
    assert (found.form, found.readable) == (Form.NONE, True)
    assert [(name, words) for name, words, _ in said(text)] == [("invalid-front-matter", message)]


@pytest.mark.parametrize("header", ["title:x", "title:x\ntags:y", "标题：x"])
def test_a_header_without_a_mapping_is_body_and_a_fault(header: str) -> None:
    text = f"---\n{header}\n---\nbody"
    found = read_front_matter(text)
    assert (found.form, found.data, found.readable) == (Form.NONE, {}, True)
    message = "no mapping, so Hexo takes it for body; a key wants `: ` after it"
    assert said(text) == [("invalid-front-matter", message, header)]


@pytest.mark.parametrize(
    "text", ["---\nJust words\n---\n", "---\nhttps://a.b\n---\n", "a:b\n---\n"]
)
def test_words_between_rules_are_no_fault(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("depth", [98, 99, 400, 5000, 200_000])
def test_json_has_a_depth(depth: int) -> None:
    text = ';;;\n"a": ' + "[" * depth + "]" * depth + "\n;;;\nbody"
    found = read_front_matter(text)
    assert found.readable
    assert (found.form is Form.JSON) == (depth == 98)
    assert len(found.entries()) == (98 if depth == 98 else 0)
    if depth != 98:
        assert said(text)[0][:2] == ("invalid-front-matter", "nested deeper than 99 levels")


def test_semicolons_in_a_body_are_no_json() -> None:
    assert said("Some code\n;;; comment\n") == []


def test_places_in_every_style() -> None:
    text = (
        "---\ntitle: 😀 中文 x   # c\ntags:\n\t- a b\n\t- 'q'\nm: {a: 1, b: [x, y]}\nlit: |\n"
        "  foo\n  bar\n\nempty:\nal: &n v\nre: *n\nn:\n  k:\n    z: 1\n\n"
        "? - p\n: q\n? {r: s}\n: t\n"
        "'quoted key': >-\n  folded\n!!str 5: u\n? !!str\n: w\n---\nbody"
    )
    found = read_front_matter(text)
    places = {path: text[slice(*entry.value)] for path, entry in found.entries().items()}
    assert places == {
        ("title",): "😀 中文 x",
        ("tags",): "- a b\n\t- 'q'",
        ("tags", 0): "a b",
        ("tags", 1): "'q'",
        ("m",): "{a: 1, b: [x, y]}",
        ("m", "a"): "1",
        ("m", "b"): "[x, y]",
        ("m", "b", 0): "x",
        ("m", "b", 1): "y",
        ("lit",): "|\n  foo\n  bar",
        ("empty",): "",
        ("al",): "&n v",
        ("re",): "*n",
        ("n",): "k:\n    z: 1",
        ("n", "k"): "z: 1",
        ("n", "k", "z"): "1",
        ("[object Object]",): "t",
        ("quoted key",): ">-\n  folded",
        ("5",): "u",
        ("",): "w",
    }
    entry = found.entry("quoted key")
    assert entry is not None
    assert entry.key is not None
    assert text[slice(*entry.key)] == "'quoted key'"


def test_places_before_a_fault_are_known() -> None:
    text = "---\ntitle: x\nsubtitle: a: b\n---\n"
    found = read_front_matter(text)
    assert found.data == {}
    entry = found.entry("title")
    assert entry is not None
    assert text[slice(*entry.value)] == "x"
    assert read_front_matter("---\na: \0\n---\n").entries() == {}


def test_a_tab_that_js_yaml_passes_moves_no_place() -> None:
    text = "---\ntags:\n  -\ta\n  -\tb\nx: 1\n---\n"
    found = read_front_matter(text)
    assert found.data == {"tags": ["a", "b"], "x": 1}
    assert [text[slice(*entry.value)] for entry in found.entries().values()] == [
        "a",
        "b",
        "-\ta\n  -\tb",
        "1",
    ]


def test_characters_that_libyaml_refuses_are_read() -> None:
    found = header("a: x\u2028y\nb: 'p\u0085q'\n\ufeffc: \ufeffz # \x01\nd: \U00100000")
    assert found.data == {"a": "x\u2028y", "b": "p\x85q", "\ufeffc": "\ufeffz", "d": "\U00100000"}


def test_crlf_and_a_byte_order_mark_change_nothing() -> None:
    plain = "---\na: 1\nb: |\n  x\n  y\n---\nbody\n"
    dressed = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    assert read_front_matter(Source(dressed).text) == read_front_matter(plain)


def test_plain_scalars_without_front_matter() -> None:
    assert plain_scalar("") is None
    assert plain_scalar("٣") == "٣"


def test_a_body_alone_imports_no_yaml() -> None:
    script = (
        "import sys\n"
        "from hexodigest.document.front_matter import read_front_matter\n"
        "read_front_matter('Just text.')\n"
        "read_front_matter(';;;\\n\"a\": 1\\n;;;\\n').entries()\n"
        "sys.exit('yaml' in sys.modules or 'frontmatter' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
