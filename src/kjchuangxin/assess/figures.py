"""From reported entries to a target's figures: whose count, which is the newest, and the one that they make."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from operator import attrgetter, itemgetter

from kjchuangxin.diagnostic import Place
from kjchuangxin.model.calendar import add_months
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
        reference=None if entry.reference is None else Fraction(entry.reference),
        year_before=None if entry.year_before is None else Fraction(entry.year_before),
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
    def by_unit(self) -> dict[str, list[Observation]]:
        """Everything that each reporter said, oldest first."""
        found: dict[str, list[Observation]] = {}
        for one in self.all:
            found.setdefault(one.unit, []).append(one)
        return found

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

    def dated(self, day: date | None) -> Observation | None:
        """The newest figure of the window that is for a day; None where there is none."""
        return next((one for one in reversed(self.counting) if one.as_of == day), None)

    @cached_property
    def up_to_date(self) -> tuple[str, ...]:
        """The reporters whose newest figures are for the end of the newest period that had ended by then, or later."""
        newest = max((one.as_of for one in self.newest.values()), default=date.min)
        ended = bisect_right(self.target.periods, newest, key=attrgetter("end"))
        since = self.target.periods[ended - 1].end if ended else date.min
        return tuple(unit for unit, one in self.newest.items() if one.as_of >= since)

    @cached_property
    def judged_on(self) -> date | None:
        """The day for which the value is: of a figure that several make, the oldest of those up to date."""
        if self.target.collect == "single":
            return self.value[0] if self.value is not None else None
        return min((self.newest[unit].as_of for unit in self.up_to_date), default=None)

    @cached_property
    def partial(self) -> tuple[str, ...]:
        """The reporters whose figures are not in the value, or are older ones."""
        if self.target.collect == "single" or self.value is None:
            return ()
        counted = frozenset(self.up_to_date)
        return tuple(unit for unit in self.target.reporters if unit not in counted)

    @cached_property
    def before(self) -> Dated | None:
        """The one figure from before the window, the baseline: of several, only what those had who have a figure now.

        None where one of these has none, because like is held against like.
        """
        if self.target.collect == "single":
            return newest_figure("single", self.earlier)
        theirs = [one for one in self.earlier if one.unit in self.newest or not self.newest]
        if len({one.unit for one in theirs}) < len(self.newest):
            return None
        return newest_figure(self.target.collect, theirs)

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

    @cached_property
    def whole_series(self) -> tuple[Dated, ...]:
        """The one figure as it stood on each day for which anybody reported one, those before the window too."""
        return by_day(self.target.collect, self.all)

    @cached_property
    def yearly(self) -> tuple[Dated, ...]:
        """Where a trend decides: the figures for the day of the year on which the window ends."""
        if self.target.settings.method != "trend":
            return ()
        end = self.target.window[1]
        return tuple(one for one in self.whole_series if one[0] == add_months(end, 12 * (one[0].year - end.year)))

    def _by_unit(self, figures: Iterable[Observation]) -> dict[str, Observation]:
        newest = {figure.unit: figure for figure in figures}
        return {unit: newest[unit] for unit in self.target.reporters if unit in newest}

    def until(self, day: date) -> "Figures":
        """What had been reported by then."""
        return Figures(self.target, self.all[: bisect_right(self.all, day, key=_DAY)])

    @cached_property
    def turning_days(self) -> list[date]:
        """The days on which alone the verdict can change: a figure is judged on its own day."""
        return sorted({*(one.as_of for one in self.all), *(one.since for one in self.target.requirements)})


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
