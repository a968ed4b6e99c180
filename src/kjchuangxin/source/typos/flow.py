"""Slips within { } and [ ] and around quotes."""

import re

from kjchuangxin.diagnostic import Diagnostic, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.typos import one_line
from kjchuangxin.source.typos.failure import Trouble

_OPENS = {"{": "}", "[": "]"}
_FULL_CLOSERS = re.compile("[｝］】]")
_SEPARATORS = "，、；;"


def after_quote(trouble: Trouble) -> Diagnostic | None:
    """More text after a closing quote: one within the text that ended it, or text outside."""
    text, noticed = trouble.lines.text, trouble.noticed
    before = trouble.before.rstrip()
    quote = before[-1:]
    if quote not in {'"', "'"} or not (
        trouble.in_flow or "expected key" in trouble.problem or "'-'" in trouble.problem
    ):
        return None
    at = noticed - len(trouble.before) + len(before) - 1  # the quote
    if trouble.in_flow and text[noticed : noticed + 1] in {*_SEPARATORS}:
        return _separator(trouble, noticed)
    opening = _opening(trouble.before[: len(before) - 1], quote)
    rest = re.split(r"(?<=['\"])\s*(?:[,}\]]|\s#|$)", trouble.rest_of_line(noticed))[0].rstrip()
    if opening is None or not rest:
        return None
    inner = before[opening + 1 : -1]
    if rest.endswith(quote) and before == trouble.before:
        message = msg("this quote ends the text")
        return trouble.finding(
            rules.SYNTAX,
            at,
            at + 1,
            message,
            trouble.quoting(f"{inner}{quote}{trouble.before[len(before) :]}{rest[:-1]}"),
        )
    rest = trouble.value_at(noticed)
    message = msg("more text stands after the closing quote")
    hint = trouble.quoting(f"{quote}{inner}{quote}{trouble.before[len(before) :]}{rest}")
    return trouble.finding(rules.SYNTAX, noticed, noticed + len(rest), message, hint)


def _opening(before: str, quote: str) -> int | None:
    """Where the quoted text began."""
    found = [match.end() - 1 for match in re.finditer(rf"(?:^|[\s,{{\[]){quote}", before)]
    return found[-1] if found else None


def closes_nothing(trouble: Trouble) -> Diagnostic | None:
    character = trouble.lines.text[trouble.noticed : trouble.noticed + 1]
    if character not in _OPENS.values() or character == "":
        return None
    if not trouble.in_flow:
        message = msg("this {character} closes nothing", character=character)
        return trouble.finding(rules.SYNTAX, trouble.noticed, trouble.noticed + 1, message, msg("delete it"))
    opening = trouble.lines.text[trouble.begun]
    message = msg("this {character} does not close the {opening} before it", character=character, opening=opening)
    hint = msg("write {character} before it, or in its place", character=_OPENS.get(opening, ""))
    return trouble.finding(rules.SYNTAX, trouble.noticed, trouble.noticed + 1, message, hint)


def comment(trouble: Trouble) -> Diagnostic | None:
    """A text within brackets that a # cuts off, and the closing bracket with it."""
    if not (trouble.in_flow or trouble.empty_node):
        return None
    number = trouble.lines.number(trouble.begun)
    if trouble.empty_node:  # noticed where the text after the comment goes on: on the lines below, or not at all
        number = next((one for one in range(number, max(number - 3, 0), -1) if _comment(trouble.lines.line(one))), 0)
    elif trouble.line == number:
        return None
    line = trouble.lines.line(number) if number else ""
    if (found := _comment(line)) is None:
        return None
    start = trouble.lines.start(number) + found
    begin = max(line.rfind(sign, 0, found) + len(sign) for sign in (": ", ", ", "[", "{"))
    message = msg("from this # on all is a comment, the closing bracket too")
    hint = trouble.quoting(line[begin:].rstrip("}] "))
    if error := one_line.SHEET_ERROR.match(line, found):
        hint = one_line.from_sheet(error[0])
    return trouble.finding(rules.SYNTAX, start, start + 1, message, hint)


def _comment(line: str) -> int | None:
    """Where on a line a comment begins within brackets that close in it."""
    found = re.search(r"\s#", line)
    if found is None or not re.search(r"[{\[]", line[: found.start()]) or line.rstrip()[-1:] not in {"}", "]"}:
        return None
    return found.start() + 1


