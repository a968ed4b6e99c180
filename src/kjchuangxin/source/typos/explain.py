"""What an error of libyaml's most likely means to the person who typed the file."""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from kjchuangxin.diagnostic import Diagnostic, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Lines
from kjchuangxin.source.typos import block, flow
from kjchuangxin.source.typos.failure import ParseFailure, quoting
from kjchuangxin.source.typos.line import continuation, line_above, typo_on

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# What libyaml was doing when it met a character at the beginning of a value that has a meaning of its own there.
_BEGINNINGS = ("an anchor", "an alias", "a tag", "a block scalar", "the next token")


def explain(lines: Lines, error: MarkedYAMLError) -> Diagnostic:
    """The finding for an error, at the place where the typo was made rather than where it was noticed."""
    mark = error.problem_mark or error.context_mark
    noticed = min(mark.index, len(lines.text)) if mark else 0
    begun = error.context_mark.index if error.context_mark else noticed
    failure = ParseFailure(lines, error.context or "", error.problem or "", begun, noticed)
    for explanation in _EXPLANATIONS:
        if finding := explanation(failure):
            return finding
    message = msg("what stands here cannot be read as YAML")
    hint = msg("check the quotes, brackets, colons and indentation of this line and the one above")
    return failure.at(noticed, message, hint)


def _second_document(failure: ParseFailure) -> Diagnostic | None:
    """A second document; or a typo for which what stands above was taken for one text, which a comment ended."""
    if failure.context == "expected a single document in the stream":
        hint = msg("delete the line --- and what follows, or put it into a file of its own")
    elif "<document start>" in failure.problem:
        if finding := _typo_above(failure):
            return finding
        hint = msg("delete the line ... above it, or put what follows into a file of its own")
    else:
        return None
    place = failure.lines.place(failure.noticed, failure.noticed + 3)
    return Diagnostic(rules.SEVERAL_DOCUMENTS, place, msg("a second document begins here"), hint)


def _typo_above(failure: ParseFailure) -> Diagnostic | None:
    above = line_above(failure.lines, failure.line)
    while above is not None and failure.lines.line(above) != "...":
        if finding := typo_on(failure.lines, above):
            return finding
        above = line_above(failure.lines, above)
    return None


def _directive(failure: ParseFailure) -> Diagnostic | None:
    if "directive" not in failure.context + failure.problem and "incompatible" not in failure.problem:
        return None
    return failure.at(failure.begun, msg("a line cannot begin with %"), msg("delete the line"))


def _quotes(failure: ParseFailure) -> Diagnostic | None:
    if failure.context == "while scanning a quoted scalar":
        hint = msg("close it with the same quote, on the same line")
        return failure.at(failure.begun, msg("this quote is never closed"), hint)
    if failure.context == "while parsing a quoted scalar":
        at = failure.lines.text.rfind("\\", failure.begun, failure.noticed + 1)
        found = re.compile(r'"([^"\n]*)"').match(failure.lines.text, failure.begun)
        hint = quoting(found[1]) if found else msg("put the text in single quotes: '…'")
        return failure.at(at, msg('a backslash (\\) means something else within "'), hint)
    return None


def _line(failure: ParseFailure) -> Diagnostic | None:
    """A typo that a line shows by itself, on the lines where what failed can have begun."""
    for number in failure.suspects:
        if not failure.in_flow and (finding := continuation(failure.lines, number)):
            return finding
        if finding := typo_on(failure.lines, number):
            return finding
    return None


def _beginning(failure: ParseFailure) -> Diagnostic | None:
    """A text that begins with a character that YAML takes for something else."""
    text, start = failure.lines.text, failure.begun
    if not (failure.context.endswith(_BEGINNINGS) or failure.no_value) or text[start : start + 1] in {"", "\n", "\r"}:
        return None
    if text[start] == "," and failure.is_in_flow(start):
        return failure.at(start, msg("nothing stands before this comma"), msg("delete it, or write what is missing"))
    if text[start] == "\t":
        return None
    value = failure.value_at(start)
    rest = value[1:].lstrip("= ")
    hint = quoting(value)
    if not rest:
        hint = msg("write what is missing after it, or delete the line")
    elif _NUMBER.fullmatch(rest):
        hint = msg("write {number}; what else is to say goes into note", number=rest)
    return failure.at(start, msg("a text cannot begin with {character}", character=text[start]), hint)


_EXPLANATIONS: tuple[Callable[[ParseFailure], Diagnostic | None], ...] = (
    _second_document,
    _directive,
    _quotes,
    _line,
    _beginning,
    flow.after_quote,
    flow.closes_nothing,
    flow.comment,
    flow.full_width,
    flow.separator,
    flow.within_text,
    flow.unclosed,
    flow.colon,
    block.shifted_item,
    block.after_value,
    block.below_value,
    block.second_colon,
    block.no_key,
    block.indentation,
)
