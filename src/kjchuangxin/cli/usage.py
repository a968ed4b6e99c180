"""What typer finds wrong with a command line, as one line in the reader's language."""

import re
from typing import Any, Protocol, runtime_checkable

from kjchuangxin.cli.language import command_line_locale
from kjchuangxin.cli.output import USAGE, notice
from kjchuangxin.diagnostic import Message, msg

_TOO_MANY = re.compile(r"unexpected extra argument\S* \((.+)\)$")


@runtime_checkable
class UsageError(Protocol):
    """An error of typer's, which exports few of their classes: they are known by their documented attributes."""

    exit_code: int
    ctx: Any  # typer's own context, whose class is private

    def format_message(self) -> str: ...


def print_usage_error(error: UsageError) -> int:
    """Print what is wrong on standard error; returns the exit code."""
    command = error.ctx.command_path if error.ctx else "kjcx"
    notice(command_line_locale(), msg("{problem}; see {command} --help", problem=_problem(error), command=command))
    return USAGE


def _problem(error: UsageError) -> Message:
    text = error.format_message()
    if option := getattr(error, "option_name", None):
        return _bad_option(option, error, text)
    if parameter := getattr(error, "param", None):
        return _bad_value(parameter, missing=hasattr(error, "param_type"))
    extra = _TOO_MANY.search(text)
    return msg("this is too much: {words}", words=extra[1]) if extra else msg("{text}", text=text)


def _bad_option(option: str, error: UsageError, text: str) -> Message:
    if hasattr(error, "possibilities"):
        if likely := ", ".join(sorted(error.possibilities or ())):
            return msg("there is no option {option}; did you mean {likely}?", option=option, likely=likely)
        return msg("there is no option {option}", option=option)
    if "does not take" in text:
        return msg("{option} takes no value", option=option)
    return msg("{option} needs a value", option=option)


def _bad_value(parameter: Any, *, missing: bool) -> Message:  # noqa: ANN401 - one of typer's private classes
    form, name = parameter.metavar, max(parameter.opts, key=len)
    if missing:
        return msg("{argument} is missing", argument=form)
    if name.startswith("-"):
        return msg("{option} takes {form}", option=name, form=form)
    return msg("{form} is expected here", form=form)
