"""kjcx completion: the script that a shell needs; and what it then offers for targets, units, rules, verdicts, ….

What does not fit what is typed already is left out by typer.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # documented nowhere, used by itself

from kjchuangxin.cli import shared
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import SEPARATORS
from kjchuangxin.cli.options import Options, Output, choices
from kjchuangxin.cli.output import write
from kjchuangxin.cli.paths import locale_here, settings_here
from kjchuangxin.cli.session import load_plan
from kjchuangxin.diagnostic import Severity
from kjchuangxin.model.plan import Plan
from kjchuangxin.report.status import STATUSES

EXAMPLES = (
    'eval "$(kjcx completion bash)"',
    "kjcx completion zsh > ~/.zfunc/_kjcx",
    "kjcx completion fish -o ~/.config/fish/completions/kjcx.fish",
    "kjcx completion powershell",
)

Shell: TypeAlias = Literal["bash", "zsh", "fish", "powershell", "pwsh"]


def completion(
    ctx: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar=choices(Shell), help=help_text("Which shell."))],
    output: Output = None,
    data: shared.Data = None,
    plan: shared.Plan = None,
    example: shared.Example = False,
    lang: shared.Lang = None,
    color: shared.Color = None,
    quiet: shared.Quiet = False,
    _version: shared.Version = False,
    _help: shared.Help = False,
) -> None:
    options = shared.options(ctx, data, plan, example, lang, color, quiet)
    script = get_completion_script(prog_name="kjcx", complete_var="_KJCX_COMPLETE", shell=shell)
    write(f"{script}\n", output, locale_here(options))


def units(ctx: typer.Context, incomplete: str = "") -> list[str]:
    """Names and aliases of units."""
    plan = _plan(ctx)
    return _after_comma(incomplete, plan.unit_names if plan else ())


def groups(ctx: typer.Context) -> list[str]:
    """Names of groups."""
    plan = _plan(ctx)
    return list(plan.group_members) if plan else []


def sections(ctx: typer.Context) -> list[str]:
    """Titles of sections."""
    plan = _plan(ctx)
    return [section.title for section in plan.sections] if plan else []


def targets(ctx: typer.Context, incomplete: str = "") -> list[tuple[str, str]]:
    """Ids of targets with their names."""
    plan = _plan(ctx)
    names = {id_: target.name for id_, target in plan.targets.items()} if plan else {}
    return list(zip(_after_comma(incomplete, names), names.values(), strict=True))


def targets_units_and_groups(ctx: typer.Context) -> list[tuple[str, str]]:
    """Ids of targets with their names, units and groups."""
    return [*targets(ctx), *((name, "") for name in (*units(ctx), *groups(ctx)))]


def targets_rules_and_verdicts(ctx: typer.Context) -> list[tuple[str, str]]:
    """Ids of targets with their names, codes of rules with theirs, and verdicts."""
    from kjchuangxin.rules import all_rules  # noqa: PLC0415 - every rule, for this one question

    rules = [(code, rule.name) for code, rule in all_rules().items()]
    return [*targets(ctx), *rules, *((name, "") for name in STATUSES)]


def verdicts(incomplete: str) -> list[str]:
    """Verdicts."""
    return _after_comma(incomplete, STATUSES)


def worse_and_verdicts(incomplete: str) -> list[str]:
    """Verdicts, and the word for any that has become worse."""
    return _after_comma(incomplete, ("worse", *STATUSES))


def warnings(incomplete: str) -> list[str]:
    """Codes of warnings."""
    from kjchuangxin.rules import all_rules  # noqa: PLC0415 - every rule, for this one question

    rules = all_rules().values()
    return _after_comma(incomplete, (one.code for one in rules if one.severity is Severity.WARNING))


def _after_comma(incomplete: str, names: Iterable[str]) -> list[str]:
    """The names, each behind those that stand before a comma already."""
    before = re.match(f"(?s:.*){SEPARATORS}|", incomplete)
    return [f"{before[0] if before else ''}{name}" for name in names]


def _plan(ctx: typer.Context) -> Plan | None:
    """The plan by the options typed so far; None where there is none or it cannot be read."""
    before = ctx.parent.params if ctx.parent else {}
    given = {**before, **{name: value for name, value in ctx.params.items() if value}}
    data, plan = (Path(given[name]) if given.get(name) else None for name in ("data", "plan"))  # texts in older typers
    return load_plan(Options(data, plan, bool(given.get("example")), settings=settings_here()))
