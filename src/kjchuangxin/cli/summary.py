"""kjcx summary: the circular for the leaders."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import load, locate, report_of, tell_findings
from kjchuangxin.cli.output import FINDINGS, append, fail, write
from kjchuangxin.cli.settings import Settings
from kjchuangxin.diagnostic import msg
from kjchuangxin.render.circular import render

EXAMPLES = help_text("Examples: kjcx summary; kjcx summary -o circular.md; kjcx summary --as-of 2022-06-30 --lang en")


def summary(
    settings: Settings,
    as_of: Annotated[str, typer.Option(metavar="DATE|latest|today", help=help_text("The day to judge by."))] = "latest",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("Write to a file."))
    ] = None,
    github: Annotated[
        bool, typer.Option("--github", help=help_text("Append to the file that GITHUB_STEP_SUMMARY names."))
    ] = False,
) -> None:
    opened = load(settings, locate(settings))
    text = render(report_of(settings, opened, as_of), opened.words)
    if github:
        step = os.environ.get("GITHUB_STEP_SUMMARY")
        if not step:
            fail(opened.words, msg("--github needs the variable GITHUB_STEP_SUMMARY, which a GitHub step has"))
        append(text, Path(step), opened.words)
    if output is not None or not github:
        write(text, output, opened.words)
    tell_findings(settings, opened, opened.errors)
    if opened.errors:
        raise typer.Exit(FINDINGS)
