"""Typos in lines and their indentation."""

import re

from kjchuangxin.diagnostic import Diagnostic, Message, msg, quoted
from kjchuangxin.source.document import Lines
from kjchuangxin.source.key_names import PROGRESS_KEYS
from kjchuangxin.source.typos import line
from kjchuangxin.source.typos.failure import SHORT, ParseFailure, quoting
from kjchuangxin.source.typos.line import HEAD, LOOK_BACK, TARGET, expected_indent, indent_of, line_above


def shifted_item(failure: ParseFailure) -> Diagnostic | None:
    """A list item that does not begin where the others do."""
    lines, number = failure.lines, failure.line
    text, start = lines.line(number), lines.start(number)
    found = re.match(r" *(- +)[^\s:]+:", text)
    if not found or failure.in_flow or "simple key" in failure.context or failure.noticed > start + text.find(":"):
        return None
    hint = msg("give it as many spaces as the list's other items, and begin it with -")
    if (count := expected_indent(lines, number)) is not None:
        hint = msg(
            "begin the line with {count} spaces, and those that belong to it with {more}", count=count, more=count + 2
        )
    return failure.at(start + found.start(1), msg("this list item does not begin where the others do"), hint)


def after_value(failure: ParseFailure) -> Diagnostic | None:
    """Text after a value that has already ended."""
    if not failure.before.strip() or "did not find expected" not in failure.problem or failure.context.endswith("key"):
        return None
    start, text = failure.noticed, failure.rest_of_line(failure.noticed).rstrip()
    if (head := HEAD.match(text)) and _is_key(head[2]):
        return _on_a_new_line(failure, start, head[2])
    hint = msg("delete what follows; a text that begins with a bracket is put in quotes as a whole")
    return failure.at(start, msg("the value ends before this"), hint, width=max(len(text), 1))


def below_value(failure: ParseFailure) -> Diagnostic | None:
    """A key that is indented below one that has a value already: a list item without its -, or only too many spaces."""
    lines, number = failure.lines, failure.line
    text = lines.line(number)
    first, above = HEAD.match(text), line_above(lines, number)
    if not failure.problem.startswith("mapping values") or not first or failure.before.strip() != first[1] + first[2]:
        return None
    if above is None:
        return None
    head = HEAD.match(lines.line(above))
    if head is None:
        return line.no_key(lines, above)
    if (
        head[1] == ""
        and (before := line_above(lines, above))
        and lines.line(before).rstrip().endswith(":")
        and (indent_of(text) == indent_of(lines.line(above)) + len("- "))
        and not TARGET.fullmatch(head[2])
    ):
        return _missing_dash(failure, lines.start(above) + head.start(2), head[2])
    message = msg("this line is indented below one whose key has a value already")
    if TARGET.fullmatch(head[2]) and not TARGET.fullmatch(first[2]) and len(text) <= SHORT:
        value = lines.line(above)[head.end() :].strip()
        hint = msg("write {text}", text=f"{head[2]}: {{value: {value}, {text.strip()}}}")
        return failure.at(lines.start(number) + first.start(2), message, hint, width=len(first[2]))
    return _indentation(failure, message)


def second_colon(failure: ParseFailure) -> Diagnostic | None:
    """A colon within a text."""
    if not failure.problem.startswith("mapping values"):
        return None
    if finding := _second_key(failure):
        return finding
    hint = msg("put text that holds a colon in quotes")
    if found := re.match(r" *(?:- +)*[^\s:]+: +(?=[^\s'\"])", failure.lines.line(failure.line)):
        hint = quoting(failure.value_at(failure.lines.start(failure.line) + found.end()))
    return failure.at(failure.noticed, msg("a colon makes a new key here, where none can stand"), hint)


def _second_key(failure: ParseFailure) -> Diagnostic | None:
    """A key with its value that stands behind another on one line, as two rows of a sheet do that became one."""
    found = re.match(r" *(?:- +)*([^\s:]+): +([^'\"\s].*?)\s+([^\s:]+)$", failure.before)
    if found is None or not _is_key(found[3]):
        return None
    start = failure.noticed - len(found[3])
    if not TARGET.fullmatch(found[1]) or TARGET.fullmatch(found[3]):
        return _on_a_new_line(failure, start, found[3])
    text = f"{found[1]}: {{value: {found[2]}, {found[3]}{failure.value_at(failure.noticed)}}}"
    if len(text) > SHORT:
        text = f"{found[1]}: {{value: …, {found[3]}: …}}"
    message, hint = msg("a second key stands on this line"), msg("write {text}", text=text)
    return failure.at(start, message, hint, width=len(found[3]))


def _on_a_new_line(failure: ParseFailure, start: int, key: str) -> Diagnostic:
    message, hint = msg("a second key stands on this line"), msg("begin a new line before {key}", key=quoted(key))
    return failure.at(start, message, hint, width=len(key))


def _is_key(word: str) -> bool:
    return TARGET.fullmatch(word) is not None or word in PROGRESS_KEYS


def no_key(failure: ParseFailure) -> Diagnostic | None:
    """A line that is neither a key with a value nor a part of the one above."""
    if "expected ':'" not in failure.problem:
        return None
    return line.no_key(failure.lines, failure.lines.number(failure.begun))


def indentation(failure: ParseFailure) -> Diagnostic | None:
    """A line that begins where no other of its block does."""
    if "did not find expected" not in failure.problem:
        return None
    head = HEAD.match(failure.lines.line(failure.line))
    if head and "'-'" in failure.problem and _begins_items(failure.lines, failure.line, head[2]):
        return _missing_dash(failure, failure.noticed, head[2])
    return _indentation(failure, msg("this line's indentation does not fit the lines above"))


def _missing_dash(failure: ParseFailure, start: int, key: str) -> Diagnostic:
    message = msg("the - of a list item is missing before {key}", key=quoted(key))
    return failure.at(start, message, msg("write - and a space before it"), width=len(key))


def _indentation(failure: ParseFailure, message: Message) -> Diagnostic:
    """A wrong indentation: of the line itself, or of the first of its block."""
    lines, number = failure.lines, failure.line
    if finding := _first_of_block(failure):
        return finding
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
    three = [(lines.line(one), HEAD.match(lines.line(one))) for one in (above, number, number + 1)]
    if not all(head and TARGET.fullmatch(head[2]) for _, head in three):
        return None
    odd, *others = (indent_of(text) for text, _ in three)
    if len({*others}) > 1 or odd == others[0] or not lines.line(parent).rstrip().endswith(":"):
        return None
    if others[0] <= indent_of(lines.line(parent)):
        return None
    message = msg("this line's indentation does not fit the lines below")
    hint = msg("begin the line with {count} spaces", count=others[0])
    width = len(lines.line(above)[odd:].split(":")[0])
    return failure.at(lines.start(above) + odd, message, hint, width=width)


def _begins_items(lines: Lines, number: int, key: str) -> bool:
    """Whether a key begins the items of a list above."""
    return any(
        (head := HEAD.match(lines.line(above))) and head[1] and head[2] == key
        for above in range(number - 1, max(number - LOOK_BACK, 0), -1)
    )
