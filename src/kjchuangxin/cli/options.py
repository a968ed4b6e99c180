"""The options that every command takes, before its name or after."""

import functools
import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, get_args

import typer

from kjchuangxin import __version__
from kjchuangxin.cli.language import COMMAND_LINE, help_text
from kjchuangxin.cli.output import write
from kjchuangxin.i18n.language import language
from kjchuangxin.i18n.locale import Locale

Colour: TypeAlias = Literal["auto", "always", "never"]
Language: TypeAlias = Literal["zh", "en"]


def choices(literal: Any) -> str:  # noqa: ANN401 - a `Literal`
    """The words that an option or argument takes, as the help and a usage error show them."""
    return "|".join(get_args(literal))


# Options that several commands have.
AsOf: TypeAlias = Annotated[str, typer.Option(metavar="DATE|latest|today", help=help_text("The day to judge by."))]
Since: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DATE|REVISION", help=help_text("Mark what has changed since a day, or a git revision.")),
]
Output: TypeAlias = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("Write to a file."))
]


@dataclass(frozen=True, slots=True)
class Options:
    """What the shared options say; None where they say nothing."""

    data: Path | None = None
    plan: Path | None = None
    lang: Language | None = None
    color: Colour | None = None
    quiet: bool = False

    def locale(self, of_plan: str | None = None) -> Locale:
        """The words of the chosen language."""
        return Locale(language(self.lang, os.environ, of_plan))


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if asked:
        write(f"kjcx {__version__}\n", None, COMMAND_LINE)
        raise typer.Exit


def _help(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001
    if asked:
        write(f"{ctx.get_help()}\n", None, COMMAND_LINE)
        raise typer.Exit


def _shared(
    data: Annotated[Path | None, typer.Option(help=help_text("The workspace's folder."), metavar="DIR")] = None,
    plan: Annotated[
        Path | None, typer.Option(help=help_text("The plan, where a folder has several."), metavar="FILE")
    ] = None,
    lang: Annotated[
        Language | None, typer.Option(metavar=choices(Language), help=help_text("The language of the output."))
    ] = None,
    color: Annotated[
        Colour | None, typer.Option(metavar=choices(Colour), help=help_text("When to use colour."))
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=help_text("No notices on stderr."))] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=help_text("Show the version and exit."))
    ] = False,
    usage: Annotated[
        bool, typer.Option("--help", callback=_help, is_eager=True, help=help_text("Show this message and exit."))
    ] = False,
) -> None:
    """Only its parameters are used: they are appended to every command's own."""


_SHARED = inspect.signature(_shared).parameters


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; what it is called with as `options` also has those given before its name."""

    @functools.wraps(command)
    def run(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 - typer's parsed values
        given = {name: values.pop(name) for name in _SHARED}
        del given["version"], given["usage"]
        before = ctx.obj if isinstance(ctx.obj, Options) else Options()
        options = replace(before, **{name: value for name, value in given.items() if value})
        ctx.obj = options
        command(options=options, **values)

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    own = [parameter for name, parameter in inspect.signature(command).parameters.items() if name != "options"]
    shared = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*own, *_SHARED.values())]
    every = [context, *shared]
    run.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # how typer learns a command's options
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return run