def full_width(trouble: Trouble) -> Diagnostic | None:
    """A full-width bracket that closes nothing."""
    if not trouble.in_flow:
        return None
    found = _FULL_CLOSERS.search(trouble.rest_of_line(trouble.begun))
    if found is None or trouble.noticed < trouble.begun + found.start():
        return None
    at = trouble.begun + found.start()
    closing = _OPENS.get(trouble.lines.text[trouble.begun], "")
    message = msg("a full-width bracket stands here")
    hint = msg("YAML needs a half-width one: type {character}", character=closing)
    return trouble.finding(rules.FULL_WIDTH, at, at + 1, message, hint)


def separator(trouble: Trouble) -> Diagnostic | None:
    """A colon of a key that has no comma before it, or another sign in its place."""
    text, noticed = trouble.lines.text, trouble.noticed
    if not trouble.in_flow or text[noticed : noticed + 1] != ":" or trouble.lines.number(trouble.begun) != trouble.line:
        return None
    between = text[trouble.begun : noticed]
    if found := re.search(rf"([{_SEPARATORS}])[^{_SEPARATORS},:]*$", between):
        return _separator(trouble, trouble.begun + found.start())
    if found := re.search(r"[^\s,:{\[]( +)([A-Za-z_]+)$", between):
        start = trouble.begun + found.start(2)
        message = msg("a comma is missing before {word}", word=quoted(found[2]))
        hint = msg("write a comma and a space before it; a text that holds a colon is put in quotes")
        return trouble.finding(rules.SYNTAX, start, noticed, message, hint)
    return None


def _separator(trouble: Trouble, at: int) -> Diagnostic:
    character = trouble.lines.text[at]
    hint = msg("YAML needs a half-width one: type , and a space")
    if character == "，":
        return trouble.finding(rules.FULL_WIDTH, at, at + 1, msg("a full-width comma (，) stands here"), hint)
    message = msg("{character} stands where a comma is needed", character=character)
    rule = rules.SYNTAX if character == ";" else rules.FULL_WIDTH
    return trouble.finding(rule, at, at + 1, message, msg("write , and a space"))


def within_text(trouble: Trouble) -> Diagnostic | None:
    """A bracket within a text, which is not in quotes."""
    character = trouble.lines.text[trouble.noticed : trouble.noticed + 1]
    if not trouble.in_flow or character not in {*_OPENS}:
        return None
    found = re.search(r"[\w（）()·-]: +(?=[^\s,\[{'\"])[^,\[\]{}]*$", trouble.before)
    if found is None:
        return None
    begin = found.start() + re.match(r".: +", found[0]).end()  # type: ignore[union-attr]  # the same words begin it
    text = re.split(r", *[A-Za-z_]+:|\}\s*$", trouble.lines.line(trouble.line)[begin:])[0].rstrip()
    message = msg("this {character} stands within a text", character=character)
    return trouble.finding(rules.SYNTAX, trouble.noticed, trouble.noticed + 1, message, trouble.quoting(text))


def unclosed(trouble: Trouble) -> Diagnostic | None:
    if not trouble.in_flow:
        return None
    start = trouble.begun
    if trouble.lines.number(start) == trouble.line and trouble.lines.text[trouble.noticed : trouble.noticed + 1] == ":":
        return None
    opening = trouble.lines.text[start]
    closing = _OPENS.get(opening, "")
    message = msg("this {opening} is never closed, or a comma is missing", opening=opening)
    return trouble.finding(rules.SYNTAX, start, start + 1, message, msg("close it with {closing}", closing=closing))


def colon(trouble: Trouble) -> Diagnostic | None:
    """A second colon within one value."""
    if not trouble.in_flow:
        return None
    text, noticed = trouble.lines.text, trouble.noticed
    begin = max(text.rfind(sign, trouble.begun, noticed) for sign in (": ", ", ", "{", "["))
    begin += 1 if text[begin] in "{[" else 2
    value = re.split(r", |[}\]]", trouble.rest_of_line(begin))[0].strip()
    message = msg("a colon makes a new key here, where none can stand")
    hint = trouble.quoting(value)
    return trouble.finding(rules.SYNTAX, noticed, noticed + 1, message, hint)
