"""One target as of one day: its figure, what it is held against, the verdict, and whether it can be closed (销号)."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import assert_never

from kjchuangxin.assess.curve import TargetCurve, curve_of
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.methods import Verdict, by_growth, by_schedule, by_trend
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.basis import AtEnd, Effort, Final, Met, NoFigure, Stages
from kjchuangxin.report.status import Closure, Pace
from kjchuangxin.report.target import StageResult, Verification

_GRACE = timedelta(days=30)  # how long a stage may be overdue before it is behind rather than slipping
_STATES = {"not_started": Pace.NOT_STARTED, "under_way": Pace.UNDER_WAY, "done": Pace.ACHIEVED}


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict with the value that was judged (a number, a stage or a state) and, for a number, its curve."""

    verdict: Verdict
    value: Fraction | str | None
    value_as_of: date | None
    curve: TargetCurve | None = None
    stages: tuple[StageResult, ...] = ()

    @property
    def number(self) -> Fraction | None:
        """The value, where it is a number."""
        return self.value if isinstance(self.value, Fraction) else None


def judge(figures: Figures, day: date) -> Assessment:
    """The verdict on one target by what `figures` hold; they must not hold anything later than the day."""
    match figures.target.definition.measure:
        case "milestone":
            return _judge_milestone(figures, day)
        case "qualitative":
            return _judge_effort(figures)
        case "increment" | "level" | "rate":
            curve = _curve(figures, day)
            as_of, value = figures.value or (None, None)
            return Assessment(judge_number(curve, figures), value, as_of, curve)
        case _:
            assert_never(figures.target.definition.measure)


def achieved(figures: Figures, day: date) -> bool:
    """Whether a target was achieved by what had been reported up to a day."""
    if not figures.target.numeric:
        return judge(figures.until(day), day).verdict.pace is Pace.ACHIEVED
    value = figures.value_on(day)
    if value is None:
        return False
    curve = _curve(figures, day)
    return curve.met(value) and _achieves(curve)


def closing(figures: Figures, pace: Pace, day: date) -> tuple[Closure, Verification | None, bool]:
    """A target's closure, its verification up to the day, and whether it was closed and is open again.

    It can be closed once it is achieved, and verified by another unit than its leads.
    """
    found = figures.target.verified
    if found is None or found.date > day:
        return Closure.AWAITING_VERIFICATION if pace is Pace.ACHIEVED else Closure.OPEN, None, False
    verified = Verification(found.date, found.by, found.note)
    if pace is Pace.ACHIEVED:
        return Closure.CLOSED, verified, False
    return Closure.OPEN, verified, any(achieved(figures, one) for one in figures.turning_days if one <= day)


def judge_number(curve: TargetCurve, figures: Figures) -> Verdict:  # noqa: PLR0911 - one a line of the format
    """The verdict on a target with a number: the format's list, in its order."""
    if figures.value is None:
        return Verdict(Pace.UNREPORTED, NoFigure(), msg("no figure has been reported"))
    _, value = figures.value
    ended, at_end = curve.day >= curve.target.window[1], curve.kind == "at_end"
    if curve.met(value) and _achieves(curve):
        return Verdict(Pace.ACHIEVED, Final() if ended else AtEnd() if at_end else Met())
    if ended:
        return Verdict(Pace.MISSED, Final())
    if at_end:
        return Verdict(Pace.NOT_DUE, AtEnd(), msg("assessed only at the end of its window"))
    match curve.target.settings.method:
        case "schedule":
            return by_schedule(curve, value)
        case "trend":
            return by_trend(curve, value, figures.whole_series)
        case "compound":
            return by_growth(curve, value, figures.whole_series)
        case _:
            assert_never(curve.target.settings.method)


def _achieves(curve: TargetCurve) -> bool:
    """Whether a value that meets the target on the day achieves it; otherwise it has to last, or is no proof yet."""
    if curve.day >= curve.target.window[1]:
        return True
    if curve.kind == "at_end":
        return curve.target.definition.measure != "rate"
    match curve.target.settings.method:
        case "schedule":
            return curve.kind != "hold"
        case "trend":
            return False
        case "compound":
            return True
        case _:
            assert_never(curve.target.settings.method)


def _curve(figures: Figures, day: date) -> TargetCurve:
    curve = curve_of(figures.target, day, figures.before)
    if curve is None:
        raise ValueError(f"{figures.target.id} has no comparator, which the rules on plans refuse")
    return curve


def _judge_milestone(figures: Figures, day: date) -> Assessment:
    target, newest = figures.target, reversed(figures.within)
    none = (None, None)
    stage, as_of = next(((one.entry.stage, one.as_of) for one in newest if one.entry.stage is not None), none)
    reached = -1 if stage is None else [stage.name for stage, _ in target.stages].index(stage)
    stages = tuple(StageResult(stage.name, due, index <= reached) for index, (stage, due) in enumerate(target.stages))
    verdict = _by_stages(stages, target.window[1], day, reported=bool(figures.within))
    return Assessment(verdict, stage, as_of, stages=stages)


def _by_stages(stages: tuple[StageResult, ...], end: date, day: date, *, reported: bool) -> Verdict:
    """The verdict on a milestone: what is done, and how long what is due has been overdue."""
    if not reported:
        return Verdict(Pace.UNREPORTED, Stages(), msg("nothing has been reported"))
    if stages and stages[-1].done:
        return Verdict(Pace.ACHIEVED, Stages())
    if day >= end:
        return Verdict(Pace.MISSED, Stages(), msg("its window has ended"))
    overdue = next((stage for stage in stages if not stage.done and stage.due <= day), None)
    if overdue is not None:
        over = day - overdue.due
        reason = msg("{stage} was due on {due}", stage=overdue.name, due=overdue.due)
        return Verdict(Pace.SLIPPING if over <= _GRACE else Pace.BEHIND, Stages(over.days), reason)
    if any(stage.done for stage in stages):
        return Verdict(Pace.ON_TRACK, Stages())
    return Verdict(Pace.NOT_DUE, Stages(), msg("nothing is due yet"))


def _judge_effort(figures: Figures) -> Assessment:
    newest, none = reversed(figures.within), (None, None)
    state, as_of = next(((one.entry.state, one.as_of) for one in newest if one.entry.state is not None), none)
    if state is None:
        return Assessment(Verdict(Pace.UNREPORTED, Effort(), msg("no state has been reported")), None, None)
    return Assessment(Verdict(_STATES[state], Effort()), state, as_of)
