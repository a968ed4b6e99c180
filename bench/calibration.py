"""How well the forecasts hold: thousands of made years of the kinds that occur, each asked about at several dates.

    python bench/calibration.py [--years 10000] [--seed 1]

Prints two Markdown tables. A forecast sees only the reports up to its day; what became of the year is known from the
rest of it. Of intervals of 80 %, 80 % of the end values should lie inside, in every kind; where a kind cannot be
foreseen from its reports there should be next to no forecasts. `Brier` is the mean squared error of the chance of
meeting the target: less is better, 0.25 is what always saying 50 % gets. A year is asked about after 25, 45, 60, 75 and
90 % of its window, unless its target is met by then; half of the years are reported by the month, half by the quarter.

Two rows show limits. A stall that no report shows yet cannot be known: those forecasts are wrong. And of a level whose
figures are each a little off, the intervals are wider than they need be.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from math import cos, exp, log, pi
from pathlib import Path
from random import Random
from typing import TypeAlias

from kjchuangxin.assess.curve import TargetCurve, curve_of
from kjchuangxin.assess.forecast.outlook import outlook_on
from kjchuangxin.model.calendar import add_months, eve
from kjchuangxin.model.load import load_workspace
from kjchuangxin.model.resolved import ResolvedTarget, resolved_targets
from kjchuangxin.report.outlook import Forecast
from kjchuangxin.source import Files, find

START = date(2022, 1, 1)
ASKED = (0.25, 0.45, 0.6, 0.75, 0.9)
PLAN = """\
format: 1
id: p
title: p
period: {start: 2022-01-01, end: 2022-12-31}
units: [{name: a}]
sections:
  - title: s
    tasks:
      - {number: 1, title: t, lead: [a], targets: [{id: T1-1, name: n, measure: increment, at_least: 1}]}
