"""The help in the reader's language, down to the words that typer itself would write in English."""

from collections.abc import Mapping
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperOption

from kjchuangxin.cli.language import help_locale, help_text
from kjchuangxin.diagnostic import msg

_COMPLETION_OPTIONS = {
    "Install completion for the current shell.": help_text("Install completion for the current shell."),
    "Show completion for the current shell, to copy it or customize the installation.": help_text(
        "Show completion for the current shell, to copy it or customize the installation."
    ),
}
_USAGE = {"[OPTIONS]": help_text("[OPTIONS]"), "COMMAND [ARGS]...": help_text("COMMAND [ARGS]...")}


class Command(TyperCommand):
    """A command whose help speaks the reader's language."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own types are private
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:  # typer's parser does not say in which command a value is missing
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own types are private
        write_help(self, ctx, formatter, {})


def write_help(command: Any, ctx: Any, formatter: Any, commands: Mapping[str, str]) -> None:  # noqa: ANN401
    """Write the help of a command, or of a group with its commands, into typer's formatter."""
    pieces = [_USAGE.get(piece, piece) for piece in command.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(pieces), help_text("Usage: "))
    _write_text(formatter, command.help)
    parameters = command.get_params(ctx)
    arguments = [(one.metavar, _description(one)) for one in parameters if isinstance(one, TyperArgument)]
    options = [(_usage(one), _description(one)) for one in parameters if isinstance(one, TyperOption)]
    for title, rows in (
        (help_text("Arguments:"), arguments),
        (help_text("Options:"), options),
        (help_text("Commands:"), list(commands.items())),
    ):
        if rows:
            formatter.write_paragraph()
            formatter.write(f"{title}\n")
            with formatter.indentation():
                formatter.write_dl(rows)
    _write_text(formatter, command.epilog)


def _write_text(formatter: Any, text: str) -> None:  # noqa: ANN401
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)


def _usage(option: TyperOption) -> str:
    """An option's names, the short one first, and its value."""
    names = ", ".join(sorted(option.opts, key=len))
    return " ".join(filter(None, [" / ".join([names, *option.secondary_opts]), option.metavar]))


def _description(parameter: TyperArgument | TyperOption) -> str:
    text = parameter.help or ""
    if parameter.required:
        note = help_text("[required]")
    elif isinstance(parameter.default, str):
        note = help_locale().text(msg("[default: {value}]", value=parameter.default))
    else:
        return _COMPLETION_OPTIONS.get(text, text)
    return f"{text}  {note}"
