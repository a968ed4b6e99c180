"""kjcx summary: the circular for the leaders."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli import shared
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import AsOf, Output, Since
from kjchuangxin.cli.output import append, fail, write
from kjchuangxin.cli.paths import locale_here
from kjchuangxin.cli.session import assess_workspace, changes_since
from kjchuangxin.diagnostic import msg
from kjchuangxin.formats import markdown
from kjchuangxin.views.summary import circular

EXAMPLES = (
    "kjcx summary",
    "kjcx summary -o circular.md",
    "kjcx summary --as-of 2022-06-30 --lang en",
    "kjcx summary --since 2022-06-30",
    "kjcx summary --github",
)


def summary(
    ctx: typer.Context,
    as_of: AsOf = "latest",
    since: Since = None,
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
    changes = changes_since(since, session, report)
    if github and step:  # where everybody who sees the job may read it
        append(markdown.page(circular(report, session.locale, changes, people=False)), Path(step), session.locale)
    if output is not None or not github:
        write(markdown.page(circular(report, session.locale, changes)), output, session.locale)
    session.finish()
