"""What only all files together can show, and what lies in a workspace and is not read."""

from collections import Counter
from pathlib import PurePath

from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.rules.names import correct_unit, listed, stem_of
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import LocatedPlan
from kjchuangxin.source import Stray, StrayKind, original_stem

_OWN_FILE = "format: 1\nunit: 区科技局\nreports:\n  - as_of: 2022-06-30\n    entries: {T3-1: 62}\n"
_HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"


@rule("KJ602", "second-file", Severity.ERROR, on=WORKSPACE)
@why(
    msg(
        "All reports of a unit are in one file. Which of two should count cannot be guessed. The one named "
        "after the unit is taken as the right one, otherwise the first by name."
    )
)
@example("progress", _OWN_FILE.replace("区科技局", "高新区管委会"), _OWN_FILE)
def second_file(workspace: CheckedWorkspace) -> Findings:
    """Instead of all else that is found about the file as a whole."""
    for one in workspace.files:
        if (first := workspace.first_of(one)) is not None:
            message = msg("this is a second file of {name}", name=one.unit)
            hint = correct_unit(one.unit, one.named) or _of_two(one.place_of_unit, first.place_of_unit)
            related = ((first.place_of_unit, msg("the first one is this")),)
            yield Finding(one.place_of_unit, message, hint, related)


def _of_two(second: Place, first: Place) -> Message:
    """What to do about a second file of a unit."""
    name = PurePath(second.path).name
    if original_stem(name) != stem_of(name):
        return msg("by its name it is a copy: keep this one or {file}", file=PurePath(first.path).name)
    return msg("put the reports of both into one file, or correct the unit")


# What may be the reports of some unit that seems to have none.
_UNREAD = {StrayKind.ENDING, StrayKind.SUBFOLDER, StrayKind.FOLDER, StrayKind.REPORT, StrayKind.PERHAPS}


@rule("KJ618", "no-file", Severity.WARNING, on=WORKSPACE)
@why(
    msg(
        "A unit that reports some target has no progress file, or one without the key reports, though others "
        "have. Its targets count as unreported; a unit with nothing to report yet writes reports: []. There "
        "is no warning as long as there is no progress file at all, or one that may be the unit's but cannot "
        "be used."
    )
)
@example("breakdown", _HEAD + "  T3-2: {reporters: [合阳城街道]}\n", _HEAD + "  T3-2: {reporters: [区科技局]}\n")
def no_file(workspace: CheckedWorkspace) -> Findings:
    plan, files, names = workspace.plan, workspace.files, workspace.plan.unit_names
    strays = (original_stem(stray.path.name) for _, stray in plan.workspace.strays if stray.kind in _UNREAD)
    unread = {names.get(stem) for stem in strays}
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
        "Reports are read from the files directly in the folder progress whose names end in .yaml, exactly "
        "so. Anything else there is not read, nor what it may report: a folder, a file 甲.yml, 甲.YAML or "
        "甲.yaml.txt, what Office, a browser or an editor has left there. A README, hidden files and files of "
        "the system are ignored. Beside the plan, another plan or breakdown, a report, and a folder with "
        "reports are named."
    )
)
@example("progress", _FILE.format(name="progress/区科技局.yml"), _FILE.format(name="progress/区科技局.yaml"))
def ignored_file(workspace: CheckedWorkspace) -> Findings:
    for path, stray in workspace.plan.workspace.strays:
        reason, hint = _reason_and_hint(workspace.plan, stray)
        message = msg("{name} is not read: {reason}", name=stray.path.name, reason=reason)
        yield Finding(Place(path, 1, 1, 1, 1), message, hint)


_BESIDE = (msg("it lies beside the plan"), msg("move it into the folder progress"))
_ALWAYS_THE_SAME = {
    StrayKind.LOCK: (
        msg("Office or WPS has put it there while a file is open"),
        msg("close that file; if this one stays, delete it"),
    ),
    StrayKind.UNFINISHED: (msg("its download is not finished"), msg("download it again")),
    StrayKind.KEPT_BACK: (
        msg("it is an earlier text that a program has kept"),
        msg("delete it, or move it to another folder"),
    ),
    StrayKind.REPORT: _BESIDE,
    StrayKind.PERHAPS: _BESIDE,
}


def _reason_and_hint(plan: LocatedPlan, stray: Stray) -> tuple[Message, Message]:
    """Why a file or folder is not read, and what to do about it."""
    match stray.kind:
        case StrayKind.ENDING:
            return msg("its name does not end in .yaml"), _another_ending(stray)
        case StrayKind.FOLDER | StrayKind.SUBFOLDER:
            hint = msg("put the files that are in it directly into progress")
            if stray.wanted is not None and not plan.workspace.progress:
                hint = msg("rename it to {name}", name=stray.wanted)
            return msg("it is a folder, with all that is in it"), hint
        case StrayKind.PLAN:
            reason = _another(stray, msg("the plan is {file}", file=_name_of_plan(plan)))
            return reason, msg("choose it with --plan, or move it to another folder")
        case StrayKind.BREAKDOWN:
            return _another_breakdown(plan, stray)
        case _:
            return _ALWAYS_THE_SAME[stray.kind]


def _another_ending(stray: Stray) -> Message:
    if stray.wanted is None:
        return msg("write what it reports into a file whose name ends in .yaml")
    if stray.taken:
        return msg("{name} is there too: keep one of the two", name=stray.wanted)
    return msg("rename it to {name}", name=stray.wanted)


def _another_breakdown(plan: LocatedPlan, stray: Stray) -> tuple[Message, Message]:
    of_plan = _name_of_plan(plan)
    if plan.workspace.breakdown is not None:
        name, hint = PurePath(plan.workspace.breakdown[1].path).name, msg("move it to another folder")
    else:
        name = f"breakdown-{stem_of(of_plan).partition('-')[2] or stem_of(of_plan)}.yaml"
        hint = msg("rename it to {name}", name=name)
    return _another(stray, msg("the breakdown of {plan} is {file}", plan=of_plan, file=name)), hint


def _another(stray: Stray, what_is: Message) -> Message:
    """That another file is the one that is read."""
    return msg("by its name it is a copy; {what_is}", what_is=what_is) if stray.copy else what_is


def _name_of_plan(plan: LocatedPlan) -> str:
    return PurePath(plan.workspace.plan[1].path).name
