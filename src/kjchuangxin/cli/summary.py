"""kjcx summary: the circular for the leaders."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import AsOf, Options, Output, Since
from kjchuangxin.cli.output import append, fail, write
from kjchuangxin.cli.session import changes_since, finish, judged
from kjchuangxin.diagnostic import msg
from kjchuangxin.render.circular import render

EXAMPLES = (
    "kjcx summary",
    "kjcx summary -o circular.md",
    "kjcx summary --as-of 2022-06-30 --lang en",
    "kjcx summary --since 2022-06-30",
    "kjcx summary --github",
)


def summary(
    options: Options,
    as_of: AsOf = "latest",
    since: Since = None,
    output: Output = None,
    github: Annotated[
        bool, typer.Option("--github", help=help_text("Append to the file that GITHUB_STEP_SUMMARY names."))
    ] = False,
) -> None:
    step = os.environ.get("GITHUB_STEP_SUMMARY")
    if github and not step:
        fail(options.locale(), msg("--github needs the variable GITHUB_STEP_SUMMARY, which a GitHub step has"))
    opened, report = judged(options, as_of, outlook=True)
    text = render(report, opened.locale, changes_since(options, since, opened, report))
    if github and step:
        append(text, Path(step), opened.locale)
    if output is not None or not github:
        write(text, output, opened.locale)
    finish(options, opened)
