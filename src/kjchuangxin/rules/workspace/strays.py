"""What lies in a workspace and is not read, told for what it is."""

from pathlib import PurePath

from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.rules.names import stem_of
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import LocatedPlan
from kjchuangxin.source import Stray, StrayKind

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
