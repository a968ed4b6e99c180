"""What an error of libyaml's most likely means to the person who typed the file."""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from kjchuangxin.diagnostic import Diagnostic, Message, msg, quoted
from kjchuangxin.source.document import Lines
from kjchuangxin.source.typos import PROGRESS_KEYS, flow, frame, line
from kjchuangxin.source.typos.failure import ParseFailure, quoting
from kjchuangxin.source.typos.line import HEAD, LOOK_BACK, SHORT, TARGET, expected_indent, indent_of, line_above
from kjchuangxin.words import named_in

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
    message = msg("this cannot be read as YAML")
    hint = msg("check the quotes, brackets, colons and indentation of this line and the one above")
    return failure.at(noticed, message, hint)


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
        if not failure.in_flow and (finding := line.continuation(failure.lines, number)):
            return finding
        if finding := line.typo_on(failure.lines, number):
            return finding
    return None


def _beginning(failure: ParseFailure) -> Diagnostic | None:
    """A text that begins with a character that YAML takes for something else."""
    text, start = failure.lines.text, failure.begun
    if not (failure.context.endswith(_BEGINNINGS) or failure.no_value) or text[start : start + 1] in {"", *"\n\r\t"}:
        return None
    if text[start] == "," and failure.is_in_flow(start):
        return failure.at(start, msg("there is nothing before this comma"), msg("delete it, or write what is missing"))
    value = failure.value_at(start)
    rest = value[1:].lstrip("= ")
    hint = quoting(value)
    if not rest:
        hint = msg("write what is missing after it, or delete the line")
    elif _NUMBER.fullmatch(rest):
        hint = msg("write {number}; put anything else in note", number=rest)
    return failure.at(start, msg("a text cannot begin with {character}", character=text[start]), hint)


def _shifted_item(failure: ParseFailure) -> Diagnostic | None:
    """A list item that does not begin where the others do."""
    lines, number = failure.lines, failure.line
    text, start = lines.line(number), lines.start(number)
    found = re.match(r" *(- +)[^\s:]+:", text)
    if not found or "simple key" in failure.context or failure.noticed > start + text.find(":"):
        return None
    hint = msg("give it as many spaces as the list's other items, and begin it with -")
    if (count := expected_indent(lines, number)) is not None:
        hint = msg(
            "begin the line with {count} spaces, and those that belong to it with {more}", count=count, more=count + 2
        )
    return failure.at(start + found.start(1), msg("this list item does not begin where the others do"), hint)


def _after_value(failure: ParseFailure) -> Diagnostic | None:
    """Text after a value that has already ended."""
    if not failure.before.strip() or "did not find expected" not in failure.problem or failure.context.endswith("key"):
        return None
    text = failure.rest_of_line(failure.noticed).rstrip()
    if (head := HEAD.match(text)) and _is_key(head[2]):
        return _second_key(failure, head[2], failure.noticed)
    hint = msg("delete what follows; a text that begins with a bracket is put in quotes as a whole")
    return failure.at(failure.noticed, msg("the value ends before this"), hint, width=max(len(text), 1))


def _missing_entries(failure: ParseFailure) -> Diagnostic | None:
    """An entry right below the day of a report."""
    lines, number = failure.lines, failure.line
    above, first = line_above(lines, number), HEAD.match(lines.line(number))
    head = HEAD.match(lines.line(above)) if above is not None else None
    if not (head and first and head[2] in {"as_of", "submitted"} and TARGET.fullmatch(first[2])):
        return None
    message = msg("the key {key} is missing above this line", key="entries")
    hint = msg("write entries: on a line of its own above it, right below {key}", key=head[2])
    return failure.at(lines.start(number) + first.start(2), message, hint, width=len(first[2]))


def _below_value(failure: ParseFailure) -> Diagnostic | None:
    """A key that is indented below one that has a value already: a list item without its -, or only too many spaces."""
    lines, number = failure.lines, failure.line
    text, above = lines.line(number), line_above(lines, number)
    first = HEAD.match(text)
    if not failure.problem.startswith("mapping values") or not first or failure.before.strip() != first[1] + first[2]:
        return None
    if above is None:
        return None
    head = HEAD.match(lines.line(above))
    if head is None:
        return line.no_key(lines, above)
    key, is_target, before = head[2], TARGET.fullmatch(head[2]) is not None, line_above(lines, above)
    may_be_item = indent_of(text) == indent_of(head.string) + len("- ") and not head[1] and not is_target
    if may_be_item and before and lines.line(before).rstrip().endswith(":"):
        return _missing_dash(failure, lines.start(above) + head.start(2), key)
    message = msg("this line is indented below one whose key has a value already")
    if is_target and not TARGET.fullmatch(first[2]) and len(text) <= SHORT:
        value = head.string[head.end() :].strip()
        hint = msg("write {text}", text=f"{key}: {{value: {value}, {text.strip()}}}")
        return failure.at(lines.start(number) + first.start(2), message, hint, width=len(first[2]))
    return _wrong_indent(failure, message)


