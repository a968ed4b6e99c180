"""Typos within { } and [ ] and around quotes."""

import re

from kjchuangxin.diagnostic import Diagnostic, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.typos.failure import ParseFailure, quoting
from kjchuangxin.source.typos.line import FULL_BRACKET, line_above, sheet_error

_CLOSERS = {"{": "}", "[": "]"}
_FULL_CLOSERS = re.compile("[｝］】]")
_SEPARATORS = "，、；;"
_TEXT_BEFORE = re.compile(r"[\w（）()·-](: +)(?=[^\s,\[{'\"])[^,\[\]{}]*$")


def after_quote(failure: ParseFailure) -> Diagnostic | None:
    """More text after a closing quote: one within the text that ended it, or text outside."""
    noticed, before = failure.noticed, failure.before.rstrip()
    quote = before[-1:]
    if quote not in {'"', "'"} or not (
        failure.in_flow or "expected key" in failure.problem or "'-'" in failure.problem
    ):
        return None
    if failure.in_flow and failure.character in {*_SEPARATORS}:
        return _separator(failure, noticed)
    openings = [match.end() for match in re.finditer(rf"(?:^|[\s,{{\[]){quote}", before[:-1])]
    rest = re.split(r"(?<=['\"])\s*(?:[,}\]]|\s#|$)", failure.rest_of_line(noticed))[0].rstrip()
    if not openings or not rest:
        return None
    inner, between = before[openings[-1] : -1], failure.before[len(before) :]
    if rest.endswith(quote) and not between:
        return failure.at(noticed - 1, msg("this quote ends the text"), quoting(f"{inner}{quote}{rest[:-1]}"))
    rest = failure.value_at(noticed)
    hint = quoting(f"{quote}{inner}{quote}{between}{rest}")
    return failure.at(noticed, msg("there is text after the closing quote"), hint, width=len(rest))


def open_above(failure: ParseFailure) -> Diagnostic | None:
    """A bracket at the end of a line above a list that needs none."""
    lines, begun = failure.lines, failure.begun
    above = line_above(lines, lines.number(begun)) if lines.text[begun : begun + 2] == "- " else None
    if above is None or (text := lines.line(above).rstrip())[-1:] not in _CLOSERS:
        return None
    message = msg("this {opening} is never closed, or a comma is missing", opening=text[-1])
    return failure.at(lines.start(above) + len(text) - 1, message, msg("delete it: the list below needs no brackets"))


def closes_nothing(failure: ParseFailure) -> Diagnostic | None:
    """A bracket that closes nothing, or not what was opened."""
    character = failure.character
    if character not in _CLOSERS.values():
        return None
    message, hint = msg("this {character} closes nothing", character=character), msg("delete it")
    if failure.in_flow:
        opening = failure.lines.text[failure.begun]
        message = msg("this {character} does not close the {opening} before it", character=character, opening=opening)
        hint = msg("write {character} before it, or in its place", character=_CLOSERS.get(opening, ""))
    return failure.at(failure.noticed, message, hint)


def comment(failure: ParseFailure) -> Diagnostic | None:
    """A text within brackets that a # cuts off, and the closing bracket with it."""
    if not (failure.in_flow or failure.no_value):
        return None
    number = failure.lines.number(failure.begun)
    if failure.no_value:  # noticed where the text after the comment goes on: on the lines below, or not at all
        number = next((one for one in range(number, max(number - 3, 0), -1) if _comment(failure.lines.line(one))), 0)
    elif failure.line == number:
        return None
    text = failure.lines.line(number) if number else ""
    if (found := _comment(text)) is None:
        return None
    begin = max(text.rfind(sign, 0, found) + len(sign) for sign in (": ", ", ", "[", "{"))
    hint = sheet_error(text[found:]) or quoting(text[begin:].rstrip("}] "))
    message = msg("from this # on all is a comment, the closing bracket too")
    return failure.at(failure.lines.start(number) + found, message, hint)


def _comment(text: str) -> int | None:
    """Where on a line a comment begins within brackets that close in it."""
    found = re.search(r"\s#", text)
    if found is None or not re.search(r"[{\[]", text[: found.start()]) or text.rstrip()[-1:] not in {"}", "]"}:
        return None
    return found.start() + 1


def within_brackets(failure: ParseFailure) -> Diagnostic | None:
    """What is wrong within { } or [ ]: a full-width bracket, a text that is not in quotes, or nothing that closes."""
    if not failure.in_flow:
        return None
    lines, begun = failure.lines, failure.begun
    opening, found = lines.text[begun], _FULL_CLOSERS.search(failure.rest_of_line(begun))
    closing = _CLOSERS.get(opening, "")
    if found and failure.noticed >= begun + found.start():
        hint = msg("YAML needs a half-width one: type {character}", character=closing)
        return failure.at(begun + found.start(), FULL_BRACKET, hint, rule=rules.FULL_WIDTH)
    if failure.character == ":" and lines.number(begun) == failure.line:
        return _at_colon(failure)
    if failure.character in _CLOSERS and (found := _TEXT_BEFORE.search(failure.before)):
        text = re.split(r", *[A-Za-z_]+:|\}\s*$", lines.line(failure.line)[found.end(1) :])[0].rstrip()
        message = msg("this {character} is within a text", character=failure.character)
        return failure.at(failure.noticed, message, quoting(text))
    message = msg("this {opening} is never closed, or a comma is missing", opening=opening)
    return failure.at(begun, message, msg("close it with {closing}", closing=closing))


def _at_colon(failure: ParseFailure) -> Diagnostic:
    """A colon of a key that has no comma before it, or another sign in its place; or a second one within a value."""
    text, begun, noticed = failure.lines.text, failure.begun, failure.noticed
    between = text[begun:noticed]
    if found := re.search(rf"([{_SEPARATORS}])[^{_SEPARATORS},:]*$", between):
        return _separator(failure, begun + found.start())
    if found := re.search(r"[^\s,:{\[]( +)([A-Za-z_]+)$", between):
        message = msg("a comma is missing before {word}", word=quoted(found[2]))
        hint = msg("write a comma and a space before it; a text that holds a colon is put in quotes")
        return failure.at(begun + found.start(2), message, hint, width=len(found[2]))
    begin = max(text.rfind(sign, begun, noticed) for sign in (": ", ", ", "{", "["))
    begin += 1 if text[begin] in "{[" else 2
    hint = quoting(re.split(r", |[}\]]", failure.rest_of_line(begin))[0].strip())
    return failure.at(noticed, msg("this colon begins a new key where none can be"), hint)


def _separator(failure: ParseFailure, at: int) -> Diagnostic:
    character = failure.lines.text[at]
    message, hint = msg("{character} where a comma is needed", character=character), msg("write , and a space")
    if character == "，":
        message = msg("full-width comma (，)")
        hint = msg("YAML needs a half-width one: type , and a space")
    return failure.at(at, message, hint, rule=rules.SYNTAX if character == ";" else rules.FULL_WIDTH)
