"""What a figure is beside others: those of other years, of the year before, of the period before."""

from datetime import timedelta
from fractions import Fraction

from kjchuangxin.diagnostic import msg
from kjchuangxin.model.calendar import MONTHS, add_months, eve
from kjchuangxin.report.basis import Direction, Growth, Trend
from kjchuangxin.report.numbers import number, share
from kjchuangxin.report.status import Pace
from kjchuangxin.views.statements.days import period_in_words
from kjchuangxin.views.statements.voice import Voice


def over_years(voice: Voice) -> str | None:
    """What the years so far lead to, where that decides; or why nothing can be said."""
    basis, progress = voice.result.progress.basis, voice.result.progress
    match basis:
        case Growth() if basis.counted[0] > 0:
            return voice.joined([_growth(voice, basis.observed), _needed(voice, basis)])
        case Trend():
            return voice.joined([_change(voice, basis.change), _leads_to(voice, basis)])
        case Direction():
            return _change(voice, basis.change)
    if voice.result.pace is Pace.NOT_ASSESSABLE and progress.reason is not None and not progress.partial:
        return voice.say(progress.reason)
    return None


def _growth(voice: Voice, observed: Fraction) -> str:
    text = msg("growing by {share} a year on average", share=share(abs(observed)))
    return voice.say(text if observed >= 0 else msg("falling by {share} a year on average", share=share(abs(observed))))


def _needed(voice: Voice, growth: Growth) -> str:
    needed = share(growth.required)
    fall = msg("a fall of {share} is needed", share=needed)
    return voice.say(fall if growth.inverted else msg("a growth of {share} is needed", share=needed))


def _change(voice: Voice, change: Fraction) -> str:
    amount = voice.amount(change)
    if not change:
        return voice.say(msg("unchanged on average over the years"))
    more = msg("{amount} more every year on average", amount=amount)
    return voice.say(more if change > 0 else msg("{amount} less every year on average", amount=amount))


def _leads_to(voice: Voice, trend: Trend) -> str:
    """Whether going on so meets the target, or what lacks then."""
    end = voice.until(voice.result.definition.window[1])
    if trend.measure <= 0:
        return voice.say(msg("which meets the target by {day}", day=end))
    amount = voice.amount(trend.measure * trend.lacking)
    return voice.say(msg("which leaves {amount} lacking by {day}", amount=amount, day=end))


def year_before(voice: Voice) -> str | None:
    """The change against the year before."""
    known = voice.result.progress.year_on_year
    if known is None:
        return None
    if voice.result.definition.measure == "rank":
        return voice.say(msg("place {place} a year before", place=number(known.before)))
    if known.change is None:
        return voice.say(msg("{value} a year before", value=voice.value(known.before)))
    if not known.change:
        return voice.say(msg("as a year before"))
    if known.in_points:
        amount = voice.amount(known.change)
        up = msg("{amount} up on a year before", amount=amount)
        return voice.say(up if known.change > 0 else msg("{amount} down on a year before", amount=amount))
    amount = share(abs(known.change))
    more = msg("{share} more than a year before", share=amount)
    return voice.say(more if known.change > 0 else msg("{share} less than a year before", share=amount))


def added(voice: Voice) -> str | None:
    """What the newest period has added, where that is not all there is."""
    gain, value_as_of = voice.result.progress.gain, voice.result.progress.value_as_of
    if gain is None or gain.amount == voice.result.value or value_as_of is None:
        return None
    start = gain.since + timedelta(days=1)
    time = msg("since {day}", day=voice.until(gain.since))
    end = min(eve(add_months(start, MONTHS[gain.every])), voice.report.period[1])
    if gain.whole and value_as_of >= end:
        time = msg("in {period}", period=period_in_words(start, gain.every, voice.report, voice.locale))
    amount = voice.amount(gain.amount)
    if not gain.amount:
        return voice.say(msg("nothing added {time}", time=time))
    more = msg("{amount} added {time}", amount=amount, time=time)
    return voice.say(more if gain.amount > 0 else msg("{amount} taken back {time}", amount=amount, time=time))
