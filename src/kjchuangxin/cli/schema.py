"""kjcx schema: the JSON Schema of a kind of file, for editors, or of what a command writes as JSON."""

import json
from dataclasses import replace
from typing import Annotated, Any, Literal, TypeAlias

import typer

from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import Options, Output, choices
from kjchuangxin.cli.output import fail, write
from kjchuangxin.cli.paths import locale_here, require_workspace
from kjchuangxin.cli.session import open_session
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.formats.outputs.commands import OUTPUTS
from kjchuangxin.formats.outputs.commands import Output as OutputKind
from kjchuangxin.i18n.labels import COLLECTS, PACE_KINDS, STATES
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.schema import KINDS, Kind, json_schema, schema_of, unit_schema
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.views.derivation import METHODS, PRESETS
from kjchuangxin.words import in_chinese, key_in_chinese

Described: TypeAlias = Literal[Kind, OutputKind]

# What the words are called that a key can be.
_CHOICES: dict[str, Message] = {**MEASURES, **PACE_KINDS, **COLLECTS, **STATES, **METHODS, **PRESETS}

EXAMPLES = (
    "kjcx schema plan",
    "kjcx schema progress > progress.schema.json",
    "kjcx schema progress --for kjj -o kjj.schema.json",
    "kjcx schema status",
)


def schema(
    ctx: typer.Context,
    kind: Annotated[
        Described,
        typer.Argument(
            metavar=f"{choices(Kind)}|status|…",
            help=help_text(
                "A kind of file; or of JSON output: status, units, reports, annex, diff, show, explain, rules, terms, "
                "check."
            ),
        ),
    ],
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
    made, locale = (made_schema(kind), locale_here(options)) if for_ is None else _unit_schema(options, for_)
    write(schema_text(kind, made, locale), output, locale)


def made_schema(kind: Described) -> dict[str, Any]:
    """The schema of a kind of file, or of output."""
    match kind:
        case "plan" | "breakdown" | "progress":
            return json_schema(kind)
        case _:
            return schema_of(OUTPUTS[kind], null=True)


def schema_text(kind: Described, made: dict[str, Any], locale: Locale) -> str:
    """The schema of a kind of file, or of output, as it is printed, in a language."""
    said = _in_language(made, locale, KINDS[kind].__name__ if kind in KINDS else None)
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _in_language(node: Any, locale: Locale, model: str | None) -> Any:  # noqa: ANN401 - any JSON
    """The schema of a model with its keys described in a language, in Chinese also by what they are called there.

    `model` is None where the keys are not those of a file: these are called by no other name.
    """
    if isinstance(node, list):
        return [_in_language(one, locale, model) for one in node]
    if not isinstance(node, dict):
        return locale.text(node) if isinstance(node, Message) else node
    said = {}
    for key, part in node.items():
        if key == "$defs":
            said[key] = {name: _in_language(one, locale, model and name) for name, one in part.items()}
        elif key == "properties":
            said[key] = {name: _of_key(name, one, locale, model) for name, one in part.items()}
        elif key == "description" and isinstance(part, str):
            said |= {key: text} if (text := locale.translated(part)) else {}
        else:
            said[key] = _in_language(part, locale, model)
    return said


def _of_key(key: str, node: Any, locale: Locale, model: str | None) -> dict[str, Any]:  # noqa: ANN401
    """What stands for a key, with what editors show: what it is called, its description, and what each choice is.

    Only of files: nobody writes the outputs by hand.
    """
    said: dict[str, Any] = _in_language(node, locale, model)
    if model is None:
        return said
    title = said.get("title") or (key_in_chinese(key, model) if locale.language == "zh" else key.replace("_", " "))
    titled = {"title": title} if title else {}
    if described := said.get("description"):
        titled |= {"markdownDescription": f"**{title}** (`{key}`)\n\n{described}" if title else described}
    choices_ = said.get("enum", ())
    if any(one in _CHOICES for one in choices_):
        titled |= {"enumDescriptions": [locale.text(_CHOICES[one]) if one in _CHOICES else one for one in choices_]}
    return {**titled, **said}


def _unit_schema(options: Options, name: str) -> tuple[dict[str, Any], Locale]:
    """The schema of a unit's progress file, from the plan and the breakdown alone."""
    session = open_session(options, replace(require_workspace(options), progress=()))
    otherwise = msg("who reports what is not known before the plan and the breakdown are free of errors")
    checked = session.require_usable(otherwise)
    unit = session.unit_names.get(name) or fail_unknown(session.locale, name, list(session.unit_names))
    names = [unit, *(alias for alias, one in session.unit_names.items() if one == unit and alias != unit)]
    owed = checked.plan.owed_by(unit)
    targets = [one for one in checked.plan.targets.values() if one.id in owed]
    return unit_schema(names, targets, in_chinese if session.locale.language == "zh" else str), session.locale
