"""The numbers behind a verdict, where each is written, and the steps from them to the verdict."""

from datetime import date
from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.render.figures import at, dated, figure, stage, window
from kjchuangxin.render.screen import Screen, fields, visible
from kjchuangxin.report import Basis, Report, Step, TargetResult
from kjchuangxin.standing import Pace
from kjchuangxin.words import COLLECTS, PACE_KINDS, STANDINGS, Words, number, percent

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
_MEASURED = {
    "ratio": msg("ratio = gained / needed = {gained} / {needed} = {measured}"),
    "gap": msg(
        "percentage points below = 100 × (needed - gained) / whole = 100 × ({needed} - {gained}) / {whole} = {measured}"
    ),
    "value_ratio": msg("ratio of value and target = {measured}"),
    "expected_ratio": msg("ratio of the value and the expected one = {measured}"),
    "trend": msg(
        "lacking now {whole}, average yearly change {gained}, years left {needed}; "
        "share of what lacks now that will still lack at the end = {measured}"
    ),
    "compound": msg("yearly growth so far {gained}, needed {needed}; ratio = {gained} / {needed} = {measured}"),
}
_FROM_BASELINE = {"ratio", "gap", "regressing"}


def numbers(report: Report, result: TargetResult, words: Words, screen: Screen) -> list[str]:
    """Each number that took part, with the file and line it was written in."""
    baseline = dated(result.baseline, result.baseline_as_of, result, words) if result.baseline is not None else ""
    expected = dated(result.expected, report.as_of, result, words) if result.expected is not None else ""
    pairs = [
        (msg("window"), words.say(window(result))),
        (msg("time elapsed"), percent(result.elapsed)),
        (msg("value"), _placed("value", dated(result.value, result.value_as_of, result, words), result)),
        (msg("collected as"), words.say(COLLECTS[result.collect]) if len(result.reporters) > 1 else ""),
        (msg("target value"), _placed("target", words.target(result), result)),
        (msg("baseline"), _placed("baseline", baseline, result)),
        (msg("schedule"), _placed("curve", _curve(result, words), result)),
        (msg("expected"), expected),
        *((msg("stage"), words.say(stage(each))) for each in result.stages),
        *((msg("figure"), words.say(figure(each, result.unit, words))) for each in result.history),
    ]
    return fields([(words.say(label), visible(text)) for label, text in pairs], screen)


def _placed(name: str, text: str, result: TargetResult) -> str:
    """A text with the places where it is written, nothing where there is no text."""
    places = ", ".join(at(place) for named, place in result.basis.places if named == name)
    return f"{text} ({places})" if text and places else text


def _curve(result: TargetResult, words: Words) -> str:
    """The kind of schedule, and the values it goes through."""
    if result.pace_kind is None:
        return ""
    points = words.clauses(f"{day.isoformat()} {number(value)}" for day, value in result.basis.curve)
    kind = words.say(PACE_KINDS[result.pace_kind])
    return words.labelled(kind, points) if points else kind


def steps(result: TargetResult, as_of: date, words: Words) -> list[Message]:
    """From the numbers to the verdict as of a day, in the order in which it was decided."""
    basis = result.basis
    said = [DECIDED[basis.decided_by]]
    for label, distance in (
        (msg("whole, from the baseline to the target"), basis.whole),
        (msg("gained, from the baseline to the value"), basis.gained),
        (msg("needed, from the baseline to what is expected by now"), basis.needed),
    ):
        if distance is not None and basis.decided_by in _FROM_BASELINE:
            said.append(msg("{label}: {text}", label=label, text=words.quantity(distance, result.unit)))
    if basis.rounded_down:
        said.append(msg("What is expected is rounded down: nobody is behind by a fraction."))
    if basis.measured is not None and basis.decided_by in _MEASURED:
        names = ("measured", "gained", "needed", "whole")
        values = {name: words.quantity(getattr(basis, name)) for name in names}
        said += [Message(_MEASURED[basis.decided_by].template, values), _bands(basis, words)]
    elif basis.decided_by == "trend" and basis.gained is not None:
        said.append(msg("average yearly change: {change}", change=words.quantity(basis.gained)))
    if result.reason:
        said.append(result.reason)
    if result.next_step is not None and isinstance(result.value, Fraction):
        said.append(_further(result, result.value, result.next_step, as_of, words))
    return said


def _further(result: TargetResult, value: Fraction, step: Step, as_of: date, words: Words) -> Message:
    """How far the next better verdict is."""
    amount, bound = (words.quantity(one, result.unit) for one in (abs(step.value - value), step.value))
    day, pace = as_of.isoformat(), STANDINGS[step.pace]
    if step.value > value:
        return msg(
            "{amount} more by {day} would be {pace} (from {value})", amount=amount, day=day, pace=pace, value=bound
        )
    return msg("{amount} less by {day} would be {pace} (from {value})", amount=amount, day=day, pace=pace, value=bound)


def _bands(basis: Basis, words: Words) -> Message:
    """The bands, best first, and what lies outside them all."""
    bands = [f"{words.standing(pace)} {_sign(basis, pace)} {number(bound)}" for pace, bound in basis.bands]
    return msg("bands: {bands}; otherwise {pace}", bands=tuple(bands), pace=STANDINGS[basis.otherwise])


def _sign(basis: Basis, pace: Pace) -> str:
    """On which side of its bound a band lies."""
    match basis.decided_by:
        case "trend":
            return "<" if pace is Pace.ON_TRACK else "≤"
        case "gap":
            return "≤"
        case _:
            return "≥"
