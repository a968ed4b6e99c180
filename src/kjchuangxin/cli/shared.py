"""The options that every command takes, before its name or after; each command has them at the end of its signature."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kjchuangxin import __version__
from kjchuangxin.cli.language import command_line_locale, help_text
from kjchuangxin.cli.options import Colour, Language, Options, choices
from kjchuangxin.cli.output import fail, write
from kjchuangxin.diagnostic import msg


def _show_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if asked:
        write(f"kjcx {__version__}\n", None, command_line_locale())
        raise typer.Exit


def _show_help(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001
    if asked:
        write(f"{ctx.get_help()}\n", None, command_line_locale())
        raise typer.Exit


Data: TypeAlias = Annotated[Path | None, typer.Option(metavar="DIR", help=help_text("Data folder."))]
Plan: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help=help_text("The plan file, if a folder has several."))
]
Example: TypeAlias = Annotated[
    bool, typer.Option("--example", help=help_text("Use the example that comes with the program."))
]
Lang: TypeAlias = Annotated[
    Language | None, typer.Option(metavar=choices(Language), help=help_text("Output language."))
]
Color: TypeAlias = Annotated[
    Colour | None, typer.Option(metavar=choices(Colour), help=help_text("When to use colour."))
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help=help_text("No notices on standard error."))]
Version: TypeAlias = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help=help_text("Show the version and exit."))
]
Help: TypeAlias = Annotated[
    bool, typer.Option("--help", callback=_show_help, is_eager=True, help=help_text("Show this help and exit."))
]


def options(
    ctx: typer.Context, data: Data, plan: Plan, example: Example, lang: Lang, color: Color, quiet: Quiet
) -> Options:
    """The shared options of a command line; one after the command's name outranks the same one before it."""
    before = ctx.obj if isinstance(ctx.obj, Options) else Options()
    given = Options(
        data or before.data,
        plan or before.plan,
        example or before.example,
        lang or before.lang,
        color or before.color,
        quiet or before.quiet,
    )
    if given.example and (given.data or given.plan):
        fail(given.locale(), msg("--example takes the place of a data folder: leave out --data and --plan"))
    ctx.obj = given
    return given