"""


@dataclass(frozen=True)
class Year:
    """What each month added, what was to be expected of all of them, and after how many months it stalled."""

    gains: Sequence[float]
    planned: float
    counted: bool
    baseline: float | None = None  # of a level
    stalled: int | None = None


Made: TypeAlias = Callable[[Random, int], Year]


def poisson(random: Random, mean: float) -> int:
    """A count of what happens by chance alone (Knuth; a large one in parts, since his way takes as many steps)."""
    count = 0
    while mean > 20:
        count, mean = count + poisson(random, mean / 2), mean / 2
    limit, product = exp(-mean), random.random()
    while product > limit:
        count, product = count + 1, product * random.random()
    return count


def clumps(random: Random, mean: float, size: float) -> int:
    """A count of what comes in clumps, of that size on the average."""
    found = poisson(random, mean / size)
    return sum(1 + int(log(1 - random.random()) / log(1 - 1 / size)) for _ in range(found))


def amount(random: Random, mean: float, variation: float) -> float:
    """An amount that varies by so much of its mean, never below zero."""
    return random.gammavariate(variation**-2, mean * variation**2)


def a_count(random: Random) -> float:
    """What a month adds on the average: 6 to 400 a year."""
    return exp(random.uniform(log(6), log(400))) / 12


def an_amount(random: Random) -> float:
    return exp(random.uniform(0, 8))


def autumn(random: Random) -> Callable[[int], float]:
    """How much of an average month each one brings: by 5 to 25 % more in November, by so much less in May."""
    height = random.uniform(0.05, 0.25)
    return lambda month: 1 + height * cos(pi * (month % 12 - 10.5) / 6)


def even_counts(random: Random, months: int) -> Year:
    mean = a_count(random)
    return Year([poisson(random, mean) for _ in range(months)], mean * months, counted=True)


def clumpy_counts(random: Random, months: int) -> Year:
    mean, size = a_count(random), random.uniform(1.2, 2.5)
    return Year([clumps(random, mean, size) for _ in range(months)], mean * months, counted=True)


def even_amounts(random: Random, months: int) -> Year:
    mean, variation = an_amount(random), random.uniform(0.2, 0.8)
    return Year([amount(random, mean, variation) for _ in range(months)], mean * months, counted=False)


def level(random: Random, months: int, sign: int = 1) -> Year:
    baseline, variation = random.uniform(50, 300), random.uniform(0.3, 0.8)
    mean = baseline * random.uniform(0.1, 0.4) / 12
    gains = [sign * random.gauss(mean, variation * mean) for _ in range(months)]
    return Year(gains, sign * mean * months, counted=False, baseline=baseline)


def reduction(random: Random, months: int) -> Year:
    return level(random, months, -1)


def read_with_errors(random: Random, months: int) -> Year:
    """A level that rises evenly, but each figure of which is a little off: it does not add up as the others do."""
    baseline = random.uniform(50, 300)
    mean = baseline * random.uniform(0.1, 0.4) / 12
    error = mean * random.uniform(0.3, 1)
    values = [baseline, *(baseline + mean * month + random.gauss(0, error) for month in range(1, months + 1))]
    return Year([after - before for before, after in pairwise(values)], mean * months, counted=False, baseline=baseline)


def autumn_counts(random: Random, months: int) -> Year:
    mean, part = a_count(random), autumn(random)
    return Year([poisson(random, mean * part(month)) for month in range(months)], mean * months, counted=True)


def autumn_amounts(random: Random, months: int) -> Year:
    mean, part, variation = an_amount(random), autumn(random), random.uniform(0.2, 0.6)
    gains = [amount(random, mean * part(month), variation) for month in range(months)]
    return Year(gains, mean * months, counted=False)


def batch_counts(random: Random, months: int) -> Year:
    total, trickle = exp(random.uniform(log(10), log(400))), random.uniform(0, 0.25)
    gains = [poisson(random, total * trickle / months) for _ in range(months)]
    gains[-random.choice((1, 2))] += poisson(random, total * (1 - trickle))
    return Year(gains, total, counted=True)


def batch_amounts(random: Random, months: int) -> Year:
    total, trickle = exp(random.uniform(2, 8)), random.uniform(0.001, 0.25)
    gains = [amount(random, total * trickle / months, 0.5) for _ in range(months)]
    gains[-random.choice((1, 2))] += total * (1 - trickle)
    return Year(gains, total, counted=False)


def stalled_counts(random: Random, months: int) -> Year:
    mean, stall, after = a_count(random), random.randrange(months // 4, months * 3 // 4), random.choice((0, 0.1))
    gains = [poisson(random, mean * (1 if month < stall else after)) for month in range(months)]
    return Year(gains, mean * months, counted=True, stalled=stall)


def stalled_amounts(random: Random, months: int) -> Year:
    mean, stall, after = an_amount(random), random.randrange(months // 4, months * 3 // 4), random.choice((0.001, 0.1))
    gains = [amount(random, mean * (1 if month < stall else after), 0.4) for month in range(months)]
    return Year(gains, mean * months, counted=False, stalled=stall)


FORESEEABLE: dict[str, Made] = {
    "counts, even": even_counts,
    "counts, even, in clumps": clumpy_counts,
    "counts, somewhat more in autumn": autumn_counts,
    "amounts, even": even_amounts,
    "amounts, somewhat more in autumn": autumn_amounts,
    "level, rising": level,
    "level, to be reduced": reduction,
}
OTHERS: dict[str, Made] = {
    "level, rising, read with errors": read_with_errors,
    "counts, most in a batch at the end": batch_counts,
    "amounts, most in a batch at the end": batch_amounts,
    "counts, early then stalled": stalled_counts,
    "amounts, early then stalled": stalled_amounts,
}


@dataclass
class Tally:
    """How often a forecast was asked for, and what became of those that were given."""

    asked: int = 0
    held: list[bool] = field(default_factory=list)
    chances: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, said: Forecast | None, end: Fraction, *, met: bool) -> None:
        self.asked += 1
        if said is not None:
            self.held.append(said.low <= end <= said.high)
            self.chances.append((float(said.chance), met))

    @property
    def coverage(self) -> float:
        """The share of the end values inside their interval."""
        return sum(self.held) / len(self.held)

    @property
    def row(self) -> str:
        given = f"{len(self.held) / self.asked:.0%}"
        if not self.held:
            return f"{self.asked:,} | {given} | – | –"
        brier = sum((chance - met) ** 2 for chance, met in self.chances) / len(self.chances)
        return f"{self.asked:,} | {given} | {self.coverage:.0%} | {brier:.3f}"


def any_target() -> ResolvedTarget:
    """A target as the program reads one, to be made into others."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "workplan-p.yaml").write_text(PLAN, "utf-8")
        found = find(None, Path(name), None)
        workspace = load_workspace(found, str)[0] if isinstance(found, Files) else None
    if workspace is None:
        raise ValueError("the plan is refused")
    return resolved_targets(workspace.plan[0], None)["T1-1"]


