"""The program's commands, each imported when it is asked for, and what happens when something goes wrong."""

import importlib
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from kjchuangxin.cli.help import Command, get_help
from kjchuangxin.cli.language import COMMAND_LINE, help_text
from kjchuangxin.cli.lookup import unknown
from kjchuangxin.cli.options import Options, with_options
from kjchuangxin.cli.output import USAGE, leave, tell
from kjchuangxin.cli.usage import UsageError, tell_usage

COMMANDS = {
    "status": help_text("Show which targets are on schedule, and who has not reported."),
    "check": help_text("Find every mistake in the plan, the breakdown and the reports."),
    "diff": help_text("Show what has changed between two days, or two git revisions, of the data."),
    "summary": help_text("Write the circular for the leaders, in Markdown."),
    "units": help_text("Show units beside each other: their targets, their quotas, their reports."),
    "explain": help_text("Tell how a verdict came about, or what a finding means."),
    "show": help_text("Show everything about one unit or one target."),
    "schema": help_text("Print the JSON Schema of a kind of file, for editors."),
}

_DEFECT = 3


class Commands(TyperGroup):
    """The commands by name, without importing those that are not run."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own context type is private
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        if cmd_name not in COMMANDS:
            if ctx.resilient_parsing:  # a shell asks while the name is being typed
                return None
            unknown(COMMAND_LINE, cmd_name, list(COMMANDS))
        module = importlib.import_module(f"kjchuangxin.cli.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        examples = [help_text("Examples:"), *(f"  {example}" for example in module.EXAMPLES)]
        epilog = "\n".join(["\b", *examples])
        single.command(cmd_name, cls=Command, help=COMMANDS[cmd_name], epilog=epilog, add_help_option=False)(
            with_options(getattr(module, cmd_name))
        )
        return typer.main.get_command(single)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        return get_help(self, ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        with formatter.section(help_text("Commands")):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_help_option=False,
    no_args_is_help=True,
    help=help_text("Checks a government work plan's progress: who did what they promised?"),
    epilog=help_text("Start with: kjcx status. Every command has --help with examples."),
)


@app.callback()
@with_options
def _before_the_command(options: Options) -> None:
    """Take the shared options where they stand before the command's name."""


def run() -> None:
    """Run the program and exit with its code: 0 clean, 1 findings, 2 usage, 3 a defect of the program."""
    try:
        code = app(prog_name="kjcx", standalone_mode=False)
    except UsageError as error:
        code = tell_usage(error)
    except typer.Abort:  # how older typers tell of Ctrl-C
        raise KeyboardInterrupt from None
    except Exception:  # noqa: BLE001 - the last resort: a defect is told apart from a finding by its exit code
        if "_KJCX_COMPLETE" in os.environ:  # nothing may appear in the line that is being typed
            leave(USAGE)
        from kjchuangxin.formats.screen import visible  # noqa: PLC0415 - as heavy as a command

        tell("".join(f"| {visible(line)}\n" for line in traceback.format_exc().splitlines()))
        tell("kjcx: this is a defect of the program, not of your files; please report it\n")
        code = _DEFECT
    sys.exit(code)
