"""`docs/rules.md`, made of the rules' own pages."""

from itertools import groupby

from hexodigest.lint.registry import all_rules
from hexodigest.lint.rule import Rule

_HEAD = """\
# Rules

What `hexodigest lint` finds, by group. `hexodigest rule NAME` prints a page in the terminal. Rules
are chosen by name, by group (`front-matter`) or by glob, for all posts or for some, and silenced in
a post by comments: see [configuration.md](configuration.md).

An error means that Hexo drops the post, aborts, or prints something else than was written; a
warning, that a reader or a later migration suffers. What is only worth knowing (info) is reported
when it is selected.
"""


def rules_page() -> str:
    """The whole page as Markdown."""
    rules = sorted(all_rules(), key=lambda rule: (rule.group, rule.name))
    groups = [(group, list(found)) for group, found in groupby(rules, lambda rule: rule.group)]
    contents = "".join(_row(rule) for _, found in groups for rule in found)
    table = f"\n| rule | severity | the case |\n|---|---|---|\n{contents}"
    chapters = "".join(_chapter(group, found) for group, found in groups)
    return f"{_HEAD}{table}{chapters}"


def _row(rule: Rule) -> str:
    return f"| [{rule.name}](#{rule.name}) | {rule.severity} | {rule.summary} |\n"


def _chapter(group: str, rules: list[Rule]) -> str:
    pages = "".join(f"\n### {rule.name}\n\n{_deeper(rule.page)}\n" for rule in rules)
    return f"\n## {group.capitalize()}\n{pages}"


def _deeper(page: str) -> str:
    """The page two levels down; headings in its examples stay."""
    lines: list[str] = []
    fence = ""
    for line in page.splitlines():
        if line.startswith("```"):
            mark = line[: len(line) - len(line.lstrip("`"))]
            fence = "" if fence and mark == fence else fence or mark
        lines.append(f"##{line}" if line.startswith("## ") and not fence else line)
    return "\n".join(lines)
