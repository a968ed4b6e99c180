"""The program's commands, each imported when it is run, and how errors end the program."""

import importlib
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from kjchuangxin.cli import shared
from kjchuangxin.cli.help import Command, write_help
from kjchuangxin.cli.language import command_line_locale, help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.output import USAGE, abandon_stdout, print_error
from kjchuangxin.cli.usage import UsageError, print_usage_error

COMMANDS = {
    "init": help_text("Start a new plan: blank files, or a draft from a spreadsheet of tasks."),
    "report": help_text("Add the report a unit owes to its file: blank, or filled in from a spreadsheet."),
    "status": help_text("Show which targets are on schedule and who has not reported."),
    "check": help_text("Check the plan, the breakdown and the reports for mistakes."),
    "diff": help_text("Compare the data of two dates or two git revisions."),
    "summary": help_text("Write a progress circular, in Markdown."),
    "units": help_text("Compare units: targets, quotas and reports."),
    "explain": help_text("Explain a verdict, a finding or a term."),
    "show": help_text("Show everything about a unit, a group or a target."),
    "schema": help_text("Print the JSON Schema of a data file, or of a JSON output."),
}

_DEFECT = 3


class LazyGroup(TyperGroup):
    """The commands by name, of which only the one that runs is imported."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own context type is private
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        if cmd_name not in COMMANDS:
            if ctx.resilient_parsing:  # a shell asks while the name is being typed
                return None
            fail_unknown(command_line_locale(), cmd_name, list(COMMANDS))
        module = importlib.import_module(f"kjchuangxin.cli.{cmd_name}")
        epilog = "\n  ".join(["\b\n" + help_text("Examples:"), *module.EXAMPLES])
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, cls=Command, help=COMMANDS[cmd_name], epilog=epilog, add_help_option=False)(
            getattr(module, cmd_name)
        )
        return typer.main.get_command(single)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        write_help(self, ctx, formatter, COMMANDS)


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_help_option=False,
    subcommand_metavar="COMMAND [ARGS]...",
    help=help_text("Track a work plan's progress."),
    epilog=help_text("Start with kjcx status. Every command has --help with examples."),
)


@app.callback(invoke_without_command=True)
def before_command(
    ctx: typer.Context,
    data: shared.Data = None,
    plan: shared.Plan = None,
    example: shared.Example = False,
    lang: shared.Lang = None,
    color: shared.Color = None,
    quiet: shared.Quiet = False,
    _version: shared.Version = False,
    _help: shared.Help = False,
) -> None:
    """Keep the shared options that stand before the command's name; without a command the help is a usage error."""
    shared.options(ctx, data, plan, example, lang, color, quiet)
    if ctx.invoked_subcommand is None:
        print_error(f"{ctx.get_help()}\n")
        raise typer.Exit(USAGE)


def run() -> None:
    """Run the program and exit with its code: 0 clean, 1 findings, 2 usage, 3 a defect of the program."""
    try:
        code = app(prog_name="kjcx", standalone_mode=False)
    except typer.Abort:  # Ctrl-C in older versions of typer
        raise KeyboardInterrupt from None
    except Exception as error:  # noqa: BLE001 - the last resort: a defect is told from a finding by its exit code
        if isinstance(error, UsageError):
            code = print_usage_error(error)
        elif "_KJCX_COMPLETE" in os.environ:  # nothing may appear in the line that is being typed
            abandon_stdout(USAGE)
        else:
            code = _print_defect()
    sys.exit(code)


def _print_defect() -> int:
    from kjchuangxin.formats.screen import visible  # noqa: PLC0415 - as heavy as a command

    print_error("".join(f"| {visible(line)}\n" for line in traceback.format_exc().splitlines()))
    print_error("kjcx: this is a defect of the program, not of your files; please report it\n")
    return _DEFECT
