"""The help in the reader's language, down to the words that typer puts in of its own."""

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand

from kjchuangxin.cli.language import COMMAND_LINE, help_text
from kjchuangxin.diagnostic import msg

_Formatter: Any = typer.Context.formatter_class  # the class itself is private to typer

_TYPE = re.compile(r" <[^>]*>$")  # of an argument's value, as Python calls it
_DEFAULT = re.compile(r"\[default: (.*)\]$")
_SAID = {
    "Arguments": help_text("Arguments"),
    "Options": help_text("Options"),
    "[required]": help_text("[required]"),
    "Install completion for the current shell.": help_text("Install completion for the current shell."),
    "Show completion for the current shell, to copy it or customize the installation.": help_text(
        "Show completion for the current shell, to copy it or customize the installation."
    ),
}


class _Help(_Formatter):  # type: ignore[misc]
    """Typer's layout with our words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or help_text("Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_SAID.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = [(_TYPE.sub("", first), _say(second)) for first, second in rows]
        super().write_dl(said, col_max, col_spacing)


def _say(text: str) -> str:
    text = _DEFAULT.sub(lambda found: COMMAND_LINE.text(msg("[default: {value}]", value=found[1])), text)
    before, required, _ = text.partition("[required]")
    return f"{before}{_SAID[required]}" if required else _SAID.get(text, text)


def get_help(command: Any, ctx: Any) -> str:  # noqa: ANN401 - typer's own types are private
    """What `--help` shows of a command."""
    formatter = _Help(width=ctx.terminal_width, max_width=ctx.max_content_width)
    command.format_help(ctx, formatter)
    return str(formatter.getvalue()).rstrip("\n")


class Command(TyperCommand):
    """A command whose help speaks the reader's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        return get_help(self, ctx)
