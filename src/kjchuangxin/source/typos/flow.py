"""Typos within { } and [ ] and around quotes."""

import re

from kjchuangxin.diagnostic import Diagnostic, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.typos.failure import ParseFailure, quoting
from kjchuangxin.source.typos.line import FULL_BRACKET, SHEET_ERROR, sheet_error_hint

_CLOSERS = {"{": "}", "[": "]"}
_FULL_CLOSERS = re.compile("[｝］】]")
_SEPARATORS = "，、；;"


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
    opening = _opening(before[:-1], quote)
    rest = re.split(r"(?<=['\"])\s*(?:[,}\]]|\s#|$)", failure.rest_of_line(noticed))[0].rstrip()
    if opening is None or not rest:
        return None
    inner, between = before[opening + 1 : -1], failure.before[len(before) :]
    if rest.endswith(quote) and not between:
        return failure.at(noticed - 1, msg("this quote ends the text"), quoting(f"{inner}{quote}{rest[:-1]}"))
    rest = failure.value_at(noticed)
    hint = quoting(f"{quote}{inner}{quote}{between}{rest}")
    return failure.at(noticed, msg("more text stands after the closing quote"), hint, width=len(rest))


def _opening(before: str, quote: str) -> int | None:
    """Where the quoted text began."""
    found = [match.end() - 1 for match in re.finditer(rf"(?:^|[\s,{{\[]){quote}", before)]
    return found[-1] if found else None


def closes_nothing(failure: ParseFailure) -> Diagnostic | None:
    """A bracket that closes nothing, or not what was opened."""
    character = failure.character
    if character not in _CLOSERS.values():
        return None
    if not failure.in_flow:
        return failure.at(
            failure.noticed, msg("this {character} closes nothing", character=character), msg("delete it")
        )
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
    error = SHEET_ERROR.match(text, found)
    hint = sheet_error_hint(error[0]) if error else quoting(text[begin:].rstrip("}] "))
    message = msg("from this # on all is a comment, the closing bracket too")
    return failure.at(failure.lines.start(number) + found, message, hint)


def _comment(text: str) -> int | None:
    """Where on a line a comment begins within brackets that close in it."""
    found = re.search(r"\s#", text)
    if found is None or not re.search(r"[{\[]", text[: found.start()]) or text.rstrip()[-1:] not in {"}", "]"}:
        return None
    return found.start() + 1


def full_width(failure: ParseFailure) -> Diagnostic | None:
    """A full-width bracket that closes nothing."""
    found = _FULL_CLOSERS.search(failure.rest_of_line(failure.begun)) if failure.in_flow else None
    if found is None or failure.noticed < failure.begun + found.start():
        return None
    closing = _CLOSERS.get(failure.lines.text[failure.begun], "")
    hint = msg("YAML needs a half-width one: type {character}", character=closing)
    at = failure.begun + found.start()
    return Diagnostic(rules.FULL_WIDTH, failure.lines.place(at, at + 1), FULL_BRACKET, hint)


def separator(failure: ParseFailure) -> Diagnostic | None:
    """A colon of a key that has no comma before it, or another sign in its place."""
    if not failure.in_flow or failure.character != ":" or failure.lines.number(failure.begun) != failure.line:
        return None
    between = failure.lines.text[failure.begun : failure.noticed]
    if found := re.search(rf"([{_SEPARATORS}])[^{_SEPARATORS},:]*$", between):
        return _separator(failure, failure.begun + found.start())
    if found := re.search(r"[^\s,:{\[]( +)([A-Za-z_]+)$", between):
        message = msg("a comma is missing before {word}", word=quoted(found[2]))
        hint = msg("write a comma and a space before it; a text that holds a colon is put in quotes")
        return failure.at(failure.begun + found.start(2), message, hint, width=len(found[2]))
    return None


def _separator(failure: ParseFailure, at: int) -> Diagnostic:
    character, place = failure.lines.text[at], failure.lines.place(at, at + 1)
    if character == "，":
        hint = msg("YAML needs a half-width one: type , and a space")
        return Diagnostic(rules.FULL_WIDTH, place, msg("a full-width comma (，) stands here"), hint)
    message = msg("{character} stands where a comma is needed", character=character)
    return Diagnostic(
        rules.SYNTAX if character == ";" else rules.FULL_WIDTH, place, message, msg("write , and a space")
    )


def within_text(failure: ParseFailure) -> Diagnostic | None:
    """A bracket within a text, which is not in quotes."""
    if not failure.in_flow or failure.character not in _CLOSERS:
        return None
    found = re.search(r"[\w（）()·-](: +)(?=[^\s,\[{'\"])[^,\[\]{}]*$", failure.before)
    if found is None:
        return None
    text = re.split(r", *[A-Za-z_]+:|\}\s*$", failure.lines.line(failure.line)[found.end(1) :])[0].rstrip()
    message = msg("this {character} stands within a text", character=failure.character)
    return failure.at(failure.noticed, message, quoting(text))


def unclosed(failure: ParseFailure) -> Diagnostic | None:
    """A bracket that nothing closes."""
    if not failure.in_flow or (failure.lines.number(failure.begun) == failure.line and failure.character == ":"):
        return None
    opening = failure.lines.text[failure.begun]
    message = msg("this {opening} is never closed, or a comma is missing", opening=opening)
    return failure.at(failure.begun, message, msg("close it with {closing}", closing=_CLOSERS.get(opening, "")))


def colon(failure: ParseFailure) -> Diagnostic | None:
    """A second colon within one value."""
    if not failure.in_flow:
        return None
    text, noticed = failure.lines.text, failure.noticed
    begin = max(text.rfind(sign, failure.begun, noticed) for sign in (": ", ", ", "{", "["))
    begin += 1 if text[begin] in "{[" else 2
    hint = quoting(re.split(r", |[}\]]", failure.rest_of_line(begin))[0].strip())
    return failure.at(noticed, msg("a colon makes a new key here, where none can stand"), hint)
