"""Keys within { } that no colon follows: YAML takes each for a key with nothing, people mean something else by it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kjchuangxin.characters import ODD_SPACES
from kjchuangxin.diagnostic import Diagnostic, Fix, Message, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.document import MAX_DIGITS, Lines, Node, Scalar
from kjchuangxin.source.typos import TEXT_KEYS, spaces
from kjchuangxin.source.typos.line import COLON_AND_SPACE, NO_SPACE, SHORT, empty_value, full_colon, odd_indent
from kjchuangxin.words import APART_FROM_NOTES, named_in

_COLON = re.compile(r"\s*:")
_VALUE_IN_KEY = re.compile(r"：[\s\u3000]*[{\[\"'“]")
_WORD = re.compile(r"[A-Za-z_]+")
_GROUPED = re.compile(r"([+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?:\s*([^0-9.,+\s-][^\s,]*))?")
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.]*")
_JOINED = re.compile(rf"([\w（）()·-]+?)\s*([:：=])([\s{ODD_SPACES}]*)(.*)", re.DOTALL)
_APART = re.compile(r"([A-Za-z_]+)(\s+)()([+-]?[0-9]\S*)")


class Pair(NamedTuple):
    """A key and a value that are written as one word, and what is wrong with it."""

    name: str
    key: Scalar
    value: Scalar
    finding: Diagnostic


def typo_in_key(lines: Lines, key: Scalar) -> Diagnostic | None:
    """What makes a key none: an indentation that is not made of spaces, or a full-width colon and a value in it."""
    start, end = key.span
    text = key.value or ""
    begins_line = not lines.text[lines.start(lines.number(start)) : start].strip()
    if begins_line and (found := spaces.LEADING.match(text)):
        return odd_indent(lines, start, start + found.end())
    if finding := spaces.beside_key(lines, key):
        return finding
    if "：" in text and (colon := _VALUE_IN_KEY.search(lines.text, start, end)):
        return full_colon(lines, colon.start())
    return None


def lacks_colon(lines: Lines, key: Scalar) -> bool:
    """Whether no colon follows a key."""
    return _COLON.match(lines.text, key.span[1]) is None


def joined(lines: Lines, word: Scalar) -> Pair | None:
    """A key whose value stands behind a colon without a space, a full-width one, an equals sign, or only a space."""
    start, end = word.span
    raw = lines.text[start:end]
    found = _JOINED.fullmatch(raw) or _APART.fullmatch(raw)
    if found is None or found[1].isdecimal() or not found[4] or found[4].startswith("//"):
        return None
    key, sign, between, value = found.groups()
    place = lines.place(start + found.start(2), start + found.end(2))
    fixed = msg("write {text}", text=f"{quoted(key)}: {value if len(value) <= SHORT else '…'}")
    if sign == ":" and between:
        finding = spaces.after_colon(lines, start + found.start(2), start + found.end(3))
    elif sign == ":":
        finding = Diagnostic(rules.SYNTAX, place, NO_SPACE, COLON_AND_SPACE)
    elif sign == "：":
        finding = full_colon(lines, start + found.start(2))
    elif sign == "=":
        finding = Diagnostic(rules.SYNTAX, place, msg("equals sign where a colon is needed"), fixed)
    else:
        finding = Diagnostic(rules.SYNTAX, lines.place(start, end), msg("a colon is missing here"), fixed)
    label = Scalar((start, start + found.end(1)), key, plain=True)
    return Pair(key, label, Scalar((start + found.start(4), end), value, plain=True), finding)


def without_colon(lines: Lines, words: Sequence[Scalar], before: tuple[Scalar, Node] | None) -> Diagnostic:
    """What keys without a colon, one after the other, are: the rest of a text with commas, or a value without a key.

    `before` is the key before them with its value. A lonely word may well be a key whose value is still to be written.
    """
    start, end = words[-1].span
    last = quoted(lines.text[start:end])
    if before is not None and (finding := _after_comma(lines, words, *before)):
        return finding
    if _WORD.fullmatch(lines.text, start, end):
        return empty_value(lines, start, end, last)
    hint = msg("write value: {number}", number=lines.text[start:end])
    if not _NUMBER.fullmatch(lines.text, start, end):
        name = next(iter(_named(last)), "note")
        text = f"{name}: {last.removeprefix(f'{name} ')}"
        hint = msg("write what it is before it, such as {text}", text=text)
    place = lines.place(words[0].span[0], end)
    return Diagnostic(rules.EMPTY_VALUE, place, msg("{text} has no key", text=last), hint)


def _named(text: str) -> list[str]:
    """Which of cause, action and by a text begins with, in Chinese or by the key itself."""
    return named_in(text) or [key for key in APART_FROM_NOTES if text.split(" ", maxsplit=1)[0] == key]


def _after_comma(lines: Lines, words: Sequence[Scalar], label: Scalar, value: Node) -> Diagnostic | None:
    """The rest of a number or of a text, that of a plain `value`, which a comma has ended."""
    if not isinstance(value, Scalar) or not value.plain:
        return None
    text, key, start = lines.text, label.value or "", value.span[0]
    last_start, end = words[-1].span
    whole, last = text[start:end], text[last_start:end]
    comma = text.rindex(",", 0, words[0].span[0])
    if grouped := _GROUPED.fullmatch(whole):
        return _grouped(lines, comma, text.rindex(",", 0, last_start), grouped)
    place, first = lines.place(comma, comma + 1), text[start:comma].rstrip()
    if not _NUMBER.fullmatch(first):
        if named := [f"{key}: …" for word in words for key in _named(word.value or "")]:
            hint = msg("write what it is before each part, such as {text}", text=", ".join(named))
            return Diagnostic(rules.SYNTAX, place, msg("this comma ends the text before it"), hint)
        return Diagnostic(rules.SYNTAX, place, msg("this comma ends the text before it"), _in_quotes(key, whole))
    if not _DIGITS.fullmatch(last):
        return None
    hint = _in_quotes(key, whole)
    if key not in TEXT_KEYS:
        hint = msg("write one number")
        if len(words) == 1 and "." not in first:
            hint = msg("write {number} if a decimal is meant", number=quoted(f"{first}.{last}"))
    return Diagnostic(rules.SYNTAX, place, msg("this comma ends the number before it"), hint)


def _grouped(lines: Lines, first: int, last: int, grouped: re.Match[str]) -> Diagnostic:
    """A number in groups of digits with commas between them, the first and the last of which stand there."""
    number = grouped[1].replace(",", "")
    place, message = lines.place(first, last + 1), msg("a number is written without commas")
    hint, fix = msg("write {number}", number=number), None
    if len(number) > MAX_DIGITS:
        hint = msg("a number has at most {count} digits", count=MAX_DIGITS)
    elif grouped[2]:  # nobody here knows whether that is the target's unit, which can be left out
        hint = msg("write {number}; put anything else in note", number=number)
    else:
        fix = Fix(lines.text[first : last + 1].replace(",", ""), number)
    return Diagnostic(rules.SYNTAX, place, message, hint, fix=fix)


def _in_quotes(key: str, text: str) -> Message:
    if len(text) > SHORT or '"' in text or "\\" in text:
        return msg("put the whole text in quotes")
    return msg("put the whole text in quotes: {text}", text=f'{key}: "{" ".join(text.split())}"')
