"""The numbers behind a verdict, where each is written, and the steps from them to the verdict."""

from datetime import date
from fractions import Fraction

from kjchuangxin.diagnostic import Message, Place, msg
from kjchuangxin.i18n.locale import COLLECTS, COMPARATORS, LABELS, MEASURES, PACE_KINDS, Locale
from kjchuangxin.render.exactly import aimed, measured
from kjchuangxin.render.figures import at, dated, figure, stage, window
from kjchuangxin.render.formulas import formulas
from kjchuangxin.render.screen import Screen, fields, visible
from kjchuangxin.report.numbers import number, parted, percent, reckoned
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Basis, Step, TargetResult

# What decided, in words; what was held against the bands is said after it.
DECIDED = {
    "no_value": msg("There is no figure to judge by."),
    "window_ended": msg("The window has ended: the value is held against the target itself."),
    "at_end": msg("The target counts only at the window's end."),
    "met": msg("The value meets the target."),
    "ratio": msg("The ratio of what was gained to what was needed by now decides."),
    "gap": msg("The gap to the schedule, in percentage points of the whole way, decides."),
    "value_ratio": msg("The ratio of the value to the target decides (turned round where less is better)."),
    "expected_ratio": msg("The ratio of the value to the expected one decides (turned round where less is better)."),
    "regressing": msg("The value lies on the wrong side of the baseline."),
    "stages": msg("The stages and their due dates decide."),
    "state": msg("The newest reported state decides."),
    "trend": msg("The average yearly change of the last figures, carried on to the window's end, decides."),
    "compound": msg("The yearly growth so far, against the yearly growth that the target needs, decides."),
}
# By which rule of the method schedule, or else by which method.
RULES = {
    "ratio": msg("the ratio to the schedule"),
    "gap": msg("the gap to the schedule"),
    "trend": msg("the trend of several years"),
    "compound": msg("the compound yearly growth"),
}
PRESETS = {
    "xuancheng": msg("the practice of Xuancheng"),
    "yinchuan": msg("the practice of Yinchuan"),
    "wuhan": msg("the practice of Wuhan"),
    "sanya": msg("the practice of Sanya"),
    "tianjin": msg("the practice of Tianjin"),
}
_JOINED = {"sum": " + ", "max": "; "}


def numbers(report: Report, result: TargetResult, locale: Locale, screen: Screen) -> list[str]:
    """Each number that took part, with the file and line it was written in."""
    pairs = [
        (msg("as of"), report.as_of.isoformat()),
        (msg("measure"), locale.text(MEASURES[result.measure])),
        (msg("window"), locale.text(window(result))),
        (msg("time elapsed"), locale.text(_elapsed(result))),
        (msg("value"), _value(result, locale)),
        *_collected(result, locale),
        (msg("target value"), _placed("target", aimed(result, locale), result, locale)),
        *_revision(result, locale),
        (msg("tolerance"), _placed("tolerance", _given(result.tolerance), result, locale)),
        (msg("baseline"), _placed("baseline", _baseline(result, locale), result, locale)),
        (msg("judged by"), _placed("verdict", _rule(result.basis, locale), result, locale)),
        (msg("schedule"), _placed("curve", _curve(result, locale), result, locale)),
        (msg("expected"), _expected(report, result, locale)),
        *_stages(result, locale),
        *((msg("figure"), locale.text(figure(each, result.unit, locale, marked=True))) for each in result.history),
    ]
    return fields([(locale.text(label), visible(text)) for label, text in pairs], screen)


def _given(value: Fraction | None) -> str:
    return "" if value is None else number(value, None)


def _elapsed(result: TargetResult) -> Message:
    """How the time was counted: the months gone, of how many, and the exact share."""
    share = percent(result.elapsed)
    if result.basis.months is None:
        return msg("{text}", text=share)
    gone, whole = map(parted, result.basis.months)
    exact = str(result.elapsed)
    return msg("{gone} of {whole} months = {exact} ({share})", gone=gone, whole=whole, exact=exact, share=share)


def _value(result: TargetResult, locale: Locale) -> str:
    """The value and its place; that of several reporters has as many places as figures, which stand with these."""
    text = dated(result.value, result.value_as_of, result, locale, digits=None)
    return text if len(result.basis.collected) > 1 else _placed("value", text, result, locale)


def _collected(result: TargetResult, locale: Locale) -> list[tuple[Message, str]]:
    """How several reporters' figures make one, and the newest figure of each."""
    if len(result.reporters) < 2:  # noqa: PLR2004
        return []
    collected = result.basis.collected
    how = locale.text(COLLECTS[result.collect])
    if collected and result.collect in _JOINED:
        how = locale.labelled(how, _JOINED[result.collect].join(number(value, None) for _, _, value in collected))
    places = [place for name, place in result.basis.places if name == "value"]
    newest = [locale.labelled(unit, dated(value, day, result, locale, digits=None)) for unit, day, value in collected]
    if len(places) == len(newest) > 1:
        newest = [f"{text} ({_at(place, result, locale)})" for text, place in zip(newest, places, strict=True)]
    return [(msg("collected as"), how), *((msg("newest figure"), text) for text in newest)]


def _revision(result: TargetResult, locale: Locale) -> list[tuple[Message, str]]:
    """What the document said first, and since when something else is in force."""
    if result.basis.revised is None or result.original is None:
        return []
    since, comparator = result.basis.revised
    match result.original:
        case (low, high):
            text = f"{number(low, None)}–{number(high, None)}{result.unit or ''}"
        case Fraction() as bound:
            text = f"{COMPARATORS.get(comparator, '')}{number(bound, None)}{result.unit or ''}"
        case _:
            text = str(result.original)
    return [
        (msg("originally"), _placed("original", text, result, locale)),
        (msg("revised"), locale.text(msg("in force since {day}", day=since.isoformat()))),
    ]


