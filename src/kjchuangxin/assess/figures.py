"""From reported entries to a target's figures: whose count, which is the newest, and the one that they make."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from operator import attrgetter, itemgetter

from kjchuangxin.diagnostic import Place
from kjchuangxin.model.progress import Observation, by_day, newest_figure
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.report.basis import Dated
from kjchuangxin.report.target import Figure

_BY_DAY = itemgetter(0, 1)
_DAY = attrgetter("as_of")


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
    """What a target's reporters reported up to a day, oldest first, ties in the reporters' reverse order."""

    target: ResolvedTarget
    all: tuple[Observation, ...]

    @cached_property
    def within(self) -> tuple[Observation, ...]:
        """Those of the window, which alone can be its value; a milestone's stage stays done from before it."""
        return self.all[self._begin :] if self.target.numeric else self.all

    @cached_property
    def counting(self) -> tuple[Observation, ...]:
        """Those of the window that count: of a number, those with a value."""
        return tuple(figure for figure in self.within if figure.entry.value is not None or not self.target.numeric)

    @cached_property
    def newest(self) -> dict[str, Observation]:
        """Each reporter's newest figure of the window, by unit in the reporters' order."""
        return self._by_unit(self.counting)

    @cached_property
    def remarks(self) -> tuple[Observation, ...]:
        """What each reporter wrote last, with or without a figure, and its newest figure where that is another."""
        last = self._by_unit(self.within)
        return tuple(
            dict.fromkeys(one for unit in last for one in (last[unit], self.newest.get(unit)) if one is not None)
        )

    @cached_property
    def value(self) -> Dated | None:
        """The one figure that the newest ones make, with its day."""
        return newest_figure(self.target.collect, self.counting)

    @cached_property
    def before(self) -> Dated | None:
        """The one figure from before the window: the baseline."""
        return newest_figure(self.target.collect, self.earlier)

    @cached_property
    def earlier(self) -> tuple[Observation, ...]:
        """Those from before the window."""
        return tuple(figure for figure in self.all[: self._begin] if figure.entry.value is not None)

    @cached_property
    def _begin(self) -> int:
        """How many are from before the window."""
        return bisect_left(self.all, self.target.window[0], key=_DAY)

    @cached_property
    def series(self) -> tuple[Dated, ...]:
        """The one figure as it stood on each day of the window for which anybody reported one."""
        return by_day(self.target.collect, self.counting)

    def value_on(self, day: date) -> Fraction | None:
        """The one figure of the window as it stood on a day."""
        at = bisect_right(self.series, day, key=itemgetter(0))
        return self.series[at - 1][1] if at else None

    @cached_property
    def whole_series(self) -> tuple[Dated, ...]:
        """The one figure as it stood on each day for which anybody reported one, those before the window too."""
        return by_day(self.target.collect, self.all)

    def _by_unit(self, figures: Iterable[Observation]) -> dict[str, Observation]:
        newest = {figure.unit: figure for figure in figures}
        return {unit: newest[unit] for unit in self.target.reporters if unit in newest}

    def until(self, day: date) -> "Figures":
        """What had been reported by then."""
        return Figures(self.target, self.all[: bisect_right(self.all, day, key=_DAY)])

    @property
    def turning_days(self) -> list[date]:
        """The days on which alone the target can become achieved, or be so no more."""
        target = self.target
        days = {target.window[1], *(one.as_of for one in self.all), *(one.since for one in target.requirements)}
        return sorted(days)


def figures_by_target(
    targets: dict[str, ResolvedTarget], reported: Iterable[Observation], day: date
) -> dict[str, Figures]:
    """Every target's figures from its own reporters; nothing dated after the day is looked at."""
    found: dict[str, list[tuple[date, int, Observation]]] = {id_: [] for id_ in targets}
    positions = {id_: {unit: at for at, unit in enumerate(target.reporters)} for id_, target in targets.items()}
    nobody: dict[str, int] = {}
    for one in reported:
        position = positions.get(one.target, nobody).get(one.file.unit)
        if position is not None and one.as_of <= day:
            found[one.target].append((one.as_of, -position, one))
    for figures in found.values():
        figures.sort(key=_BY_DAY)
    return {id_: Figures(targets[id_], tuple([figure for _, _, figure in figures])) for id_, figures in found.items()}
