"""What is still to be done for a target, and what is likely to become of it, as labelled texts."""

from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import number, percent
from kjchuangxin.report.outlook import Forecast, Outlook
from kjchuangxin.report.target import TargetResult

# No chance is given as none or as certain.
_BEYOND = {Fraction(1, 100): "≤", Fraction(99, 100): "≥"}


def outlook_fields(result: TargetResult, locale: Locale) -> list[tuple[Message, str]]:
    """The labels and their texts; none where the target has no number, or nothing is open."""
    outlook = result.progress.outlook
    if outlook is None or not outlook.remaining:
        return []
    return [
        (msg("remaining"), locale.quantity(outlook.remaining, result.unit)),
        (msg("needed a month"), monthly(outlook, result, locale)),
        (msg("at this pace"), _met(outlook, result, locale)),
        (msg("forecast"), _forecast(outlook, result, locale)),
    ]


def monthly(outlook: Outlook, result: TargetResult, locale: Locale) -> str:
    """The pace from here on against the one so far."""
    if outlook.pace_needed is None:
        return ""
    needed = _rate(outlook.pace_needed, result)
    end = result.definition.window[1].isoformat()
    if outlook.pace_so_far is None:
        return locale.text(msg("{needed} until {end}", needed=needed, end=end))
    so_far = _rate(outlook.pace_so_far, result)
    return locale.text(msg("{needed} until {end}; so far {so_far}", needed=needed, end=end, so_far=so_far))


def _rate(pace: Fraction, result: TargetResult) -> str:
    return f"{number(pace, 1)}{result.unit or ''}"


def _met(outlook: Outlook, result: TargetResult, locale: Locale) -> str:
    """When the target would be met at the pace so far."""
    if outlook.pace_so_far is None:
        return ""
    if outlook.met_on is None:
        return locale.text(msg("never met"))
    day = outlook.met_on.isoformat()
    if outlook.met_on > result.definition.window[1]:
        return locale.text(msg("met on {day}, after its window has ended", day=day))
    return locale.text(msg("met on {day}", day=day))


def _forecast(outlook: Outlook, result: TargetResult, locale: Locale) -> str:
    if outlook.forecast is not None:
        return locale.text(likely(outlook.forecast, result, locale))
    return locale.text(msg("none: {reason}", reason=outlook.reason)) if outlook.reason is not None else ""


def likely(forecast: Forecast, result: TargetResult, locale: Locale) -> Message:
    """The end value's range and the chance of meeting the target: an estimate, and called one."""
    ends = f"{number(forecast.low)}–{locale.quantity(forecast.high, result.unit)}"
    return msg(
        "at the end probably {ends} (80 of 100 times); chance of meeting the target {chance}; "
        "an estimate from {count} figures, not a verdict",
        ends=ends,
        chance=f"{_BEYOND.get(forecast.chance, '')}{percent(forecast.chance)}",
        count=forecast.reports,
    )
