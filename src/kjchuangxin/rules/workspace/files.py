"""What only all files together can show."""

from collections import Counter
from pathlib import PurePath

from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.rules.names import correct_unit, listed, stem_of
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.source import StrayKind, original_stem

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