def _baseline(result: TargetResult, locale: Locale) -> str:
    if result.baseline is None:
        return ""
    return dated(result.baseline, result.baseline_as_of, result, locale, digits=None)


def _rule(basis: Basis, locale: Locale) -> str:
    """The rule or method, the preset it comes from, and the bounds that are set."""
    if basis.limits is None:
        return ""
    by = locale.text(RULES[basis.rule])
    if basis.preset is not None:
        by = locale.noted(by, locale.text(PRESETS.get(basis.preset, msg("{text}", text=basis.preset))))
    bounds = zip((Pace.ON_TRACK, Pace.SLIPPING), basis.limits, strict=True)
    return locale.labelled(by, locale.listed(f"{locale.label(pace)} {number(bound, None)}" for pace, bound in bounds))


def _expected(report: Report, result: TargetResult, locale: Locale) -> str:
    """What was expected by now, where the verdict looks at that."""
    if result.expected is None or not result.basis.curve:
        return ""
    shown = f"{reckoned(result.expected)}{result.unit or ''}"
    return locale.text(msg("{value} as of {day}", value=shown, day=report.as_of.isoformat()))


def _stages(result: TargetResult, locale: Locale) -> list[tuple[Message, str]]:
    """Each stage, with the place of its day where that is known."""
    places = [place for name, place in result.basis.places if name == "stages"]
    told = [locale.text(stage(each)) for each in result.stages]
    if len(places) == len(told):
        told = [f"{text} ({_at(place, result, locale)})" for text, place in zip(told, places, strict=True)]
    elif told and places:
        told[-1] = _placed("stages", told[-1], result, locale)
    return [(msg("stage"), text) for text in told]


def _placed(name: str, text: str, result: TargetResult, locale: Locale) -> str:
    """A text with the places where it is written, nothing where there is no text."""
    places = ", ".join(_at(place, result, locale) for named, place in result.basis.places if named == name)
    return f"{text} ({places})" if text and places else text


def _at(place: Place, result: TargetResult, locale: Locale) -> str:
    """A place, and that its file has examples, not official figures."""
    examples = {each.place.path for each in result.history if each.illustrative and each.place is not None}
    return at(place, locale, illustrative=place.path in examples.union(result.basis.illustrative))


def _curve(result: TargetResult, locale: Locale) -> str:
    """The kind of schedule, and the values it goes through."""
    if result.pace_kind is None:
        return ""
    points = locale.clauses(f"{day.isoformat()} {reckoned(value)}" for day, value in result.basis.curve)
    kind = locale.text(PACE_KINDS[result.pace_kind])
    return locale.labelled(kind, points) if points else kind


def steps(result: TargetResult, as_of: date, locale: Locale) -> list[Message]:
    """From the numbers to the verdict as of a day, in the order in which it was decided."""
    basis = result.basis
    said = [DECIDED[basis.decided_by], *formulas(result)]
    if basis.measured is not None and basis.decided_by != "regressing":
        said += [_bands(basis, locale), *_band(basis, result.pace)]
    if result.reason:
        said.append(result.reason)
    if basis.overdue is not None:
        said.append(msg("overdue for {days} days; up to 30 it is slipping, then behind", days=basis.overdue))
    if result.next_step is not None and isinstance(result.value, Fraction):
        said.append(_further(result, result.value, result.next_step, as_of))
    return said


def _further(result: TargetResult, value: Fraction, step: Step, as_of: date) -> Message:
    """How far the next better verdict is."""
    amount, bound = (f"{reckoned(one)}{result.unit or ''}" for one in (abs(step.value - value), step.value))
    day, pace = as_of.isoformat(), LABELS[step.pace]
    if step.value > value:
        return msg(
            "{amount} more by {day} would be {pace} (from {value})", amount=amount, day=day, pace=pace, value=bound
        )
    return msg("{amount} less by {day} would be {pace} (from {value})", amount=amount, day=day, pace=pace, value=bound)


def _bands(basis: Basis, locale: Locale) -> Message:
    """The bands, best first, and what lies outside them all."""
    bands = [f"{locale.label(pace)} {_sign(basis, pace)} {number(bound, None)}" for pace, bound in basis.bands]
    return msg("bands: {bands}; otherwise {pace}", bands=tuple(bands), pace=LABELS[basis.otherwise])


def _sign(basis: Basis, pace: Pace) -> str:
    """On which side of its bound a band lies."""
    match basis.decided_by:
        case "trend":
            return "<" if pace is Pace.ON_TRACK else "≤"
        case "gap":
            return "≤"
        case _:
            return "≥"


_OUTSIDE = {"≥": "<", "≤": ">", "<": "≥"}


def _band(basis: Basis, pace: Pace) -> list[Message]:
    """The bound that decided, and that of the next better band, which was not reached."""
    shown, names = measured(basis), [name for name, _ in basis.bands]
    where = names.index(pace) if pace in names else len(names)
    said = []
    for index in (where, where - 1):
        if 0 <= index < len(names):
            name, bound = basis.bands[index]
            sign = _sign(basis, name)
            comparison = f"{shown} {sign if index == where else _OUTSIDE[sign]} {number(bound, None)}"
            label, standing = LABELS[name], msg("{pace}: {comparison}", pace=LABELS[name], comparison=comparison)
            said.append(
                standing if index == where else msg("not {pace}: {comparison}", pace=label, comparison=comparison)
            )
    return said
