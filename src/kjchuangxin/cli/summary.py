"""kjcx summary: the circular for the leaders, or a notice for one unit."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.days import parse_day
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import AsOf, Output, Since, choices
from kjchuangxin.cli.output import append, fail, write
from kjchuangxin.cli.paths import locale_here
from kjchuangxin.cli.session import Session, assess_workspace, changes_since
from kjchuangxin.diagnostic import msg
from kjchuangxin.formats import markdown
from kjchuangxin.report.report import Report
from kjchuangxin.views.circular import circular
from kjchuangxin.views.circular.frame import Level
from kjchuangxin.views.circular.notice import notice
from kjchuangxin.views.page import Circular

EXAMPLES = (
    "kjcx summary",
    "kjcx summary -o circular.md --date 2022-10-12",
    "kjcx summary --level brief",
    "kjcx summary --unit kjj",
    "kjcx summary --as-of 2022-06-30 --lang en",
    "kjcx summary --since 2022-06-30",
    "kjcx summary --github",
)


def summary(
    ctx: typer.Context,
    as_of: AsOf = "latest",
    since: Since = None,
    level: Annotated[
        Level, typer.Option(metavar=choices(Level), help=help_text("The whole with its annexes, or a page."))
    ] = "full",
    unit: Annotated[
        str | None,
        typer.Option(
            metavar="UNIT",
            help=help_text("Instead a notice to this unit: what it has to do, by when."),
            autocompletion=completion.units,
        ),
    ] = None,
    signed: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help=help_text("The day under the document."))
    ] = None,
    output: Output = None,
    github: Annotated[
        bool,
        typer.Option(
            "--github", help=help_text("Append to the step summary of a GitHub workflow (GITHUB_STEP_SUMMARY).")
        ),
    ] = False,
    data: shared.Data = None,
    plan: shared.Plan = None,
    example: shared.Example = False,
    lang: shared.Lang = None,
    color: shared.Color = None,
    quiet: shared.Quiet = False,
    _version: shared.Version = False,
    _help: shared.Help = False,
) -> None:
    options = shared.options(ctx, data, plan, example, lang, color, quiet)
    guard(options, output)
    step = os.environ.get("GITHUB_STEP_SUMMARY")
    if github and not step:
        fail(locale_here(options), msg("--github needs the variable GITHUB_STEP_SUMMARY, which a GitHub step has"))
    session, report = assess_workspace(options, as_of, outlook=True, streaks=True)
    day = parse_day("--date", signed, session.locale) if signed is not None else None
    report, name = _of_unit(report, unit, session)
    changes = changes_since(since, session, report)

    def document(*, people: bool) -> Circular:
        if name is not None:
            return notice(report, name, session.locale, changes, level=level, people=people, day=day)
        return circular(report, session.locale, changes, level=level, people=people, day=day)

    if github and step:  # where everybody who sees the job may read it
        append(markdown.page(document(people=False), folded=True), Path(step), session.locale)
    if output is not None or not github:
        write(markdown.page(document(people=True)), output, session.locale)
    session.finish()


def _of_unit(report: Report, unit: str | None, session: Session) -> tuple[Report, str | None]:
    """The report on what a unit leads, reports or has a quota of, and its name; the whole where none is asked for."""
    if unit is None:
        return report, None
    name = session.unit_names.get(unit) or fail_unknown(session.locale, unit, list(session.unit_names))
    ids = {result.id for result in report.targets_of(name)}
    return report.only(lambda result: result.id in ids, [name]), name
