"""What only all files together can show."""

from kjchuangxin.checks.context import Context
from kjchuangxin.checks.progress_files import stem_of
from kjchuangxin.checks.types import Findings, PlanRules
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg

_HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"

NO_FILE = Rule(
    "KJ618",
    "no-file",
    Severity.WARNING,
    msg(
        "A unit that reports some target has no progress file, though others have. Its targets count as unreported. "
        "Nothing is said as long as there is no progress file at all, or one that may be the unit's but cannot be used."
    ),
    Example(
        "breakdown",
        _HEAD + "  T3-2: {reporters: [合阳城街道]}\n",
        _HEAD + "  T3-2: {reporters: [区科技局]}\n",
    ),
)


def no_file(context: Context) -> Findings:
    names = context.unit_names
    refused = [names.get(stem_of(path)) for path in context.workspace.refused]
    if not context.usable or not context.files or None in refused or not all(file.known for file in context.files):
        return
    # A file named after a unit is that unit's to its owner, even where its key `unit` says otherwise.
    there = {file.unit for file in context.files} | {names.get(stem_of(file.document.path)) for file in context.files}
    owing = {name for goal in context.goals.values() for name in goal.reporters}
    for index, unit in enumerate(context.plan.units):
        if unit.name in owing and unit.name not in there and unit.name not in refused:
            targets = [goal.id for goal in context.goals.values() if unit.name in goal.reporters]
            message = msg(
                "{name} has no progress file, though it reports {targets}", name=unit.name, targets=tuple(targets)
            )
            yield Diagnostic(NO_FILE, context.plan_document.place(("units", index, "name")), message)


ACROSS: PlanRules = ((NO_FILE, no_file),)
