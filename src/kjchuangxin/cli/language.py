"""In which language the program speaks: `--lang`, KJCX_LANG, the plan's language, then the locale."""

import os
import sys
from collections.abc import Mapping, Sequence

from kjchuangxin.diagnostic import msg
from kjchuangxin.words import LANGUAGES, Words


def language(chosen: str | None, environ: Mapping[str, str], of_plan: str | None = None) -> str:
    """`zh` or `en`: the first of the four that says anything; English where none does."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    for said in (chosen, environ.get("KJCX_LANG"), of_plan, locale):
        if said and said[:2].lower() in LANGUAGES:
            return said[:2].lower()
    return "en"


def _asked(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, read before any option is parsed, since the help is written while they are declared."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


# For what is said before any file is read: the help, and what is wrong with the command line itself.
COMMAND_LINE = Words(language(_asked(sys.argv[1:]), os.environ))


def help_text(template: str) -> str:
    """A text of the help, in the reader's language."""
    return COMMAND_LINE.say(msg(template))
