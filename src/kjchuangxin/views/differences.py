"""What differs between two reports beside the verdicts, a sentence each: reports, targets, quotas, closures."""

from collections.abc import Callable

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import PACE_KINDS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes, Correction, Pair, ShareChange, UnitReport
from kjchuangxin.report.numbers import number
from kjchuangxin.report.target import Figure, Quota, TargetResult
from kjchuangxin.views import closure
from kjchuangxin.views.history import window
from kjchuangxin.views.moves import arrow

NOTHING = msg("No verdict, figure, report or target has changed.")


def differences(changes: Changes, locale: Locale) -> list[tuple[Message, list[str]]]:
    """The headings and the lines under each; without what there is none of."""
    every: tuple[tuple[Message, list[str]], ...] = (
        (msg("New reports"), [_unit_report(one, locale) for one in changes.reports]),
        (msg("Corrected reports"), [_correction(one, locale) for one in changes.corrections]),
        (msg("Withdrawn reports"), [_unit_report(one, locale) for one in changes.withdrawn]),
        (msg("Targets added"), [_target(one, locale) for one in changes.added]),
        (msg("Targets removed"), [_target(one, locale) for one in changes.removed]),
        (msg("Targets revised"), [_revised(pair, locale) for pair in changes.revised]),
        (msg("Quotas"), [_share(one, locale) for one in changes.shares]),
        (msg("Closing"), [_closing(pair, locale) for pair in changes.closings]),
    )
    return [(heading, lines) for heading, lines in every if lines]


def named(result: TargetResult) -> str:
    """A target by its id and name."""
    return f"{result.id} {result.name}"


def _unit_report(report: UnitReport, locale: Locale) -> str:
    return locale.labelled(f"{report.as_of.isoformat()} {report.unit}", locale.names(report.targets))


def _correction(correction: Correction, locale: Locale) -> str:
    unit = correction.target.unit
    subject = msg(
        "{target}, {unit} as of {day}",
        target=named(correction.target),
        unit=correction.after.unit,
        day=correction.after.as_of.isoformat(),
    )
    figures = arrow(_figure(correction.before, unit, locale), _figure(correction.after, unit, locale))
    return locale.labelled(locale.text(subject), figures)


def _figure(figure: Figure, unit: str | None, locale: Locale) -> str:
    return locale.quantity(figure.value if figure.value is not None else figure.stage or figure.state, unit)


def _target(result: TargetResult, locale: Locale) -> str:
    return locale.labelled(named(result), locale.target(result)) if result.target is not None else named(result)


def _curve(result: TargetResult, locale: Locale) -> str:
    if result.definition.pace_kind is None:
        return "—"
    points = locale.listed(f"{day.isoformat()} {number(value)}" for day, value in result.progress.curve)
    return locale.labelled(locale.text(PACE_KINDS[result.definition.pace_kind]), points or "—")


# What a target is held against, by its name in `Pair.revised`.
_ASPECTS: dict[str, tuple[Message, Callable[[TargetResult, Locale], str]]] = {
    "target": (msg("target value"), lambda result, locale: locale.target(result)),
    "tolerance": (msg("tolerance"), lambda result, locale: locale.quantity(result.definition.tolerance)),
    "unit": (msg("measured in"), lambda result, _: result.unit or "—"),
    "window": (msg("window"), lambda result, locale: locale.text(window(result))),
    "baseline": (msg("baseline"), lambda result, locale: locale.quantity(result.progress.baseline, result.unit)),
    "schedule": (msg("schedule"), _curve),
    "stages": (
        msg("stage"),
        lambda result, locale: locale.listed(f"{one.name} {one.due}" for one in result.progress.stages),
    ),
}


def _revised(pair: Pair, locale: Locale) -> str:
    """What a target was held against, and what it is held against now."""
    parts = []
    for aspect in pair.revised:
        label, text = _ASPECTS[aspect]
        parts.append(locale.labelled(locale.text(label), arrow(text(pair.before, locale), text(pair.after, locale))))
    return locale.labelled(named(pair.after), locale.clauses(parts))


def _share(change: ShareChange, locale: Locale) -> str:
    unit = change.target.unit
    before, after = _quota(change.before, unit, locale), _quota(change.after, unit, locale)
    return locale.labelled(locale.listed((named(change.target), change.unit)), arrow(before, after))


def _quota(quota: Quota | None, unit: str | None, locale: Locale) -> str:
    return "—" if quota is None else f"{locale.quantity(quota.value)}/{locale.quantity(quota.share, unit)}"


def _closing(pair: Pair, locale: Locale) -> str:
    return locale.labelled(
        named(pair.after), arrow(closure.word(pair.before, locale), closure.word(pair.after, locale))
    )
