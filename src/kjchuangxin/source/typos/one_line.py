"""Slips of typing that one line shows by itself, whatever a YAML parser makes of it and wherever it notices."""

import re

from kjchuangxin.characters import ODD_SPACES
from kjchuangxin.diagnostic import Diagnostic, Fix, Message, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document
from kjchuangxin.source.key_names import TEXT_KEYS, names_entry_key
from kjchuangxin.source.lines import Lines

NO_PLAIN_SPACES = msg("delete what stands before the text and type spaces")
FULL_COLON = msg("a full-width colon (：) stands here")
HALF_COLON = msg("YAML needs a half-width one: type : and a space")
NO_SPACE = msg("a space is missing after this colon")
COLON_AND_SPACE = msg("write : and a space")
FILL_IN = msg("fill it in, or delete the line")
HALF_BRACES = msg("YAML needs half-width ones: type {{ and }}")

# What a spreadsheet shows in place of a number that it cannot work out or has no room for.
SHEET_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+(?=\s*(?:[,}\]]|$)))(?=[\s,}\]]|$)")

_LOOK = 20  # lines
_LOOK_BACK = 1000  # lines
_HEAD = re.compile(r" *((?:- +)*)([^\s:]+):(?:\s|$)")
_TARGET = re.compile(r"T[0-9]+-[0-9]+")
_SHORT = 60  # characters of a line that a hint still repeats
_ITEM = r"^ *(?:- +)*"
# A key as people write it: format, T3-1; or 各镇街, but not 会议14, which is text with a time of day.
_NAME = r"(?:[A-Za-z_][\w-]*|(?:(?![A-Za-z0-9_])[\w（）()·、])+)"

# What a line with a slip looks like, its first group being the slip.
_SLIPS: tuple[tuple[re.Pattern[str], Rule, Message, Message], ...] = (
    (
        re.compile(rf"^ *([{ODD_SPACES}][{ODD_SPACES} ]*)\S"),
        rules.INDENT,
        msg("this line is not indented with plain spaces"),
        NO_PLAIN_SPACES,
    ),
    (
        re.compile(rf"^ *([—–－−‐‑•·●]+)[ {ODD_SPACES}]*{_NAME}[:：]"),
        rules.FULL_WIDTH,
        msg("this is not the - that begins a list item"),
        msg("type - and a space"),
    ),
    (
        re.compile(rf"^ *(-[{ODD_SPACES}]+)\S"),
        rules.SYNTAX,
        msg("a space is missing after this -"),
        msg("write - and a space before the item"),
    ),
    (
        re.compile(r"^ *(-)[^\s-][^:：]*[:：]"),
        rules.SYNTAX,
        msg("a space is missing after this -"),
        msg("write - and a space before the item"),
    ),
    (re.compile(rf"{_ITEM}[A-Za-z_][\w-]*[ \t]*(：)"), rules.FULL_WIDTH, FULL_COLON, HALF_COLON),
    (re.compile(r"^ *[^\s#:：'\"\[{-][^:：]*?(：)"), rules.FULL_WIDTH, FULL_COLON, HALF_COLON),
    (re.compile(rf"{_ITEM}{_NAME}(:[{ODD_SPACES}]+)"), rules.SYNTAX, NO_SPACE, COLON_AND_SPACE),
    (re.compile(rf"{_ITEM}{_NAME}(:)(?!//)[^\s:]"), rules.SYNTAX, NO_SPACE, COLON_AND_SPACE),
    (
        re.compile(rf"{_ITEM}(?:{_NAME}: +)?([［【])[^｛［【:：]*[］】]\s*$"),
        rules.FULL_WIDTH,
        msg("a full-width bracket stands here"),
        msg("YAML needs half-width ones: type [ and ]"),
    ),
    (
        re.compile(rf"{_ITEM}(?:{_NAME}: +)?([｛［【])[^｛［【]*[｝］】]\s*$"),
        rules.FULL_WIDTH,
        msg("a full-width bracket stands here"),
        HALF_BRACES,
    ),
    (
        re.compile(rf"{_ITEM}{_NAME}: +([“”‘’＂＇]).*[“”‘’＂＇]\s*$"),
        rules.FULL_WIDTH,
        msg("full-width quotes stand here"),
        msg('YAML needs half-width ones: type " at both ends'),
    ),
)


def on_line(lines: Lines, number: int) -> Diagnostic | None:
    """The first slip that a line shows."""
    text = lines.line(number)
    for pattern, rule, message, hint in _SLIPS:
        if found := pattern.match(text):
            start = lines.start(number)
            if rule is rules.INDENT:
                return odd_indent(lines, start + found.start(1), start + found.end(1))
            if message is FULL_COLON:
                return full_colon(lines, start + found.start(1))
            return Diagnostic(rule, lines.place(start + found.start(1), start + found.end(1)), message, hint)
    return None


def full_colon(lines: Lines, at: int) -> Diagnostic:
    """A full-width colon where a key ends, and the half-width one in its place."""
    fix = Fix(":" if lines.text[at + 1 : at + 2] in {"", " ", "\r", "\n"} else ": ")
    return Diagnostic(rules.FULL_WIDTH, lines.place(at, at + 1), FULL_COLON, HALF_COLON, fix=fix)


def slip(document: Document, first: int, last: int) -> Diagnostic | None:
    """A slip on one of the lines of a text that should have been something else."""
    lines = document.lines
    for number in range(first, min(last, first + _LOOK) + 1):
        if finding := on_line(lines, number):
            return finding
    return missing_colon(lines, first) if first == last else None


