"""The steps to a verdict by the schedule: each formula in words and in numbers, in the order of reckoning."""

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.formulas_years import direction, growth, measured, no_growth, trend, yearly
from kjchuangxin.diagnostic import msg
from kjchuangxin.report import basis as by
from kjchuangxin.report.basis import Step
from kjchuangxin.report.numbers import bracketed, equals, given, month, number, reckoned


def steps(basis: by.Basis, curve: TargetCurve, value: Fraction) -> tuple[Step, ...]:
    """Every step to a verdict on a value, by what decided."""
    return (*_whether_met(curve, value), *_steps(basis, curve, value))


def _steps(basis: by.Basis, curve: TargetCurve, value: Fraction) -> Iterator[Step]:  # noqa: C901, PLR0912 - one a basis
    match basis:
        case (
            by.NoFigure()
            | by.NoBound()
            | by.AtEnd()
            | by.Met()
            | by.Partial()
            | by.OverCeiling()
            | by.Stages()
            | by.Effort()
            | by.AtBound()
        ):
            pass
        case by.Final():
            yield Step(msg("The window ended on {end}.", end=curve.target.window[1].isoformat()))
        case by.NothingNeeded(way):
            yield from _distances(curve, way, value)
            if way.gained > 0:
                yield Step(msg("Nothing is needed yet, and something is gained: ahead"))
            else:
                yield Step(msg("Nothing is needed yet, and nothing has been lost: not due"))
        case by.WithinAllowed() | by.CeilingByRatio() | by.CeilingByGap():
            yield from _expected(curve)
            yield _against_allowed(basis, curve, value)
        case by.Regressing(way):
            yield from _distances(curve, way, value)
            yield _worse_than_baseline(curve.baseline or Fraction(0), value)
        case by.ByRatio() | by.ByGap():
            yield from _distances(curve, basis.way, value)
            yield _by_distances(basis)
        case by.AgainstTarget():
            yield from _against_target(basis, curve, value)
        case by.AgainstExpected():
            yield from _expected(curve)
            yield from _against_expected(basis, curve, value)
        case by.NoCheckpoint():
            yield from _expected(curve)
        case by.ShortTrend():
            yield yearly(basis)
        case by.Direction():
            yield from direction(basis, curve, value)
        case by.Trend():
            yield from trend(basis, curve, value)
        case by.NoGrowth():
            yield from no_growth(basis, curve)
        case by.Growth():
            yield from growth(basis, curve)
        case _:
            assert_never(basis)


def _worse_than_baseline(baseline: Fraction, value: Fraction) -> Step:
    values = {"value": number(value, None), "baseline": number(baseline, None)}
    if value > baseline:
        return Step(
            msg("{value} is {amount} above the baseline {baseline}", amount=number(value - baseline, None), **values)
        )
    return Step(
        msg("{value} is {amount} below the baseline {baseline}", amount=number(baseline - value, None), **values)
    )


