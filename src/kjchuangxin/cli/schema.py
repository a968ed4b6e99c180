"""kjcx schema: the JSON Schema of a kind of file, for editors."""

import json
from dataclasses import replace
from typing import Annotated, Any

import typer

from kjchuangxin.cli import completion
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import unknown
from kjchuangxin.cli.options import Options, Output, choices
from kjchuangxin.cli.output import fail, write
from kjchuangxin.cli.paths import locate
from kjchuangxin.cli.session import load, relied_on
from kjchuangxin.diagnostic import msg
from kjchuangxin.model import json_schema, unit_schema
from kjchuangxin.model.schema import Kind

EXAMPLES = (
    "kjcx schema plan",
    "kjcx schema progress > progress.schema.json",
    "kjcx schema progress --for kjj -o kjj.schema.json",
)


def schema(
    options: Options,
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
) -> None:
    if for_ is not None and kind != "progress":
        fail(options.locale(), msg("--for goes with progress only"))
    made = json_schema(kind) if for_ is None else _of_unit(options, for_)
    write(json.dumps(made, ensure_ascii=False, indent=2) + "\n", output, options.locale())


def _of_unit(options: Options, called: str) -> dict[str, Any]:
    """The schema of a unit's progress file, from the plan and the breakdown alone."""
    opened = load(options, replace(locate(options), progress=()))
    otherwise = msg("who reports what is not known before the plan and the breakdown are free of errors")
    checked = relied_on(options, opened, otherwise)
    unit = opened.unit_names.get(called) or unknown(opened.locale, called, list(opened.unit_names))
    names = [unit, *(name for name, one in opened.unit_names.items() if one == unit and name != unit)]
    owed = checked.plan.owed_by(unit)
    return unit_schema(names, [target for target in checked.plan.targets.values() if target.id in owed])
