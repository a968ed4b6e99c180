"""The formulas of the two methods for several years."""

from collections.abc import Iterator
from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.render.exactly import Numbers, measures
from kjchuangxin.report.numbers import bracketed, equals, given, month, number, parted, reckoned

_ALMOST_NOTHING = Fraction(1, 1000)  # what a base of 0 counts as


def trend(known: Numbers) -> Iterator[Message]:
    """The figures, their change, what lacks now and what will lack."""
    basis, value = known.basis, known.value
    yield msg("yearly figures: {figures}", figures=tuple(f"{day} {number(one, None)}" for day, one in basis.series))
    if basis.gained is None or basis.against is None:
        return
    (first_day, first), (last_day, last) = basis.series[0], basis.series[-1]
    yield msg(
        "average yearly change = ({last} - {first}) / ({to} - {since}) {change}",
        last=given(last),
        first=given(first),
        to=str(last_day.year),
        since=str(first_day.year),
        change=equals(basis.gained),
    )
    away = basis.gained * (-1 if basis.turned else 1)
    if basis.measured is None or basis.whole is None or basis.needed is None:
        yield _DIRECTIONS[bool(basis.met), known.result.pace_kind == "hold", away >= 0]
        return
    values = {"target": given(basis.against), "value": given(value), "lacking": number(basis.whole, None)}
    if basis.turned:
        yield msg("lacking now = value - target = {value} - {target} = {lacking}", **values)
    else:
        yield msg("lacking now = target - value = {target} - {value} = {lacking}", **values)
    end = str(known.result.window[1].year)
    yield msg("years left = {end} - {last} = {years}", end=end, last=str(last_day.year), years=given(basis.needed))
    left = basis.whole - away * basis.needed
    yield msg(
        "lacking at the end = {lacking} - {change} × {years} {left}",
        lacking=values["lacking"],
        change=reckoned(away),
        years=given(basis.needed),
        left=equals(left),
    )
    yield msg(
        "share = lacking at the end / lacking now = {left} / {lacking} {measured}",
        left=bracketed(left),
        lacking=values["lacking"],
        measured=measures(basis),
    )


# Met or not, to be held or not, and not moving away or moving away.
_MET_AND_STEADY = msg("It is met, and the figures do not turn back: on track.")
_MET_AND_BACK = msg("It is met, but the figures turn back: slipping.")
_AWAY = msg("The figures move away from the target: regressing.")
_DIRECTIONS = {
    (True, False, True): _MET_AND_STEADY,
    (True, True, True): _MET_AND_STEADY,
    (True, False, False): _MET_AND_BACK,
    (True, True, False): _MET_AND_BACK,
    (False, True, True): msg("It has to be held and is not met, but the figures do not move away from it: behind."),
    (False, True, False): _AWAY,
    (False, False, True): msg("The figures do not move: regressing."),
    (False, False, False): _AWAY,
}


def compound(known: Numbers) -> Iterator[Message]:
    """Base, value and target, the years between them, and the two growths."""
    result, basis = known.result, known.basis
    if basis.against is None:
        return
    (base_day, base), (value_day, value) = basis.series
    so_far, whole = basis.years
    yield msg(
        "base: {base} as of {base_day}; value: {value} as of {value_day}; target: {target} by {end}",
        base=number(base, None),
        base_day=base_day.isoformat(),
        value=number(value, None),
        value_day=value_day.isoformat(),
        target=number(basis.against, None),
        end=result.window[1].isoformat(),
    )
    yield msg(
        "years from the base: {so_far} to the value, {whole} to the window's end",
        so_far=parted(so_far),
        whole=parted(whole),
    )
    if basis.measured is None or basis.gained is None or basis.needed is None or basis.whole is None:
        return
    if base == 0:
        yield msg("The base of 0 counts as {counted}.", counted=number(_ALMOST_NOTHING))
        base = _ALMOST_NOTHING
    if basis.against == 0:
        yield msg("The target of 0 counts as {counted}.", counted=number(basis.whole))
    values = {"value": given(value), "target": given(basis.whole), "base": given(base)}
    growth, needed = reckoned(basis.gained), reckoned(basis.needed)
    yield msg(
        "yearly growth so far: c - 1 = ({value} / {base})^(1 / {years}) - 1 {growth}",
        **{"years": month(so_far), "growth": equals(basis.gained), **values},
    )
    yield msg(
        "yearly growth needed: |q - 1| = |({target} / {base})^(1 / {years}) - 1| {growth}",
        **{"years": month(whole), "growth": equals(basis.needed), **values},
    )
    found = measures(basis)
    if basis.needed == 0:
        yield msg("No growth is needed, and the value has left the target: the ratio counts as -1.")
    elif basis.turned:
        yield msg(
            "ratio = -(c - 1) / |q - 1| = -({growth}) / {needed} {measured}",
            growth=growth,
            needed=needed,
            measured=found,
        )
    else:
        yield msg(
            "ratio = (c - 1) / |q - 1| = {growth} / {needed} {measured}", growth=growth, needed=needed, measured=found
        )
