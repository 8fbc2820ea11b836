"""Lint one document: run the rules, and place what they find."""

from collections.abc import Iterable, Iterator, Sequence
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
    rules = rules_in_force(chosen)
    early = [each for each in rules if not _is_late(each[0])]
    found = [*_run_all(early, subject), *_unnamed(subject, chosen)]
    if comments := read_comments(document):
        ran = [rule.name for rule, _ in early if _can_run(rule, subject)]
        found, subject.unused_suppressions = silenced(document.source.text, found, comments, ran)
        found += _run_all([each for each in rules if _is_late(each[0])], subject)
    return sorted(found, key=lambda each: (each.span, each.name, each.message))


@lru_cache(maxsize=64)
def rules_in_force(chosen: Selection) -> tuple[tuple[Rule, Severity], ...]:
    """The rules that are to run, each with how bad its findings are."""
    rules = ((rule, chosen.severity_of(rule.name, rule.severity)) for rule in all_rules())
    return tuple((rule, severity) for rule, severity in rules if severity is not None)


def _is_late(rule: Rule) -> bool:
    """Whether the rule judges what the others found."""
    return "unused_suppressions" in rule.needs


def _run_all(rules: Iterable[tuple[Rule, Severity]], subject: Subject) -> Iterator[Diagnostic]:
    text = subject.document.source.text
    stands: dict[str, bool] = {}
    for rule, severity in rules:
        if _can_run(rule, subject) and _may_find(rule.looks_for, text, stands):
            yield from _run(rule, severity, subject)


def _may_find(looks_for: tuple[str, ...], text: str, stands: dict[str, bool]) -> bool:
    """Whether one of these stands in the text; what is known of it is in `stands`."""
    for piece in looks_for:
        if piece not in stands:
            stands[piece] = piece in text
        if stands[piece]:
            return True
    return not looks_for


def _can_run(rule: Rule, subject: Subject) -> bool:
    return "site" not in rule.needs or subject.site is not None


def _run(rule: Rule, severity: Severity, subject: Subject) -> Sequence[Diagnostic]:
    try:
        return [
            _diagnostic(rule.name, severity, problem, subject)
            for problem in rule.check(*_arguments(rule, subject))
        ]
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001  # a broken rule must not take the run down
        return [_internal_error(f"rule `{rule.name}`", error, subject)]


def _arguments(rule: Rule, subject: Subject) -> list[object]:
    return [
        options_of(rule, subject.config) if need == "options" else getattr(subject, need)
        for need in rule.needs
    ]


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
