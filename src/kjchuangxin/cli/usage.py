"""What typer finds wrong with a command line, in the reader's language and in one line."""

import re
from typing import Any

import typer

from kjchuangxin.cli.language import COMMAND_LINE
from kjchuangxin.cli.output import USAGE, notice, tell
from kjchuangxin.diagnostic import Message, msg

# Typer exports only the class of a wrong value; its base is what every wrong use has in common.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_TOO_MANY = re.compile(r"unexpected extra argument\S* \((.+)\)$")


def tell_usage(error: Any) -> int:  # noqa: ANN401 - typer's own error types are private
    """Say on standard error what is wrong; where nothing at all was asked for, show the help. Returns the exit code."""
    if type(error).__name__ == "NoArgsIsHelpError":
        tell(f"{error.format_message()}\n")
    else:
        where = error.ctx.command_path if error.ctx else "kjcx"
        problem = msg("{problem}; see {command} --help", problem=_problem(error), command=where)
        notice(COMMAND_LINE, problem)
    return USAGE


def _problem(error: Any) -> Message:  # noqa: ANN401
    text: str = error.format_message()
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(error)
        case "BadOptionUsage" if "does not take" in text:
            return msg("{option} takes no value", option=error.option_name)
        case "BadOptionUsage":
            return msg("{option} needs a value", option=error.option_name)
        case "MissingParameter":
            return msg("{argument} is missing", argument=error.param.metavar)
        case "BadParameter" if error.param is not None:
            return _bad_value(error.param)
    found = _TOO_MANY.search(text)
    return msg("this is too much: {words}", words=found[1]) if found else msg("{text}", text=text)


def _no_option(error: Any) -> Message:  # noqa: ANN401
    option, likely = error.option_name, ", ".join(sorted(error.possibilities or ()))
    if likely:
        return msg("there is no option {option}; did you mean {likely}?", option=option, likely=likely)
    return msg("there is no option {option}", option=option)


def _bad_value(parameter: Any) -> Message:  # noqa: ANN401
    option = max(parameter.opts, key=len)
    if not option.startswith("-"):
        return msg("{form} is expected here", form=parameter.metavar)
    return msg("{option} takes {form}", option=option, form=parameter.metavar)
