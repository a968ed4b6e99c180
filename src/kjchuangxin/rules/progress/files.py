"""What is checked in a progress file as a whole: whose it is, and for which plan."""

from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg, quoted
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import name_hint
from kjchuangxin.rules.observations import ProgressFile
from kjchuangxin.rules.plan.characters import at_the_character, told, without
from kjchuangxin.rules.plan.joined_items import JOINED_ITEMS, joined_evidence
from kjchuangxin.rules.progress.scope import (
    NOT_OWED,
    correct_unit,
    of_other_plan,
    unit_owes_nothing,
)
from kjchuangxin.rules.types import FileRules, Findings

_FILE = """\
format: 1
unit: 区科技局
reports:
  - as_of: 2022-06-30
    entries: {T3-1: 62}
"""

UNKNOWN_UNIT = Rule(
    "KJ601",
    "unknown-unit",
    Severity.ERROR,
    msg("A progress file is one unit's, by a name or alias from the plan. A group cannot report."),
    Example("progress", _FILE.replace("区科技局", "区科级局"), _FILE),
)


def unknown_unit(context: Context, file: ProgressFile) -> Findings:
    if file.known or of_other_plan(context, file):
        return
    name, plan = file.progress.unit, context.plan
    place = file.document.place(("unit",))
    if name in plan.group_members:
        message = msg("{name} is a group, and a group cannot report", name=quoted(name))
        yield Diagnostic(UNKNOWN_UNIT, place, message, msg("write one file for each of its units"))
    else:
        meant, odd = plan.unit_names.get(without(name)), told(name)
        if meant is not None and odd is not None:
            hint = msg("write {name}", name=without(name))
            yield Diagnostic(UNKNOWN_UNIT, at_the_character(place, name), odd, hint)
            return
        message = msg("the plan has no unit {name}", name=quoted(name))
        yield Diagnostic(UNKNOWN_UNIT, place, message, name_hint(plan, name))


SECOND_FILE = Rule(
    "KJ602",
    "second-file",
    Severity.ERROR,
    msg(
        "All reports of one unit stand in one file. Which of two would count is nothing to be guessed. The one that is "
        "named after the unit is taken for the right one, otherwise the first by name."
    ),
    Example("progress", _FILE.replace("区科技局", "高新区管委会"), _FILE),
)


def second_file(file: ProgressFile, first: ProgressFile) -> Diagnostic:
    """Instead of all else that may be said of the file as a whole."""
    message = msg("this is a second file of {name}", name=file.unit)
    hint = correct_unit(file) or msg("put the reports of both into one file, or correct the unit")
    related = ((first.place(("unit",)), msg("the first one is this")),)
    return Diagnostic(SECOND_FILE, file.place(("unit",)), message, hint, related)


FILE_NAME = Rule(
    "KJ603",
    "file-name",
    Severity.WARNING,
    msg(
        "The file is named after another unit than the one it reports for. What counts is the key unit, but most often "
        "a file was copied and the unit in it not changed. (The example is in a file 区科技局.yaml.)"
    ),
    Example("progress", _FILE.replace("区科技局", "合阳城街道"), _FILE),
)


def file_name(context: Context, file: ProgressFile) -> Findings:
    if file.named in {None, file.unit} or not file.known or of_other_plan(context, file):
        return
    if context.usable and any(name in context.goals and name not in file.owed for name in file.targets):
        return  # told by not-owed
    message = msg("the file is named after {named} but is that of {unit}", named=file.named or "", unit=file.unit)
    hint = msg("correct the unit, or rename the file")
    yield Diagnostic(FILE_NAME, file.document.place(("unit",)), message, hint)


OTHER_PLAN = Rule(
    "KJ623",
    "other-plan",
    Severity.ERROR,
    msg(
        "The file reports several targets, and the plan has none of them: it is a report for another plan, most often "
        "last year's. This is said once for the file, whatever its unit. Badly written ids of this plan are each told "
        "by unknown-target."
    ),
    Example(
        "progress",
        _FILE.replace("{T3-1: 62}", "{T7-1: 62, T8-2: 110}"),
        _FILE.replace("{T3-1: 62}", "{T3-1: 62, T3-2: 110}"),
    ),
)


def other_plan(context: Context, file: ProgressFile) -> Findings:
    """Instead of an unknown target for each of its entries, and of all that its unit would be told."""
    if not of_other_plan(context, file):
        return
    plan, targets = context.plan, file.targets
    message = msg(
        "the plan {id} ({title}) has none of the {count} targets in this file",
        id=plan.id,
        title=quoted(plan.title),
        count=len(targets),
    )
    hint = msg("move it to the folder of the plan that it is for; if it is for this one, correct the ids")
    index = next(index for index, report in enumerate(file.reports) if report.entries)
    place = file.document.place(("reports", index, "entries", next(iter(targets))), key=True)
    yield Diagnostic(OTHER_PLAN, place, message, hint)


IN_FILE: FileRules = (
    (UNKNOWN_UNIT, unknown_unit),
    (FILE_NAME, file_name),
    (NOT_OWED, unit_owes_nothing),
    (OTHER_PLAN, other_plan),
    (JOINED_ITEMS, joined_evidence),
)
