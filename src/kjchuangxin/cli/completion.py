"""What a shell offers for a target, a unit, a group, a section, a rule or a verdict that is being typed."""

from collections.abc import Iterable

import typer

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.session import plan_of
from kjchuangxin.model import Plan
from kjchuangxin.report.status import STATUSES


def units(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names and aliases of units."""
    plan = _plan(ctx)
    return _beginning(plan.unit_names, incomplete) if plan else []


def groups(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of groups."""
    plan = _plan(ctx)
    return _beginning(plan.group_members, incomplete) if plan else []


def sections(ctx: typer.Context, incomplete: str) -> list[str]:
    """Titles of sections."""
    plan = _plan(ctx)
    return _beginning((section.title for section in plan.sections), incomplete) if plan else []


def targets_and_units(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of targets with their names, and units."""
    return _targets(ctx, incomplete) + [(name, "") for name in units(ctx, incomplete)]


def targets_rules_and_verdicts(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of targets with their names, codes of rules with theirs, and verdicts."""
    from kjchuangxin.rules import all_rules  # noqa: PLC0415 - every rule, for this one question

    rules = [(code, rule.name) for code, rule in all_rules().items() if code.startswith(incomplete)]
    return _targets(ctx, incomplete) + rules + [(name, "") for name in _beginning(STATUSES, incomplete)]


def verdicts(incomplete: str) -> list[str]:
    """Verdicts, the last of a list separated by commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _beginning(STATUSES, last)]


def _targets(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    plan = _plan(ctx)
    found = plan.targets.items() if plan else ()
    return [(id_, target.name) for id_, (_, _, target) in found if id_.startswith(incomplete)]


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _plan(ctx: typer.Context) -> Plan | None:
    """The plan that the options typed so far lead to; silent where there is none or it cannot be read."""
    given = {**(ctx.parent.params if ctx.parent else {}), **{name: one for name, one in ctx.params.items() if one}}
    return plan_of(Options(data=given.get("data"), plan=given.get("plan")))
