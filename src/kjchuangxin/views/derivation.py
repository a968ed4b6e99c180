"""The numbers behind a verdict, where each is written, and the steps from them to the verdict."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from kjchuangxin.diagnostic import Filling, Message, Place, msg
from kjchuangxin.i18n.labels import COLLECTS, LABELS, PACE_KINDS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.basis import AtBound, AtEnd, Banded, Effort, Final, Met, OverCeiling, Partial, Stages
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.report.numbers import number, parted, percent, reckoned, told_apart
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import NextStep, Numbered, TargetResult
from kjchuangxin.views.page import Pair
from kjchuangxin.views.target_texts import at, dated, figure, stage, window

# The rules of the method schedule, and the other methods.
METHODS = {
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


def numbers(report: Report, result: TargetResult, locale: Locale) -> list[Pair]:
    """Each number that took part, with the file and line it was written in."""
    definition, figures = result.definition, result.reporting.history
    tolerance = "" if definition.tolerance is None else number(definition.tolerance, None)
    aim = locale.aim(result.target, definition.comparator, result.unit, digits=None)
    return [
        (msg("as of"), report.as_of.isoformat()),
        (msg("judged on"), result.progress.judged_on.isoformat() if result.judged else None),
        (msg("measure"), MEASURES[definition.measure]),
        (msg("window"), window(result)),
        (msg("time elapsed"), _elapsed(result)),
        (msg("value"), _value(result, locale)),
        *_collected(result, locale),
        (msg("target value"), _placed("target", aim, result, locale)),
        *_revision(result, locale),
        (msg("tolerance"), _placed("tolerance", tolerance, result, locale)),
        (msg("baseline"), _placed("baseline", _baseline(result, locale), result, locale)),
        (msg("judged by"), _placed("verdict", _settings(result, locale), result, locale)),
        (msg("schedule"), _placed("curve", _curve(result, locale), result, locale)),
        (msg("expected"), _expected(result, locale)),
        *_stages(result, locale),
        *((msg("figure"), figure(each, result.unit, locale, marked=True)) for each in figures),
    ]


def _elapsed(result: TargetResult) -> Message:
    """How the time was counted: the months gone, of how many."""
    share = percent(result.progress.elapsed)
    if result.progress.months is None:
        return msg("{text}", text=share)
    gone, whole = map(parted, result.progress.months)
    return msg("{gone} of {whole} months, {share}", gone=gone, whole=whole, share=share)


def _value(result: TargetResult, locale: Locale) -> str:
    """The value and its place; that of several reporters has as many places as figures, which stand with these."""
    text = dated(result.value, result.progress.value_as_of, result, locale, digits=None)
    return text if len(result.progress.collected) > 1 else _placed("value", text, result, locale)


def _collected(result: TargetResult, locale: Locale) -> list[Pair]:
    """How several reporters' figures make one, and the newest figure of each."""
    if len(result.definition.reporters) < 2:  # noqa: PLR2004
        return []
    collected, by = result.progress.collected, result.definition.collect
    how = locale.text(COLLECTS[by])
    if collected and by in _JOINED:
        how = locale.labelled(how, _JOINED[by].join(number(one.value, None) for one in collected))
    places = [place for name, place in result.trace.origins if name == "value"]
    newest = [locale.labelled(one.unit, dated(one.value, one.as_of, result, locale, digits=None)) for one in collected]
    if len(places) == len(newest) > 1:
        newest = [locale.noted(text, _at(place, result, locale)) for text, place in zip(newest, places, strict=True)]
    return [(msg("collected as"), how), *((msg("newest figure"), text) for text in newest)]


def _revision(result: TargetResult, locale: Locale) -> list[Pair]:
    """What the document said first, and since when something else is in force."""
    if result.definition.revised is None or result.definition.original is None:
        return []
    since, comparator = result.definition.revised
    original = locale.aim(result.definition.original, comparator, result.unit, digits=None)
    return [
        (msg("originally"), _placed("original", original, result, locale)),
        (msg("revised"), msg("in force since {day}", day=since.isoformat())),
        (msg("approved by"), result.definition.approval),
    ]


def _baseline(result: TargetResult, locale: Locale) -> str:
    if result.progress.baseline is None:
        return ""
    return dated(result.progress.baseline, result.progress.baseline_as_of, result, locale, digits=None)


def _settings(result: TargetResult, locale: Locale) -> str:
    """The rule or method, the preset it comes from, and the bounds that are set."""
    settings = result.definition.settings
    if settings is None:
        return ""
    by = locale.text(METHODS[settings.rule if settings.method == "schedule" else settings.method])
    if settings.preset is not None:
        by = locale.noted(by, locale.text(PRESETS[settings.preset]))
    bounds = ((Pace.ON_TRACK, settings.on_track), (Pace.SLIPPING, settings.slipping))
    in_points = settings.method == "schedule" and settings.rule == "gap"
    texts = (f"{locale.label(pace)} {_bound(Fraction(bound), locale, in_points=in_points)}" for pace, bound in bounds)
    return locale.labelled(by, locale.listed(texts))


def _bound(bound: Fraction, locale: Locale, *, in_points: bool) -> str:
    """A bound of a band: a ratio, or percentage points."""
    return locale.distance(bound, "%" if in_points else None, None)


def _expected(result: TargetResult, locale: Locale) -> str:
    """What was expected by now, where the verdict looks at that."""
    if result.progress.expected is None or not result.progress.curve:
        return ""
    shown = f"{reckoned(result.progress.expected)}{result.unit or ''}"
    return locale.text(msg("{value} as of {day}", value=shown, day=result.progress.judged_on.isoformat()))


