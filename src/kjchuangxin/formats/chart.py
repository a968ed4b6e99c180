"""A target's course over its window as a picture: what is expected, what was reported, where time stands.

Every character of the picture is narrow, so that columns stay columns whatever stands beside it.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TypeAlias

from kjchuangxin.diagnostic import msg
from kjchuangxin.formats.screen import Screen, columns, paragraph, visible
from kjchuangxin.i18n.labels import CURVE, POINT, SYMBOLS, TODAY
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.basis import Dated
from kjchuangxin.report.numbers import number
from kjchuangxin.report.status import Light
from kjchuangxin.report.target import StageResult, TargetResult
from kjchuangxin.views.target_texts import numbers_of

_ROWS = 10
_WIDEST = 80  # columns of a picture; a wider one says no more
_NARROWEST = 24
_INDENT = 2
_DAY = 10  # columns of a date

_Points: TypeAlias = tuple[Dated, ...]


def chart(result: TargetResult, day: date, locale: Locale, screen: Screen) -> list[str]:
    """The lines of a target's picture as of a day; none where there is nothing to draw.

    A number has its expected curve and its reported figures, a milestone its stages in the order of time. Of what
    counts only at the window's end nothing is expected but the target itself. An effort without a number has no
    picture; nor has a screen that is too narrow.
    """
    if result.progress.stages:
        return _stages(result, day, locale, screen)
    points = result.trace.series
    if result.definition.pace_kind is None or not (result.trace.drawn or points):
        return []
    ends, baseline = _ends(result), () if result.progress.baseline is None else (result.progress.baseline,)
    values = [*ends, *baseline, *(value for _, value in (*result.trace.drawn, *points))]
    scale = _Scale(max(values), min(values))
    labels: dict[int, str] = {}  # by rows; where two share a row, the one that matters more
    for value in (*ends, *(value for _, value in points[-1:]), scale.high, scale.low):
        labels.setdefault(scale.row(value), number(value))
    margin = _INDENT + max(map(columns, labels.values())) + 1
    width = min(screen.width - margin, _WIDEST)
    if width < _NARROWEST:
        return []
    end = max([result.definition.window[1], *(as_of for as_of, _ in points[-1:])])
    span = _Span(result.definition.window[0], end, width)
    today = span.column(day) if span.start <= day <= end else None
    picture = _picture(result, points, scale, span, today)
    lines = [
        f"{labels.get(row, '').rjust(margin - 1)} {_painted(line, result.light, screen)}".rstrip()
        for row, line in enumerate(picture)
    ]
    axis = "".join("+" if column in {0, width - 1, today} else "-" for column in range(width))
    lines += [" " * margin + axis, " " * margin + _days(span, day, today)]
    signs = [
        *([" ".join((POINT, locale.text(msg("value"))))] if points else []),
        *([" ".join((CURVE, locale.text(msg("expected"))))] if any(CURVE in row for row in picture) else []),
        *([f"{TODAY} {day.isoformat()}"] if today is not None else []),
        *([visible(locale.labelled(locale.text(msg("measured in")), result.unit))] if result.unit else []),
    ]
    return [*lines, *_legend(signs, screen)]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The values at the top and at the bottom of a picture."""

    high: Fraction
    low: Fraction

    def row(self, value: Fraction) -> int:
        if self.high == self.low:  # a single value lies in the middle
            return _ROWS // 2
        return round((self.high - value) / (self.high - self.low) * (_ROWS - 1))


@dataclass(frozen=True, slots=True)
class _Span:
    """The days at both sides of a picture of so many columns."""

    start: date
    end: date
    width: int

    def column(self, day: date) -> int:
        return round(Fraction((day - self.start).days, self._days) * (self.width - 1))

    def ordinal(self, column: int) -> Fraction:
        """The day in a column, as a number."""
        return self.start.toordinal() + Fraction(column * self._days, self.width - 1)

    @property
    def _days(self) -> int:
        return max((self.end - self.start).days, 1)


def _ends(result: TargetResult) -> tuple[Fraction, ...]:
    """The target's number, or both ends of its range."""
    return numbers_of(result.target)[::-1]


def _picture(result: TargetResult, points: _Points, scale: _Scale, span: _Span, today: int | None) -> list[list[str]]:
    """The characters of each row: the figures before the curve, and that before the day."""
    rows = [[" "] * span.width for _ in range(_ROWS)]
    if today is not None:
        for row in rows:
            row[today] = TODAY
    for column in range(span.width):
        value = _expected(result.trace.drawn, span.ordinal(column))
        if value is not None:
            rows[scale.row(value)][column] = CURVE
    if result.definition.pace_kind == "at_end":
        for value in _ends(result):
            rows[scale.row(value)][span.column(result.definition.window[1])] = CURVE
    for as_of, value in points:
        rows[scale.row(value)][span.column(as_of)] = POINT
    return rows


def _expected(curve: _Points, ordinal: Fraction) -> Fraction | None:
    """The value of the curve on a day, on straight lines between its corners; a single corner holds at every date."""
    if not curve or (len(curve) > 1 and ordinal < curve[0][0].toordinal()):
        return None
    for (begin, low), (end, high) in pairwise(curve):
        if ordinal <= end.toordinal():
            share = (ordinal - begin.toordinal()) / (end.toordinal() - begin.toordinal())
            return low + (high - low) * share
    return curve[-1][1]


def _painted(line: list[str], light: Light, screen: Screen) -> str:
    styles = {POINT: light.value, TODAY: "dim"}
    return "".join(screen.paint("".join(run), styles.get(one, "")) for one, run in groupby("".join(line).rstrip()))


def _days(span: _Span, day: date, today: int | None) -> str:
    """The days under the axis: both ends, and the one in question where there is room."""
    start, end = span.start.isoformat(), span.end.isoformat()
    line = f"{start}{end.rjust(span.width - _DAY)}"
    at = today - _DAY // 2 if today is not None else 0
    if _DAY + 1 < at < span.width - 2 * _DAY - 1:
        return f"{line[:at]}{day.isoformat()}{line[at + _DAY :]}"
    return line


def _legend(signs: list[str], screen: Screen) -> list[str]:
    lines: list[str] = []
    for sign in signs:
        longer = f"{lines[-1]}   {sign}" if lines else ""
        if longer and columns(longer) <= screen.width:
            lines[-1] = longer
        else:
            lines.append(paragraph(sign, screen, " " * _INDENT))
    return lines


def _stages(result: TargetResult, day: date, locale: Locale, screen: Screen) -> list[str]:
    """The stages by their due dates, with the day between those that are due and those to come."""
    due = [_stage(stage, day, locale, screen) for stage in result.progress.stages if stage.due <= day]
    to_come = [_stage(stage, day, locale, screen) for stage in result.progress.stages if stage.due > day]
    return [*due, f"{' ' * _INDENT}{TODAY} {day.isoformat()}", *to_come]


def _stage(stage: StageResult, day: date, locale: Locale, screen: Screen) -> str:
    light = Light.GREEN if stage.done else Light.RED if stage.due <= day else Light.GREY
    states = {Light.GREEN: msg("finished"), Light.RED: msg("overdue"), Light.GREY: msg("still to come")}
    text = locale.noted(f"{stage.due.isoformat()} {stage.name}", locale.text(states[light]))
    return paragraph(visible(text), screen, f"{' ' * _INDENT}{screen.paint(SYMBOLS[light], light.value)} ")
