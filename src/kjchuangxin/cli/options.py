"""The values of the shared options, and the options that several commands take."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n import language
from kjchuangxin.i18n.locale import Locale

Colour: TypeAlias = Literal["auto", "always", "never"]
Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


Form = TypeVar("Form", bound=str)

_ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown", ".sarif": "sarif", ".xml": "junit"}


class Settings(NamedTuple):
    """What the `kjcx.toml` of a repository says; None and empty where it says nothing.

    Paths are whole, but for a plan of which only the name is given.
    """

    file: Path | None = None
    data: Path | None = None
    plan: Path | None = None
    lang: Language | None = None
    strict: bool = False
    ignore: tuple[str, ...] = ()


class Options(NamedTuple):
    """The values of the shared options; None where one is not given."""

    data: Path | None = None
    plan: Path | None = None
    example: bool = False
    lang: Language | None = None
    color: Colour | None = None
    quiet: bool = False
    ignore: tuple[str, ...] | None = None
    settings: Settings = Settings()

    def locale(self, plan_language: str | None = None) -> Locale:
        return Locale(language(self.lang, os.environ, self.settings.lang, plan_language))


def choices(literal: Any) -> str:  # noqa: ANN401 - a `Literal`
    """The values of an option or argument, as the help and a usage error show them."""
    return "|".join(get_args(literal))


def format_option(formats: Any) -> Any:  # noqa: ANN401 - a `Literal`, and what typer makes of an option
    """The option `--format` of a command that has these formats."""
    return typer.Option(
        "--format", metavar=choices(formats), help=help_text("Output format; by default that of the output's ending.")
    )


def form_of(given: Form | None, output: Path | None, formats: Any, otherwise: Form) -> Form:  # noqa: ANN401 - a `Literal`
    """The format of an output: the one that is asked for, or else the one that its file's ending stands for.

    The program ends where the command has no such format.
    """
    ending = None if output is None else _ENDINGS.get(output.suffix.lower())
    if given is not None or ending is None:
        return given or otherwise
    known: tuple[Form, ...] = get_args(formats)
    if ending not in known:
        from kjchuangxin.cli.paths import command_line_locale  # noqa: PLC0415 - it reads the plan

        message = msg(
            "{file} would not be {ending}: --format takes {forms}", file=str(output), ending=ending, forms=known
        )
        fail(command_line_locale(), message)
    return next(one for one in known if one == ending)


AsOf: TypeAlias = Annotated[str, typer.Option(metavar="DATE|latest|today", help=help_text("Assess as of this date."))]
Since: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="DATE|latest|today|REVISION", help=help_text("Mark what has changed since a date or a git revision.")
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=help_text("Write to a file, or to standard output (-).")),
]
