"""Whether a target can be taken off the list (销号): achieved, and verified by another unit than its leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.judge import achieved
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg
from kjchuangxin.report.status import Closure, Pace
from kjchuangxin.report.target import Verification
from kjchuangxin.rules import CheckResult


@dataclass(frozen=True, slots=True)
class Closing:
    """A target's closure, its verification up to the day, and whether it had been closed before."""

    closure: Closure
    verified: Verification | None
    reopened: bool


def closing(figures: Figures, pace: Pace, day: date) -> Closing:
    """The closing of a target with such a pace; what was verified later than the day is not looked at."""
    found = figures.target.verified
    if found is None or found.on > day:
        return Closing(Closure.AWAITING_VERIFICATION if pace is Pace.ACHIEVED else Closure.OPEN, None, reopened=False)
    verified = Verification(found.on, found.by, found.note)
    if pace is Pace.ACHIEVED:
        return Closing(Closure.CLOSED, verified, reopened=False)
    return Closing(Closure.OPEN, verified, reopened=_once_achieved(figures, day))


def _once_achieved(figures: Figures, day: date) -> bool:
    """Whether a target was achieved on any day up to this one; that changes only on these."""
    target = figures.target
    days = {target.window[1], *(one.as_of for one in figures.all), *(one.since for one in target.requirements)}
    return any(achieved(figures, one) for one in sorted(days) if one <= day)


NEVER_ACHIEVED = Rule(
    "KJ703",
    "verified-but-never-achieved",
    Severity.WARNING,
    msg(
        "What is verified is that a target is achieved. Where its figures never said so, the verification stands at "
        "the wrong target, or a figure is missing."
    ),
    Example(
        "breakdown",
        "format: 1\nplan: kjcx-2022\ntargets:\n  T3-2:\n    verified: {on: 2022-06-30, by: 区教委}\n",
        "format: 1\nplan: kjcx-2022\ntargets:\n  T3-2:\n    baseline: 96\n",
    ),
)


def never_achieved(checked: CheckResult, figures: Figures, pace: Pace, day: date) -> Iterator[Diagnostic]:
    """A warning where a target with such a pace was verified by a day, and had not been achieved until then."""
    found = closing(figures, pace, day)
    if found.verified is None or found.closure is Closure.CLOSED or found.reopened:
        return
    place = checked.workspace.place(figures.target.origins["verified"])
    message = msg("{id} is verified, but was never achieved", id=figures.target.id)
    hint = msg("delete it, or see that the figure is reported")
    yield Diagnostic(NEVER_ACHIEVED, place, message, hint)
