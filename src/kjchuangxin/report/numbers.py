"""Numbers as text, the same in every language."""

from decimal import Context, Decimal
from fractions import Fraction

_IMMENSE = 10**40
_PRECISE = Context(prec=34)


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


def percent(share: Fraction | None) -> str:
    """A share as whole percent, rounded down towards zero so that 99.9 % is never shown as done; a dash for none."""
    return "—" if share is None else f"{int(share * 100)}%"
