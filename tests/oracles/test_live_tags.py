"""Hexo's own build says which faults of tags harm nothing: those in Markdown's code."""

import pytest

from conftest import ask_node
from hexodigest import parse
from hexodigest.lint.live_tags import live_faults

pytestmark = pytest.mark.oracle

RULES = ("unclosed-tag", "mismatched-tag", "unbalanced-quote")
# Each as it stands, and what Hexo aborts at where it is no code.
FAULTS = [
    "{{ x",
    "{% endnote %}",
    "{% quote %}",
    "{% else %}",
    "#}",
    "{# x",
    "{% if a %}",
    "{{ a %}",
]
WRAPPERS = [
    "    {}\n\ntext",
    "text\n\n\t{}",
    "```\n{}\n\ntext",
    "~~~ js\n{}",
    "> ```\n> {}\n\ntext",
    "- a\n\n      {}\n\ntext",
    "<code>{}</code> text",
    '<pre><code class="js">\n{}\n</code></pre>',
    "`{}` text",
    "<code>{} text",
    "text {}",
    "> {}",
    "- {}",
    "| a |\n| --- |\n| {} |",
    "    {% raw %}{}{% endraw %}",
    "<pre>{}</pre>",
]
BODIES = [
    wrapper.replace("{}", fault) + "\n\n{% foo %}\n" for wrapper in WRAPPERS for fault in FAULTS
]


def live(body: str) -> bool:
    document = parse(f"---\ntitle: x\n---\n{body}")
    return any(problem for rule in RULES for problem in live_faults(document, rule))


def test_a_fault_in_code_is_reported_only_where_hexo_aborts() -> None:
    questions = [{"body": body, "inline": ["foo"], "block": ["note"]} for body in BODIES]
    answers = ask_node("tag_faults.js", questions)
    assert sum(answer is not None for answer in answers) >= 40
    assert sum(answer is None for answer in answers) >= 60
    for body, answer in zip(BODIES, answers, strict=True):
        assert live(body) == (answer is not None), f"{body!r}: {answer}"
