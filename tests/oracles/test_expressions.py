"""Which expressions end Hexo's build: nunjucks' own compiler says."""

import itertools
import json
import random
import subprocess

import pytest

from conftest import NODE
from hexodigest.lint.expression_syntax import statement_fault, syntax_fault
from hexodigest.lint.expressions import unknown_filter, unknown_test

pytestmark = pytest.mark.oracle

ASK = """
const {compiler, Environment} = require('nunjucks');
const environment = new Environment();
const fault = ([before, text, after]) => {
  try {
    const made = compiler.compile(before + text + after, [], [], 'x', environment.opts);
    new Function(made);
    // JavaScript refuses them before a value at once, before a call when it runs.
    return /(\\+\\+|--)[\\w"'([]/.test(made) ? 'invalid left-hand side' : null;
  } catch (error) { return String(error.message || error); }
};
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(asked.map(fault)));
"""
WRITTEN = [
    *("1 2", "title title", "title +", "(title", "title)", "[1, 2", "{a: 1}", "{'a': 1, b: 2}"),
    *("{1: 2}", "{a}", "{a: }", "title | upper(", "title.| upper", "a.b.c", "title ? 1 : 2"),
    *("title = 1", "title;", "title |", "f(a, b=1)", "f(a,)", "[a,]", "[]", "()", "(a, b)", "(a]"),
    *("f(a]", "a[1]", "a[]", "a[1, 2]", "a[b:c]", "a.1", "a.1b", "a.true", "1.5", "1.", ".5"),
    *("1.a", "- -a", "-a | upper", "+", "not not a", "a not in b", "a not b", "a in b in c"),
    *("a is b", "a is not b", "a is b is c", "a if b", "a if b else c", "a if", "a else b"),
    *("a == b", "a === b !== c", "a = = b", "a == not b", "a and not b or c", "a & b", "a && b"),
    *("a ** b // c", "a % b", "a ~ 'b' ~ \"c\"", "'a' 'b'", "r/x/g", "r/x/ y", "a.b(c)[d].e | f.g"),
    *("a | f(1).b", "a | f(1)(2)", "a | f(1)[2]", "a | 1", "a || b", "#a", "a # b", "a, b", "a:b"),
    *(
        "{a} \\over {b}",
        "变量",
        "a　b",
        "a\u00a0b",
        "a\nb",
        "a\n+ b",
        "@a",
        "$a",
        "\\frac{a}{b}",
        "...a",
    ),
    *("", " ", "true false", "none.x", "null | f", "1(2)", "'a'.b", "[1][0]", "{a: 1}.a", "!a"),
]
PARTS = ["a", "1", "'s'", "true", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", "+", "-", "=="]
PARTS += ["=", "not", "in", "is", "if", "else", "and", "~", "//", "%", "!"]


# What stands around the text behind a name; parsed after it is only what is right.
STATEMENTS = {
    "if": ("{% if ", " %}x{% endif %}"),
    "elif": ("{% if a %}x{% elif ", " %}y{% endif %}"),
    "else": ("{% if a %}x{% else ", " %}y{% endif %}"),
    "for": ("{% for ", " %}x{% endfor %}"),
    "asyncEach": ("{% asyncEach ", " %}x{% endeach %}"),
    "macro": ("{% macro ", " %}x{% endmacro %}"),
    "filter": ("{% filter ", " %}x{% endfilter %}"),
    "call": ("{% call ", " %}x{% endcall %}"),
    "raw": ("{% raw ", " %}x{% endraw %}"),
}
HEADS = [
    *("a", "", "a b", "a in b", "a, b in c", "a, b, c in d", "a of b", "in a", "a in", "1 in b"),
    *("a, 1 in b", "a in b c", "a.b in c", "a in [1, 2]", "a in {b: 1}", "a()", "a(b, c=1)", "a(b"),
    *("a()b", "a.b", "a.b(1)", "a(1).b", "a | b", "'a'", "1", "if a", "not a", "a if b else c"),
    *("(a) b()", "(a=1) b.c(2)", "a()()", "(a b()", "a() b", "a | b()", "'a'()", "(a)", "a().b"),
    *("(a) in b", "a() in b", "a[0] in b", "a in b if c", "[a, b] in c", "a b()", "a(1)(2)"),
]
ASSIGNED = ["a = 1", "a, b = 1", "a.b = 1", "a =", "= 1", "a = 1 2", "a b", "a = b = c", "a == 1"]
ASSIGNED += ["a = b | upper", "a = 1, 2", "a, = 1", "a = [1]", "a = 'b' if c", "1 = 2", "'a' = 1"]


def nunjucks_refuses(expressions: list[tuple[str, str, str]]) -> list[str | None]:
    done = subprocess.run(
        ["node", "-e", ASK],
        cwd=NODE,
        input=json.dumps(expressions).encode(),
        capture_output=True,
        timeout=300,
        check=True,
    )
    answer: list[str | None] = json.loads(done.stdout)
    return answer


def made() -> list[str]:
    """Every row of up to three parts, and longer ones by lot."""
    rows = [row for size in (1, 2, 3) for row in itertools.product(PARTS, repeat=size)]
    lot = random.Random(8)  # noqa: S311  # no secret
    rows += [tuple(lot.choices(PARTS, k=lot.randint(4, 9))) for _ in range(20_000)]
    return [" ".join(row) for row in rows]


def test_what_nunjucks_cannot_read_is_reported_and_nothing_else() -> None:
    # What would end the variable is no part of it: `}}` and `%}`.
    asked = [each for each in (*WRITTEN, *made()) if "}}" not in each and "%}" not in each]
    theirs = nunjucks_refuses([("{{ ", each, " }}") for each in asked])
    taken = sum(fault is None for fault in theirs)
    print(f"{len(asked)} expressions, {taken} of them taken")  # noqa: T201  # for -s
    assert taken >= 500
    wrong = [
        (expression, fault, syntax_fault(expression))
        for expression, fault in zip(asked, theirs, strict=True)
        if (fault is None) != (syntax_fault(expression) is None)
    ]
    assert not wrong, (len(wrong), wrong[:20])


def test_a_tag_that_nunjucks_cannot_read_is_reported_and_no_other() -> None:
    lot = random.Random(9)  # noqa: S311  # no secret
    rows = [" ".join(lot.choices(PARTS, k=lot.randint(1, 6))) for _ in range(4_000)]
    heads = [row for row in (*HEADS, *rows) if "}}" not in row and "%}" not in row]
    # What `asyncEach` brings in becomes a variable of JavaScript, which has words of its own.
    asked = [
        (name, head) for name in STATEMENTS for head in (heads if name != "asyncEach" else HEADS)
    ]
    asked += [("set", head) for head in ASSIGNED]
    around = {**STATEMENTS, "set": ("{% set ", " %}")}
    theirs = nunjucks_refuses([(around[name][0], head, around[name][1]) for name, head in asked])
    taken = sum(fault is None for fault in theirs)
    print(f"{len(asked)} tags, {taken} of them taken")  # noqa: T201  # for -s
    assert taken >= 200
    wrong = [
        (name, head, fault, statement_fault(name, head))
        for (name, head), fault in zip(asked, theirs, strict=True)
        if (fault is None) != (statement_fault(name, head) is None)
    ]
    assert not wrong, (len(wrong), wrong[:30])


def test_filters_and_tests_are_those_of_nunjucks() -> None:
    script = """
    const {Environment} = require('nunjucks');
    const {filters, tests} = new Environment();
    console.log(JSON.stringify([Object.keys(filters), Object.keys(tests)]));
    """
    done = subprocess.run(
        ["node", "-e", script], cwd=NODE, capture_output=True, timeout=60, check=True
    )
    filters, checks = json.loads(done.stdout)
    assert [name for name in filters if unknown_filter(f"a | {name}")] == []
    assert [name for name in checks if unknown_test(f"a is {name}")] == []
    assert unknown_filter("a | nosuch") == unknown_test("a is not nosuch") == "nosuch"


def test_brackets_beyond_count_are_let_be() -> None:
    assert syntax_fault("(" * 50_000) is None
    assert syntax_fault("-+" * 50_000 + "a" + " | upper" * 5_000) is None
    assert syntax_fault("not " * 50_000) == "the end is not expected"
