"""Slips in lines and their indentation."""

import re

from kjchuangxin.diagnostic import Diagnostic, Message, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.key_names import PROGRESS_KEYS
from kjchuangxin.source.lines import Lines
from kjchuangxin.source.typos import one_line
from kjchuangxin.source.typos.failure import Trouble
from kjchuangxin.source.typos.one_line import indent, previous

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
    if (count := one_line.spaces(lines, number)) is not None:
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
    if (head := _HEAD.match(text)) and _is_key(head[2]):
        return _on_a_new_line(trouble, start, head[2])
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
        return one_line.no_key(lines, above)
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
    if finding := _second_key(trouble):
        return finding
    message = msg("a colon makes a new key here, where none can stand")
    hint = msg("put text that holds a colon in quotes")
    if found := re.match(r" *(?:- +)*[^\s:]+: +(?=[^\s'\"])", trouble.lines.line(trouble.line)):
        value = trouble.value_at(trouble.lines.start(trouble.line) + found.end())
        hint = trouble.quoting(value)
    return trouble.finding(rules.SYNTAX, noticed, noticed + 1, message, hint)


def _second_key(trouble: Trouble) -> Diagnostic | None:
    """A key with its value that stands behind another on one line, as two rows of a sheet do that became one."""
    found = re.match(r" *(?:- +)*([^\s:]+): +([^'\"\s].*?)\s+([^\s:]+)$", trouble.before)
    if found is None or not _is_key(found[3]):
        return None
    if not _TARGET.fullmatch(found[1]) or _TARGET.fullmatch(found[3]):
        return _on_a_new_line(trouble, trouble.noticed - len(found[3]), found[3])
    text = f"{found[1]}: {{value: {found[2]}, {found[3]}{trouble.value_at(trouble.noticed)}}}"
    if len(text) > _SHORT:
        text = f"{found[1]}: {{value: …, {found[3]}: …}}"
    start, message = trouble.noticed - len(found[3]), msg("a second key stands on this line")
    return trouble.finding(rules.SYNTAX, start, trouble.noticed, message, msg("write {text}", text=text))


def _on_a_new_line(trouble: Trouble, start: int, key: str) -> Diagnostic:
    message, hint = msg("a second key stands on this line"), msg("begin a new line before {key}", key=quoted(key))
    return trouble.finding(rules.SYNTAX, start, start + len(key), message, hint)


def _is_key(word: str) -> bool:
    return _TARGET.fullmatch(word) is not None or word in PROGRESS_KEYS


def no_key(trouble: Trouble) -> Diagnostic | None:
    """A line that is neither a key with a value nor a part of the one above."""
    if "expected ':'" not in trouble.problem:
        return None
    return one_line.no_key(trouble.lines, trouble.lines.number(trouble.begun))


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
    if finding := _odd_one_above(trouble):
        return finding
    start = lines.start(number) + indent(lines.line(number))
    head = _HEAD.match(lines.line(number))
    width = len(head[2]) if head else 1
    hint = msg("give it as many spaces as the other keys of its block")
    if (count := one_line.spaces(lines, number)) is not None:
        hint = msg("begin the line with {count} spaces", count=count) if count else msg("delete the spaces before it")
    return trouble.finding(rules.SYNTAX, start, start + width, message, hint)


def _odd_one_above(trouble: Trouble) -> Diagnostic | None:
    """The first target of a block that stands elsewhere than the two below it."""
    lines, number = trouble.lines, trouble.line
    above = previous(lines, number) or 0
    over = previous(lines, above) if above else None
    if over is None or number == lines.number(len(lines.text)):
        return None
    three = [(lines.line(one), _HEAD.match(lines.line(one))) for one in (above, number, number + 1)]
    if not all(head and _TARGET.fullmatch(head[2]) for _, head in three):
        return None
    odd, *others = (indent(line) for line, _ in three)
    if len({*others}) > 1 or odd == others[0] or not lines.line(over).rstrip().endswith(":"):
        return None
    if others[0] <= indent(lines.line(over)):
        return None
    start = lines.start(above) + odd
    message = msg("this line's indentation does not fit the lines below")
    hint = msg("begin the line with {count} spaces", count=others[0])
    return trouble.finding(rules.SYNTAX, start, start + len(lines.line(above)[odd:].split(":")[0]), message, hint)


def _begins_items(lines: Lines, number: int, key: str) -> bool:
    """Whether a key begins the items of a list above."""
    return any(
        (head := _HEAD.match(lines.line(above))) and head[1] and head[2] == key
        for above in range(number - 1, max(number - _LOOK_BACK, 0), -1)
    )
