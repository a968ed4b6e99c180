"""The steps to a verdict by the two methods for several years."""

from collections.abc import Iterator
from fractions import Fraction

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.basis import Banded, Direction, Growth, NoGrowth, ShortTrend, Step, Trend
from kjchuangxin.report.numbers import bracketed, equals, given, month, number, parted


def measured(basis: Banded) -> str:
    """The measure as the end of a formula, so that it cannot be taken for one of its bounds."""
    return "" if basis.measure is None else equals(basis.measure, [bound for _, bound in basis.bands])


def yearly(basis: ShortTrend | Direction | Trend) -> Step:
    """The figures of a trend."""
    figures = tuple(f"{day} {number(one, None)}" for day, one in basis.yearly)
    return Step(msg("yearly figures: {figures}", figures=figures))


def _change(basis: Direction | Trend) -> Iterator[Step]:
    yield yearly(basis)
    (first_day, first), (last_day, last) = basis.yearly[0], basis.yearly[-1]
    text = msg(
        "average yearly change = ({last} - {first}) ÷ ({to} - {since}) {change}",
        last=given(last),
        first=given(first),
        to=str(last_day.year),
        since=str(first_day.year),
        change=equals(basis.change),
    )
    yield Step(text, basis.change)


def direction(basis: Direction, curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    """The yearly change, and what its direction means."""
    yield from _change(basis)
    yield Step(_meaning(basis.change * curve.sign, met=curve.met(value), held=curve.kind == "hold"))


def _meaning(toward: Fraction, *, met: bool, held: bool) -> Message:
    if met and toward >= 0:
        return msg("It is met, and the figures do not turn back: on track.")
    if met:
        return msg("It is met, but the figures turn back: slipping.")
    if toward < 0:
        return msg("The figures move away from the target: off target.")
    if held:
        return msg("It has to be held and is not met, but the figures do not move away from it: behind.")
    if toward > 0:
        return msg("The value is at the bound, and the figures move past it: on track.")
    return msg("The figures do not move: off target.")


def trend(basis: Trend, curve: TargetCurve, value: Fraction) -> Iterator[Step]:
    """The yearly change, what lacks now and what will lack."""
    yield from _change(basis)
    lacking = number(basis.lacking, None)
    values = {"target": given(curve.bound), "value": given(value), "lacking": lacking}
    if curve.downward:
        yield Step(msg("lacking now = value - target = {value} - {target} = {lacking}", **values), basis.lacking)
    else:
        yield Step(msg("lacking now = target - value = {target} - {value} = {lacking}", **values), basis.lacking)
    last, end, years = str(basis.yearly[-1][0].year), str(curve.target.window[1].year), given(basis.years_left)
    yield Step(msg("years left = {end} - {last} = {years}", end=end, last=last, years=years), basis.years_left)
    toward = basis.change * curve.sign
    left = basis.lacking - toward * basis.years_left
    values = {"lacking": lacking, "change": bracketed(toward), "years": years, "left": equals(left)}
    text = msg("lacking at the end = {lacking} - {change} × {years} {left}", **values)
    yield Step(text, left)
    values = {"left": bracketed(left), "lacking": lacking, "measured": measured(basis)}
    text = msg("share = lacking at the end ÷ lacking now = {left} ÷ {lacking} {measured}", **values)
    yield Step(text, basis.measure)


def no_growth(basis: NoGrowth | Growth, curve: TargetCurve) -> Iterator[Step]:
    """Base, value and target, and the years between them."""
    (base_day, base), (value_day, value) = basis.base, basis.newest
    text = msg(
        "base: {base} as of {base_day}; value: {value} as of {value_day}; target: {target} by {end}",
        base=number(base, None),
        base_day=base_day.isoformat(),
        value=number(value, None),
        value_day=value_day.isoformat(),
        target=number(curve.bound, None),
        end=curve.target.window[1].isoformat(),
    )
    yield Step(text)
    so_far, whole = map(parted, basis.years)
    text = msg("years from the base: {so_far} to the value, {whole} to the window's end", so_far=so_far, whole=whole)
    yield Step(text)


def growth(basis: Growth, curve: TargetCurve) -> Iterator[Step]:
    """As `no_growth`, then the two growths and their ratio."""
    yield from no_growth(basis, curve)
    base, target = basis.counted
    if basis.base[1] == 0:
        yield Step(msg("The base of 0 counts as {counted}.", counted=number(base)))
    if curve.bound == 0:
        yield Step(msg("The target of 0 counts as {counted}.", counted=number(target)))
    so_far, whole = map(month, basis.years)
    values = {"value": given(basis.newest[1]), "base": given(base), "years": so_far, "growth": equals(basis.observed)}
    text = msg("yearly growth so far: c - 1 = ({value} ÷ {base})^(1 ÷ {years}) - 1 {growth}", **values)
    yield Step(text, basis.observed)
    values = {"target": given(target), "base": given(base), "years": whole, "growth": equals(basis.required)}
    text = msg("yearly growth needed: |q - 1| = |({target} ÷ {base})^(1 ÷ {years}) - 1| {growth}", **values)
    yield Step(text, basis.required)
    growths = {"growth": bracketed(basis.observed), "needed": bracketed(basis.required), "measured": measured(basis)}
    if basis.required == 0:
        text = msg("No growth is needed, and the value has left the target: the ratio counts as -1.")
    elif basis.inverted:
        text = msg("ratio = -(c - 1) ÷ |q - 1| = -{growth} ÷ {needed} {measured}", **growths)
    else:
        text = msg("ratio = (c - 1) ÷ |q - 1| = {growth} ÷ {needed} {measured}", **growths)
    yield Step(text, basis.measure)
