"""The options that every command takes, before its name or after; each command has them at the end of its signature."""

import os
import re
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kjchuangxin import __version__
from kjchuangxin.cli.language import help_locale, help_text
from kjchuangxin.cli.options import Colour, Language, Options, Settings, choices
from kjchuangxin.cli.output import fail, write
from kjchuangxin.diagnostic import msg, quoted

_LANGUAGE = "(?i)(zh|en)([-_.@].*)?"


def _show_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if asked:
        write(f"kjcx {__version__}\n", None, help_locale())
        raise typer.Exit


def _show_help(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001
    if asked:
        write(f"{ctx.get_help()}\n", None, help_locale())
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
    bool,
    typer.Option(
        "--version", "-V", callback=_show_version, is_eager=True, help=help_text("Show the version and exit.")
    ),
]
Help: TypeAlias = Annotated[
    bool, typer.Option("--help", "-h", callback=_show_help, is_eager=True, help=help_text("Show this help and exit."))
]


def _settings() -> Settings:
    """The settings of the repository; the program ends where these, or the variable of the language, are wrong."""
    from kjchuangxin.cli.paths import command_line_locale, current_folder  # noqa: PLC0415 - the help reads no files
    from kjchuangxin.cli.settings import read_settings  # noqa: PLC0415

    spoken = os.environ.get("KJCX_LANG")
    if spoken and not re.fullmatch(_LANGUAGE, spoken):
        message = msg("KJCX_LANG takes {form}, not {value}", form=choices(Language), value=quoted(spoken))
        fail(command_line_locale(), message)
    found = read_settings(current_folder())
    return found if isinstance(found, Settings) else fail(command_line_locale(), found)


def options(
    ctx: typer.Context, data: Data, plan: Plan, example: Example, lang: Lang, color: Color, quiet: Quiet
) -> Options:
    """The shared options of a command line; one after the command's name outranks the same one before it.

    Where they say nothing the variables and the settings of the repository do; the program ends if these are wrong.
    """
    before = ctx.obj if isinstance(ctx.obj, Options) else Options(settings=_settings())
    given = Options(
        data or before.data,
        plan or before.plan,
        example or before.example,
        lang or before.lang,
        color or before.color,
        quiet or before.quiet,
        settings=before.settings,
    )
    if given.example and (given.data or given.plan):
        from kjchuangxin.cli.paths import command_line_locale  # noqa: PLC0415 - the help reads no files

        fail(command_line_locale(), msg("--example takes the place of a data folder: leave out --data and --plan"))
    ctx.obj = given
    return given
