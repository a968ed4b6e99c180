"""What only all files together can show."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Place, Rule, Severity, msg
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import listed, stem_of
from kjchuangxin.rules.observations import ProgressFile
from kjchuangxin.rules.types import Findings, WorkspaceRules
from kjchuangxin.source import corrected_name

_HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"

NO_FILE = Rule(
    "KJ618",
    "no-file",
    Severity.WARNING,
    msg(
        "A unit that reports some target has no progress file, or one without the key reports, though others have. Its "
        "targets count as unreported; a unit that has nothing to report yet says so with reports: []. Nothing is "
        "said as long as there is no progress file at all, or one that may be the unit's but cannot be used."
    ),
    Example(
        "breakdown",
        _HEAD + "  T3-2: {reporters: [合阳城街道]}\n",
        _HEAD + "  T3-2: {reporters: [区科技局]}\n",
    ),
)


def no_file(context: Context, files: Sequence[ProgressFile], unreadable: Sequence[str]) -> Findings:
    names = context.unit_names
    ignored = [PurePath(path).name for path in context.workspace.ignored]
    wanted = (corrected_name(name) or (name if stem_of(name) in names else None) for name in ignored)
    unread = [*unreadable, *(name for name in wanted if name is not None)]
    refused = {names.get(stem_of(path)) for path in unread}
    if not context.usable or not files or None in refused or not all(file.known for file in files):
        return
    # A file named after a unit is that unit's to its owner, even where its key `unit` says otherwise.
    there = {file.unit for file in files} | {file.named for file in files} | refused
    targets: dict[str, list[str]] = {}
    for goal in context.goals.values():
        for name in goal.reporters:
            targets.setdefault(name, []).append(goal.id)
    for index, unit in enumerate(context.plan.units):
        if unit.name in targets and unit.name not in there:
            message = msg(
                "{name} has no progress file, though it reports {targets}",
                name=unit.name,
                targets=listed(targets[unit.name]),
            )
            hint = msg("add progress/{name}.yaml with its reports", name=unit.name)
            yield Diagnostic(NO_FILE, context.plan_document.place(("units", index, "name")), message, hint)
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
            yield Diagnostic(
                NO_FILE, file.place(("unit",)), message, msg("add its reports; or reports: [] until there are any")
            )


_FILE = """\
# {name}
format: 1
unit: 区科技局
reports:
  - as_of: 2022-06-30
    entries: {{T3-1: 62}}
"""

IGNORED_FILE = Rule(
    "KJ619",
    "ignored-file",
    Severity.WARNING,
    msg(
        "Reports are read from the files directly in the folder progress whose names end in .yaml, just so. What else "
        "lies there is passed over, and with it what it may report: a folder, a file 甲.yml, 甲.YAML or 甲.yaml.txt. "
        "A README and hidden files are left alone. Beside the plan, only what is named like a plan, a breakdown, a "
        "unit's file or the folder of reports is told: breakdown_2022.yaml, 进度."
    ),
    Example("progress", _FILE.format(name="progress/区科技局.yml"), _FILE.format(name="progress/区科技局.yaml")),
    excusable=False,
)


def ignored_file(context: Context, _: Sequence[ProgressFile], __: Sequence[str]) -> Findings:
    for path in context.workspace.ignored:
        message, hint = _passed_over(context, path)
        yield Diagnostic(IGNORED_FILE, Place(path, 1, 1, 1, 1), message, hint)


def _passed_over(context: Context, path: str) -> tuple[Message, Message]:
    """Why a file or folder is not read, and what to do about it."""
    name, within = PurePath(path).name, PurePath(path).parent.name == "progress"
    if path in context.workspace.folders:
        message = msg("{name} is a folder, and nothing in it is read", name=name)
        if within or context.workspace.progress:
            return message, msg("put the files that are in it directly into progress")
        return message, msg("rename it to {name}", name="progress")
    if within or corrected_name(name) is not None:
        return msg("{name} is not read: its name does not end in .yaml", name=name), _another_ending(name)
    return _beside_the_plan(context, name)


def _another_ending(name: str) -> Message:
    meant = corrected_name(name)
    if meant is None:
        return msg("write what it reports into a file whose name ends in .yaml")
    return msg("rename it to {name}", name=meant)


def _beside_the_plan(context: Context, name: str) -> tuple[Message, Message]:
    """The same of a YAML file that lies where it is not looked for, or under a name that is not."""
    if name.casefold().startswith("workplan"):
        message = msg("{name} is not read: a plan's name begins with {beginning}", name=name, beginning="workplan-")
        return message, msg("choose it with --plan, or move it to another folder")
    if name.casefold().startswith("breakdown"):
        plan = PurePath(context.plan_document.path).name
        wanted = f"breakdown-{stem_of(plan).partition('-')[2] or stem_of(plan)}.yaml"
        message = msg("{name} is not read: the breakdown of {plan} is {wanted}", name=name, plan=plan, wanted=wanted)
        if context.breakdown is None:
            return message, msg("rename it to {name}", name=wanted)
        return message, msg("move it to another folder")
    message = msg("{name} is not read: it lies beside the plan", name=name)
    return message, msg("move it into the folder progress")


ACROSS: WorkspaceRules = ((NO_FILE, no_file), (IGNORED_FILE, ignored_file))
