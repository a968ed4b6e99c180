"""Keys within { } that no colon follows: YAML takes each for a key with nothing, people mean something else by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kjchuangxin.diagnostic import Diagnostic, Fix, Message, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.document import Lines
from kjchuangxin.source.typos.one_line import COLON_AND_SPACE, NO_SPACE, OF_TEXT, full_colon

_SHORT = 60  # characters of a text that a hint still shows whole
_MOST_DIGITS = 30  # as many as the format takes

_COLON = re.compile(r"\s*:")
_WORD = re.compile(r"[A-Za-z_]+")
_GROUPED = re.compile(r"([+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?:\s*([^0-9.,+\s-][^\s,]*))?")
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.]*")
_JOINED = re.compile(r"([\w（）()·-]+?)\s*([:：=])\s*(.*)", re.DOTALL)
_APART = re.compile(r"([A-Za-z_]+)(\s+)([+-]?[0-9]\S*)")


@dataclass(frozen=True, slots=True)
class Bare:
    """Where a key without a colon stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What a key and a value written as one word are, each with its place, and what is wrong with it."""

    key: str
    value: str
    spans: tuple[int, int, int, int]
    finding: Diagnostic


def is_bare(text: str, end: int) -> bool:
    """Whether no colon follows the key that ends there."""
    return _COLON.match(text, end) is None


def joined(lines: Lines, bare: Bare) -> Joined | None:
    """A key whose value stands behind a colon without a space, a full-width one, an equals sign, or only a space."""
    raw = lines.text[bare.start : bare.end]
    found = _JOINED.fullmatch(raw) or _APART.fullmatch(raw)
    if found is None or found[1].isdecimal() or not found[3] or found[3].startswith("//"):
        return None
    key, sign, value = found[1], found[2], found[3]
    place = lines.place(bare.start + found.start(2), bare.start + found.end(2))
    fixed = msg("write {text}", text=f"{quoted(key)}: {value if len(value) <= _SHORT else '…'}")
    if sign == ":":
        finding = Diagnostic(rules.SYNTAX, place, NO_SPACE, COLON_AND_SPACE)
    elif sign == "：":
        finding = full_colon(lines, bare.start + found.start(2))
    elif sign == "=":
        finding = Diagnostic(rules.SYNTAX, place, msg("an equals sign stands where a colon is needed"), fixed)
    else:
        whole = lines.place(bare.start, bare.end)
        finding = Diagnostic(rules.SYNTAX, whole, msg("a colon is missing here"), fixed)
    spans = (bare.start, bare.start + found.end(1), bare.start + found.start(3), bare.end)
    return Joined(key, value, spans, finding)


def explain(lines: Lines, run: Sequence[Bare], before: tuple[str, int] | None) -> Diagnostic | None:
    """What keys without a colon, one after the other, are: the rest of a text with commas, or a value without a key.

    `before` is the key before them with the place where its value begins. None for a lonely word,
    which may well be a key whose value is still to be written.
    """
    text = lines.text
    last = text[run[-1].start : run[-1].end]
    if before is not None:
        key, start = before
        if finding := _after_comma(lines, run, key, start):
            return finding
    if _WORD.fullmatch(last):
        return None
    place = lines.place(run[0].start, run[-1].end)
    hint = msg("write value: {number}", number=last)
    if not _NUMBER.fullmatch(last):
        hint = msg("write what it is before it, such as note: {text}", text=quoted(last))
    return Diagnostic(rules.EMPTY_VALUE, place, msg("{text} has no key", text=quoted(last)), hint)


def _after_comma(lines: Lines, run: Sequence[Bare], key: str, start: int) -> Diagnostic | None:
    """The rest of a number or of a text that begins at `start` and that a comma has ended."""
    text = lines.text
    whole, last = text[start : run[-1].end], text[run[-1].start : run[-1].end]
    comma = text.rindex(",", 0, run[0].start)
    if grouped := _GROUPED.fullmatch(whole):
        return _grouped(lines, comma, text.rindex(",", 0, run[-1].start), grouped)
    place, first = lines.place(comma, comma + 1), text[start:comma].rstrip()
    if not _NUMBER.fullmatch(first):
        return Diagnostic(rules.SYNTAX, place, msg("this comma ends the text before it"), _in_quotes(key, whole))
    if not _DIGITS.fullmatch(last):
        return None
    hint = _in_quotes(key, whole)
    if key not in OF_TEXT:
        hint = msg("write one number")
        if len(run) == 1 and "." not in first:
            hint = msg("write {number} if a decimal is meant", number=quoted(f"{first}.{last}"))
    return Diagnostic(rules.SYNTAX, place, msg("this comma ends the number before it"), hint)


def _grouped(lines: Lines, first: int, last: int, grouped: re.Match[str]) -> Diagnostic:
    """A number in groups of digits with commas between them, the first and the last of which stand there."""
    number = grouped[1].replace(",", "")
    place, message = lines.place(first, last + 1), msg("a number is written without commas")
    if len(number) > _MOST_DIGITS:
        hint = msg("a number has at most {count} digits", count=_MOST_DIGITS)
        return Diagnostic(rules.SYNTAX, place, message, hint)
    if grouped[2]:  # nobody here knows whether that is the target's unit, which can be left out
        hint = msg("write {number}; what else is to say goes into note", number=number)
        return Diagnostic(rules.SYNTAX, place, message, hint)
    fix = Fix(lines.text[first : last + 1].replace(",", ""), number)
    return Diagnostic(rules.SYNTAX, place, message, msg("write {number}", number=number), fix=fix)


def _in_quotes(key: str, text: str) -> Message:
    if len(text) > _SHORT or '"' in text or "\\" in text:
        return msg("put the whole text in quotes")
    return msg("put the whole text in quotes: {text}", text=f'{key}: "{" ".join(text.split())}"')
