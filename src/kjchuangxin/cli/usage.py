"""What typer finds wrong with a command line, as one line in the reader's language."""

import re
from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

import typer

from kjchuangxin.cli.language import command_line_locale
from kjchuangxin.cli.output import USAGE, notice
from kjchuangxin.diagnostic import Message, msg

_TOO_MANY = re.compile(r"unexpected extra argument\S* \((.+)\)$")


# Typer exports only the class of a wrong value; its other usage errors are known by the attributes they have.
@runtime_checkable
class UsageError(Protocol):
    """Any wrong use of the command line."""

    exit_code: int
    ctx: Any  # typer's own context, which is private

    def format_message(self) -> str: ...


@runtime_checkable
class _BadOption(Protocol):
    """An option with a value too many, or without the one it needs."""

    option_name: str


@runtime_checkable
class _NoSuchOption(_BadOption, Protocol):
    possibilities: Sequence[str] | None


@runtime_checkable
class _MissingParameter(Protocol):
    param_type: str | None


def print_usage_error(error: UsageError) -> int:
    """Print what is wrong on standard error; returns the exit code."""
    command = error.ctx.command_path if error.ctx else "kjcx"
    notice(command_line_locale(), msg("{problem}; see {command} --help", problem=_problem(error), command=command))
    return USAGE


def _problem(error: UsageError) -> Message:
    text = error.format_message()
    match error:
        case _NoSuchOption():
            return _no_such_option(error.option_name, error.possibilities)
        case _BadOption(option_name=option) if "does not take" in text:
            return msg("{option} takes no value", option=option)
        case _BadOption(option_name=option):
            return msg("{option} needs a value", option=option)
        case typer.BadParameter(param=parameter) if parameter is not None:
            return _bad_value(parameter, missing=isinstance(error, _MissingParameter))
    extra = _TOO_MANY.search(text)
    return msg("this is too much: {words}", words=extra[1]) if extra else msg("{text}", text=text)


def _no_such_option(option: str, possible: Sequence[str] | None) -> Message:
    if possible:
        likely = ", ".join(sorted(possible))
        return msg("there is no option {option}; did you mean {likely}?", option=option, likely=likely)
    return msg("there is no option {option}", option=option)


def _bad_value(parameter: Any, *, missing: bool) -> Message:  # noqa: ANN401 - a private class of typer's
    name = max(parameter.opts, key=len)
    if missing:
        return msg("{argument} is missing", argument=parameter.metavar)
    if name.startswith("-"):
        return msg("{option} takes {form}", option=name, form=parameter.metavar)
    return msg("{form} is expected here", form=parameter.metavar)
