"""One target as of one day: its figure, what it is held against, and the verdict."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kjchuangxin.assess.curve import Aimed, aimed
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.pace import decide_effort, decide_milestone, decide_number
from kjchuangxin.assess.schedule import Verdict
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import StageResult


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the value that was judged (a number, a stage or a state) and, for a number, its aim."""

    verdict: Verdict
    value: Fraction | str | None
    value_as_of: date | None
    aimed: Aimed | None = None
    stages: tuple[StageResult, ...] = ()


def judge(figures: Figures, day: date) -> Judged:
    """The verdict on one target by what `figures` hold; they must not hold anything later than the day."""
    match figures.goal.definition.measure:
        case "milestone":
            return _judge_milestone(figures, day)
        case "qualitative":
            newest = next((figure for figure in reversed(figures.within) if figure.entry.state is not None), None)
            verdict = decide_effort(newest.entry.state if newest else None)
            return Judged(verdict, newest.entry.state, newest.as_of) if newest else Judged(verdict, None, None)
        case _:
            return _judge_number(figures, day)


def achieved(figures: Figures, day: date) -> bool:
    """Whether a target was achieved by what had been reported up to a day."""
    return judge(figures.until(day), day).verdict.pace is Pace.ACHIEVED


def _judge_number(figures: Figures, day: date) -> Judged:
    goal = figures.goal
    aim = aimed(goal, day, figures.before)
    if aim is None:
        raise ValueError(f"{goal.id} has no comparator, which the rules on plans refuse")
    value, as_of = figures.value or (None, None)
    return Judged(decide_number(aim, figures, day), value, as_of, aim)


def _judge_milestone(figures: Figures, day: date) -> Judged:
    goal = figures.goal
    names = [stage.name for stage, _ in goal.stages]
    reached = names.index(figures.stage) if figures.stage is not None else -1
    stages = tuple(StageResult(stage.name, due, index <= reached) for index, (stage, due) in enumerate(goal.stages))
    verdict = decide_milestone(stages, bool(figures.within), goal.window[1], day)
    as_of = next((figure.as_of for figure in reversed(figures.within) if figure.entry.stage is not None), None)
    return Judged(verdict, figures.stage, as_of, stages=stages)
