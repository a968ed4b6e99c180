"""Slips in lines and their indentation."""

import re

from kjchuangxin.diagnostic import Diagnostic, Message, msg, quoted
from kjchuangxin.source import rules, slips
from kjchuangxin.source.document import Lines
from kjchuangxin.source.slips import indent, previous
from kjchuangxin.source.trouble import Trouble

_LOOK_BACK = 1000  # lines
_SHORT = 60  # characters of a line that a hint still repeats
_HEAD = re.compile(r" *((?:- +)*)([^\s:]+):(?:\s|$)")
_TARGET = re.compile(r"T[0-9]+-[0-9]+")


def item(trouble: Trouble) -> Diagnostic | None:
    """A list item that does not begin where the others do."""
    lines, number = trouble.lines, trouble.line
    line = lines.line(number)
    found = re.match(r" *(- +)[^\s:]+:", line)
    if (
        not found
        or trouble.in_flow
        or "simple key" in trouble.context
        or trouble.noticed > lines.start(number) + line.find(":")
    ):
        return None
    start = lines.start(number) + found.start(1)
    message = msg("this list item does not begin where the others do")
    hint = msg("give it as many spaces as the list's other items, and begin it with -")
    if (count := _spaces(lines, number)) is not None:
        hint = msg(
            "begin the line with {count} spaces, and those that belong to it with {more}", count=count, more=count + 2
        )
    return trouble.finding(rules.SYNTAX, start, start + 1, message, hint)


def rest(trouble: Trouble) -> Diagnostic | None:
    """Text after a value that has already ended."""
    if not trouble.before.strip() or "did not find expected" not in trouble.problem or trouble.context.endswith("key"):
        return None
    text = trouble.rest_of_line(trouble.noticed).rstrip()
    start = trouble.noticed
    message = msg("the value ends before this")
    hint = msg("delete what follows; a text that begins with a bracket is put in quotes as a whole")
    return trouble.finding(rules.SYNTAX, start, start + max(len(text), 1), message, hint)


def too_deep(trouble: Trouble) -> Diagnostic | None:
    """A key that is indented below one that has a value already: a list item without its -, or only too many spaces."""
    lines, number = trouble.lines, trouble.line
    line = lines.line(number)
    first = _HEAD.match(line)
    above = previous(lines, number)
    if not trouble.problem.startswith("mapping values") or not first or trouble.before.strip() != first[1] + first[2]:
        return None
    if above is None:
        return None
    head = _HEAD.match(lines.line(above))
    if head is None:
        return slips.no_key(lines, above)
    if (
        head[1] == ""
        and (before := previous(lines, above))
        and lines.line(before).rstrip().endswith(":")
        and (indent(line) == indent(lines.line(above)) + len("- "))
        and not _TARGET.fullmatch(head[2])
    ):
        start = lines.start(above) + head.start(2)
        message = msg("the - of a list item is missing before {key}", key=quoted(head[2]))
        return trouble.finding(rules.SYNTAX, start, start + len(head[2]), message, msg("write - and a space before it"))
    message = msg("this line is indented below one whose key has a value already")
    if _TARGET.fullmatch(head[2]) and not _TARGET.fullmatch(first[2]) and len(line) <= _SHORT:
        value = lines.line(above)[head.end() :].strip()
        start = lines.start(number) + first.start(2)
        text = f"{head[2]}: {{value: {value}, {line.strip()}}}"
        return trouble.finding(rules.SYNTAX, start, start + len(first[2]), message, msg("write {text}", text=text))
    return _indentation(trouble, message)


def second_colon(trouble: Trouble) -> Diagnostic | None:
    """A colon within a text."""
    if not trouble.problem.startswith("mapping values"):
        return None
    noticed = trouble.noticed
    message = msg("a colon makes a new key here, where none can stand")
    hint = msg("put text that holds a colon in quotes")
    if found := re.match(r" *(?:- +)*[^\s:]+: +(?=[^\s'\"])", trouble.lines.line(trouble.line)):
        value = trouble.value_at(trouble.lines.start(trouble.line) + found.end())
        hint = trouble.quoting(value)
    return trouble.finding(rules.SYNTAX, noticed, noticed + 1, message, hint)


def no_key(trouble: Trouble) -> Diagnostic | None:
    """A line that is neither a key with a value nor a part of the one above."""
    if "expected ':'" not in trouble.problem:
        return None
    return slips.no_key(trouble.lines, trouble.lines.number(trouble.begun))


def indentation(trouble: Trouble) -> Diagnostic | None:
    """A line that begins where no other of its block does."""
    if "did not find expected" not in trouble.problem:
        return None
    lines = trouble.lines
    head = _HEAD.match(lines.line(trouble.line))
    if head and "'-'" in trouble.problem and _begins_items(lines, trouble.line, head[2]):
        message = msg("the - of a list item is missing before {key}", key=quoted(head[2]))
        start = trouble.noticed
        return trouble.finding(rules.SYNTAX, start, start + len(head[2]), message, msg("write - and a space before it"))
    return _indentation(trouble, msg("this line's indentation does not fit the lines above"))


def _indentation(trouble: Trouble, message: Message) -> Diagnostic:
    lines, number = trouble.lines, trouble.line
    start = lines.start(number) + indent(lines.line(number))
    head = _HEAD.match(lines.line(number))
    width = len(head[2]) if head else 1
    hint = msg("give it as many spaces as the other keys of its block")
    if (count := _spaces(lines, number)) is not None:
        hint = msg("begin the line with {count} spaces", count=count) if count else msg("delete the spaces before it")
    return trouble.finding(rules.SYNTAX, start, start + width, message, hint)


def _begins_items(lines: Lines, number: int, key: str) -> bool:
    """Whether a key begins the items of a list above."""
    return any(
        (head := _HEAD.match(lines.line(above))) and head[1] and head[2] == key
        for above in range(number - 1, max(number - _LOOK_BACK, 0), -1)
    )


def _spaces(lines: Lines, number: int) -> int | None:
    """How many spaces a line must begin with, by what stands above: a line of its kind, or the line it goes with."""
    head = _HEAD.match(lines.line(number))
    if head is None:
        return None
    wanted = None
    for above in range(number - 1, max(number - _LOOK_BACK, 0), -1):
        other = _HEAD.match(lines.line(above))
        if other and bool(other[1]) == bool(head[1]) and _kind(other[2]) == _kind(head[2]):
            wanted = indent(lines.line(above))
            break
    if wanted is None and (up := previous(lines, number)) and (other := _HEAD.match(lines.line(up))):
        wanted = other.start(2) + (2 if lines.line(up).rstrip().endswith(":") else 0)
    return None if wanted == indent(lines.line(number)) else wanted


def _kind(key: str) -> str:
    return "T" if _TARGET.fullmatch(key) else key
