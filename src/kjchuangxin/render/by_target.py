"""The table's rows by target, grouped by section and task, with as many columns as the screen has room for."""

from collections.abc import Callable, Iterator

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import EMPTY, FULL, SYMBOLS, Locale
from kjchuangxin.render.changes_words import former
from kjchuangxin.render.grid import Cell, Column, Grid, Line, Row, fitting
from kjchuangxin.render.screen import Screen, columns, visible
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult

LEAD_FROM = 120  # columns of the screen from which the lead units have their own
_BAR = 10
_NAME = 60  # no name is made wider than this


def grid(report: Report, locale: Locale, screen: Screen, changes: Changes | None = None) -> Grid:
    """Rows under their sections and tasks; on a narrow screen each target in lines of its own."""
    layout = fitting(_choices(locale, screen, changes), report.targets, screen)
    if layout is None:
        lines = _grouped(report, locale, lambda result: _stacked(result, locale, changes), leads=True)
        return Grid((Line(""), *lines))
    leads = screen.width < LEAD_FROM
    return layout.grid(list(_grouped(report, locale, lambda result: (layout.row(result),), leads=leads)))


# Sets of columns, the richest first; `below` is the verdict with the state of the report under it, and `moved` has the
# verdict that was before under both.
_SETS = (
    ("id", "name", "progress", "bar", "done", "verdict", "lead"),
    ("id", "name", "progress", "bar", "done", "below", "lead"),
    ("id", "name", "progress", "done", "below", "lead"),
)
_SETS_SINCE = (
    ("id", "name", "progress", "bar", "done", "verdict", "lead", "before"),
    ("id", "name", "progress", "bar", "done", "below", "lead", "before"),
    ("id", "name", "progress", "done", "below", "lead", "before"),
    ("id", "name", "progress", "done", "moved", "lead"),
)


def _choices(locale: Locale, screen: Screen, changes: Changes | None) -> list[tuple[Column[TargetResult], ...]]:
    share = max(screen.width // 6, 12)

    def verdict(said: Callable[[TargetResult], str]) -> Column[TargetResult]:
        return Column(
            locale.text(msg("verdict")),
            lambda result: Cell(f"{SYMBOLS[result.light]} {said(result)}", result.light.value),
            40,
        )

    def below(result: TargetResult) -> str:
        return f"{locale.label(result.pace)}\n  {locale.overdue(result)}".rstrip()

    made: dict[str, Column[TargetResult]] = {
        "id": Column(locale.text(msg("id")), lambda result: Cell(visible(result.id), "bold"), 10),
        "name": Column(locale.text(msg("target")), lambda result: Cell(_name(result, locale)), _NAME, flexible=True),
        "progress": Column(
            locale.text(msg("value/target")), lambda result: Cell(_progress(result, locale, share)), share
        ),
        "bar": Column("", lambda result: Cell(_bar(result), result.light.value), _BAR + 1),
        "done": Column(
            locale.text(msg("done")), lambda result: Cell(percent(result.progress.completion)), 8, right=True
        ),
        "verdict": verdict(locale.verdict),
        "below": verdict(below),
        "moved": verdict(lambda result: f"{below(result)}\n{former(result, changes, locale, titled=False)}".rstrip()),
        "before": Column(locale.text(msg("before")), lambda result: Cell(former(result, changes, locale)), 40),
        "lead": Column(
            locale.text(msg("lead")),
            lambda result: Cell(visible(locale.names(result.definition.lead))),
            screen.width // 5,
        ),
    }
    leads, sets = screen.width >= LEAD_FROM, _SETS if changes is None else _SETS_SINCE
    return [tuple(made[name] for name in names if leads or name != "lead") for names in sets]


def _grouped(
    report: Report, locale: Locale, rows: Callable[[TargetResult], tuple[Line | Row, ...]], *, leads: bool
) -> Iterator[Line | Row]:
    """Each target's rows under the line of its task, and that under the line of its section."""
    section: str | None = None
    task: int | None = None
    for result in report.targets:
        if result.definition.section != section:
            if section is not None:
                yield Line("")
            yield Line(visible(result.definition.section), "bold")
            section, task = result.definition.section, None
        if result.definition.task != task:
            lead = f" — {locale.names(result.definition.lead)}" if leads else ""
            yield Line(visible(f"{result.definition.task}. {result.definition.task_title}{lead}"))
            task = result.definition.task
        yield from rows(result)


def _stacked(result: TargetResult, locale: Locale, changes: Changes | None) -> tuple[Line, ...]:
    bar, light = _bar(result), result.light.value
    before = former(result, changes, locale, titled=False)
    figures = "  ".join(
        filter(None, (visible(locale.progress(result)), bar, bar and percent(result.progress.completion)))
    )
    return (
        Line(f"{visible(result.id)} {_name(result, locale)}", "", 2),
        Line(figures, light, 4),
        Line(f"{SYMBOLS[result.light]} {locale.verdict(result)}", light, 4),
        *([Line(before, "", 4)] if before else []),
    )


def _progress(result: TargetResult, locale: Locale, width: int) -> str:
    """Value and target, the target below where they do not fit side by side."""
    text = visible(locale.progress(result))
    if columns(text) <= width or result.target is None:
        return text
    target = visible(locale.target(result))
    return f"{text.removesuffix(target)}\n{target}" if text != target else text


def _name(result: TargetResult, locale: Locale) -> str:
    """The name, `*` where the document only strives for it, and what the document said before a revision."""
    name = f"{result.name}*" if result.definition.aspirational else result.name
    if result.definition.original is not None:
        name = locale.text(msg("{name} (originally {target})", name=name, target=locale.original(result)))
    return visible(name)


def _bar(result: TargetResult) -> str:
    """The completion as a bar, a mark where time stands; nothing where there is no completion."""
    if result.progress.completion is None:
        return ""
    filled = min(max(int(result.progress.completion * _BAR), 0), _BAR)
    cells = FULL * filled + EMPTY * (_BAR - filled)
    mark = min(max(int(result.progress.elapsed * _BAR), 0), _BAR)
    return f"{cells[:mark]}|{cells[mark:]}"
