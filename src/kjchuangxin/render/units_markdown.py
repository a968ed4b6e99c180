"""Units beside each other as Markdown, as GitHub and Gitee show it."""

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import SYMBOLS, Locale
from kjchuangxin.render import units_words
from kjchuangxin.render.headline import NO_UNIT, dated
from kjchuangxin.render.md import md, table, warned
from kjchuangxin.render.screen import Screen
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.status import Light
from kjchuangxin.report.units import UnitRow, UnitsView


def render(view: UnitsView, locale: Locale, screen: Screen, reports: bool) -> str:  # noqa: ARG001, FBT001  # the formats' interface
    body = _reports(view, locale) if reports else _standing(view, locale)
    parts = [
        f"# {md(view.report.title)}\n",
        f"{locale.text(dated(view.report))}\n",
        *warned(view.report, locale),
        *(body if view.rows else [f"{locale.text(NO_UNIT)}\n"]),
        *([f"{md(units_words.others(view, locale))}\n"] if view.others else []),
    ]
    return "\n".join(parts)


def _standing(view: UnitsView, locale: Locale) -> list[str]:
    titles = [
        *([locale.text(msg("rank"))] if view.group is not None else []),
        locale.text(msg("unit")),
        *(f"{SYMBOLS[light]} {locale.label(light)}" for light in Light),
        *(
            locale.text(title)
            for title in (
                msg("on schedule"),
                msg("quotas"),
                msg("reports"),
                msg("late"),
                msg("missing"),
                msg("on time"),
            )
        ),
    ]
    name = 0 if view.group is None else 1
    rights = [at for at in range(len(titles)) if at != name]
    own = [f"- {md(text)}\n" for text in units_words.of_group(view, locale)]
    return [
        table(titles, [_row(row, ranked=view.group is not None) for row in view.rows], rights),
        *([f"{md(view.group or '')}:\n", "".join(own)] if own else []),
        *(f"{md(locale.text(line))}\n" for line in units_words.explained(view)),
    ]


def _row(row: UnitRow, *, ranked: bool) -> list[str]:
    return [
        *([units_words.rank(row)] if ranked else []),
        md(row.unit.name),
        *map(str, row.lights.values()),
        percent(row.share),
        units_words.quotas(row),
        units_words.reports(row),
        str(row.unit.reports_late),
        str(row.unit.reports_missing),
        percent(row.unit.on_time),
    ]


def _reports(view: UnitsView, locale: Locale) -> list[str]:
    periods = view.rows[0].unit.periods if view.rows else ()
    if not periods:
        return [locale.text(msg("No report is due yet.")) + "\n"]
    titles = [locale.text(msg("unit")), *(period.end.isoformat() for period in periods)]
    rows = [[md(row.unit.name), *(units_words.MARKS[one.state] for one in row.unit.periods)] for row in view.rows]
    return [table(titles, rows), f"{md(locale.text(units_words.legend(locale)))}\n"]