def _stages(result: TargetResult, locale: Locale) -> list[Pair]:
    """Each stage, with the place of its day where that is known."""
    places = [place for name, place in result.trace.origins if name == "stages"]
    stages = [locale.text(stage(each)) for each in result.progress.stages]
    if len(places) == len(stages):
        stages = [locale.noted(text, _at(place, result, locale)) for text, place in zip(stages, places, strict=True)]
    elif stages and places:
        stages[-1] = _placed("stages", stages[-1], result, locale)
    return [(msg("stage"), text) for text in stages]


def _placed(name: Numbered, text: str, result: TargetResult, locale: Locale) -> str:
    """A text with the places where it is written, nothing where there is no text."""
    places = locale.clauses(_at(place, result, locale) for named, place in result.trace.origins if named == name)
    return locale.noted(text, places) if text and places else text


def _at(place: Place, result: TargetResult, locale: Locale) -> str:
    """A place, and that its file has examples, not official figures."""
    return at(place, locale, illustrative=place.path in result.trace.examples)


def _curve(result: TargetResult, locale: Locale) -> str:
    if result.definition.pace_kind is None:
        return ""
    points = locale.clauses(f"{day.isoformat()} {reckoned(value)}" for day, value in result.progress.curve)
    kind = locale.text(PACE_KINDS[result.definition.pace_kind])
    return locale.labelled(kind, points) if points else kind


def reason(result: TargetResult, locale: Locale) -> list[Message]:
    """What decided, in a line or two: what keeps it from being assessed, the last of the steps, or a state."""
    progress, basis = result.progress, result.progress.basis
    if progress.reason:
        return [progress.reason]
    texts = [step.text for step in result.trace.steps] or [basis.sentence]
    match basis:
        case Stages():
            texts = [_stages_done(result)]
        case Effort():
            texts = [msg("reported as {state} on {day}", state=locale.quantity(result.value), day=progress.judged_on)]
        case _ if isinstance(basis, Banded) and basis.measure is not None:
            texts = [*texts[-1:], *_comparisons(basis, basis.measure, result.pace)]
        case AtEnd() | AtBound() | OverCeiling() | Partial():
            texts = [basis.sentence]
        case Final() | Met():
            pass
        case _:
            texts = texts[-1:]
    return texts


def _stages_done(result: TargetResult) -> Message:
    """How many of the stages are done, where none is overdue."""
    stages = result.progress.stages
    done = sum(stage.done for stage in stages)
    if stages[-1].done:
        return msg("the last stage is done: {stage}", stage=stages[-1].name)
    return msg("stages done: {done} of {all}; none is overdue", done=done, all=len(stages))


def steps(result: TargetResult, as_of: date, locale: Locale) -> list[Message]:
    """From the numbers to the verdict as of a day, in the order in which it was decided."""
    basis = result.progress.basis
    texts = [basis.sentence, *(step.text for step in result.trace.steps)]
    if isinstance(basis, Banded) and basis.measure is not None:
        texts += [_bands(basis, locale), *_comparisons(basis, basis.measure, result.pace)]
    if result.progress.reason:
        texts.append(result.progress.reason)
    if isinstance(basis, Stages) and basis.overdue is not None:
        texts.append(msg("up to 30 days overdue it is slipping, then behind"))
    if result.progress.next_step is not None and isinstance(result.value, Fraction):
        texts.append(_further(result, result.value, result.progress.next_step, as_of, locale))
    return texts


def _further(result: TargetResult, value: Fraction, step: NextStep, as_of: date, locale: Locale) -> Message:
    """What would have to be more, or less, for the next better verdict."""
    unit = result.unit or ""
    amount, bound = reckoned(abs(step.value - value)), f"{reckoned(step.value)}{unit}"
    amount = locale.text(msg("{number} percentage points", number=amount)) if unit == "%" else f"{amount}{unit}"
    values: dict[str, Filling] = {"amount": amount, "day": as_of.isoformat(), "pace": LABELS[step.pace], "value": bound}
    if step.value > value:
        return msg("{amount} more, {value} as of {day}, would be {pace}", **values)
    return msg("{amount} less, {value} as of {day}, would be {pace}", **values)


def _bands(basis: Banded, locale: Locale) -> Message:
    """The bands, best first, and what lies outside them all."""
    bands = tuple(f"{locale.label(pace)} {basis.sign(pace)} {number(bound, None)}" for pace, bound in basis.bands)
    return msg("bands: {bands}; otherwise {pace}", bands=bands, pace=LABELS[basis.otherwise])


_OUTSIDE = {"≥": "<", "≤": ">", "<": "≥"}


def _comparisons(basis: Banded, measure: Fraction, pace: Pace) -> Iterator[Message]:
    """The bound that decided, and that of the next better band, which was not reached."""
    names = [name for name, _ in basis.bands]
    at = names.index(pace) if pace in names else len(names)
    shown = told_apart(measure, [bound for _, bound in basis.bands])
    for name, bound in basis.bands[at : at + 1]:
        comparison = f"{shown} {basis.sign(name)} {number(bound, None)}"
        yield msg("{pace}: {comparison}", pace=LABELS[name], comparison=comparison)
    for name, bound in basis.bands[max(at - 1, 0) : at]:
        comparison = f"{shown} {_OUTSIDE[basis.sign(name)]} {number(bound, None)}"
        yield msg("not {pace}: {comparison}", pace=LABELS[name], comparison=comparison)
