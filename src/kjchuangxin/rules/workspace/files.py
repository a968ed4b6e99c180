"""What only all files together can show."""

from collections import Counter
from pathlib import PurePath

from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.rules.names import correct_unit, listed, stem_of
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import LocatedPlan
from kjchuangxin.source import corrected_name

_OWN_FILE = "format: 1\nunit: 区科技局\nreports:\n  - as_of: 2022-06-30\n    entries: {T3-1: 62}\n"
_HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"


@rule("KJ602", "second-file", Severity.ERROR, on=WORKSPACE)
@why(
    msg(
        "All reports of one unit stand in one file. Which of two would count is nothing to be guessed. The one that is "
        "named after the unit is taken for the right one, otherwise the first by name."
    )
)
@example("progress", _OWN_FILE.replace("区科技局", "高新区管委会"), _OWN_FILE)
def second_file(workspace: CheckedWorkspace) -> Findings:
    """Instead of all else that is found about the file as a whole."""
    for one in workspace.files:
        if (first := workspace.first_of(one)) is not None:
            message = msg("this is a second file of {name}", name=one.unit)
            hint = correct_unit(one.unit, one.named) or msg(
                "put the reports of both into one file, or correct the unit"
            )
            related = ((first.place_of_unit, msg("the first one is this")),)
            yield Finding(one.place_of_unit, message, hint, related)


@rule("KJ618", "no-file", Severity.WARNING, on=WORKSPACE)
@why(
    msg(
        "A unit that reports some target has no progress file, or one without the key reports, though others have. Its "
        "targets count as unreported; a unit that has nothing to report yet says so with reports: []. Nothing is "
        "said as long as there is no progress file at all, or one that may be the unit's but cannot be used."
    )
)
@example("breakdown", _HEAD + "  T3-2: {reporters: [合阳城街道]}\n", _HEAD + "  T3-2: {reporters: [区科技局]}\n")
def no_file(workspace: CheckedWorkspace) -> Findings:
    plan, files, names = workspace.plan, workspace.files, workspace.plan.unit_names
    ignored = [PurePath(path).name for path in plan.workspace.ignored]
    wanted = (corrected_name(name) or (name if stem_of(name) in names else None) for name in ignored)
    unread = {names.get(stem_of(name)) for name in wanted if name is not None}
    if not plan.usable or not files or None in unread or workspace.strangers:
        return
    # A file named after a unit is that unit's to its owner, even where its key `unit` is another.
    there = {file.unit for file in files} | {file.named for file in files} | unread
    there |= {workspace.named(file) for file in workspace.unusable}
    targets = plan.reported_by
    for index, unit in enumerate(plan.definition.units):
        if unit.name in targets and unit.name not in there:
            message = msg(
                "{name} has no progress file, though it reports {targets}",
                name=unit.name,
                targets=listed(targets[unit.name]),
            )
            hint = msg("add progress/{name}.yaml with its reports", name=unit.name)
            yield Finding(plan.at(("units", index, "name")), message, hint)
    if all(file.silent for file in files):
        return
    of_unit = Counter(file.unit for file in files)
    for file in files:
        if file.silent and file.unit in targets and of_unit[file.unit] == 1:
            message = msg(
                "there is no report here, though {name} reports {targets}",
                name=file.unit,
                targets=listed(targets[file.unit]),
            )
            yield Finding(
                file.file.place(("unit",)), message, msg("add its reports; or reports: [] until there are any")
            )


_FILE = """\
# {name}
format: 1
unit: 区科技局
reports:
  - as_of: 2022-06-30
    entries: {{T3-1: 62}}
"""


@rule("KJ619", "ignored-file", Severity.WARNING, on=WORKSPACE, excusable=False)
@why(
    msg(
        "Reports are read from the files directly in the folder progress whose names end in .yaml, just so. What else "
        "lies there is passed over, and with it what it may report: a folder, a file 甲.yml, 甲.YAML or 甲.yaml.txt. "
        "A README and hidden files are left alone. Beside the plan, only what is named like a plan, a breakdown, a "
        "unit's file or the folder of reports is told: breakdown_2022.yaml, 进度."
    )
)
@example("progress", _FILE.format(name="progress/区科技局.yml"), _FILE.format(name="progress/区科技局.yaml"))
def ignored_file(workspace: CheckedWorkspace) -> Findings:
    for path in workspace.plan.workspace.ignored:
        message, hint = _passed_over(workspace.plan, path)
        yield Finding(Place(path, 1, 1, 1, 1), message, hint)


def _passed_over(plan: LocatedPlan, path: str) -> tuple[Message, Message]:
    """Why a file or folder is not read, and what to do about it."""
    name, within = PurePath(path).name, PurePath(path).parent.name == "progress"
    if path in plan.workspace.folders:
        message = msg("{name} is a folder, and nothing in it is read", name=name)
        if within or plan.workspace.progress:
            return message, msg("put the files that are in it directly into progress")
        return message, msg("rename it to {name}", name="progress")
    if within or corrected_name(name) is not None:
        return msg("{name} is not read: its name does not end in .yaml", name=name), _another_ending(name)
    return _beside_the_plan(plan, name)


def _another_ending(name: str) -> Message:
    corrected = corrected_name(name)
    if corrected is None:
        return msg("write what it reports into a file whose name ends in .yaml")
    return msg("rename it to {name}", name=corrected)


def _beside_the_plan(plan: LocatedPlan, name: str) -> tuple[Message, Message]:
    """Why a YAML file is not read that lies where none is looked for, or under a name that is not, and what to do."""
    if name.casefold().startswith("workplan"):
        message = msg("{name} is not read: a plan's name begins with {beginning}", name=name, beginning="workplan-")
        return message, msg("choose it with --plan, or move it to another folder")
    if name.casefold().startswith("breakdown"):
        of_plan = PurePath(plan.workspace.plan[1].path).name
        wanted = f"breakdown-{stem_of(of_plan).partition('-')[2] or stem_of(of_plan)}.yaml"
        message = msg("{name} is not read: the breakdown of {plan} is {wanted}", name=name, plan=of_plan, wanted=wanted)
        if plan.breakdown is None:
            return message, msg("rename it to {name}", name=wanted)
        return message, msg("move it to another folder")
    message = msg("{name} is not read: it lies beside the plan", name=name)
    return message, msg("move it into the folder progress")
