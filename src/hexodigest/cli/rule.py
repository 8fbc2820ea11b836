"""`hexodigest rule`: what a rule is about, or a loss of a conversion."""

import click

from hexodigest.cli import complete_rule, fail


@click.command()
@click.argument("name", required=False, shell_complete=complete_rule)
def rule(name: str | None) -> None:
    """Explain the rule NAME: the case, why it is bad, an example, and what a fix does.

    NAME may be a loss that `hexodigest convert` reports as well. Without NAME, list every rule with
    its first line.
    """
    from hexodigest.convert.losses import LOSSES  # noqa: PLC0415
    from hexodigest.lint.registry import UnknownRuleError, all_rules, get_rule  # noqa: PLC0415

    if name is None:
        wide = max(len(each.name) for each in all_rules())
        for each in all_rules():
            click.echo(f"{each.name:{wide}}  {each.summary}")
        return
    loss = LOSSES.get(name)
    try:
        found = get_rule(name)
    except UnknownRuleError as error:
        if loss is None:
            fail(str(error))
        click.echo(f"# {name}\n")
        _echo_loss(*loss)
        return
    click.echo(f"# {found.name}\n\n{found.page}\n")
    click.echo(f"Severity: {found.severity}. Group: {found.group}.")
    if loss:
        click.echo()
        _echo_loss(*loss)


def _echo_loss(what: str, remedy: str) -> None:
    click.echo(f"As a loss of a conversion: {what}.\n\n{remedy}")
