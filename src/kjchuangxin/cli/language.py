"""The language of the command line itself: of the help, and of errors found before any file is read."""

import os
import sys

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n import language
from kjchuangxin.i18n.locale import Locale


def command_line_locale() -> Locale:
    """The locale of the help and of usage errors."""
    return Locale(language(_lang_option(sys.argv[1:]), os.environ))


def help_text(template: str) -> str:
    """A text of the help, in the reader's language."""
    return command_line_locale().text(msg(template))


def _lang_option(arguments: list[str]) -> str | None:
    """The value of `--lang`, read before any option is parsed: the help is written while options are declared."""
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            return next(iter(arguments[position + 1 :]), None)
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None
