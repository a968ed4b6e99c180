"""One target as of one day: its figure, what it is held against, the verdict, and whether it can be closed (销号)."""

from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple, assert_never

from kjchuangxin.assess.curve import TargetCurve, curve_of
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.methods import Verdict, by_growth, by_schedule, by_trend, no_trend
from kjchuangxin.diagnostic import msg
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.report.basis import AtEnd, Dated, Effort, Final, Met, NoBound, NoFigure, Partial, Stages
from kjchuangxin.report.status import Closure, Pace
from kjchuangxin.report.target import StageResult, Verification

_GRACE = timedelta(days=30)  # how long a stage may be overdue before it is behind rather than slipping
_STATES = {"not_started": Pace.NOT_STARTED, "under_way": Pace.UNDER_WAY, "done": Pace.ACHIEVED}


class Assessment(NamedTuple):
    """A verdict with the value that was judged (a number, a stage or a state) and, for a number, its curve."""

    verdict: Verdict
    value: Fraction | str | None
    value_as_of: date | None
    judged_on: date  # the day for which the value is; that of the report where there is none
    curve: TargetCurve | None = None
    stages: tuple[StageResult, ...] = ()
    partial: tuple[str, ...] = ()  # the reporters whose newest figures are not in it

    @property
    def number(self) -> Fraction | None:
        """The value, where it is a number."""
        return self.value if isinstance(self.value, Fraction) else None

    @property
    def dated(self) -> Dated | None:
        """The same with its day."""
        number = self.number
        return None if number is None or self.value_as_of is None else (self.value_as_of, number)


def judge(figures: Figures, day: date) -> Assessment:
    """The verdict on one target by what `figures` hold; they must not hold anything later than the day."""
    match figures.target.definition.measure:
        case "milestone":
            return _judge_milestone(figures, day)
        case "qualitative":
            return _judge_effort(figures, day)
        case "increment" | "level" | "rate" | "rank":
            return _judge_figure(figures, day)
        case _:
            assert_never(figures.target.definition.measure)


def final_since(figures: Figures, day: date) -> date | None:
    """The first of the days from which on, to this one, nothing that is still to come can change the verdict.

    None where something can. What is met at the end of a window is final, what is missed only where the plan ends too;
    before it a count that is to grow and has, a milestone's last stage, and a finished effort.
    """
    since = None
    for turn in reversed([one for one in figures.turning_days if one <= day]):
        if not _final(figures.until(turn), turn):
            return since
        since = turn
    return since


def is_final(figures: Figures, verdict: Verdict) -> bool:
    """Whether nothing that is still to come can change this verdict."""
    if verdict.pace is Pace.ACHIEVED:
        return not isinstance(verdict.basis, Met) or figures.target.settings.method == "schedule"
    whole = figures.target.window[1] >= figures.target.plan_period[1]
    return verdict.pace is Pace.MISSED and whole


def _final(figures: Figures, day: date) -> bool:
    return is_final(figures, judge(figures, day).verdict)


def closing(figures: Figures, pace: Pace, day: date, *, refused: bool) -> tuple[Closure, Verification | None, bool]:
    """A target's closure, its verification up to the day, and whether it was closed and is open again.

    It can be closed once it is achieved, and verified by another unit than its leads. Where a figure of it is
    `refused`, nothing says that it has been opened again.
    """
    found = figures.target.verified
    if found is None or found.date > day:
        return Closure.AWAITING_VERIFICATION if pace is Pace.ACHIEVED else Closure.OPEN, None, False
    verified = Verification(found.date, found.by, found.note)
    if pace is Pace.ACHIEVED or refused:
        return Closure.CLOSED, verified, False
    days = (one for one in figures.turning_days if one <= day)
    return Closure.OPEN, verified, any(_achieved(figures.until(one), one) for one in days)


def _achieved(figures: Figures, day: date) -> bool:
    return judge(figures, day).verdict.pace is Pace.ACHIEVED


def _judge_figure(figures: Figures, day: date) -> Assessment:
    """The verdict on a number, the newest or one that several make, held against the schedule of its own day."""
    as_of, value = figures.value or (None, None)
    judged_on = figures.judged_on or day
    by_years = figures.target.settings.method == "trend" and judged_on < figures.target.window[1]
    if value is not None and by_years:
        as_of, value = next(
            (one for one in reversed(figures.yearly) if one[0] >= figures.target.window[0]), (None, None)
        )
        judged_on = as_of or judged_on
    judged = figures.dated(as_of)
    curve = curve_of(figures.target, day, judged_on, figures.before, judged.entry.reference if judged else None)
    if curve is None and figures.target.by_reference:
        return Assessment(_without_bound(figures.target, value, day), value, as_of, judged_on)
    if curve is None:
        raise ValueError(f"{figures.target.id} has no comparator, which the rules on plans refuse")
    verdict = judge_number(curve, value, figures)
    if by_years and value is None and figures.value is not None:
        verdict = no_trend(figures.yearly)
    return Assessment(proven(verdict, curve, figures.partial), value, as_of, judged_on, curve, partial=figures.partial)


