"""Numbers as an explanation writes them: what was given with all its digits, what was reckoned marked where rounded."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kjchuangxin.i18n.labels import COMPARATORS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import number
from kjchuangxin.report.target import Basis, TargetResult

_DECIMALS = 12  # a reckoned number with more of them is rounded, and says so,
_SIGNIFICANT = 1000  # to four decimals, or to four digits where it is small


def given(value: Fraction) -> str:
    """A number as it was given: all its digits, in brackets where it is below 0."""
    text = number(value, None)
    return f"({text})" if value < 0 else text


def reckoned(value: Fraction, apart: Iterable[Fraction] = ()) -> str:
    """A number that was reckoned: rounded where it is long, but never so far that it looks like one of `apart`."""
    text, rounded = _reckoned(value, apart)
    return f"≈{text}" if rounded else text


def equals(value: Fraction, apart: Iterable[Fraction] = ()) -> str:
    """The same as the end of a formula: = 0.95, ≈ 1.2267."""
    text, rounded = _reckoned(value, apart)
    return f"{'≈' if rounded else '='} {text}"


def _reckoned(value: Fraction, apart: Iterable[Fraction]) -> tuple[str, bool]:
    """The number, and whether it is rounded."""
    if (value * 10**_DECIMALS).denominator == 1:
        return number(value, None), False
    near, digits = [one for one in apart if one != value], 4
    while abs(value) * 10**digits < _SIGNIFICANT or round(value, digits) in near:
        digits += 1
    text = number(value, digits)
    return text, Fraction(text) != value


def parted(value: Fraction) -> str:
    """A number of months or years: 9, 8 + 15/31."""
    whole, rest = divmod(value, 1)
    return f"{whole} + {rest}" if whole and rest else str(rest or whole)


def held_against(result: TargetResult, value: Fraction) -> str:
    """A value and the target, or what is enough of it: 62 ≥ 100, 45 ≤ 62 ≤ 50."""
    shown = number(value, None)
    match result.target:
        case (low, high):
            return f"{number(low, None)} ≤ {shown} ≤ {number(high, None)}"
        case Fraction() as aim:
            bound = aim if result.basis.least is None else result.basis.least
            return f"{shown} {'≤' if result.comparator == 'at_most' else '≥'} {number(bound, None)}"
        case _:
            return shown


def aimed(result: TargetResult, locale: Locale) -> str:
    """The target with all its digits."""
    match result.target:
        case (low, high):
            return f"{number(low, None)}–{number(high, None)}{result.unit or ''}"
        case Fraction() as aim:
            return f"{COMPARATORS.get(result.comparator or '', '')}{number(aim, None)}{result.unit or ''}"
        case _:
            return locale.target(result)


def month(gone: Fraction) -> str:
    """Months or years in a formula."""
    return parted(gone) if gone.denominator == 1 else f"({parted(gone)})"


def bracketed(value: Fraction) -> str:
    """A reckoned number in a formula, in brackets where it is below 0."""
    return f"({reckoned(value)})" if value < 0 else reckoned(value)


def measured(basis: Basis) -> str:
    """What is held against the bands, so that it cannot be taken for one of their bounds."""
    return "" if basis.measured is None else reckoned(basis.measured, [bound for _, bound in basis.bands])


def measures(basis: Basis) -> str:
    """The same as the end of a formula."""
    return "" if basis.measured is None else equals(basis.measured, [bound for _, bound in basis.bands])


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number's target with what every formula needs; only where there is a value."""

    result: TargetResult
    basis: Basis
    value: Fraction
