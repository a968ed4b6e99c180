"""Everything about one unit: what it leads, supports and owes, what it has reported of that, and what is missing."""

from collections.abc import Iterator

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views import quotas
from kjchuangxin.views.headline import tally
from kjchuangxin.views.page import Block, Card, Fields, Items
from kjchuangxin.views.table import Line
from kjchuangxin.views.target import fields, head, reported_figure
from kjchuangxin.views.targets import verdict_of


def unit(report: Report, result: UnitResult, locale: Locale) -> Card:
    """Its tasks and reports, then each of its targets with its own newest figure."""
    received = msg("{received} of {due}", received=result.reports_received, due=result.reports_due)
    pairs = [
        (msg("tasks led"), _tasks(result.leads, report, locale)),
        (msg("tasks supported"), _tasks(result.supports, report, locale)),
        (msg("its targets"), tally(report.lights_of(result.name), locale)),
        (msg("reports received"), locale.text(received)),
        (msg("missing/stale"), locale.listed(result.missing)),
        (msg("late"), locale.listed(result.late)),
    ]
    targets = (block for target in report.targets_of(result.name) for block in _target(target, result, locale))
    return (*head(report, result.name, locale), fields(pairs, locale), *targets)


def _target(target: TargetResult, unit: UnitResult, locale: Locale) -> Iterator[Block | Fields]:
    title = locale.labelled(f"{target.id} {target.name}", locale.progress(target))
    yield Items(title, (Line((verdict_of(target, locale),)),))
    for each in target.shares.quotas:
        if each.unit == unit.name:
            yield fields([(msg("quota"), quotas.quota(each, target, locale))], locale)
    own = [reported for reported in target.reporting.history if reported.unit == unit.name]
    if own:
        yield from reported_figure(own[-1], target.unit, locale)
    elif target.id in unit.owes:
        yield Items("", (Line((locale.text(msg("It has reported nothing for this target.")),)),))


def _tasks(numbers: tuple[int, ...], report: Report, locale: Locale) -> str:
    """Tasks by number and, where one of its targets is in the report, by title."""
    titles = {target.definition.task: target.definition.task_title for target in report.targets}
    return locale.clauses(f"{task}. {titles[task]}" if task in titles else str(task) for task in numbers)
