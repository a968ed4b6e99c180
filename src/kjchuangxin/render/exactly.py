"""Numbers as an explanation writes them: what was given with all its digits, what was reckoned marked where rounded."""

from dataclasses import dataclass
from fractions import Fraction

from kjchuangxin.i18n.locale import COMPARATORS, Locale
from kjchuangxin.report.numbers import equals, number, reckoned
from kjchuangxin.report.target import Basis, TargetResult


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
