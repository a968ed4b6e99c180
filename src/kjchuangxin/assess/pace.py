"""The pace of one target: FORMAT's list, in its order, for numbers, milestones and efforts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from kjchuangxin.assess.curve import Aimed
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.methods import by_compound, by_trend
from kjchuangxin.assess.schedule import Verdict, by_schedule
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Basis, StageResult

# How long a stage may be overdue before it is behind rather than slipping.
GRACE = timedelta(days=30)

_OVER_YEARS = {"trend": by_trend, "compound": by_compound}
_STATES = {"not_started": Pace.NOT_STARTED, "under_way": Pace.UNDER_WAY, "done": Pace.ACHIEVED}


def decide_number(aimed: Aimed, figures: Figures, day: date) -> Verdict:
    """The pace of a target with a number, and all that was reckoned with."""
    value = figures.value[0] if figures.value is not None else None
    verdict = _decide(aimed, figures, value, day)
    settings, required, first = aimed.goal.settings, aimed.required, aimed.goal.requirements[0]
    several = len(aimed.goal.reporters) > 1
    basis = replace(
        verdict.basis,
        rule=settings.rule if settings.method == "schedule" else settings.method,
        preset=settings.preset,
        limits=(Fraction(settings.on_track), Fraction(settings.slipping)),
        months=(aimed.gone(day), aimed.gone(aimed.goal.window[1])),
        met=None if value is None else aimed.met(value),
        least=aimed.least,
        held=aimed.held,
        segment=aimed.segment(day),
        exact=aimed.exactly_expected(day),
        collected=tuple(_collected(figures)) if several else (),
        revised=(required.since, first.comparator) if required.since > first.since else None,
    )
    return replace(verdict, basis=basis)


def _collected(figures: Figures) -> Iterator[tuple[str, date, Fraction]]:
    """Each reporter's newest figure."""
    for unit, figure in figures.newest.items():
        if figure.entry.value is not None:
            yield unit, figure.as_of, Fraction(figure.entry.value)


def _decide(aimed: Aimed, figures: Figures, value: Fraction | None, day: date) -> Verdict:
    if value is None:
        return Verdict(Pace.UNREPORTED, Basis("no_value", curve=aimed.points), msg("no figure has been reported"))
    if day >= aimed.goal.window[1]:
        return Verdict(Pace.ACHIEVED if aimed.met(value) else Pace.MISSED, Basis("window_ended", curve=aimed.points))
    if aimed.pace == "at_end":
        if aimed.goal.definition.measure != "rate" and aimed.met(value):
            return Verdict(Pace.ACHIEVED, Basis("at_end"))
        return Verdict(Pace.NOT_DUE, Basis("at_end"), msg("assessed only at the end of its window"))
    if aimed.goal.settings.method == "schedule":
        return by_schedule(aimed, value, day)
    return _OVER_YEARS[aimed.goal.settings.method](aimed, value, figures.series)


def decide_milestone(stages: Sequence[StageResult], reported: bool, end: date, day: date) -> Verdict:  # noqa: FBT001
    """The pace of a milestone: what is done, and how long what is due has been overdue."""
    basis = Basis("stages")
    if not reported:
        return Verdict(Pace.UNREPORTED, basis, msg("nothing has been reported"))
    if stages and stages[-1].done:
        return Verdict(Pace.ACHIEVED, basis)
    if day >= end:
        return Verdict(Pace.MISSED, basis, msg("its window has ended"))
    overdue = next((stage for stage in stages if not stage.done and stage.due <= day), None)
    if overdue is not None:
        reason = msg("{stage} was due on {due}", stage=overdue.name, due=overdue.due)
        over = day - overdue.due
        return Verdict(Pace.SLIPPING if over <= GRACE else Pace.BEHIND, replace(basis, overdue=over.days), reason)
    if any(stage.done for stage in stages):
        return Verdict(Pace.ON_TRACK, basis)
    return Verdict(Pace.NOT_DUE, basis, msg("nothing is due yet"))


def decide_effort(state: str | None) -> Verdict:
    """The pace of a qualitative target: the newest state."""
    if state is None:
        return Verdict(Pace.UNREPORTED, Basis("state"), msg("no state has been reported"))
    return Verdict(_STATES[state], Basis("state"))
