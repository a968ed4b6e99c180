"""Typos that one line and its indentation show by themselves, whatever a YAML parser makes of them."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from kjchuangxin.characters import ODD_SPACES
from kjchuangxin.diagnostic import Diagnostic, Fix, Message, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document, Lines
from kjchuangxin.source.typos import ENTRY_KEYS, TEXT_KEYS, spaces
from kjchuangxin.words import keys_called

FULL_COLON = msg("full-width colon (：)")
HALF_COLON = msg("YAML needs a half-width one: type : and a space")
NO_SPACE = msg("a space is missing after this colon")
COLON_AND_SPACE = msg("write : and a space")
FILL_IN = msg("fill it in, or delete the line")
FULL_BRACKET = msg("full-width bracket")
HALF_BRACES = msg("YAML needs half-width ones: type {{ and }}")
HALF_BRACKETS = msg("YAML needs half-width ones: type [ and ]")
_NO_DASH = msg("this is not the - that begins a list item")
_DASH = msg("type - and a space")
_NO_SPACE_AFTER_DASH = msg("a space is missing after this -")
_DASH_AND_SPACE = msg("write - and a space before the item")
_FULL_QUOTES = msg("full-width quotes")
_HALF_QUOTES = msg('YAML needs half-width ones: type " at both ends')

# What a spreadsheet shows in place of a number that it cannot work out or has no room for.
_SHEET_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+(?=\s*(?:[,}\]]|$)))(?=[\s,}\]]|$)")

LOOK_BACK = 1000  # lines
_LOOK = 20  # lines
_BLANK = 50  # lines
# A line that begins with a key: the dashes before it, and the key.
HEAD = re.compile(r" *((?:- +)*)([^\s:]+):(?:\s|$)")
TARGET = re.compile(r"T[0-9]+-[0-9]+")
SHORT = 60  # characters of a text that a hint still shows whole
_ITEM = r"^ *(?:- +)*"
# A key as people write it: format, T3-1; or 各镇街, but not 会议14, which is text with a time of day.
_NAME = r"(?:[A-Za-z_][\w-]*|(?:(?![A-Za-z0-9_])[\w（）()·、])+)"
_VALUE = rf"{_ITEM}(?:{_NAME}: +)?"

# What a line with a typo looks like, its first group being the typo.
_TYPOS: tuple[tuple[re.Pattern[str], Rule, Message, Message], ...] = tuple(
    (re.compile(form), rule, message, hint)
    for form, rule, message, hint in (
        (rf"^ *([—–－−‐‑•·●]+)[ {ODD_SPACES}]*{_NAME}[:：]", rules.FULL_WIDTH, _NO_DASH, _DASH),
        (r"^ *(-)[^\s-][^:：]*[:：]", rules.SYNTAX, _NO_SPACE_AFTER_DASH, _DASH_AND_SPACE),
        (rf"{_ITEM}[A-Za-z_][\w-]*[ \t]*(：)", rules.FULL_WIDTH, FULL_COLON, HALF_COLON),
        (r"^ *[^\s#:：'\"\[{-][^:：]*?(：)", rules.FULL_WIDTH, FULL_COLON, HALF_COLON),
        (rf"{_ITEM}{_NAME}(:)(?!//)[^\s:]", rules.SYNTAX, NO_SPACE, COLON_AND_SPACE),
        (rf"{_VALUE}([［【])[^｛［【:：]*[］】]\s*$", rules.FULL_WIDTH, FULL_BRACKET, HALF_BRACKETS),
        (rf"{_VALUE}([｛［【])[^｛［【]*[｝］】]\s*$", rules.FULL_WIDTH, FULL_BRACKET, HALF_BRACES),
        (rf"{_ITEM}{_NAME}: +([“”‘’＂＇]).*[“”‘’＂＇]\s*$", rules.FULL_WIDTH, _FULL_QUOTES, _HALF_QUOTES),
    )
)


def typo_on(lines: Lines, number: int) -> Diagnostic | None:
    """The first typo that a line shows."""
    text, start = lines.line(number), lines.start(number)
    for form, explained in _ODD_CHARACTERS:
        if found := form.match(text):
            return explained(lines, start + found.start(1), start + found.end(1))
    for pattern, rule, message, hint in _TYPOS:
        if found := pattern.match(text):
            if message is FULL_COLON:
                return full_colon(lines, start + found.start(1))
            return Diagnostic(rule, lines.place(start + found.start(1), start + found.end(1)), message, hint)
    return None


def typo_in_text(document: Document, first: int, last: int) -> Diagnostic | None:
    """A typo on one of the lines of a text that should have been something else."""
    for number in range(first, min(last, first + _LOOK) + 1):
        if finding := typo_on(document.lines, number):
            return finding
    form = rf"{_ITEM}{_NAME}(?: +[^\s:：]+)?\s*$"
    return (
        _missing_colon(document.lines, first) if first == last and re.match(form, document.lines.line(first)) else None
    )


def full_colon(lines: Lines, at: int) -> Diagnostic:
    """A full-width colon where a key ends, and the half-width one in its place."""
    fix = Fix(":" if lines.text[at + 1 : at + 2] in {"", " ", "\r", "\n"} else ": ")
    return Diagnostic(rules.FULL_WIDTH, lines.place(at, at + 1), FULL_COLON, HALF_COLON, fix=fix)


def no_key(lines: Lines, number: int) -> Diagnostic:
    """A line that should be a key with its value and is not: a value below its key, or a colon that is missing."""
    text = lines.line(number)
    above = line_above(lines, number)
    if above and re.match(r"[^#]*:\s*$", lines.line(above)) and not re.match(rf"{_ITEM}[A-Za-z]", text):
        start = lines.start(number)
        place = lines.place(start + indent_of(text), start + len(text.rstrip()))
        message = msg("this value is below its key, not after it")
        return Diagnostic(rules.SYNTAX, place, message, msg("write it on the line above, after the colon and a space"))
    return _missing_colon(lines, number)


def _missing_colon(lines: Lines, number: int) -> Diagnostic:
    """A line without a colon, which should be a key with its value."""
    text = lines.line(number)
    after_dashes = re.sub(_ITEM, "", text)
    start, wrong = lines.start(number) + len(text) - len(after_dashes), after_dashes.rstrip()
    words = wrong.split(maxsplit=1)
    hint = msg("write a colon after it, a space and its value")
    if len(words) > 1 and len(text) <= SHORT:
        hint = msg("write {text}", text=": ".join(words))
    place = lines.place(start, start + len(wrong))
    return Diagnostic(rules.SYNTAX, place, msg("a colon is missing on this line"), hint)


def continuation(lines: Lines, number: int) -> Diagnostic | None:
    """A line that only goes on with the text above, which a YAML value does on a line that is indented further."""
    text = lines.line(number)
    words = text.strip()
    if not words or re.match(r"[-#\[\]{}｛【［A-Za-z_]", words):
        return None
    first = re.split("[:：]| ", words)[0].strip()
    if re.match(r"[^:：]*:(?:\s|$)", words) or keys_called(first, ENTRY_KEYS):
        return None
    head = None
    for line in map(lines.line, islice(lines_above(lines, number), _LOOK)):
        if (head := HEAD.match(line)) or indent_of(line) != indent_of(text):
            break
    if head is None or head[2] not in TEXT_KEYS or indent_of(text) not in {0, head.start(2)}:
        return None
    if head.string[head.end() :].strip()[:1] in {"", *"'\"[{|>#&*!"}:
        return None
    start = lines.start(number) + text.index(words)
    message = msg("this line goes on with the text of {key} above", key=head[2])
    hint = msg("join it to the line above: a text is written on one line")
    return Diagnostic(rules.SYNTAX, lines.place(start, start + len(words)), message, hint)


def empty_value(lines: Lines, start: int, end: int, name: str) -> Diagnostic:
    """A key with nothing after it, or with what a comment has hidden."""
    line = lines.number(start)
    rest = lines.line(line)[end - lines.start(line) :].lstrip(" :")
    place, message = lines.place(start, max(end, start + 1)), msg("nothing follows {key}", key=name)
    return Diagnostic(rules.EMPTY_VALUE, place, message, sheet_error(rest) or FILL_IN)


def sheet_error(text: str) -> Message | None:
    """What to do about an error or a too narrow column that was copied from a spreadsheet, where a text begins so."""
    found = _SHEET_ERROR.match(text)
    if found is None:
        return None
    short = found[0] if len(found[0]) <= len("#DIV/0!") else "####"
    return msg("# begins a comment; {text} is how Excel shows that it has no number: write the number", text=short)


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def line_above(lines: Lines, number: int) -> int | None:
    """The line above, but for empty lines and comments."""
    for above in range(number - 1, max(number - _BLANK, 0), -1):
        if lines.line(above).strip()[:1] not in {"", "#"}:
            return above
    return None


def lines_above(lines: Lines, number: int) -> Iterator[int]:
    """The lines above, the nearest first."""
    while number := line_above(lines, number) or 0:
        yield number


def expected_indent(lines: Lines, number: int, most: int = LOOK_BACK) -> int | None:
    """How many spaces a line should begin with: as many as a line of its kind above, or as the one above asks for.

    None where neither tells, and where it begins with as many already.
    """
    line = lines.line(number)
    head = HEAD.match(line.lstrip())
    if head is None:
        return None
    wanted = None
    for above in range(number - 1, max(number - most, 0), -1):
        other = HEAD.match(lines.line(above))
        if other and bool(other[1]) == bool(head[1]) and _kind(other[2]) == _kind(head[2]):
            wanted = indent_of(lines.line(above))
            break
    if wanted is None and (up := line_above(lines, number)) and (other := HEAD.match(lines.line(up))):
        wanted = other.start(2) + (2 if lines.line(up).rstrip().endswith(":") else 0)
    right = wanted == len(line) - len(line.lstrip()) and line[:wanted].isascii() and "\t" not in line
    return None if right else wanted


def _kind(key: str) -> str:
    return "T" if TARGET.fullmatch(key) else key


def odd_indent(lines: Lines, start: int, end: int) -> Diagnostic:
    """What indents a line and is no plain space."""
    text, number = lines.text[start:end], lines.number(start)
    before, width = start - lines.start(number), end - lines.start(number)
    message = msg("{character} indents this line, where plain spaces are needed", character=spaces.named(text))
    hint, fix = msg("delete what is before the text and type spaces"), None
    count = expected_indent(lines, number, _LOOK)
    if lines.text[end : end + 1] == "#":
        fix = Fix(" " * (end - start))  # how a comment is indented means nothing
    elif number == 1:
        hint, fix = msg("delete it"), Fix("")
    elif count:
        hint = msg("delete what is before the text and type {count} spaces", count=count)
        if "\t" not in text and count in {width, width + text.count("\u3000")}:  # it is as far in as it looks
            fix = Fix(" " * (count - before))
    return Diagnostic(rules.INDENT, lines.place(start, end), message, hint, fix=fix)


_SPACES = f"[{ODD_SPACES}][{ODD_SPACES} ]*"
# What looks like plain spaces where these are needed, by what the line looks like, its first group being that.
_ODD_CHARACTERS: tuple[tuple[re.Pattern[str], Callable[[Lines, int, int], Diagnostic]], ...] = (
    (re.compile(rf"^ *({_SPACES})$"), spaces.on_empty_line),
    (re.compile(rf"^ *({_SPACES})"), odd_indent),
    (re.compile(rf"^ *-({_SPACES})"), spaces.after_dash),
    (re.compile(rf"{_ITEM}{_NAME}(:{_SPACES})"), spaces.after_colon),
)
