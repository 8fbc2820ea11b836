"""What a run of the linter came to: it is said as it comes, and counted."""

from collections.abc import Iterable, Iterator

from hexodigest.cli import FAILURE, complain, explain
from hexodigest.diagnostics import INTERNAL_ERROR
from hexodigest.lint.outcomes import Checked, Failure
from hexodigest.report.findings import Report, Summary
from hexodigest.report.text import harmless, printable, shown_path


class Run:
    """Walks through what was checked, says what failed, and counts."""

    def __init__(self, outcomes: Iterable[Checked | Failure], summary: Summary) -> None:
        """Take what is checked, check by check."""
        self._outcomes = outcomes
        self.failed = False
        self.summary = summary

    def checked(self) -> Iterator[Checked]:
        """Each post that was checked, as it comes."""
        for outcome in self._outcomes:
            if isinstance(outcome, Failure):
                self.failed = True
                complain(_explained(outcome))
                continue
            for refusal in outcome.refused:
                where = shown_path(outcome.source.path)
                complain(f"{where}: not mended, {refusal.diagnostic.name}: {refusal.reason}")
            self.summary.add(Report(outcome.source, outcome.diagnostics), len(outcome.applied))
            yield outcome

    def reports(self) -> Iterator[Report]:
        """What is left to say of each post."""
        return (Report(each.source, each.diagnostics) for each in self.checked())

    def diffs(self) -> Iterator[str]:
        """What the fixes would change; a line that a terminal would act on is escaped."""
        from hexodigest.lint.fix import unified_diff  # noqa: PLC0415 # only --diff mends to show

        for each in self.checked():
            name = shown_path(each.source.path)
            for found in each.diagnostics:
                if found.name == INTERNAL_ERROR:
                    complain(f"{name}: {found.message}")
            for line in unified_diff(each.before, each.source, name):
                yield harmless(printable(line)) + "\n"

    def exit_code(self, *, exit_zero: bool = False) -> int:
        """0 nothing found, or found and let pass; 1 something found; 2 something failed."""
        if self.failed or self.summary.names[INTERNAL_ERROR]:
            return FAILURE
        to_mend = self.summary.fixed and not self.summary.written
        return 1 if (self.summary.names or to_mend) and not exit_zero else 0


def _explained(failure: Failure) -> str:
    if isinstance(failure.error, OSError):
        return explain(failure.error, failure.path)
    return str(failure.error)
