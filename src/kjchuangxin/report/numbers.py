"""Numbers as text, the same in every language: shown with a few decimals, or as a formula writes them."""

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from math import floor

_IMMENSE = 10**40
_MOST_DIGITS = 30
_PRECISE = Context(prec=34)
_DECIMALS = 12  # a reckoned number with more of them is rounded, and says so,
_SIGNIFICANT = 1000  # to four decimals, or to four digits where it is small


def number(value: Fraction, digits: int | None = 4) -> str:
    """A number with as many of `digits` decimals as it needs: 62, 2.6, 58.3333; one beyond all measure as 1.234E+45.

    None stands for all of its decimals; one that has no end of them is rounded to four, and says so: ≈58.3333.
    """
    if digits is None:
        digits = value.denominator.bit_length()  # enough where it has an end
        if pow(10, digits, value.denominator):
            return f"≈{number(value)}"
    elif abs(value) >= _IMMENSE:
        exact = _PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))
        return f"{exact:.3E}"
    scaled = round(value * 10**digits)
    whole, part = divmod(abs(scaled), 10**digits)
    text = f"{'-' if scaled < 0 else ''}{whole}.{part:0{digits}}"
    return text.rstrip("0").rstrip(".")


def half_up(value: Fraction) -> int:
    """The nearest whole number, of two the greater."""
    return floor(value + Fraction(1, 2))


def fixed(value: Fraction, digits: int) -> str:
    """A number with just so many decimals, rounded half away from 0; with more where it would look like 0."""
    while (scaled := half_up(abs(value) * 10**digits)) == 0 and value:
        digits += 1
    whole, part = divmod(scaled, 10**digits)
    return f"{'-' if value < 0 else ''}{whole}{f'.{part:0{digits}}' if digits else ''}"


def tenths(share: Fraction) -> Fraction:
    """A share in percent, rounded half up to one decimal, but below the whole never 100."""
    found = half_up(share * 1000)
    return Fraction(min(found, 999) if share < 1 else found, 10)


def share(value: Fraction) -> str:
    """A share in percent as a sentence says it, always with one decimal: 92.0%."""
    return f"{fixed(tenths(value), 1)}%"


def percent(share: Fraction | None) -> str:
    """A share in percent with one decimal, see `tenths`; a dash for none."""
    return "—" if share is None else f"{number(tenths(share))}%"


def points(share: Fraction | None) -> str:
    """A difference of shares in percentage points with its sign, one decimal, rounded half up; a dash for none."""
    if share is None:
        return "—"
    found = half_up(abs(share) * 1000)
    sign = "" if not found else "-" if share < 0 else "+"
    return f"{sign}{number(Fraction(found, 10))}"


def decimals(value: Fraction) -> int:
    """How many decimals a number is written with; 4 where it has no end of them."""
    return next((digits for digits in range(_MOST_DIGITS) if (value * 10**digits).denominator == 1), 4)


def given(value: Fraction) -> str:
    """A number as it was given: all its digits, in brackets where it is below 0."""
    text = number(value, None)
    return f"({text})" if value < 0 else text


def reckoned(value: Fraction) -> str:
    """A number that was reckoned: rounded where it is long, and says so."""
    text, rounded = _reckoned(value, ())
    return f"≈{text}" if rounded else text


def told_apart(value: Fraction, apart: Iterable[Fraction]) -> str:
    """A number that was reckoned, rounded where it is long, but never so far that it looks like one of `apart`."""
    return _reckoned(value, apart)[0]


def equals(value: Fraction, apart: Iterable[Fraction] = ()) -> str:
    """A reckoned number as the end of a formula: = 0.95, ≈ 1.2267."""
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


def month(gone: Fraction) -> str:
    """Months or years in a formula."""
    return parted(gone) if gone.denominator == 1 else f"({parted(gone)})"


def bracketed(value: Fraction) -> str:
    """A reckoned number within a formula, whose end says whether it is rounded; in brackets where it is below 0."""
    text, _ = _reckoned(value, ())
    return f"({text})" if value < 0 else text
