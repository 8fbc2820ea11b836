"""Lint one document: run the rules, and place what they find."""

from collections.abc import Iterator
from functools import lru_cache

from hexodigest.config import Config, ConfigError
from hexodigest.diagnostics import INTERNAL_ERROR, Diagnostic, Severity
from hexodigest.document import Document
from hexodigest.lint.options import options_of
from hexodigest.lint.registry import all_rules
from hexodigest.lint.rule import Problem, Rule
from hexodigest.lint.selection import Selection
from hexodigest.lint.silence import silenced
from hexodigest.lint.subject import Subject
from hexodigest.lint.suppress import read_comments
from hexodigest.site import Site
from hexodigest.source import Span

_InForce = tuple[tuple[Rule, Severity], ...]


def lint(
    document: Document,
    config: Config,
    site: Site | None = None,
    selection: Selection | None = None,
) -> list[Diagnostic]:
    """What the rules find in the document, in the order of the file.

    `selection` is the configuration's own unless given. Never raises on content; a rule or a
    model that fails is itself a finding, named `internal-error`. What a comment in the post
    silences is left out. Raises ConfigError when the configuration names a model that cannot be
    had, or gives a rule options that it does not take.
    """
    subject = Subject(document, config, site)
    chosen = selection or Selection.of(config, document.path)
    early, late = rules_in_force(chosen)
    found = [*_run_all(early, subject), *_unnamed(subject, chosen)]
    if comments := read_comments(document):
        ran = [rule.name for rule, _ in early if _can_run(rule, subject)]
        found, subject.unused_suppressions = silenced(document.source.text, found, comments, ran)
        found += _run_all(late, subject)
    return sorted(found, key=lambda each: (each.span, each.name, each.message))


@lru_cache(maxsize=64)
def rules_in_force(chosen: Selection) -> tuple[_InForce, _InForce]:
    """The rules that are to run, each with how bad its findings are; last those that are late."""
    severities = ((rule, chosen.severity_of(rule.name, rule.severity)) for rule in all_rules())
    rules = [(rule, severity) for rule, severity in severities if severity is not None]
    early = tuple(each for each in rules if not _is_late(each[0]))
    return early, tuple(each for each in rules if _is_late(each[0]))


def _is_late(rule: Rule) -> bool:
    """Whether the rule judges what the others found."""
    return "unused_suppressions" in rule.needs


def _run_all(rules: _InForce, subject: Subject) -> Iterator[Diagnostic]:
    text = subject.document.source.text
    stands: dict[str, bool] = {}
    given = _Given(subject)
    for rule, severity in rules:
        words, needs = rule.looks_for, rule.needs
        if (words and not _may_find(words, text, stands)) or not _can_run(rule, subject):
            continue
        try:
            if "options" in needs:
                given["options"] = options_of(rule, subject.config)
            problems = list(rule.check(*[given[need] for need in needs]))
        except ConfigError:
            raise
        except Exception as error:  # noqa: BLE001  # a broken rule must not take the run down
            yield _internal_error(f"rule `{rule.name}`", error, subject)
        else:
            for problem in problems:
                yield _diagnostic(rule.name, severity, problem, subject)


def _may_find(words: tuple[str, ...], text: str, stands: dict[str, bool]) -> bool:
    """Whether a word that a rule looks for stands in the text; what is known is in `stands`."""
    for word in words:
        if word not in stands:
            stands[word] = word in text
        if stands[word]:
            return True
    return False


def _can_run(rule: Rule, subject: Subject) -> bool:
    return "site" not in rule.needs or subject.site is not None


class _Given(dict[str, object]):
    """What rules ask for, each worked out when the first of them asks."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject

    def __missing__(self, need: str) -> object:
        found = self[need] = getattr(self._subject, need)
        return found


def _unnamed(subject: Subject, chosen: Selection) -> Iterator[Diagnostic]:
    """What a model found under names that no rule has: a user's own model names its errors."""
    faults = subject.schema_faults
    if subject.schema_failure is not None:
        yield _internal_error("the check of the post's model", subject.schema_failure, subject)
    known = {rule.name for rule in all_rules()} if faults else set()
    for fault in faults:
        severity = chosen.severity_of(fault.name, Severity.ERROR)
        if fault.name not in known and severity is not None:
            yield _diagnostic(fault.name, severity, Problem(fault.span, fault.message), subject)


def _diagnostic(name: str, severity: Severity, problem: Problem, subject: Subject) -> Diagnostic:
    path = subject.document.path
    return Diagnostic(name, problem.message, severity, problem.span, path, problem.fix)


def _internal_error(what: str, error: Exception, subject: Subject) -> Diagnostic:
    reason = str(error) if isinstance(error, ConfigError) else f"{type(error).__name__}: {error}"
    message = f"{what} failed: {reason}"
    problem = Problem(Span(0, 0), message)
    return _diagnostic(INTERNAL_ERROR, Severity.ERROR, problem, subject)
