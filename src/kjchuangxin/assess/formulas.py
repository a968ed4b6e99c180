"""The steps to a verdict by the schedule: each formula in words and in numbers, in the order of reckoning."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.formulas_years import direction, growth, measured, no_growth, trend, yearly
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.basis import (
    AgainstExpected,
    AgainstTarget,
    AtEnd,
    Basis,
    ByGap,
    ByRatio,
    Direction,
    Effort,
    Final,
    Growth,
    Met,
    NoCheckpoint,
    NoFigure,
    NoGrowth,
    NothingNeeded,
    Regressing,
    ShortTrend,
    Stages,
    Step,
    Trend,
    Way,
)  # fmt: skip
from kjchuangxin.report.numbers import bracketed, equals, given, month, number, reckoned


def with_steps(basis: Basis, curve: TargetCurve, value: Fraction) -> Basis:
    """The basis of a verdict on a value, with every step to it."""
    return replace(basis, steps=(*_whether_met(curve, value), *_steps(basis, curve, value)))


def _steps(basis: Basis, curve: TargetCurve, value: Fraction) -> Iterator[Step]:  # noqa: C901, PLR0912 - one a basis
    match basis:
        case NoFigure() | AtEnd() | Met() | Stages() | Effort():
            pass
        case Final():
            yield Step(msg("The window ended on {end}.", end=curve.target.window[1].isoformat()))
        case NothingNeeded(way):
            yield from _distances(curve, way, value)
            yield Step(msg("Nothing is needed yet, and nothing has been lost: on track."))
        case Regressing(way):
            yield from _distances(curve, way, value)
            yield Step(msg("gained is below 0: regressing"))
        case ByRatio():
            yield from _distances(curve, basis.way, value)
            gained, needed = given(basis.way.gained), reckoned(basis.way.needed)
            values = {"gained": gained, "needed": needed, "measured": measured(basis)}
            yield Step(msg("ratio = gained / needed = {gained} / {needed} {measured}", **values), basis.measure)
        case ByGap():
            yield from _distances(curve, basis.way, value)
            text = msg(
                "percentage points below = 100 × (needed - gained) / whole = 100 × ({needed} - {gained}) / {whole} "
                "{measured}",
                needed=reckoned(basis.way.needed),
                gained=given(basis.way.gained),
                whole=given(basis.way.whole),
                measured=measured(basis),
            )
            yield Step(text, basis.measure)
        case AgainstTarget():
            yield from _against_target(basis, curve, value)
        case AgainstExpected():
            yield from _expected(curve)
            yield from _against_expected(basis, curve, value)
        case NoCheckpoint():
            yield from _expected(curve)
        case ShortTrend():
            yield from yearly(basis)
        case Direction():
            yield from direction(basis, curve, value)
        case Trend():
            yield from trend(basis, curve, value)
        case NoGrowth():
            yield from no_growth(basis, curve)
        case Growth():
            yield from growth(basis, curve)
        case _:
            assert_never(basis)


def _whether_met(curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    if curve.enough is not None:
        values = {
            "target": given(curve.low),
            "tolerance": given(curve.requirement.tolerance),
            "least": number(curve.enough, None),
        }
        if curve.low < 0:
            text = msg("enough for about = target × (1 + tolerance) = {target} × (1 + {tolerance}) = {least}", **values)
        else:
            text = msg("enough for about = target × (1 - tolerance) = {target} × (1 - {tolerance}) = {least}", **values)
        yield Step(text, curve.enough)
    comparison = _held_against(curve, value)
    if curve.met(value):
        yield Step(msg("{comparison} holds: the target is met", comparison=comparison))
    else:
        yield Step(msg("{comparison} does not hold: the target is not met", comparison=comparison))
    if curve.held and curve.baseline is not None:
        comparison = _held_against(curve, curve.baseline)
        yield Step(
            msg("The baseline already meets the target, {comparison}: it has to be held.", comparison=comparison)
        )


def _held_against(curve: TargetCurve, value: Fraction) -> str:
    """A value and the target, or what is enough of it: 62 ≥ 100, 45 ≤ 62 ≤ 50."""
    shown = number(value, None)
    match curve.requirement.comparator:
        case "between":
            return f"{number(curve.low, None)} ≤ {shown} ≤ {number(curve.high, None)}"
        case "at_most":
            return f"{shown} ≤ {number(curve.low, None)}"
        case "at_least" | "about":
            return f"{shown} ≥ {number(curve.low if curve.enough is None else curve.enough, None)}"
        case _:
            assert_never(curve.requirement.comparator)


def _expected(curve: TargetCurve) -> Iterator[Step]:
    """The line between two corners of the curve."""
    exact, expected, segment = curve.exact, curve.expected, curve.segment(curve.day)
    if exact is None or expected is None:
        return
    if segment:
        (begin, low, before), (end, high, after) = segment
        text = msg(
            "expected, between {begin} and {end} = {low} + ({high} - {low}) × "
            "({gone} - {before}) / ({after} - {before}) {expected}",
            begin=begin.isoformat(),
            end=end.isoformat(),
            low=given(low),
            high=given(high),
            gone=month(curve.months_gone(curve.day)),
            before=month(before),
            after=month(after),
            expected=equals(exact),
        )
        yield Step(text, exact)
    if expected != exact:
        text = msg(
            "What is expected is rounded down from {exact} to {expected}: nobody is behind by a fraction.",
            exact=reckoned(exact),
            expected=number(expected, None),
        )
        yield Step(text, expected)


def _distances(curve: TargetCurve, way: Way, value: Fraction) -> Iterator[Step]:
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
    if distance < 0:
        yield Step(msg("What is expected asks for nothing: needed counts as 0."))


def _against_target(basis: AgainstTarget, curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    if curve.baseline is None and curve.kind == "linear":
        yield Step(msg("Without a baseline the value is held against the target itself."))
    elif curve.kind != "hold":
        yield Step(msg("The value has gone through the range, and out at its other end."))
    yield from _no_ratios(curve)
    if value <= 0:
        yield Step(_no_ratio(value))
    elif basis.measure is None:
        yield Step(msg("The target {target} is 0 or below: behind, no ratio says how far.", target=given(basis.bound)))
    else:
        values = {"value": given(value), "target": given(basis.bound), "measured": measured(basis)}
        if basis.inverted:
            yield Step(msg("ratio = target / value = {target} / {value} {measured}", **values), basis.measure)
        else:
            yield Step(msg("ratio = value / target = {value} / {target} {measured}", **values), basis.measure)


def _against_expected(basis: AgainstExpected, curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    yield from _no_ratios(curve)
    expected = bracketed(basis.bound)
    if value <= 0:
        yield Step(_no_ratio(value))
    elif basis.measure is None:
        text = msg("What is expected, {expected}, is 0 or below: behind, no ratio says how far.", expected=expected)
        yield Step(text)
    else:
        values = {"value": given(value), "expected": expected, "measured": measured(basis)}
        if basis.inverted:
            yield Step(msg("ratio = expected / value = {expected} / {value} {measured}", **values), basis.measure)
        else:
            yield Step(msg("ratio = value / expected = {value} / {expected} {measured}", **values), basis.measure)


def _no_ratio(value: Fraction) -> Message:
    return msg("The value {value} is 0 or below: behind, no ratio says how far.", value=given(value))


def _no_ratios(curve: TargetCurve) -> Iterator[Step]:
    if curve.target.settings.rule == "gap":
        yield Step(
            msg("The bounds of the rule gap are no ratios: the ones that the rule ratio has by default hold instead.")
        )
