"""The numbers behind a verdict, where each is written, and the steps from them to the verdict."""

from fractions import Fraction

from kjchuangxin.diagnostic import Message, Place, msg
from kjchuangxin.render.screen import Screen, fields, visible
from kjchuangxin.report import Pace, Report, TargetResult
from kjchuangxin.words import COLLECTS, PACE_KINDS, Words, number

# What decided, in words; what was held against the bands is said after it.
_DECIDED = {
    "no_value": msg("There is no figure to judge by."),
    "window_ended": msg("The window has ended: the value is held against the target itself."),
    "at_end": msg("The target counts only at the window's end."),
    "met": msg("The value meets the target."),
    "ratio": msg("The ratio of what was gained to what was needed by now decides."),
    "gap": msg("The gap to the schedule, in percentage points of the whole way, decides."),
    "value_ratio": msg("The ratio of the value to the target decides (turned round where less is better)."),
    "regressing": msg("The value lies on the wrong side of the baseline."),
    "stages": msg("The stages and their due dates decide."),
    "state": msg("The newest reported state decides."),
    "trend": msg("The average yearly change of the last figures, carried on to the window's end, decides."),
    "compound": msg("The yearly growth so far, against the yearly growth that the target needs, decides."),
}
_MEASURED = {
    "ratio": msg("ratio = gained / needed = {measured}"),
    "gap": msg("below the schedule, in percentage points: {measured}"),
    "value_ratio": msg("ratio of value and target = {measured}"),
    "trend": msg("share of what lacks now that will still lack at the end: {measured}"),
    "compound": msg("ratio of the growth rates = {measured}"),
}
_LESS_IS_BETTER = {"gap", "trend"}
_PLACES = {
    "value": msg("value"),
    "baseline": msg("baseline"),
    "target": msg("target value"),
    "curve": msg("schedule"),
    "stages": msg("stages"),
}


def numbers(report: Report, result: TargetResult, words: Words, screen: Screen) -> list[str]:
    """Each number that took part, with the file and line it was written in."""
    start, end = (day.isoformat() for day in result.window)
    unit = result.unit

    def dated(text: str, day: str | None) -> str:
        return words.say(msg("{value} as of {day}", value=text, day=day)) if day else text

    value_day = result.value_as_of.isoformat() if result.value_as_of else None
    baseline_day = result.baseline_as_of.isoformat() if result.baseline_as_of else None
    known = {
        "value": dated(words.quantity(result.value, unit), value_day),
        "target": words.target(result),
        "baseline": dated(words.quantity(result.baseline, unit), baseline_day) if result.baseline is not None else "",
        "curve": _schedule(result, words),
        "stages": "; ".join(_stages(result, words)),
    }
    pairs = [(msg("window"), f"{start} – {end}"), (msg("time elapsed"), words_share(result.elapsed))]
    for name, text in known.items():
        places = ", ".join(_at(place) for named, place in result.basis.places if named == name)
        pairs.append((_PLACES[name], f"{text} ({places})" if text and places else text))
    if result.expected is not None:
        expected = dated(words.quantity(result.expected, unit), report.as_of.isoformat())
        pairs.append((msg("expected"), expected))
    if len(result.reporters) > 1:
        pairs.append((msg("collected as"), words.say(COLLECTS[result.collect])))
    pairs += [(msg("figure"), _figure(figure, unit, words)) for figure in result.history]
    return fields([(words.say(label), visible(text)) for label, text in pairs], screen)