def _without_bound(target: ResolvedTarget, value: Fraction | None, day: date) -> Verdict:
    """The verdict where no figure says what the bound in force on a day was."""
    if value is None:
        return Verdict(Pace.UNREPORTED, NoFigure(), msg("no figure has been reported"))
    required = target.requirement(day)
    name = required.reference if required is not None else None
    return Verdict(Pace.NOT_ASSESSABLE, NoBound(), msg("the figure does not say what {name} was", name=name or ""))


def judge_number(curve: TargetCurve, value: Fraction | None, figures: Figures) -> Verdict:  # noqa: PLR0911 - one a line
    """The verdict on a target with a number: the format's list, in its order."""
    if value is None:
        return Verdict(Pace.UNREPORTED, NoFigure(), msg("no figure has been reported"))
    if curve.ended:
        return Verdict(Pace.ACHIEVED if curve.met(value) else Pace.MISSED, Final())
    method = curve.target.settings.method
    if method == "schedule" and curve.lasting and curve.met(value):
        return Verdict(Pace.ACHIEVED, Met())
    if curve.target.pace == "at_end":
        return Verdict(Pace.NOT_DUE, AtEnd(), msg("assessed only at the end of its window"))
    match method:
        case "schedule":
            return by_schedule(curve, value)
        case "trend":
            return by_trend(curve, value, figures.yearly)
        case "compound":
            return by_growth(curve, value, figures.whole_series)
        case _:
            assert_never(method)


# What stands where figures are lacking in a sum: more of it could not undo this.
_PROVEN_BY_MORE = frozenset({Pace.ACHIEVED, Pace.REACHED, Pace.AHEAD, Pace.ON_TRACK, Pace.NOT_DUE})
_PROVEN_BY_LESS = frozenset({Pace.SLIPPING, Pace.BEHIND, Pace.REGRESSING, Pace.MISSED, Pace.NOT_DUE})


def proven(verdict: Verdict, curve: TargetCurve, partial: tuple[str, ...]) -> Verdict:
    """The verdict on a figure that several make, as far as it is proven without the figures of some of them."""
    if not partial:
        return verdict
    match curve.requirement.comparator:
        case "between":
            stands = frozenset({Pace.NOT_DUE})
        case "at_most" | "below":
            stands = _PROVEN_BY_LESS
        case "at_least" | "above" | "about":
            stands = _PROVEN_BY_MORE
        case _:
            assert_never(curve.requirement.comparator)
    if verdict.pace in stands:
        return verdict
    reason = msg("the newest figures of {units} are not in it", units=partial)
    return Verdict(Pace.NOT_ASSESSABLE, Partial(), reason)


def _judge_milestone(figures: Figures, day: date) -> Assessment:
    """The verdict on stages, on the day of the newest word about them."""
    target, start = figures.target, figures.target.window[0]
    words = [one for one in figures.all if one.as_of >= start or one.entry.stage is not None]
    done = [one for one in words if one.entry.stage is not None]
    newest = done[-1] if done else None
    judged_on = words[-1].as_of if words else day
    first: dict[int, date] = {}
    for one in done:
        for index in range(target.stage_order[one.entry.stage or ""] + 1):
            first.setdefault(index, one.as_of)
    reached = -1 if newest is None else target.stage_order[newest.entry.stage or ""]
    stages = tuple(
        StageResult(stage.name, due, index <= reached, max((first[index] - due).days, 0) if index <= reached else None)
        for index, (stage, due) in enumerate(target.stages)
    )
    verdict = _by_stages(stages, target.window[1], judged_on, reported=bool(words))
    stage, as_of = (None, None) if newest is None else (newest.entry.stage, newest.as_of)
    return Assessment(verdict, stage, as_of, judged_on, stages=stages)


def _by_stages(stages: tuple[StageResult, ...], end: date, day: date, *, reported: bool) -> Verdict:
    """The verdict on a milestone: what is done, and how long what is due has been overdue."""
    if not reported:
        return Verdict(Pace.UNREPORTED, Stages(), msg("nothing has been reported"))
    if stages and stages[-1].done:
        return Verdict(Pace.ACHIEVED, Stages())
    if day >= end:
        return Verdict(Pace.MISSED, Stages(), msg("the window has ended"))
    overdue = next((stage for stage in stages if not stage.done and stage.due <= day), None)
    if overdue is not None:
        over = day - overdue.due
        reason = msg("{stage} was due on {due}", stage=overdue.name, due=overdue.due)
        if over:
            ago = msg("{text}, 1 day ago", text=reason)
            reason = ago if over.days == 1 else msg("{text}, {days} days ago", text=reason, days=over.days)
        return Verdict(Pace.SLIPPING if over <= _GRACE else Pace.BEHIND, Stages(over.days), reason)
    if any(stage.done for stage in stages):
        return Verdict(Pace.ON_TRACK, Stages())
    return Verdict(Pace.NOT_DUE, Stages(), msg("nothing is due yet"))


def _judge_effort(figures: Figures, day: date) -> Assessment:
    """The verdict on an effort, on the day of its newest state."""
    newest = next((one for one in reversed(figures.all) if one.entry.state is not None), None)
    if newest is None:
        return Assessment(Verdict(Pace.UNREPORTED, Effort(), msg("no state has been reported")), None, None, day)
    verdict = Verdict(_STATES[newest.entry.state or ""], Effort())
    return Assessment(verdict, newest.entry.state, newest.as_of, newest.as_of)
