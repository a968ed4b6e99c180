"""The language of the command line itself."""

import os
import sys
from collections.abc import Sequence

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.language import language
from kjchuangxin.i18n.locale import Locale


def _asked(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, read before any option is parsed, since the help is written while they are declared."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


# For what is said before any file is read: the help, and what is wrong with the command line itself.
COMMAND_LINE = Locale(language(_asked(sys.argv[1:]), os.environ))


def help_text(template: str) -> str:
    """A text of the help, in the reader's language."""
    return COMMAND_LINE.text(msg(template))
