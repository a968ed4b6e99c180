"""Which targets are shown: the options that say so, the same on every command that has them."""

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import typer

from kjchuangxin.cli import completion
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown, named_in, named_targets, named_units
from kjchuangxin.cli.session import Session
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report

Names: TypeAlias = list[str] | None

Unit: TypeAlias = Annotated[
    Names,
    typer.Option(
        metavar="UNIT,…",
        help=help_text("Only targets that these units lead, report or have a quota of."),
        autocompletion=completion.units,
    ),
]
Target: TypeAlias = Annotated[
    Names, typer.Option(metavar="ID,…", help=help_text("Only these targets."), autocompletion=completion.targets)
]
Task: TypeAlias = Annotated[Names, typer.Option(metavar="NUMBER,…", help=help_text("Only targets of these tasks."))]
SectionName: TypeAlias = Annotated[
    Names,
    typer.Option(
        "--section",
        metavar="TEXT|NUMBER",
        help=help_text("Only sections with this text in the title, or with this number."),
        autocompletion=completion.sections,
    ),
]


def narrowed(
    report: Report,
    session: Session,
    *,
    unit: Names = None,
    target: Names = None,
    task: Names = None,
    section: Names = None,
    objectives: bool = False,
) -> Report:
    """The report with what is chosen, and of the units those named; all of it where nothing is."""
    if not (unit or target or task or section or objectives):
        return report
    locale = session.locale
    units = named_units(unit or (), session.unit_names, locale)
    of_units = {result.id for name in units for result in report.targets_of(name)}
    ids = {result.id for result in named_targets(target or (), report, locale)}
    tasks, sections = _tasks(task or (), report, locale), _sections(section or (), report, locale)
    return report.only(
        lambda result: (
            (not units or result.id in of_units)
            and (not ids or result.id in ids)
            and (not tasks or result.definition.task in tasks)
            and (not sections or result.definition.section in sections)
            and (not objectives or result.definition.objective)
        ),
        units or None,
    )


def _tasks(given: Sequence[str], report: Report, locale: Locale) -> frozenset[str]:
    """The numbers of these tasks."""
    known = list(dict.fromkeys(result.definition.task for result in report.targets))
    named = named_in(given, locale)
    for number in named:
        if number not in known:
            fail_unknown(locale, number, known)
    return frozenset(named)


def _sections(given: Sequence[str], report: Report, locale: Locale) -> frozenset[str]:
    """The titles of the sections with these numbers, or with these texts in their titles."""
    titles = list(dict.fromkeys(title for result in report.targets if (title := result.definition.section)))
    found: set[str] = set()
    named_in(given, locale)
    for text in filter(None, map(str.strip, given)):  # a title may hold a comma
        matching = [title for number, title in enumerate(titles, 1) if text == str(number) or text in title]
        if not matching:
            fail_unknown(locale, text, titles)
        found.update(matching)
    return frozenset(found)
