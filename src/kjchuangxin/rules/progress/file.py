"""What is checked in a progress file as a whole: whose it is, and for which plan."""

from kjchuangxin.diagnostic import Severity, msg, quoted
from kjchuangxin.rules.names import name_hint
from kjchuangxin.rules.plan.characters import at_the_character, invisible_character, without_invisible
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import FILE, CheckedFile

_FILE = """\
format: 1
unit: 区科技局
reports:
  - as_of: 2022-06-30
    entries: {T3-1: 62}
"""


@rule("KJ601", "unknown-unit", Severity.ERROR, on=FILE)
@why(msg("A progress file is one unit's, by a name or alias from the plan. A group cannot report."))
@example("progress", _FILE.replace("区科技局", "区科级局"), _FILE)
def unknown_unit(file: CheckedFile) -> Findings:
    if file.known or file.of_other_plan or not file.says_its_unit:
        return
    name, plan = file.read.progress.unit, file.plan.definition
    place = file.place("unit")
    if name in plan.group_members:
        message = msg("{name} is a group, and a group cannot report", name=quoted(name))
        yield Finding(place, message, msg("write one file for each of its units"))
    else:
        name_without, odd = plan.unit_names.get(without_invisible(name)), invisible_character(name)
        if name_without is not None and odd is not None:
            hint = msg("write {name}", name=without_invisible(name))
            yield Finding(at_the_character(place, name), odd, hint)
            return
        message = msg("the plan has no unit {name}", name=quoted(name))
        yield Finding(place, message, name_hint(plan, name))


@rule("KJ603", "file-name", Severity.WARNING, on=FILE)
@why(
    msg(
        "The file is named after another unit than the one it reports for. What counts is the key unit, but most often "
        "a file was copied and the unit in it not changed. (The example is in a file 区科技局.yaml.)"
    )
)
@example("progress", _FILE.replace("区科技局", "合阳城街道"), _FILE)
def file_name(file: CheckedFile) -> Findings:
    if file.named in {None, file.unit} or not file.known or file.of_other_plan:
        return
    if file.plan.usable and any(name in file.plan.targets and name not in file.owed for name in file.targets):
        return  # found by not-owed
    message = msg("the file is named after {named} but is that of {unit}", named=file.named or "", unit=file.unit)
    hint = msg("correct the unit, or rename the file")
    yield Finding(file.place("unit"), message, hint)


@rule("KJ623", "other-plan", Severity.ERROR, on=FILE)
@why(
    msg(
        "The file reports several targets, and the plan has none of them: it is a report for another plan, "
        "most often last year's. There is one finding for the file, whatever its unit. Misspelt ids of this "
        "plan are each named by unknown-target."
    )
)
@example(
    "progress",
    _FILE.replace("{T3-1: 62}", "{T7-1: 62, T8-2: 110}"),
    _FILE.replace("{T3-1: 62}", "{T3-1: 62, T3-2: 110}"),
)
def other_plan(file: CheckedFile) -> Findings:
    """Instead of an unknown target for each of its entries, and of all that is found about its unit."""
    if not file.of_other_plan:
        return
    plan, targets = file.plan.definition, file.targets
    message = msg(
        "the plan {id} ({title}) has none of the {count} targets in this file",
        id=plan.id,
        title=quoted(plan.title),
        count=len(targets),
    )
    hint = msg("move it to the folder of the plan that it is for; if it is for this one, correct the ids")
    every = {**file.read.undated, **file.reports}
    index = next(index for index in sorted(every) if every[index].entries)
    place = file.place("reports", index, "entries", next(iter(every[index].entries)), key=True)
    yield Finding(place, message, hint)
