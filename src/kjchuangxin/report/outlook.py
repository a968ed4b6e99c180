"""What is still to be done for a target, and what is likely to become of it, as a report shows them."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kjchuangxin.diagnostic import Message


class Forecast(NamedTuple):
    """What is likely at the window's end if the coming months are like those so far.

    From `low` to `high`, in the target's unit, the end value lies with a chance of 80 %; `chance` is that of meeting
    the target, in whole hundredths from 0.01 to 0.99. `method` is `counts` or `amounts`; `reports` says on how many
    figures it stands.
    """

    low: Fraction
    high: Fraction
    chance: Fraction
    method: str
    reports: int


class Outlook(NamedTuple):
    """What is still to be done for a target, in its unit; amounts and paces count towards the target.

    So for a reduction all of them say how much is to be reduced, or was reduced: a negative pace leads away from the
    target, whatever its direction.
    """

    remaining: Fraction | None  # what lacks to the number that is worked towards; 0 once it is met; None: see `reason`
    pace_so_far: Fraction | None  # a month, from the baseline to the newest figure
    pace_needed: Fraction | None  # a month, from the report's day to the window's end
    met_on: date | None  # when it would be met at the pace so far, also after the window's end; None: never, or it is
    forecast: Forecast | None
    reason: Message | None  # why there is no forecast
    months: tuple[Fraction, Fraction] | None = None  # those of the pace so far, and those of the pace needed