def curve_to(target: ResolvedTarget, year: Year, aim: Decimal, months: int) -> TargetCurve:
    """The target made one of the year's kind, to be reached within so many months."""
    baseline = None if year.baseline is None else Decimal(f"{year.baseline:.4f}")
    update = {
        "measure": "increment" if baseline is None else "level",
        "unit": "家" if year.counted else "万元",
        "at_least": None,
        "at_most" if year.planned < 0 else "at_least": aim,
    }
    window = (START, eve(add_months(START, months)))
    found = curve_of(
        replace(target, definition=target.definition.model_copy(update=update), window=window, baseline=baseline),
        START,
        START,
        None,
    )
    if found is None:
        raise ValueError("there is no number to aim at")
    return found


def asked(
    target: ResolvedTarget, make: Made, random: Random, number: int
) -> Iterator[tuple[str, Forecast | None, Fraction, bool]]:
    """A made year, asked about at every date: what its reports show, the forecast, the end value, whether it is met."""
    months, spell = (12, 12, 12, 24)[number % 4], (1, 3)[number // 4 % 2]
    year = make(random, months)
    places = 0 if year.counted else 4
    values = [Fraction(f"{(year.baseline or 0) + so_far:.{places}f}") for so_far in accumulate(year.gains)]
    wanted = (year.baseline or 0) + year.planned * random.uniform(0.7, 1.4)
    curve = curve_to(target, year, Decimal(f"{max(1, wanted) if year.counted else wanted:.{places}f}"), months)
    days = [eve(add_months(START, month)) for month in range(1, months + 1)]
    series = [(days[month - 1], values[month - 1]) for month in range(spell, months + 1, spell)]
    for share in ASKED:
        month = int(months * share)
        reported = month // spell * spell
        if reported and not curve.met(values[reported - 1]):
            seen = outlook_on(curve, series, days[month - 1]).forecast
            # A stall shows once a whole report lies after it.
            known = "" if year.stalled is None else ", seen" if reported - spell >= year.stalled else ", not yet seen"
            yield known, seen, values[-1], curve.met(values[-1])


def tallied(name: str, make: Made, years: int, seed: int) -> dict[str, Tally]:
    """What became of so many years of a kind."""
    random, target = Random(f"{seed} {name}"), any_target()  # noqa: S311 - years are made, not secrets
    found: dict[str, Tally] = {}
    for number in range(years):
        for known, said, end, met in asked(target, make, random, number):
            found.setdefault(name + known, Tally()).add(said, end, met=met)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    each = options.years // len(FORESEEABLE | OTHERS)
    print("| Kind of year | Asked | Forecast given | Held by 80 % | Brier |")
    print("|---|--:|--:|--:|--:|")
    whole = Tally()
    for name, make in (FORESEEABLE | OTHERS).items():
        for kind, tally in sorted(tallied(name, make, each, options.seed).items()):
            print(f"| {kind} | {tally.row} |")
            if name in FORESEEABLE:
                whole.asked += tally.asked
                whole.held += tally.held
                whole.chances += tally.chances
    print(f"| **all that can be foreseen** | {whole.row} |")
    print("\n| Chance given | Forecasts | Chance on the average | Met |\n|---|--:|--:|--:|")
    for fifth in range(5):
        inside = [(chance, met) for chance, met in whole.chances if min(4, int(chance * 5)) == fifth]
        mean, met = (sum(column) / len(inside) for column in zip(*inside, strict=True))
        print(f"| {fifth * 20} to {fifth * 20 + 20} % | {len(inside):,} | {mean:.0%} | {met:.0%} |")


if __name__ == "__main__":
    main()
