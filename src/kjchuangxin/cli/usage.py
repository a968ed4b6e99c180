"""What typer finds wrong with a command line, as one line in the reader's language."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Protocol, runtime_checkable

from kjchuangxin.cli.output import USAGE, notice
from kjchuangxin.diagnostic import Message, msg, quoted

_LIKE = 0.75  # so that --onyl is --only, and --unit is not --quiet
_GIVEN = re.compile(r"""(['"])((?:(?!\1).)*)\1 is not """, re.DOTALL)
_TOO_MANY = re.compile(r"unexpected extra argument\S* \((.+)\)$")


@runtime_checkable
class UsageError(Protocol):
    """An error of typer's, which exports few of their classes: they are known by their documented attributes."""

    exit_code: int
    ctx: Any  # typer's own context, whose class is private

    def format_message(self) -> str: ...


def print_usage_error(error: UsageError) -> int:
    """Print what is wrong on standard error; returns the exit code."""
    from kjchuangxin.cli.paths import command_line_locale  # noqa: PLC0415 - the help reads no files

    command = error.ctx.command_path if error.ctx else "kjcx"
    notice(command_line_locale(), msg("{problem} (see {command} --help)", problem=_problem(error), command=command))
    return USAGE


def _problem(error: UsageError) -> Message:
    text = error.format_message()
    if option := getattr(error, "option_name", None):
        return _bad_option(option, error, text)
    if parameter := getattr(error, "param", None):
        return _bad_value(parameter, text, missing=hasattr(error, "param_type"))
    extra = _TOO_MANY.search(text)
    return msg("this is too much: {words}", words=extra[1]) if extra else msg("{text}", text=text)


def _bad_option(option: str, error: UsageError, text: str) -> Message:
    if hasattr(error, "possibilities"):
        context = getattr(error, "ctx", None)
        known = [name for one in context.command.get_params(context) for name in one.opts] if context else []
        if likely := _most_like(option, known):
            return msg("there is no option {option}; did you mean {likely}?", option=option, likely=likely)
        return msg("there is no option {option}", option=option)
    if "does not take" in text:
        return msg("{option} takes no value", option=option)
    return msg("{option} needs a value", option=option)


def _most_like(option: str, known: Iterable[str]) -> str | None:
    """The option that begins like this one, or else is most like it; the dashes, which all have, make no likeness."""
    word, names = option.lstrip("-"), {name.lstrip("-"): name for name in known if name.startswith("--")}
    begun = [one for one in names if one.startswith(word)]
    found = begun or get_close_matches(word, names, n=1, cutoff=_LIKE)
    return names[found[0]] if found else None


def _bad_value(parameter: Any, text: str, *, missing: bool) -> Message:  # noqa: ANN401 - one of typer's private classes
    form, name = parameter.metavar, max(parameter.opts, key=len)
    if missing:
        return msg("{argument} is missing", argument=form)
    given = _GIVEN.search(text)
    value = quoted(given[2]) if given else "…"
    if name.startswith("-"):
        return msg("{option} takes {form}, not {value}", option=name, form=form, value=value)
    return msg("{form} is expected here, not {value}", form=form, value=value)