def _second_colon(failure: ParseFailure) -> Diagnostic | None:
    """A colon within a text, or that of a second key on one line, as two rows of a sheet make that became one."""
    if not failure.problem.startswith("mapping values"):
        return None
    found = re.match(r" *(?:- +)*([^\s:]+): +([^'\"\s].*?)\s+([^\s:]+)$", failure.before)
    if found and _is_key(found[3]):
        start = failure.noticed - len(found[3])
        if not TARGET.fullmatch(found[1]) or TARGET.fullmatch(found[3]):
            return _second_key(failure, found[3], start)
        text = f"{found[1]}: {{value: {found[2]}, {found[3]}{failure.value_at(failure.noticed)}}}"
        if len(text) > SHORT:
            text = f"{found[1]}: {{value: …, {found[3]}: …}}"
        return _second_key(failure, found[3], start, msg("write {text}", text=text))
    hint = msg("put text that holds a colon in quotes")
    if found := re.match(r" *(?:- +)*[^\s:]+: +(?=[^\s'\"])", failure.lines.line(failure.line)):
        value = failure.value_at(failure.lines.start(failure.line) + found.end())
        hint = quoting(value)
        if named := named_in(value):
            parts = ", ".join(("value: …", *(f"{key}: …" for key in named)))
            hint = msg("write {text}", text=f"{{{parts}}}")
    return failure.at(failure.noticed, msg("this colon begins a new key where none can be"), hint)


def _second_key(failure: ParseFailure, key: str, start: int, hint: Message | None = None) -> Diagnostic:
    hint = hint or msg("begin a new line before {key}", key=quoted(key))
    return failure.at(start, msg("there is a second key on this line"), hint, width=len(key))


def _is_key(word: str) -> bool:
    return TARGET.fullmatch(word) is not None or word in PROGRESS_KEYS


def _no_key(failure: ParseFailure) -> Diagnostic | None:
    """A line that is neither a key with a value nor a part of the one above."""
    if "expected ':'" not in failure.problem:
        return None
    return line.no_key(failure.lines, failure.lines.number(failure.begun))


def _indentation(failure: ParseFailure) -> Diagnostic | None:
    """A line that begins where no other of its block does, or that lacks the - of the items of the list above."""
    if "did not find expected" not in failure.problem:
        return None
    lines, number = failure.lines, failure.line
    if "'-'" in failure.problem and (head := HEAD.match(lines.line(number))):
        for above in range(number - 1, max(number - LOOK_BACK, 0), -1):
            if (other := HEAD.match(lines.line(above))) and other[1] and other[2] == head[2]:
                return _missing_dash(failure, failure.noticed, head[2])
    return _wrong_indent(failure, msg("this line's indentation does not fit the lines above"))


def _missing_dash(failure: ParseFailure, start: int, key: str) -> Diagnostic:
    message = msg("the - of a list item is missing before {key}", key=quoted(key))
    return failure.at(start, message, msg("write - and a space before it"), width=len(key))


def _wrong_indent(failure: ParseFailure, message: Message) -> Diagnostic:
    """A wrong indentation: of the line itself, or of the first of its block."""
    if finding := _first_of_block(failure):
        return finding
    lines, number = failure.lines, failure.line
    text = lines.line(number)
    head = HEAD.match(text)
    hint = msg("give it as many spaces as the other keys of its block")
    if (count := expected_indent(lines, number)) is not None:
        hint = msg("begin the line with {count} spaces", count=count) if count else msg("delete the spaces before it")
    return failure.at(lines.start(number) + indent_of(text), message, hint, width=len(head[2]) if head else 1)


def _first_of_block(failure: ParseFailure) -> Diagnostic | None:
    """The first target of a block, where it does not begin as the two below it do."""
    lines, number = failure.lines, failure.line
    above = line_above(lines, number) or 0
    parent = line_above(lines, above) if above else None
    if parent is None or number == lines.number(len(lines.text)):
        return None
    heads = [HEAD.match(lines.line(one)) for one in (above, number, number + 1)]
    odd, right, other = (indent_of(head.string) if head and TARGET.fullmatch(head[2]) else None for head in heads)
    if odd is None or right is None or right != other or odd == right:
        return None
    if not lines.line(parent).rstrip().endswith(":") or right <= indent_of(lines.line(parent)):
        return None
    message = msg("this line's indentation does not fit the lines below")
    hint = msg("begin the line with {count} spaces", count=right)
    width = len(lines.line(above)[odd:].split(":")[0])
    return failure.at(lines.start(above) + odd, message, hint, width=width)


_EXPLANATIONS: tuple[Callable[[ParseFailure], Diagnostic | None], ...] = (
    *(
        frame.fence,
        frame.end_of_document,
        frame.first_line,
        frame.second_document,
        frame.directive,
        _quotes,
        _line,
        flow.open_above,
        _beginning,
    ),
    *(flow.after_quote, flow.closes_nothing, flow.comment, flow.within_brackets),
    *(_shifted_item, _after_value, _missing_entries, _below_value, _second_colon, _no_key, _indentation),
)
