"""Numbers, dates, words and texts that are refused: what is wrong with one, and what stands there instead."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from kjchuangxin.characters import half_width, plain, says_nothing
from kjchuangxin.diagnostic import Message, Rule, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.explain import guess
from kjchuangxin.model.fields import MAX_WHOLE_DIGITS, NUMBER, SOME_TEXT
from kjchuangxin.source import MAX_DIGITS, KeyPath
from kjchuangxin.suggest import nearest

_SHORT_UNIT = 6  # characters
_STATES = ["not_started", "under_way", "done"]
_DIGITS = msg("write digits only, such as 62 or 0.5")
_SHARES = frozenset({"on_track", "slipping"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that is refused: the path to it, what more Pydantic says, and whether it stands for a whole entry."""

    kind: str
    value: Any
    path: KeyPath
    context: dict[str, Any]
    short: bool = False

    @property
    def key(self) -> str:
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


class Said(NamedTuple):
    """A finding without its place; `mark` begins with the one character of the value that is wrong, if not all.

    `written` is what the value is in the format's way of writing, and a unit of measure after it, where only that can
    be guess.
    """

    rule: Rule
    message: Message
    hint: Message | None = None
    mark: str = ""
    written: tuple[str, str] | None = None


def say_number(wrong: Wrong) -> Said:
    """What is no number, or too long for one."""
    value = wrong.value
    message = msg("{value} is not a number", value=quoted(value))
    if not isinstance(value, str):
        alone = single(value)
        hint = msg("write {text}, without the brackets", text=quoted(alone)) if alone else None
        return Said(rules.NUMBER, message, hint)
    if not value.strip():
        return Said(rules.NUMBER, msg("nothing stands here"), msg("write digits, or delete the line"))
    return Said(rules.NUMBER, message, _number_hint(wrong, value), written=guess.written_number(value))


def _number_hint(wrong: Wrong, value: str) -> Message:
    if re.fullmatch(NUMBER, value):
        return msg("a number has at most {count} digits", count=MAX_DIGITS)
    share = wrong.key in _SHARES and "%" in plain(value)
    number = None if share else guess.number(value, share=wrong.key == "tolerance")
    if number is None:
        if hint := _unsure(value):
            return hint
        return _of_entry(value) if wrong.short else _DIGITS
    if wrong.key == "tolerance" or guess.is_only_a_number(value):
        return msg("write {number}", number=number)
    return msg("write {number}; what else is to say goes into note", number=number)


def _unsure(value: str) -> Message | None:
    """What is said of a number that stands there in a way that leaves open which one is guess."""
    if within := guess.in_brackets(value):
        return msg("to Excel, {text} is -{number}: write that, or {number}", text=quoted(value), number=within)
    if not guess.scaled(value):
        return None
    written = guess.written_number(value)
    if written is None or len(written[1]) > _SHORT_UNIT or not re.search("[^十百千万亿兆‰]", written[1]):
        return msg("the unit of measure stands in the plan: convert the figure into it, and write digits only")
    return msg(
        "write {number} if the target is counted in {unit}; otherwise convert it into the target's unit",
        number=written[0],
        unit=quoted(written[1]),
    )


def _of_entry(value: str) -> Message:
    """How to report what is no number."""
    text = plain(value)
    if says_nothing(value):
        return msg("write digits only; where there is no figure, delete the line")
    if state := guess.choice(text, _STATES):
        return msg("write {{state: {state}}}", state=state)
    if guess.flag(text) is None and text[:1].isalpha() and not re.search(r"[0-9,{}\[\]:#]", text):
        return msg(
            "write digits only; a stage as {{stage: {stage}}}, a state as {{state: under_way}}", stage=quoted(text)
        )
    return _DIGITS


def say_whole(wrong: Wrong) -> Said:
    """What is no whole number, or too long for one."""
    message = msg("{value} is not a whole number", value=quoted(wrong.value))
    number = guess.number(wrong.value) if isinstance(wrong.value, str) else None
    if number is not None and number.isdecimal() and number != wrong.value and len(number) <= MAX_WHOLE_DIGITS:
        written = (number, "") if guess.written_number(str(wrong.value)) == (number, "") else None
        return Said(rules.NUMBER, message, msg("write {number}", number=number), written=written)
    return Said(rules.NUMBER, message, msg("write digits only, such as 10"))


def say_day(wrong: Wrong) -> Said:
    """What is no day, or one that does not exist."""
    value = wrong.value
    hint = msg("write it as YYYY-MM-DD, such as 2022-06-30")
    found = guess.day(value) if isinstance(value, str) else None
    if found is None:
        alone = single(value)
        if alone is not None:
            hint = msg("write {text}, without the brackets", text=quoted(alone))
        elif isinstance(value, str) and (serial := guess.serial_day(value)):
            hint = msg("write {date} if this is Excel's number for a day", date=serial)
        return Said(rules.DAY, msg("{value} is not a date", value=quoted(value)), hint)
    date, exists = found
    if not exists:
        message = msg("there is no day {value}", value=quoted(value))
        return Said(rules.DAY, message, msg("that month ends on {date}", date=date))
    message, hint = msg("{value} is not a date", value=quoted(value)), msg("write {date}", date=date)
    return Said(rules.DAY, message, hint, written=(date, "") if guess.written_day(value) else None)


def say_flag(wrong: Wrong) -> Said:
    """What is neither true nor false."""
    word = guess.flag(wrong.value) if isinstance(wrong.value, str) else None
    hint = msg("write true or false") if word is None else msg("write {text}", text=word)
    return Said(rules.CHOICE, msg("{value} is neither true nor false", value=quoted(wrong.value)), hint)


def say_choice(wrong: Wrong) -> Said:
    """What is none of the words that are known there."""
    value = wrong.value
    choices = re.findall(r"'([^']*)'", wrong.context["expected"])
    if choices == ["1"]:
        message = msg("format {value} is not known", value=quoted(value))
        written = ("1", "") if isinstance(value, str) and half_width(value) == "1" else None
        return Said(rules.VERSION, message, msg("write format: 1"), written=written)
    word = guess.choice(value, choices) or nearest(value, choices) if isinstance(value, str) else None
    hint = msg("choose one of: {choices}", choices=tuple(choices))
    if word is not None:
        hint = msg("did you mean {word}?", word=word)
    return Said(rules.CHOICE, msg("{value} is not known here", value=quoted(value)), hint)


def say_pattern(wrong: Wrong) -> Said:
    """A text that has not the form that it needs."""
    if wrong.context.get("pattern") == SOME_TEXT:
        return say_empty_text(wrong)
    message = msg("{value} is not a target's id", value=quoted(wrong.value))
    name = guess.target_id(wrong.value)
    hint = msg("write {text}", text=name) if name else msg("write T<task number>-<number>, such as T3-1")
    return Said(rules.TEXT, message, hint)


def say_empty_text(_: Wrong) -> Said:
    """A text without a character that can be seen."""
    return Said(rules.TEXT, msg("this text is empty"), msg("fill it in, or delete the line"))


def single(value: object) -> str | None:
    """The one text in a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) else None
