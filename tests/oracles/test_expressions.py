"""Which expressions end Hexo's build: nunjucks' own compiler says."""

import itertools
import json
import random
import subprocess

import pytest

from conftest import NODE
from hexodigest.lint.expression_syntax import syntax_fault

pytestmark = pytest.mark.oracle

ASK = """
const {compiler, Environment} = require('nunjucks');
const environment = new Environment();
const fault = text => {
  try {
    const made = compiler.compile(`{{ ${text} }}`, [], [], 'x', environment.opts);
    new Function(made);
    // JavaScript refuses them before a value at once, before a call when it runs.
    return /\\+\\+|--/.test(made) ? 'invalid left-hand side' : null;
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


def nunjucks_refuses(expressions: list[str]) -> list[str | None]:
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
    theirs = nunjucks_refuses(asked)
    taken = sum(fault is None for fault in theirs)
    print(f"{len(asked)} expressions, {taken} of them taken")  # noqa: T201  # for -s
    assert taken >= 500
    wrong = [
        (expression, fault, syntax_fault(expression))
        for expression, fault in zip(asked, theirs, strict=True)
        if (fault is None) != (syntax_fault(expression) is None)
    ]
    assert not wrong, (len(wrong), wrong[:20])


def test_brackets_beyond_count_are_let_be() -> None:
    assert syntax_fault("(" * 50_000) is None
    assert syntax_fault("-+" * 50_000 + "a" + " | upper" * 5_000) is None
    assert syntax_fault("not " * 50_000) == "the end is not expected"
