"""From reported entries to a target's figures: whose count, which is the newest, and how several make one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, reduce
from operator import itemgetter

from kjchuangxin.diagnostic import Place
from kjchuangxin.model import ResolvedTarget
from kjchuangxin.model.entries import Observation
from kjchuangxin.report.target import Figure
from kjchuangxin.rules.numbers import EXACT

_BY_DAY = itemgetter(0, 1)


def figure_of(reported: Observation, *, traced: bool) -> Figure:
    """A reported entry as the report shows it."""
    entry = reported.entry
    return Figure(
        unit=reported.unit,
        as_of=reported.as_of,
        submitted=reported.submitted,
        value=None if entry.value is None else Fraction(entry.value),
        stage=entry.stage,
        state=entry.state,
        note=entry.note,
        evidence=entry.evidence,
        cause=entry.cause,
        action=entry.action,
        by=entry.by,
        correction=entry.correction,
        illustrative=reported.file.illustrative,
        place=place_of(reported) if traced else None,
    )


def place_of(reported: Observation) -> Place:
    """Where a figure is written; where there is none, the entry."""
    return reported.place("value") if reported.entry.value is not None else reported.place()


@dataclass(frozen=True)
class Figures:
    """What a target's reporters said up to a day, oldest first, ties in the reporters' order."""

    goal: ResolvedTarget
    all: tuple[Observation, ...]

    @cached_property
    def within(self) -> tuple[Observation, ...]:
        """Those of the window, which alone can be its value; a milestone's stage stays done from before it."""
        start = self.goal.window[0]
        return tuple(figure for figure in self.all if figure.as_of >= start or not self.goal.numeric)

    @cached_property
    def counting(self) -> tuple[Observation, ...]:
        """Those of the window that say something of the target: of a number, those with a value."""
        return tuple(figure for figure in self.within if figure.entry.value is not None or not self.goal.numeric)

    @cached_property
    def newest(self) -> dict[str, Observation]:
        """Each reporter's newest figure of the window, by unit in the reporters' order."""
        return _newest(self.goal, self.counting)

    @cached_property
    def words(self) -> tuple[Observation, ...]:
        """What each reporter said last, with or without a figure, and then its newest figure where that is another."""
        last = _newest(self.goal, self.within)
        return tuple(
            dict.fromkeys(one for unit in last for one in (last[unit], self.newest.get(unit)) if one is not None)
        )

    @cached_property
    def value(self) -> tuple[Fraction, date] | None:
        """The one figure that the newest ones make, and its day."""
        return _combined(self.goal, self.newest.values())

    @cached_property
    def before(self) -> tuple[Fraction, date] | None:
        """The one figure from before the window: the baseline."""
        start = self.goal.window[0]
        earlier = [one for one in self.all if one.as_of < start and one.entry.value is not None]
        return _combined(self.goal, _newest(self.goal, earlier).values())

    @cached_property
    def series(self) -> tuple[tuple[date, Fraction], ...]:
        """The one figure as it stood on each day for which anybody reported one, those before the window too."""
        known: dict[str, Observation] = {}
        found: dict[date, Fraction] = {}
        for figure in self.all:
            if figure.entry.value is not None:
                known[figure.unit] = figure
                combined = _combined(self.goal, (known[unit] for unit in self.goal.reporters if unit in known))
                if combined is not None:
                    found[figure.as_of] = combined[0]
        return tuple(found.items())

    def until(self, day: date) -> "Figures":
        """What had been said by then."""
        return Figures(self.goal, self.all[: bisect_right(self.all, day, key=lambda figure: figure.as_of)])

    @cached_property
    def stage(self) -> str | None:
        """The milestone's stage last said to be done."""
        return next((figure.entry.stage for figure in reversed(self.within) if figure.entry.stage is not None), None)


def figures_by_target(
    goals: dict[str, ResolvedTarget], reported: Iterable[Observation], day: date
) -> dict[str, Figures]:
    """Every goal's figures from its own reporters; nothing dated after the day is looked at."""
    found: dict[str, list[tuple[date, int, Observation]]] = {target: [] for target in goals}
    positions = {target: {unit: at for at, unit in enumerate(goal.reporters)} for target, goal in goals.items()}
    for one in reported:
        position = positions[one.target].get(one.file.unit)
        if position is not None and one.as_of <= day:
            found[one.target].append((one.as_of, -position, one))
    for figures in found.values():
        figures.sort(key=_BY_DAY)
    return {
        target: Figures(goals[target], tuple([figure for _, _, figure in figures])) for target, figures in found.items()
    }


def _newest(goal: ResolvedTarget, figures: Sequence[Observation]) -> dict[str, Observation]:
    newest = {figure.unit: figure for figure in figures}
    return {unit: newest[unit] for unit in goal.reporters if unit in newest}


def _combined(goal: ResolvedTarget, figures: Iterable[Observation]) -> tuple[Fraction, date] | None:
    known = [(one.entry.value, one.as_of) for one in figures if one.entry.value is not None]
    if not known:
        return None
    newest = max(as_of for _, as_of in known)
    match goal.collect:
        case "sum":
            return Fraction(reduce(EXACT.add, (value for value, _ in known))), newest
        case "max":
            return Fraction(max(value for value, _ in known)), newest
        case _:
            return next((Fraction(value), as_of) for value, as_of in known if as_of == newest)
