"""From the numbers to a verdict by the schedule: each formula in words and in numbers, in the order of reckoning."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.render.exactly import Numbers, held_against, measures
from kjchuangxin.render.formulas_years import compound, trend
from kjchuangxin.report.numbers import bracketed, equals, given, month, number, reckoned
from kjchuangxin.report.target import Basis, TargetResult

Formula: TypeAlias = Callable[[Numbers], Iterator[Message]]


def formulas(result: TargetResult) -> Iterator[Message]:
    """Every formula that took part in the verdict on a number."""
    if not isinstance(result.value, Fraction) or result.basis.met is None:
        return
    known = Numbers(result, result.basis, result.value)
    yield from _whether_met(known)
    yield from _FORMULAS.get(result.basis.decided_by, _nothing)(known)


def _nothing(_: Numbers) -> Iterator[Message]:
    return iter(())


def _whether_met(known: Numbers) -> Iterator[Message]:
    result, basis = known.result, known.basis
    if basis.least is not None and isinstance(result.target, Fraction) and result.tolerance is not None:
        values = {
            "target": given(result.target),
            "tolerance": given(result.tolerance),
            "least": number(basis.least, None),
        }
        if result.target < 0:
            yield msg("enough for about = target × (1 + tolerance) = {target} × (1 + {tolerance}) = {least}", **values)
        else:
            yield msg("enough for about = target × (1 - tolerance) = {target} × (1 - {tolerance}) = {least}", **values)
    comparison = held_against(result, known.value)
    if basis.met:
        yield msg("{comparison} holds: the target is met", comparison=comparison)
    else:
        yield msg("{comparison} does not hold: the target is not met", comparison=comparison)
    if basis.held and result.baseline is not None:
        comparison = held_against(result, result.baseline)
        yield msg("The baseline already meets the target, {comparison}: it has to be held.", comparison=comparison)


def _window_ended(known: Numbers) -> Iterator[Message]:
    yield msg("The window ended on {end}.", end=known.result.window[1].isoformat())


def _expected(known: Numbers) -> Iterator[Message]:
    """The line between two corners of the curve."""
    basis, result = known.basis, known.result
    if basis.segment and basis.exact is not None and basis.months is not None:
        (begin, low, before), (end, high, after) = basis.segment
        yield msg(
            "expected, between {begin} and {end} = {low} + ({high} - {low}) × "
            "({gone} - {before}) / ({after} - {before}) {expected}",
            begin=begin.isoformat(),
            end=end.isoformat(),
            low=given(low),
            high=given(high),
            gone=month(basis.months[0]),
            before=month(before),
            after=month(after),
            expected=equals(basis.exact),
        )
    if basis.rounded_down and basis.exact is not None and result.expected is not None:
        yield msg(
            "What is expected is rounded down from {exact} to {expected}: nobody is behind by a fraction.",
            exact=reckoned(basis.exact),
            expected=number(result.expected, None),
        )


def _distances(known: Numbers) -> Iterator[Message]:
    """From the baseline to the target, to the value, and to what is expected."""
    result, basis = known.result, known.basis
    yield from _expected(known)
    if result.baseline is None or basis.against is None or basis.whole is None or basis.gained is None:
        return
    base, value = given(result.baseline), given(known.value)
    whole = {"target": given(basis.against), "baseline": base, "whole": number(basis.whole, None)}
    gained = {"value": value, "baseline": base, "gained": number(basis.gained, None)}
    if basis.turned:
        yield msg("whole = baseline - target = {baseline} - {target} = {whole}", **whole)
        yield msg("gained = baseline - value = {baseline} - {value} = {gained}", **gained)
    else:
        yield msg("whole = target - baseline = {target} - {baseline} = {whole}", **whole)
        yield msg("gained = value - baseline = {value} - {baseline} = {gained}", **gained)
    if result.expected is not None:
        distance = (result.expected - result.baseline) * (-1 if basis.turned else 1)
        needed = {"expected": bracketed(result.expected), "baseline": base, "needed": equals(distance)}
        if basis.turned:
            yield msg("needed = baseline - expected = {baseline} - {expected} {needed}", **needed)
        else:
            yield msg("needed = expected - baseline = {expected} - {baseline} {needed}", **needed)
        if distance < 0:
            yield msg("What is expected asks for nothing: needed counts as 0.")


def _ratio(known: Numbers) -> Iterator[Message]:
    basis = known.basis
    yield from _distances(known)
    if basis.measured is None:
        yield msg("Nothing is needed yet, and nothing has been lost: on track.")
    elif basis.gained is not None and basis.needed is not None:
        yield msg(
            "ratio = gained / needed = {gained} / {needed} {measured}",
            gained=given(basis.gained),
            needed=reckoned(basis.needed),
            measured=measures(basis),
        )


def _gap(known: Numbers) -> Iterator[Message]:
    basis = known.basis
    yield from _distances(known)
    if basis.gained is not None and basis.needed is not None and basis.whole is not None:
        yield msg(
            "percentage points below = 100 × (needed - gained) / whole = 100 × ({needed} - {gained}) / {whole} "
            "{measured}",
            needed=reckoned(basis.needed),
            gained=given(basis.gained),
            whole=given(basis.whole),
            measured=measures(basis),
        )


def _regressing(known: Numbers) -> Iterator[Message]:
    yield from _distances(known)
    yield msg("gained is below 0: regressing")


def _value_ratio(known: Numbers) -> Iterator[Message]:
    result, basis = known.result, known.basis
    if result.baseline is None and result.pace_kind == "linear":
        yield msg("Without a baseline the value is held against the target itself.")
    elif result.pace_kind != "hold":
        yield msg("The value has gone through the range, and out at its other end.")
    yield from _no_ratios(basis)
    if basis.against is None:
        return
    values = {"value": given(known.value), "target": given(basis.against), "measured": measures(basis)}
    if known.value <= 0:
        yield msg("The value {value} is 0 or below: behind, no ratio says how far.", value=values["value"])
    elif basis.against <= 0:
        yield msg("The target {target} is 0 or below: behind, no ratio says how far.", target=values["target"])
    elif basis.turned:
        yield msg("ratio = target / value = {target} / {value} {measured}", **values)
    else:
        yield msg("ratio = value / target = {value} / {target} {measured}", **values)


def _expected_ratio(known: Numbers) -> Iterator[Message]:
    basis = known.basis
    yield from _expected(known)
    if basis.against is None:
        return
    yield from _no_ratios(basis)
    values = {"value": given(known.value), "expected": bracketed(basis.against), "measured": measures(basis)}
    if known.value <= 0:
        yield msg("The value {value} is 0 or below: behind, no ratio says how far.", value=values["value"])
    elif basis.against <= 0:
        yield msg("What is expected, {expected}, is 0 or below: behind, no ratio says how far.", **values)
    elif basis.turned:
        yield msg("ratio = expected / value = {expected} / {value} {measured}", **values)
    else:
        yield msg("ratio = value / expected = {value} / {expected} {measured}", **values)


def _no_ratios(basis: Basis) -> Iterator[Message]:
    if basis.rule == "gap":
        yield msg("The bounds of the rule gap are no ratios: the ones that the rule ratio has by default hold instead.")


_FORMULAS: dict[str, Formula] = {
    "window_ended": _window_ended,
    "ratio": _ratio,
    "gap": _gap,
    "regressing": _regressing,
    "value_ratio": _value_ratio,
    "expected_ratio": _expected_ratio,
    "trend": trend,
    "compound": compound,
}
