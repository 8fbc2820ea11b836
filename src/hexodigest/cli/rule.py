"""`hexodigest rule`: what a rule is about."""

import click

from hexodigest.cli import complete_rule, fail


@click.command()
@click.argument("name", required=False, shell_complete=complete_rule)
def rule(name: str | None) -> None:
    """Explain the rule NAME: the case, why it is bad, an example, and what a fix does.

    Without NAME, list every rule with its first line.
    """
    from hexodigest.lint.registry import UnknownRuleError, all_rules, get_rule  # noqa: PLC0415

    if name is None:
        wide = max(len(each.name) for each in all_rules())
        for each in all_rules():
            click.echo(f"{each.name:{wide}}  {each.summary}")
        return
    try:
        found = get_rule(name)
    except UnknownRuleError as error:
        fail(str(error))
    click.echo(f"# {found.name}\n\n{found.page}\n")
    click.echo(f"Severity: {found.severity}. Group: {found.group}.")
