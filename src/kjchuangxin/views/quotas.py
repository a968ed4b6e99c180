"""What the breakdown makes of a target: each quota with its verdict, and what quotas and parts add up to."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Quota, TargetResult


def quota(each: Quota, result: TargetResult, locale: Locale) -> str:
    """One quota: what was reported of it, what was expected by now, its verdict, and who has reported nothing."""
    verdict = f"{SYMBOLS[each.light]} {locale.label(each.pace)}"
    if each.pace is Pace.NOT_ASSESSABLE and each.reason is not None:
        verdict = locale.noted(verdict, locale.text(each.reason))
    values = {
        "unit": locale.noted(each.unit, each.of) if each.of else each.unit,
        "value": locale.quantity(each.value),
        "share": locale.quantity(each.share, result.unit),
        "expected": locale.quantity(each.expected, result.unit),
        "verdict": verdict,
    }
    if each.expected is None or each.pace in {Pace.ACHIEVED, Pace.NOT_ASSESSABLE}:
        sentence = msg("{unit}: {value} of {share}; {verdict}", **values)
    else:
        sentence = msg("{unit}: {value} of {share}, expected by now {expected}; {verdict}", **values)
    silent = [msg("nothing from {units}", units=each.missing)] if each.missing else []
    return locale.clauses(map(locale.text, [sentence, *silent]))


def sums(result: TargetResult, locale: Locale) -> list[Message]:
    """What quotas add up to, where that is not the target; what was reported of them, where that is not its value."""
    found = []
    if result.shares.allocated is not None and result.shares.allocation_gap:
        values = {
            "sum": locale.quantity(result.shares.allocated, result.unit),
            "target": locale.target(result),
            "difference": locale.quantity(abs(result.shares.allocation_gap), result.unit),
        }
        if result.shares.allocation_gap < 0:
            found.append(msg("the quotas add up to {sum}, {difference} less than the target {target}", **values))
        else:
            found.append(msg("the quotas add up to {sum}, {difference} more than the target {target}", **values))
    if result.shares.parts is not None and result.shares.parts_gap:
        values = {
            "parts": locale.quantity(result.shares.parts, result.unit),
            "value": locale.quantity(result.value, result.unit),
            "difference": locale.quantity(abs(result.shares.parts_gap), result.unit),
        }
        if result.shares.parts_gap > 0:
            found.append(msg("the parts add up to {parts}, {difference} less than the value {value}", **values))
        else:
            found.append(msg("the parts add up to {parts}, {difference} more than the value {value}", **values))
    return found


def lines(result: TargetResult, locale: Locale) -> list[str]:
    """Every quota, and what they add up to."""
    return [*(quota(each, result, locale) for each in result.shares.quotas), *map(locale.text, sums(result, locale))]
