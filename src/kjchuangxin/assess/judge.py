"""One target as of one day: its figure, what it is held against, and the verdict."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import assert_never

from kjchuangxin.assess.curve import TargetCurve, curve_of
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.methods import by_growth, by_trend
from kjchuangxin.assess.milestones import by_stages, by_state
from kjchuangxin.assess.schedule import Verdict, by_schedule
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.basis import AtEnd, Final, Met, NoFigure
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import StageResult


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict with the value that was judged (a number, a stage or a state) and, for a number, its curve."""

    verdict: Verdict
    value: Fraction | str | None
    value_as_of: date | None
    curve: TargetCurve | None = None
    stages: tuple[StageResult, ...] = ()


def judge(figures: Figures, day: date) -> Assessment:
    """The verdict on one target by what `figures` hold; they must not hold anything later than the day."""
    target = figures.target
    match target.definition.measure:
        case "milestone":
            return _judge_milestone(figures, day)
        case "qualitative":
            newest = next((figure for figure in reversed(figures.within) if figure.entry.state is not None), None)
            verdict = by_state(newest.entry.state if newest else None)
            return Assessment(verdict, newest.entry.state, newest.as_of) if newest else Assessment(verdict, None, None)
        case "increment" | "level" | "rate":
            curve = _curve(figures, day)
            as_of, value = figures.value or (None, None)
            return Assessment(judge_number(curve, figures), value, as_of, curve)
        case _:
            assert_never(target.definition.measure)


def achieved(figures: Figures, day: date) -> bool:
    """Whether a target was achieved by what had been reported up to a day."""
    if not figures.target.numeric:
        return judge(figures.until(day), day).verdict.pace is Pace.ACHIEVED
    value = figures.value_on(day)
    if value is None:
        return False
    curve = _curve(figures, day)
    return curve.met(value) and _achieves(curve)


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
    target = figures.target
    names = [stage.name for stage, _ in target.stages]
    reached = -1 if figures.stage is None else names.index(figures.stage)
    stages = tuple(StageResult(stage.name, due, index <= reached) for index, (stage, due) in enumerate(target.stages))
    verdict = by_stages(stages, target.window[1], day, reported=bool(figures.within))
    as_of = next((figure.as_of for figure in reversed(figures.within) if figure.entry.stage is not None), None)
    return Assessment(verdict, figures.stage, as_of, stages=stages)