def _whether_met(curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    if (name := curve.requirement.reference) is not None:
        yield Step(msg("target = {name}, as the figure says = {target}", name=name, target=given(curve.low)), curve.low)
    if curve.enough is not None and curve.ended:
        tolerance, least = given(curve.requirement.tolerance), number(curve.enough, None)
        values = {"target": given(curve.low), "tolerance": tolerance, "least": least}
        if curve.low < 0:
            text = msg("enough for about = target × (1 + tolerance) = {target} × (1 + {tolerance}) = {least}", **values)
        else:
            text = msg("enough for about = target × (1 - tolerance) = {target} × (1 - {tolerance}) = {least}", **values)
        yield Step(text, curve.enough)
    if curve.met(value):
        yield Step(msg("{comparison}: target met", comparison=_comparison(curve, value)))
    else:
        yield Step(msg("{comparison}: target not met", comparison=_missed_by(curve, value)))
    if curve.held and curve.baseline is not None and not curve.met(curve.baseline):
        yield Step(msg("The baseline is the bound, {baseline}: it has to be held.", baseline=number(curve.bound, None)))
    elif curve.held and curve.baseline is not None:
        already = _comparison(curve, curve.baseline)
        yield Step(msg("The baseline already meets the target, {comparison}: it has to be held.", comparison=already))


def _comparison(curve: TargetCurve, value: Fraction) -> str:
    """A value and the target, or what is enough of it: 62 ≥ 100, 45 ≤ 62 ≤ 50."""
    shown = number(value, None)
    match curve.requirement.comparator:
        case "between":
            return f"{number(curve.low, None)} ≤ {shown} ≤ {number(curve.high, None)}"
        case "above":
            return f"{shown} > {number(curve.low, None)}"
        case "at_most":
            return f"{shown} ≤ {number(curve.low, None)}"
        case "below":
            return f"{shown} < {number(curve.low, None)}"
        case "at_least" | "about":
            enough = curve.enough if curve.enough is not None and curve.ended else curve.low
            return f"{shown} ≥ {number(enough, None)}"
        case _:
            assert_never(curve.requirement.comparator)


def _missed_by(curve: TargetCurve, value: Fraction) -> str:
    """How a value that does not meet the target lies to it: 62 < 100, 62 > 50."""
    shown, less = number(value, None), curve.enough if curve.enough is not None and curve.ended else curve.low
    match curve.requirement.comparator:
        case "above":
            return f"{shown} ≤ {number(curve.low, None)}"
        case "below":
            return f"{shown} ≥ {number(curve.low, None)}"
        case "at_most" | "between" if value > curve.high:
            return f"{shown} > {number(curve.high, None)}"
        case _:
            return f"{shown} < {number(less, None)}"


def _expected(curve: TargetCurve) -> Iterator[Step]:
    """The line between two corners of the curve."""
    exact, expected, segment = curve.exact, curve.expected, curve.segment(curve.day)
    line = curve.line(curve.day)
    if exact is None or expected is None or line is None:
        return
    if segment:
        (begin, low, before), (end, high, after) = segment
        text = msg(
            "expected, between {begin} and {end} = {low} + ({high} - {low}) × ({gone} - {before}) ÷ ({after} "
            "- {before}) {expected}",
            begin=begin.isoformat(),
            end=end.isoformat(),
            low=given(low),
            high=given(high),
            gone=month(curve.months_gone(curve.day)),
            before=month(before),
            after=month(after),
            expected=equals(line),
        )
        yield Step(text, line)
    if line != exact:
        yield Step(msg("The line of checkpoints is cut at the target in force, {target}.", target=given(exact)), exact)
    if expected != exact:
        numbers = {"exact": reckoned(exact), "expected": number(expected, None)}
        if expected > exact:
            text = msg("Expected: {exact}, rounded up to {expected}; fractions do not count.", **numbers)
        else:
            text = msg("Expected: {exact}, rounded down to {expected}; fractions do not count.", **numbers)
        yield Step(text, expected)


def _distances(curve: TargetCurve, way: by.Way, value: Fraction) -> Iterator[Step]:
    """From the baseline to the target, to the value, and to what is expected."""
    yield from _expected(curve)
    expected = curve.expected
    if curve.baseline is None or expected is None:
        return
    base, down = given(curve.baseline), curve.bound < curve.baseline
    whole = {"target": given(curve.bound), "baseline": base, "whole": number(way.whole, None)}
    gained = {"value": given(value), "baseline": base, "gained": number(way.gained, None)}
    distance = (expected - curve.baseline) * (-1 if down else 1)
    needed = {"expected": bracketed(expected), "baseline": base, "needed": equals(distance)}
    if down:
        yield Step(msg("whole = baseline - target = {baseline} - {target} = {whole}", **whole), way.whole)
        yield Step(msg("gained = baseline - value = {baseline} - {value} = {gained}", **gained), way.gained)
        yield Step(msg("needed = baseline - expected = {baseline} - {expected} {needed}", **needed), distance)
    else:
        yield Step(msg("whole = target - baseline = {target} - {baseline} = {whole}", **whole), way.whole)
        yield Step(msg("gained = value - baseline = {value} - {baseline} = {gained}", **gained), way.gained)
        yield Step(msg("needed = expected - baseline = {expected} - {baseline} {needed}", **needed), distance)


def _against_allowed(
    basis: by.WithinAllowed | by.CeilingByRatio | by.CeilingByGap, curve: TargetCurve, value: Fraction
) -> Step:
    """What is used up of a ceiling, against what may be by now."""
    values = {"value": given(value), "allowed": bracketed(basis.allowed)}
    if isinstance(basis, by.WithinAllowed):
        return Step(msg("value = {value} is no more than may be used up by now, {allowed}: on track", **values))
    values["measured"] = measured(basis)
    if isinstance(basis, by.CeilingByRatio):
        return Step(msg("ratio = allowed by now ÷ value = {allowed} ÷ {value} {measured}", **values), basis.measure)
    text = msg(
        "excess = (value - allowed by now) ÷ target × 100 = ({value} - {allowed}) ÷ {target} × 100 {measured} "
        "percentage points",
        target=given(curve.bound),
        **values,
    )
    return Step(text, basis.measure)


def _by_distances(basis: by.ByRatio | by.ByGap) -> Step:
    way = basis.way
    values = {"gained": given(way.gained), "needed": bracketed(way.needed), "measured": measured(basis)}
    if isinstance(basis, by.ByRatio):
        return Step(msg("ratio = gained ÷ needed = {gained} ÷ {needed} {measured}", **values), basis.measure)
    text = msg(
        "gap = (needed - gained) ÷ whole × 100 = ({needed} - {gained}) ÷ {whole} × 100 {measured} percentage points",
        whole=given(way.whole),
        **values,
    )
    return Step(text, basis.measure)


def _against_target(basis: by.AgainstTarget, curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    if curve.baseline is None and curve.kind == "linear":
        yield Step(msg("Without a baseline the value is held against the target itself."))
    elif curve.kind != "hold":
        yield Step(msg("The value has passed through the range and left it at the other end."))
    target = given(basis.bound)
    yield from _no_ratio(curve, value)
    if value > 0 and basis.measure is None:
        yield Step(msg("The target {target} is 0 or below, so there is no ratio: behind.", target=target))
    elif value > 0:
        values = {"value": given(value), "target": target, "measured": measured(basis)}
        if basis.inverted:
            yield Step(msg("ratio = target ÷ value = {target} ÷ {value} {measured}", **values), basis.measure)
        else:
            yield Step(msg("ratio = value ÷ target = {value} ÷ {target} {measured}", **values), basis.measure)


def _against_expected(basis: by.AgainstExpected, curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    expected = bracketed(basis.bound)
    yield from _no_ratio(curve, value)
    if value > 0 and basis.measure is None:
        text = msg("What is expected, {expected}, is 0 or below, so there is no ratio: behind.", expected=expected)
        yield Step(text)
    elif value > 0:
        values = {"value": given(value), "expected": expected, "measured": measured(basis)}
        if basis.inverted:
            yield Step(msg("ratio = expected ÷ value = {expected} ÷ {value} {measured}", **values), basis.measure)
        else:
            yield Step(msg("ratio = value ÷ expected = {value} ÷ {expected} {measured}", **values), basis.measure)


def _no_ratio(curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    """Whose bounds hold, and whether the value makes no ratio."""
    if curve.target.settings.rule == "gap":
        yield Step(msg("The bounds of the rule gap are not ratios: the default bounds of the rule ratio apply."))
    if value <= 0:
        yield Step(msg("The value {value} is 0 or below, so there is no ratio: behind.", value=given(value)))
