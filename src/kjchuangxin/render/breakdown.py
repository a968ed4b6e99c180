"""What the breakdown makes of a target: each quota with its verdict, and what quotas and parts add up to."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import SYMBOLS, Words
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Quota, TargetResult


def quota(each: Quota, result: TargetResult, words: Words) -> str:
    """One quota: what was reported of it, what was expected by now, its verdict, and who has reported nothing."""
    verdict = f"{SYMBOLS[each.light]} {words.standing(each.pace)}"
    if each.pace is Pace.NOT_ASSESSABLE and each.reason is not None:
        verdict = words.noted(verdict, words.say(each.reason))
    values = {
        "unit": words.noted(each.unit, each.of) if each.of else each.unit,
        "value": words.quantity(each.value),
        "share": words.quantity(each.share, result.unit),
        "expected": words.quantity(each.expected, result.unit),
        "verdict": verdict,
    }
    if each.expected is None or each.pace in {Pace.ACHIEVED, Pace.NOT_ASSESSABLE}:
        said = msg("{unit}: {value} of {share}; {verdict}", **values)
    else:
        said = msg("{unit}: {value} of {share}, expected by now {expected}; {verdict}", **values)
    silent = [msg("nothing from {units}", units=each.missing)] if each.missing else []
    return words.clauses(map(words.say, [said, *silent]))


def sums(result: TargetResult, words: Words) -> list[Message]:
    """What quotas add up to, where that is not the target; what was reported of them, where that is not its value."""
    said = []
    if result.allocated is not None and result.allocation_gap:
        values = {
            "sum": words.quantity(result.allocated, result.unit),
            "target": words.target(result),
            "difference": words.quantity(abs(result.allocation_gap), result.unit),
        }
        if result.allocation_gap < 0:
            said.append(msg("the quotas add up to {sum}, {difference} less than the target {target}", **values))
        else:
            said.append(msg("the quotas add up to {sum}, {difference} more than the target {target}", **values))
    if result.parts is not None and result.parts_gap:
        values = {
            "parts": words.quantity(result.parts, result.unit),
            "value": words.quantity(result.value, result.unit),
            "difference": words.quantity(abs(result.parts_gap), result.unit),
        }
        if result.parts_gap > 0:
            said.append(msg("the parts add up to {parts}, {difference} less than the value {value}", **values))
        else:
            said.append(msg("the parts add up to {parts}, {difference} more than the value {value}", **values))
    return said


def lines(result: TargetResult, words: Words) -> list[str]:
    """Every quota, and what they add up to."""
    return [*(quota(each, result, words) for each in result.quotas), *map(words.say, sums(result, words))]
