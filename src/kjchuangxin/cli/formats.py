"""Views and formats: what each command writes in each of its formats. A format is imported when it is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from kjchuangxin.diagnostic import Rule
from kjchuangxin.formats import terminal
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.page import Card, Page

if TYPE_CHECKING:  # most commands compare nothing
    from kjchuangxin.report.annex import Annex
    from kjchuangxin.report.changes import Changes
    from kjchuangxin.report.units import UnitsView

# ruff: noqa: PLC0415

StatusFormat: TypeAlias = Literal["table", "json", "csv", "markdown"]
CardFormat: TypeAlias = Literal["table", "json"]


def status(
    report: Report,
    form: StatusFormat,
    locale: Locale,
    screen: Screen,
    changes: "Changes | None" = None,
    counted: tuple[TargetResult, ...] | None = None,
) -> str:
    """The targets of a report, under what is `counted` (None: these); with what moved where that is given."""
    match form:
        case "json":
            from kjchuangxin.formats import json
            from kjchuangxin.report.units import unit_rows

            return json.status(report, unit_rows(report), locale, changes)
        case "csv":
            from kjchuangxin.views.ledger import ledger

            return _page(ledger(report, locale, changes), form, screen)
        case "table" | "markdown":
            from kjchuangxin.views.targets import targets

            return _page(targets(report, locale, changes, counted), form, screen)
    assert_never(form)


def units(view: "UnitsView", form: StatusFormat, locale: Locale, screen: Screen, *, periods: bool = False) -> str:
    """Units beside each other, or only their reports by `periods`."""
    if form == "json":
        from kjchuangxin.formats import json

        return json.reports(view, locale) if periods else json.units(view, locale)
    from kjchuangxin.views.units import reports, units

    return _page((reports if periods else units)(view, locale), form, screen)


def annex(view: "Annex", form: StatusFormat, locale: Locale, screen: Screen) -> str:
    """The quotas of some targets."""
    if form == "json":
        from kjchuangxin.formats import annex as json

        return json.annex(view, locale)
    from kjchuangxin.views import annex as views

    return _page(views.annex(view, locale), form, screen)


def changes(changes: "Changes", form: StatusFormat, locale: Locale, screen: Screen) -> str:
    """What differs between two reports."""
    if form == "json":
        from kjchuangxin.formats import json

        return json.changes(changes, locale)
    if form == "csv":
        from kjchuangxin.views.ledger import changed

        return _page(changed(changes, locale), form, screen)
    from kjchuangxin.views import changes as views

    return _page(views.changes(changes, locale), form, screen)


def show_target(report: Report, result: TargetResult, form: CardFormat, locale: Locale, screen: Screen) -> str:
    """Everything about a target."""
    if form == "json":
        from kjchuangxin.formats import cards

        return cards.show(report, (result,), None, locale)
    from kjchuangxin.views.cards import target

    return terminal.page(target(report, result, locale), screen)


def show_unit(report: Report, unit: UnitResult, form: CardFormat, locale: Locale, screen: Screen) -> str:
    """Everything about a unit."""
    if form == "json":
        from kjchuangxin.formats import cards
        from kjchuangxin.report.units import unit_rows

        row = next(one for one in unit_rows(report) if one.unit.name == unit.name)
        return cards.show(report, report.targets_of(unit.name), row, locale)
    from kjchuangxin.views import cards as views

    return terminal.page(views.unit(report, unit, locale), screen)


def show_group(view: "UnitsView", form: CardFormat, locale: Locale, screen: Screen) -> str:
    """Everything about a group; as JSON, its members as `kjcx units` has them."""
    if form == "json":
        return units(view, form, locale, screen)
    from kjchuangxin.views.cards import group

    return terminal.page(group(view, locale), screen)


def explanation(report: Report, result: TargetResult, form: CardFormat, locale: Locale, screen: Screen) -> str:
    """How the verdict on a target came about."""
    if form == "json":
        from kjchuangxin.formats import cards

        return cards.explanation(report, result, locale)
    from kjchuangxin.views.explain import explain_target

    return terminal.page(explain_target(report, result, locale), screen)


def rules(rules: Sequence[Rule], form: CardFormat, locale: Locale, screen: Screen) -> str:
    """What rules are about, one after the other."""
    if form == "json":
        from kjchuangxin.formats import cards
        from kjchuangxin.rules.registry import FIXABLE

        return cards.rules(rules, FIXABLE, locale)
    from kjchuangxin.views.explain import explain_rule

    return "\n".join(terminal.page(explain_rule(one, locale), screen) for one in rules)


def terms(
    card: Card, meanings: Sequence[tuple[str, str | None, str]], form: CardFormat, locale: Locale, screen: Screen
) -> str:
    """What words mean: as a card, or as JSON by their names."""
    if form == "json":
        from kjchuangxin.formats import cards

        return cards.terms(meanings, locale)
    return terminal.page(card, screen)


def _page(page: Page, form: Literal["table", "csv", "markdown"], screen: Screen) -> str:
    match form:
        case "table":
            return terminal.page(page, screen)
        case "csv":
            from kjchuangxin.formats import csv

            return csv.page(page)
        case "markdown":
            from kjchuangxin.formats import markdown

            return markdown.page(page)
    assert_never(form)
