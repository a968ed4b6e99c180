"""What a YAML error most likely means to the person who typed it."""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from kjchuangxin.diagnostic import Diagnostic, msg
from kjchuangxin.source import rules
from kjchuangxin.source.lines import Lines
from kjchuangxin.source.typos import block, flow, one_line
from kjchuangxin.source.typos.failure import Trouble

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# What libyaml was doing when it met a character at the beginning of a value that has a meaning of its own there.
_BEGINNINGS = ("an anchor", "an alias", "a tag", "a block scalar", "the next token")


def explain(lines: Lines, error: MarkedYAMLError) -> Diagnostic:
    """The finding for an error of libyaml's, at the place where the slip was made rather than where it was noticed."""
    mark = error.problem_mark or error.context_mark
    noticed = min(mark.index, len(lines.text)) if mark else 0
    begun = error.context_mark.index if error.context_mark else noticed
    trouble = Trouble(lines, error.context or "", error.problem or "", begun, noticed)
    for reading in _READINGS:
        if finding := reading(trouble):
            return finding
    message = msg("what stands here cannot be read as YAML")
    hint = msg("check the quotes, brackets, colons and indentation of this line and the one above")
    return trouble.finding(rules.SYNTAX, noticed, noticed + 1, message, hint)


def _second_document(trouble: Trouble) -> Diagnostic | None:
    noticed = trouble.noticed
    if trouble.context == "expected a single document in the stream":
        hint = msg("delete the line --- and what follows, or put it into a file of its own")
    elif "<document start>" in trouble.problem:
        if finding := _slip_above(trouble):
            return finding
        hint = msg("delete the line ... above it, or put what follows into a file of its own")
    else:
        return None
    return trouble.finding(rules.SEVERAL_DOCUMENTS, noticed, noticed + 3, msg("a second document begins here"), hint)


def _slip_above(trouble: Trouble) -> Diagnostic | None:
    """A slip for which what stands above was taken for one text, which a comment ended, and the whole file with it."""
    above = one_line.previous(trouble.lines, trouble.line)
    while above is not None and trouble.lines.line(above) != "...":
        if finding := one_line.on_line(trouble.lines, above):
            return finding
        above = one_line.previous(trouble.lines, above)
    return None


def _directive(trouble: Trouble) -> Diagnostic | None:
    if "directive" not in trouble.context + trouble.problem and "incompatible" not in trouble.problem:
        return None
    start = trouble.begun
    message = msg("a line cannot begin with %")
    return trouble.finding(rules.SYNTAX, start, start + 1, message, msg("delete the line"))


def _quotes(trouble: Trouble) -> Diagnostic | None:
    if trouble.context == "while scanning a quoted scalar":
        message, hint = msg("this quote is never closed"), msg("close it with the same quote, on the same line")
        return trouble.finding(rules.SYNTAX, trouble.begun, trouble.begun + 1, message, hint)
    if trouble.context == "while parsing a quoted scalar":
        at = trouble.lines.text.rfind("\\", trouble.begun, trouble.noticed + 1)
        message = msg('a backslash (\\) means something else within "')
        found = re.compile(r'"([^"\n]*)"').match(trouble.lines.text, trouble.begun)
        hint = trouble.quoting(found[1]) if found else msg("put the text in single quotes: '…'")
        return trouble.finding(rules.SYNTAX, at, at + 1, message, hint)
    return None


def _slip(trouble: Trouble) -> Diagnostic | None:
    """One of the slips that a line shows by itself, on the lines where the trouble can have begun."""
    lines = trouble.lines
    for number in trouble.suspects:
        if not trouble.in_flow and (finding := one_line.continued(lines, number)):
            return finding
        if finding := one_line.on_line(lines, number):
            return finding
    return None


def _beginning(trouble: Trouble) -> Diagnostic | None:
    """A text that begins with a character that YAML takes for something else."""
    text, start = trouble.lines.text, trouble.begun
    if not (trouble.context.endswith(_BEGINNINGS) or trouble.empty_node) or text[start : start + 1] in {"", "\n", "\r"}:
        return None
    if text[start] == "," and trouble.is_in_flow(start):
        message = msg("nothing stands before this comma")
        return trouble.finding(rules.SYNTAX, start, start + 1, message, msg("delete it, or write what is missing"))
    if text[start] == "\t":
        return None
    value = trouble.value_at(start)
    rest = value[1:].lstrip("= ")
    message = msg("a text cannot begin with {character}", character=text[start])
    hint = trouble.quoting(value)
    if not rest:
        hint = msg("write what is missing after it, or delete the line")
    elif _NUMBER.fullmatch(rest):
        hint = msg("write {number}; what else is to say goes into note", number=rest)
    return trouble.finding(rules.SYNTAX, start, start + 1, message, hint)


_READINGS: tuple[Callable[[Trouble], Diagnostic | None], ...] = (
    _second_document,
    _directive,
    _quotes,
    _slip,
    _beginning,
    flow.after_quote,
    flow.closes_nothing,
    flow.comment,
    flow.full_width,
    flow.separator,
    flow.within_text,
    flow.unclosed,
    flow.colon,
    block.item,
    block.rest,
    block.too_deep,
    block.second_colon,
    block.no_key,
    block.indentation,
)
