"""kjcx schema: the JSON Schema of a kind of file, for editors."""

import json
from dataclasses import replace
from typing import Annotated, Any

import typer

from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import Options, Output, choices
from kjchuangxin.cli.output import fail, write
from kjchuangxin.cli.paths import locale_here, require_workspace
from kjchuangxin.cli.session import open_session
from kjchuangxin.diagnostic import msg
from kjchuangxin.model.schema import Kind, json_schema, unit_schema

EXAMPLES = (
    "kjcx schema plan",
    "kjcx schema progress > progress.schema.json",
    "kjcx schema progress --for kjj -o kjj.schema.json",
)


def schema(
    ctx: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar=choices(Kind), help=help_text("Which kind of file."))],
    for_: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="UNIT",
            help=help_text("With progress: only what this unit may report."),
            autocompletion=completion.units,
        ),
    ] = None,
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
    guard(options, output)
    if for_ is not None and kind != "progress":
        fail(locale_here(options), msg("--for goes with progress only"))
    made = json_schema(kind) if for_ is None else _unit_schema(options, for_)
    write(json.dumps(made, ensure_ascii=False, indent=2) + "\n", output, options.locale())


def _unit_schema(options: Options, name: str) -> dict[str, Any]:
    """The schema of a unit's progress file, from the plan and the breakdown alone."""
    session = open_session(options, replace(require_workspace(options), progress=()))
    otherwise = msg("who reports what is not known before the plan and the breakdown are free of errors")
    checked = session.require_usable(otherwise)
    unit = session.unit_names.get(name) or fail_unknown(session.locale, name, list(session.unit_names))
    names = [unit, *(alias for alias, one in session.unit_names.items() if one == unit and alias != unit)]
    owed = checked.plan.owed_by(unit)
    return unit_schema(names, [target for target in checked.plan.targets.values() if target.id in owed])
