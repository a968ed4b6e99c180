"""What a target that is behind lacks: against its schedule, its target, a month, and since when."""

from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import fixed
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import WORST_FIRST
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.statements.voice import Voice


def lacking(result: TargetResult, report: Report, locale: Locale, *, brief: bool = False) -> str:
    """What is lacking, without a full stop, in brief only how much and since when; nothing of what is not behind."""
    if result.pace not in WORST_FIRST:
        return ""
    voice = Voice(result, report, locale)
    short, since = voice.joined(_short(voice)), _in_a_row(voice)
    return voice.clauses([short, since] if brief else [short, _monthly(voice), since, _deadline(voice)])


def _short(voice: Voice) -> list[str]:
    """What lacks to what is expected by now, and to the target, where how it stands does not say so already."""
    result, progress = voice.result, voice.result.progress
    if not isinstance(result.value, Fraction):
        return []
    found = []
    counted = result.definition.measure == "increment"
    ceiling = counted and voice.less_is_better
    on_its_way = voice.scheduled and not voice.ended and progress.expected != voice.bound
    gap = progress.gap if on_its_way and result.definition.measure != "rank" else None
    if gap is not None and gap > 0 and gap != progress.remaining:
        amount = voice.amount(gap)
        short = msg("{amount} short of the schedule", amount=amount)
        found.append(voice.say(msg("{amount} beyond the schedule", amount=amount) if ceiling else short))
    if progress.remaining and (counted or voice.on_way or result.value == voice.bound):
        amount = voice.amount(progress.remaining)
        short = msg("{amount} short of the target", amount=amount)
        found.append(voice.say(msg("{amount} beyond the limit", amount=amount) if ceiling else short))
    return found


def _monthly(voice: Voice) -> str | None:
    """What is needed a month, and what a month has brought so far."""
    outlook = voice.result.progress.outlook
    if outlook is None or outlook.pace_needed is None or outlook.months is None:
        return None
    gone, left = outlook.months
    if left < 1 or voice.result.definition.measure == "rank":
        return None
    time = msg("in the last month") if left == 1 else msg("in the last {months} months", months=_months(left))
    text = voice.say(_needed(voice, voice.monthly(outlook.pace_needed), time))
    if outlook.pace_so_far is None or gone < 1:
        return text
    return voice.locale.noted(text, voice.say(_so_far(voice, outlook.pace_so_far, gone)))


def _needed(voice: Voice, needed: str, time: Message) -> Message:
    if voice.downward:
        return msg("a fall of {needed} a month needed {time}", needed=needed, time=time)
    if voice.in_percent:
        return msg("a rise of {needed} a month needed {time}", needed=needed, time=time)
    if voice.result.definition.measure == "increment":
        return msg("{needed} a month needed {time}", needed=needed, time=time)
    return msg("a net growth of {needed} a month needed {time}", needed=needed, time=time)


def _so_far(voice: Voice, pace: Fraction, gone: Fraction) -> Message:
    amount, months = voice.monthly(pace), _months(gone)
    if not pace:
        return (
            msg("nothing in the first month") if gone == 1 else msg("nothing so far, in {months} months", months=months)
        )
    time = msg("in the first month") if gone == 1 else msg("in the first {months} months", months=months)
    if pace > 0:
        return msg("{amount} a month {time}", amount=amount, time=time)
    if voice.downward:
        return msg("a rise of {amount} a month {time}", amount=amount, time=time)
    if voice.in_percent:
        return msg("a fall of {amount} a month {time}", amount=amount, time=time)
    return msg("a net loss of {amount} a month {time}", amount=amount, time=time)


def _months(count: Fraction) -> str:
    return fixed(count, 0 if count.denominator == 1 else 1)


def _in_a_row(voice: Voice) -> str | None:
    """For how many periods in a row it has been behind, where that is more than one."""
    count = voice.result.periods_behind
    if count is None or count < 2:  # noqa: PLR2004
        return None
    return voice.say(msg("behind for {count} periods in a row", count=count))


def _deadline(voice: Voice) -> str | None:
    """By when it is to be put right, and whether that day has passed."""
    by = voice.result.reporting.by
    if by is None:
        return None
    day = voice.day(by)
    passed = msg("deadline {day}, which has passed", day=day)
    return voice.say(msg("deadline {day}", day=day) if voice.result.run_out is None else passed)
