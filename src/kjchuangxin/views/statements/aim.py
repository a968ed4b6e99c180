"""What a target is to come to, in the document's own manner: 120家以上, 8.8件左右, 突破6亿元."""

from collections.abc import Mapping
from dataclasses import replace

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.definition import NamedBound, TargetValue
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.statements.voice import Voice

# What a comparator is called beside a number, and beside the name of a bound.
_NUMBERS = {
    "at_least": msg("at least {bound}"),
    "above": msg("above {bound}"),
    "at_most": msg("at most {bound}"),
    "below": msg("below {bound}"),
    "about": msg("about {bound}"),
}
_NAMED = {
    "at_least": msg("not less than {bound}"),
    "above": msg("more than {bound}"),
    "at_most": msg("not more than {bound}"),
    "below": msg("less than {bound}"),
}
_WHOLE = 100  # percent: of more, nobody speaks


def aim_name(result: TargetResult, report: Report, locale: Locale) -> str:
    """What an aim is called: 年度目标 where its time is the one year of the plan."""
    return locale.text(Voice(result, report, locale).aim_name)


def aim_in_words(result: TargetResult, locale: Locale) -> str:
    """What is to be reached, with what the document said before a revision; nothing of an effort."""
    definition = result.definition
    text = _aim(definition.target, definition.comparator, result, locale)
    if text and definition.aspirational:
        text = locale.text(msg("aiming for {aim}", aim=text))
    if definition.original is None:
        return text
    comparator = definition.revised[1] if definition.revised is not None else definition.comparator
    before = _aim(definition.original, comparator, result, locale)
    note = msg("originally {target}", target=before)
    if definition.approval is not None:
        note = msg("originally {target}; {approval}", target=before, approval=definition.approval)
    return locale.noted(text, locale.text(note))


def _aim(aim: TargetValue, comparator: str | None, result: TargetResult, locale: Locale) -> str:
    unit = result.unit
    match aim:
        case None:
            return ""
        case str():
            return aim
        case (low, high):
            dash = "—" if locale.language == "zh" else "–"
            return f"{locale.quantity(low, None, None)}{dash}{locale.quantity(high, unit, None)}"
        case NamedBound():
            return _against(aim.reference, comparator, result, locale)
        case _ if result.definition.measure == "rank":
            place = locale.quantity(aim, None, None)
            return locale.text(msg("place 1") if aim == 1 else msg("one of the first {place}", place=place))
        case _:
            bound = locale.quantity(aim, unit, None)
            whole = unit == "%" and aim == _WHOLE and comparator == "at_least"
            return bound if whole else locale.text(_with(bound, _NUMBERS, comparator))


def _against(name: str, comparator: str | None, result: TargetResult, locale: Locale) -> str:
    """A bound that is only known by its name, with what it was where a figure says that."""
    known = result.progress.expected
    bound = name if known is None else locale.noted(name, locale.quantity(known, result.unit, None))
    return locale.text(_with(bound, _NAMED, comparator))


def _with(bound: str, words: Mapping[str, Message], comparator: str | None) -> Message:
    return replace(words[comparator or "at_least"], values={"bound": bound})
