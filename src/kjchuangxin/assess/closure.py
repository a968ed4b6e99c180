"""Whether a target can be taken off the list (销号): achieved, and verified by another unit than its leads."""

from dataclasses import dataclass
from datetime import date

from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.judge import achieved
from kjchuangxin.report.status import Closure, Pace
from kjchuangxin.report.target import Verification


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