def missing_colon(lines: Lines, number: int) -> Diagnostic | None:
    """A line that would be a key with its value, if there were a colon."""
    text = lines.line(number)
    found = re.match(rf"{_ITEM}({_NAME}(?: +[^\s:：]+)?)\s*$", text)
    return _whole(lines, number, found) if found else None


def no_key(lines: Lines, number: int) -> Diagnostic:
    """A line that should be a key with its value and is not: a value below its key, or a colon that is missing."""
    text = lines.line(number)
    above = previous(lines, number)
    if above and re.match(r"[^#]*:\s*$", lines.line(above)) and not re.match(rf"{_ITEM}[A-Za-z]", text):
        start = lines.start(number) + indent(text)
        message = msg("this value stands below its key, not after it")
        hint = msg("write it on the line above, after the colon and a space")
        return Diagnostic(rules.SYNTAX, lines.place(start, lines.start(number) + len(text.rstrip())), message, hint)
    return _whole(lines, number, re.match(rf"{_ITEM}(.*?)\s*$", text))


def _whole(lines: Lines, number: int, found: re.Match[str] | None) -> Diagnostic:
    text = lines.line(number)
    start = lines.start(number)
    place = lines.place(start + found.start(1), start + found.end(1)) if found else lines.place(start, start)
    message = msg("a colon is missing on this line")
    words = found[1].split(maxsplit=1) if found else []
    hint = msg("write a colon after it, a space and its value")
    if len(words) > 1 and len(text) <= _SHORT:
        hint = msg("write {text}", text=": ".join(words))
    return Diagnostic(rules.SYNTAX, place, message, hint)


def continued(lines: Lines, number: int) -> Diagnostic | None:
    """A line that only goes on with the text above, which a YAML value does on a line that is indented further."""
    text = lines.line(number)
    words = text.strip()
    if not words or re.match(r"[-#\[\]{}｛【［A-Za-z_]", words):
        return None
    if re.match(r"[^:：]*:(?:\s|$)", words) or names_entry_key(re.split("[:：]| ", words)[0].strip()):
        return None
    above, head = number, None
    for _ in range(_LOOK):
        above = previous(lines, above) or 0
        line = lines.line(above) if above else ""
        if not above or (head := _HEAD.match(line)) or indent(line) != indent(text):
            break
    if head is None or head[2] not in TEXT_KEYS or indent(text) not in {0, head.start(2)}:
        return None
    if lines.line(above)[head.end() :].strip()[:1] in {"", *"'\"[{|>#&*!"}:
        return None
    start = lines.start(number) + text.index(words)
    message = msg("this line goes on with the text of {key} above", key=head[2])
    hint = msg("join it to the line above: a text stands on one line")
    return Diagnostic(rules.SYNTAX, lines.place(start, start + len(words)), message, hint)


def nothing_after(lines: Lines, start: int, end: int, name: str) -> Diagnostic:
    """A key with nothing after it, or with what a comment has hidden."""
    message, hint = msg("nothing stands after {key}", key=name), FILL_IN
    line = lines.number(start)
    rest = lines.line(line)[end - lines.start(line) :].lstrip(" :")
    if found := SHEET_ERROR.match(rest):
        hint = from_sheet(found[0])
    return Diagnostic(rules.EMPTY_VALUE, lines.place(start, max(end, start + 1)), message, hint)


def from_sheet(text: str) -> Message:
    """What to do about an error or a too narrow column that was copied from a spreadsheet."""
    shown = text if len(text) <= len("#DIV/0!") else "####"
    return msg("# begins a comment; {text} is how Excel shows that it has no number: write the number", text=shown)


def odd_indent(lines: Lines, start: int, end: int) -> Diagnostic:
    """What indents a line and is no plain space."""
    hint = NO_PLAIN_SPACES
    if count := spaces(lines, lines.number(start), _LOOK):
        hint = msg("delete what stands before the text and type {count} spaces", count=count)
    return Diagnostic(rules.INDENT, lines.place(start, end), msg("this line is not indented with plain spaces"), hint)


def spaces(lines: Lines, number: int, most: int = _LOOK_BACK) -> int | None:
    """How many spaces a line must begin with, by what stands above: a line of its kind, or the line it goes with."""
    head = _HEAD.match(lines.line(number).lstrip())
    if head is None:
        return None
    wanted = None
    for above in range(number - 1, max(number - most, 0), -1):
        other = _HEAD.match(lines.line(above))
        if other and bool(other[1]) == bool(head[1]) and _kind(other[2]) == _kind(head[2]):
            wanted = indent(lines.line(above))
            break
    if wanted is None and (up := previous(lines, number)) and (other := _HEAD.match(lines.line(up))):
        wanted = other.start(2) + (2 if lines.line(up).rstrip().endswith(":") else 0)
    line = lines.line(number)
    return None if wanted == len(line) - len(line.lstrip()) and line[:wanted].isascii() and "\t" not in line else wanted


def _kind(key: str) -> str:
    return "T" if _TARGET.fullmatch(key) else key


def previous(lines: Lines, number: int) -> int | None:
    """The line above, but for empty lines and comments."""
    for above in range(number - 1, max(number - 50, 0), -1):
        if lines.line(above).strip()[:1] not in {"", "#"}:
            return above
    return None


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
