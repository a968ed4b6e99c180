"""One progress file held against the plan: everything that does not depend on the other progress files."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kjchuangxin.diagnostic import Diagnostic, LimitedFindings
from kjchuangxin.model import Progress, load_file
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.ids import meant_targets
from kjchuangxin.rules.observations import Observation, ProgressFile, Source
from kjchuangxin.rules.progress.entries import unknown_target
from kjchuangxin.rules.progress.every import IN_ENTRY
from kjchuangxin.rules.progress.figures import steady
from kjchuangxin.rules.progress.files import IN_FILE
from kjchuangxin.rules.progress.reports import IN_REPORT
from kjchuangxin.rules.progress.scope import NOT_OWED, OUTSIDE_WINDOW, of_other_plan
from kjchuangxin.rules.suppressions import Allowance, allowances

_EVERY = {measure: [rule for _, rule in rules] for measure, rules in IN_ENTRY.items()}
# Of the entries of a report that is from who owes it, for a day in every window: nothing else needs to be asked.
_IN_PLACE = {
    measure: [rule for about, rule in rules if about not in (NOT_OWED, OUTSIDE_WINDOW)]
    for measure, rules in IN_ENTRY.items()
}


@dataclass(slots=True)
class FileChecked:
    """What one progress file is worth: `file` is None where it cannot be read.

    `of_file` are the findings about the file as a whole, which are none of a second file of the same unit; `figures`
    are the entries that break no rule, `refused` the targets of the others; `strange` says that the file is for another
    plan; `allowed` is what it allows.
    """

    shown: str
    findings: list[Diagnostic]
    file: ProgressFile | None = None
    of_file: tuple[Diagnostic, ...] = ()
    figures: list[Observation] = field(default_factory=list)
    refused: frozenset[str] = frozenset()
    strange: bool = False
    allowed: tuple[Allowance, ...] = ()


def check_file(context: Context, source: Source) -> FileChecked:
    """Read a progress file and run every rule that concerns it alone."""
    read, findings = load_file(*source, Progress)
    if read is None:
        return FileChecked(source[1], findings)
    file = context.file(source, read)
    allowed = allowances(read[1])
    found = LimitedFindings(every=bool(allowed))  # what is allowed does not count among those that are too many
    strange = of_other_plan(context, file)
    figures = list(_figures(context, file, found, told_of_targets=not strange))
    refused = _refused(context, file, figures)
    of_file = tuple(finding for _, rule in IN_FILE for finding in rule(context, file))
    return FileChecked(source[1], [*findings, *found.shown()], file, of_file, figures, refused, strange, allowed)


def check_file_sparingly(context: Context, source: Source) -> FileChecked:
    """The same, keeping no more of the file than what advice needs: the figures of who reports a target."""
    checked = check_file(context, source)
    if checked.file is not None:
        reported = context.reported_by.get(checked.file.unit, ())
        checked.figures = [one for one in checked.figures if one.target in reported]
        for entry in checked.file.entries:
            entry.release()
        checked.file.release()
    return checked


def _refused(context: Context, file: ProgressFile, figures: list[Observation]) -> frozenset[str]:
    """The targets of the entries that break a rule; of an id that the plan does not have, those that may be meant."""
    if len(figures) == len(file.entries):
        return frozenset()
    sound = set(map(id, figures))
    unsound = dict.fromkeys(entry.target for entry in file.entries if id(entry) not in sound)
    meant = (id_ for name in unsound if name not in context.goals for id_ in meant_targets(context, name))
    return frozenset((*unsound, *meant))


def _figures(
    context: Context, file: ProgressFile, found: LimitedFindings, *, told_of_targets: bool
) -> Iterator[Observation]:
    """The entries of a file that break no rule; what is found in them and in their reports is added."""
    without = {
        index
        for index in range(len(file.reports))
        if found.add(finding for _, rule in IN_REPORT for finding in rule(context, file, index))
    }
    owes_all = all(report.entries.keys() <= file.owed for report in file.reports)
    first, last = context.common_window
    for entry in file.entries:
        goal = entry.goal
        if goal is None:
            if told_of_targets and not context.may_be_missing(entry.target):
                found.add([unknown_target(context, entry)])
            continue
        in_place = owes_all and first <= entry.as_of <= last
        if not (in_place and steady(entry, goal)):
            rules = (_IN_PLACE if in_place else _EVERY)[goal.target.measure]
            told = [one for rule in rules if (one := rule(context, entry, goal)) is not None]
            if told and found.add(told):
                continue
        if entry.index not in without:
            entry.accept()
            yield entry
