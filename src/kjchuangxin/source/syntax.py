"""What a YAML error most likely means to the person who typed it."""

import re

from yaml import MarkedYAMLError

from kjchuangxin.diagnostic import Diagnostic, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Lines

_FULL_WIDTH_COLON = re.compile(r"^[ \t]*(?:- +)*[^\s#:：'\"\[{][^:：]*?(：)")
_ODD_SPACE = re.compile(r"^ *([\t\u00a0\u3000\u2000-\u200a\u202f\u205f]+)")

# What libyaml says, and what that means. Matched by what its message contains, most telling first.
_MEANINGS = (
    (
        "while scanning a quoted scalar",
        msg("this quote is never closed"),
        msg("close it with the same quote, on the same line"),
    ),
    (
        "while parsing a flow sequence",
        msg("this [ is never closed, or a comma is missing"),
        msg("close the list with ]"),
    ),
    ("while parsing a flow mapping", msg("this {{ is never closed, or a comma is missing"), msg("close it with }}")),
    (
        "mapping values are not allowed",
        msg("a colon makes a new key here, where none can stand"),
        msg("put text that holds a colon in quotes, or check the indentation of this line and the one above"),
    ),
    (
        "could not find expected ':'",
        msg("this line is neither a key with a value nor a part of the line above"),
        msg("write key: value, with a space after the colon"),
    ),
    (
        "did not find expected key",
        msg("this line's indentation does not fit the lines above"),
        msg("give it as many spaces as the other keys of its block"),
    ),
    (
        "block sequence entries are not allowed",
        msg("a list item (-) cannot stand here"),
        msg("put it on a line of its own, below its key"),
    ),
    (
        "did not find expected '-' indicator",
        msg("this line's indentation does not fit the list above"),
        msg("give it as many spaces as the list's other items, and begin it with -"),
    ),
    ("cannot start any token", msg("this character cannot begin a value"), msg("put the value in quotes")),
)
_OPENED = frozenset(meaning[0] for meaning in _MEANINGS[:3])


def explain(lines: Lines, text: str, error: MarkedYAMLError) -> Diagnostic:
    """The finding for an error of libyaml's, at the place where the slip was made rather than where it was noticed."""
    mark = error.problem_mark or error.context_mark
    noticed = min(mark.index, len(text)) if mark else 0
    if error.context == "expected a single document in the stream":
        message = msg("a second document begins here")
        hint = msg("delete the line --- and what follows, or put it into a file of its own")
        return Diagnostic(rules.SEVERAL_DOCUMENTS, lines.place(noticed, noticed + 3), message, hint)
    if slip := _typed_in_chinese(lines, text, error, noticed):
        return slip
    said = f"{error.context or ''} / {error.problem or ''}"
    for part, meaning, mend in _MEANINGS:
        if part in said:
            begun = error.context_mark.index if part in _OPENED and error.context_mark else noticed
            return Diagnostic(rules.SYNTAX, lines.place(begun, begun + 1), meaning, mend)
    message = msg("this is not YAML: {problem}", problem=error.problem or str(error))
    return Diagnostic(rules.SYNTAX, lines.place(noticed, noticed + 1), message)


def _typed_in_chinese(lines: Lines, text: str, error: MarkedYAMLError, noticed: int) -> Diagnostic | None:
    """A full-width colon or an indentation that is no spaces, on the line of the error or of its context."""
    last = lines.place(noticed, noticed).line
    first = lines.place(error.context_mark.index, error.context_mark.index).line if error.context_mark else last
    for number in dict.fromkeys((first, last - 1, last, *range(first + 1, last))):
        if number < 1:
            continue
        line = lines.line(number)
        start = noticed - lines.place(noticed, noticed).column + 1 if number == last else text.find(line)
        if found := _ODD_SPACE.match(line):
            place = lines.place(start + found.start(1), start + found.end(1))
            return Diagnostic(rules.INDENT, place, msg("this line is not indented with plain spaces"),
                              msg("delete what stands before the text and type spaces"))  # fmt: skip
        if found := _FULL_WIDTH_COLON.match(line):
            place = lines.place(start + found.start(1), start + found.end(1))
            return Diagnostic(rules.FULL_WIDTH, place, msg("a full-width colon (：) stands here"),
                              msg("YAML needs a half-width one: type : and a space"))  # fmt: skip
    return None
