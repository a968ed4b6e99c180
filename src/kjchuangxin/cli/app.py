"""The program's commands, each imported when it is asked for, and what happens when something goes wrong."""

import importlib
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.settings import Settings, with_settings

COMMANDS = {
    "status": help_text("Show which targets are on schedule, and who has not reported."),
    "check": help_text("Find every mistake in the plan, the breakdown and the reports."),
    "summary": help_text("Write the circular for the leaders, in Markdown."),
    "explain": help_text("Tell how a verdict came about, or what a finding means."),
    "show": help_text("Show everything about one unit or one target."),
    "schema": help_text("Print the JSON Schema of a kind of file, for editors."),
}

_DEFECT = 3
_UNWRITABLE = 2


class Commands(TyperGroup):
    """The commands by name, without importing those that are not run."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own context type is private
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"kjchuangxin.cli.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, help=COMMANDS[cmd_name], epilog=module.EXAMPLES)(
            with_settings(getattr(module, cmd_name))
        )
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        with formatter.section(help_text("Commands")):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help=help_text("Checks a government work plan's progress: who did what they promised?"),
    epilog=help_text("Start with: kjcx status. Every command has --help with examples."),
)


@app.callback()
@with_settings
def _before_the_command(settings: Settings) -> None:
    """Take the shared options where they stand before the command's name."""


def run() -> None:
    """Run the program and exit with its code: 0 clean, 1 findings, 2 usage, 3 a defect of the program."""
    try:
        app(prog_name="kjcx")
    except BrokenPipeError:
        # Whoever read us has left: nothing more to say, and nothing to say it to at the interpreter's exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(_UNWRITABLE)
    except Exception:  # noqa: BLE001 - the last resort: a defect is told apart from a finding by its exit code
        traceback.print_exc()
        sys.stderr.write("kjcx: this is a defect of the program, not of your files; please report it\n")
        sys.exit(_DEFECT)
