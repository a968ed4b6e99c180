"""What a YAML error most likely means to the person who typed it."""

import re

from yaml import MarkedYAMLError

from kjchuangxin.diagnostic import Diagnostic, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Lines

NO_PLAIN_SPACES = msg("delete what stands before the text and type spaces")

# Slips that libyaml notices only later, if at all: what a line with one looks like, its first group being the slip.
_SLIPS = (
    (
        re.compile(r"^ *([\t\u00a0\u3000\u2000-\u200a\u202f\u205f]+)"),
        rules.INDENT,
        msg("this line is not indented with plain spaces"),
        NO_PLAIN_SPACES,
    ),
    (
        re.compile(r"^[ \t]*(?:- +)*[^\s#:：'\"\[{][^:：]*?(：)"),
        rules.FULL_WIDTH,
        msg("a full-width colon (：) stands here"),
        msg("YAML needs a half-width one: type : and a space"),
    ),
    (
        re.compile(r"^ *(-)[^\s-][^:]*:(?:\s|$)"),
        rules.SYNTAX,
        msg("a space is missing after this -"),
        msg("write - and a space before the item"),
    ),
)

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
    begun = error.context_mark.index if error.context_mark else noticed
    if slip := _slip(lines, begun, noticed) or _in_brackets(lines, text, error, noticed):
        return slip
    said = f"{error.context or ''} / {error.problem or ''}"
    for part, meaning, mend in _MEANINGS:
        if part in said:
            start = begun if part in _OPENED else noticed
            return Diagnostic(rules.SYNTAX, lines.place(start, start + 1), meaning, mend)
    message = msg("this is not YAML: {problem}", problem=error.problem or str(error))
    return Diagnostic(rules.SYNTAX, lines.place(noticed, noticed + 1), message)


def _slip(lines: Lines, begun: int, noticed: int) -> Diagnostic | None:
    """One of the known slips, between the line where libyaml's trouble began and the one where it was noticed."""
    first, last = lines.number(begun), lines.number(noticed)
    for number in dict.fromkeys((first, max(last - 1, 1), last, *range(first + 1, last))):
        for pattern, rule, message, hint in _SLIPS:
            if found := pattern.match(lines.line(number)):
                start = lines.start(number)
                return Diagnostic(rule, lines.place(start + found.start(1), start + found.end(1)), message, hint)
    return None


def _in_brackets(lines: Lines, text: str, error: MarkedYAMLError, noticed: int) -> Diagnostic | None:
    """A second colon within { }: after a full-width comma that separates nothing, or within a text."""
    if error.context != "while parsing a flow mapping" or text[noticed : noticed + 1] != ":":
        return None
    comma = text.rfind("，", error.context_mark.index if error.context_mark else 0, noticed)
    if comma >= 0:
        hint = msg("YAML needs a half-width one: type , and a space")
        return Diagnostic(
            rules.FULL_WIDTH, lines.place(comma, comma + 1), msg("a full-width comma (，) stands here"), hint
        )
    message = msg("a colon makes a new key here, where none can stand")
    return Diagnostic(
        rules.SYNTAX, lines.place(noticed, noticed + 1), message, msg("put text that holds a colon in quotes")
    )
