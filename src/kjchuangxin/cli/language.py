"""The language of the help, which is written before any file is read."""

import os
import sys

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n import language
from kjchuangxin.i18n.locale import Locale


def help_locale() -> Locale:
    """The locale of the help."""
    return Locale(language(option_value("--lang"), os.environ))


def help_text(template: str) -> str:
    """A text of the help, in the reader's language."""
    return help_locale().text(msg(template))


def option_value(name: str) -> str | None:
    """The value of an option, read before any is parsed: the help is written while options are declared."""
    arguments = sys.argv[1:]
    for position, argument in enumerate(arguments):
        if argument == name:
            return next(iter(arguments[position + 1 :]), None)
        if argument.startswith(f"{name}="):
            return argument.removeprefix(f"{name}=")
    return None
