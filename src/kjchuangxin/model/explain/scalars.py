"""Numbers, dates, words and texts that are refused: what is wrong with one, and what to write instead."""

import re
from typing import Any, NamedTuple

from kjchuangxin.characters import half_width, plain
from kjchuangxin.diagnostic import Message, Rule, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.explain import entry, guess
from kjchuangxin.model.fields import MAX_WHOLE_DIGITS, NUMBER, SOME_TEXT, TASK_NUMBER
from kjchuangxin.model.plan import Target
from kjchuangxin.source import MAX_DIGITS, KeyPath
from kjchuangxin.suggest import nearest
from kjchuangxin.words import named_in

_SHORT_UNIT = 6  # characters
_DIGITS = msg("write digits only, such as 62 or 0.5")
_SHARES = frozenset({"on_track", "slipping"})


class RefusedValue(NamedTuple):
    """A value with Pydantic's error: its `kind` and `context`.

    A `whole_entry` is the value of an entry that is written without a key: `T3-1: 62`; `target` is what it is about,
    where the plan has that.
    """

    kind: str
    value: Any
    path: KeyPath
    context: dict[str, Any]
    whole_entry: bool = False
    target: Target | None = None

    @property
    def key(self) -> str:
        """The last key on the way to it."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


class Explanation(NamedTuple):
    """A finding without its place; if only a `part` of the value is wrong, that is pointed at.

    `rewritten` is the value as the format writes it, and a unit of measure after it, where it can be nothing else;
    `collection` is a list or mapping in brackets to be written instead of the whole value, and a unit that it leaves
    out.
    """

    rule: Rule
    message: Message
    hint: Message | None = None
    part: str = ""
    rewritten: tuple[str, str] | None = None
    collection: tuple[str, str] | None = None


def number(refused: RefusedValue) -> Explanation:
    """What is no number, or too long for one."""
    value = refused.value
    message = msg("{value} is not a number", value=quoted(value))
    if not isinstance(value, str):
        alone = single(value)
        hint = msg("write {text}, without the brackets", text=quoted(alone)) if alone else None
        return Explanation(rules.NUMBER, message, hint, rewritten=(alone, "") if alone else None)
    if not value.strip():
        return Explanation(rules.NUMBER, msg("there is nothing here"), msg("write digits, or delete the line"))
    if refused.whole_entry and (about := guess.about(value)):
        word, digits, unit = about
        text = f"{{value: {digits}, note: {word}}}"
        return Explanation(rules.NUMBER, message, msg("write {text}", text=text), collection=(text, unit))
    if refused.whole_entry and guess.number(value) is None and (found := entry.in_words(value, refused.target)):
        hint, text = found
        return Explanation(rules.NUMBER, message, hint, collection=(text, "") if text else None)
    if keys := named_in(value):
        figure = re.search(r"[0-9][0-9.,]*(?<![.,])", half_width(value))
        text = ", ".join([f"value: {figure[0] if figure else '…'}", *(f"{key}: …" for key in keys)])
        text = f"{{{text}}}" if refused.whole_entry else text
        return Explanation(rules.NUMBER, message, msg("write {text}", text=text))
    return Explanation(rules.NUMBER, message, _number_hint(refused, value), rewritten=guess.exact_number(value))


def _number_hint(refused: RefusedValue, value: str) -> Message:
    if re.fullmatch(NUMBER, value):
        return msg("a number has at most {count} digits", count=MAX_DIGITS)
    share = refused.key in _SHARES and "%" in plain(value)
    number = None if share else guess.number(value, share=refused.key == "tolerance")
    if number is None:
        if hint := _unsure(value):
            return hint
        return _DIGITS
    if refused.key == "tolerance" or guess.is_only_a_number(value):
        return msg("write {number}", number=number)
    return msg("write {number}; put anything else in note", number=number)


def _unsure(value: str) -> Message | None:
    """What to write for a number that is written in a way that leaves open which one it is."""
    if within := guess.bracketed_number(value):
        return msg("to Excel, {text} is -{number}: write that, or {number}", text=quoted(value), number=within)
    if not guess.has_scale(value):
        return None
    written = guess.exact_number(value)
    if written is None or len(written[1]) > _SHORT_UNIT or not re.search("[^十百千万亿兆‰]", written[1]):
        return msg("the unit of measure is in the plan: convert the figure, and write digits only")
    return msg(
        "write {number} if the target is counted in {unit}; otherwise convert it into the target's unit",
        number=written[0],
        unit=quoted(written[1]),
    )


def whole_number(refused: RefusedValue) -> Explanation:
    """What is no whole number, or too long for one."""
    message = msg("{value} is not a whole number", value=quoted(refused.value))
    number = guess.number(refused.value) if isinstance(refused.value, str) else None
    if number is not None and number.startswith("-"):
        return Explanation(rules.NUMBER, msg("{value} is below 0", value=quoted(refused.value)), msg("write 0 or more"))
    if number is not None and number.isdecimal() and number != refused.value and len(number) <= MAX_WHOLE_DIGITS:
        written = (number, "") if guess.exact_number(str(refused.value)) == (number, "") else None
        return Explanation(rules.NUMBER, message, msg("write {number}", number=number), rewritten=written)
    return Explanation(rules.NUMBER, message, msg("write digits only, such as 10"))


def task_number(refused: RefusedValue) -> Explanation:
    """What is no number of a task."""
    message = msg("{value} is not the number of a task", value=quoted(refused.value))
    found = plain(refused.value).strip(" .、第项条") if isinstance(refused.value, str) else ""
    if found != refused.value and re.fullmatch(TASK_NUMBER, found):
        written = (found, "") if found == plain(refused.value) else None
        return Explanation(rules.NUMBER, message, msg("write {number}", number=found), rewritten=written)
    return Explanation(rules.NUMBER, message, msg("write it in digits, such as 3 or 1.1"))


def day(refused: RefusedValue) -> Explanation:
    """What is no day, or one that does not exist."""
    value = refused.value
    hint = msg("write it as YYYY-MM-DD, such as 2022-06-30")
    found, rewritten = guess.day(value) if isinstance(value, str) else None, None
    if found is not None and (day := guess.day_in_china(value)):
        message = msg("{value} is not a date in the form YYYY-MM-DD", value=quoted(value))
        return Explanation(rules.DAY, message, msg("write {date} if midnight in China is meant", date=day))
    if found is None:
        alone = single(value)
        if alone is not None:
            hint, rewritten = msg("write {text}, without the brackets", text=quoted(alone)), (alone, "")
        elif isinstance(value, str) and (serial := guess.serial_day(value)):
            hint = msg("write {date} if this is Excel's number for a day", date=serial)
        return Explanation(
            rules.DAY,
            msg("{value} is not a date in the form YYYY-MM-DD", value=quoted(value)),
            hint,
            rewritten=rewritten,
        )
    date, exists = found
    if not exists:
        message = msg("{value} is not a calendar date", value=quoted(value))
        return Explanation(rules.DAY, message, msg("that month ends on {date}", date=date))
    message, hint = (
        msg("{value} is not a date in the form YYYY-MM-DD", value=quoted(value)),
        msg("write {date}", date=date),
    )
    return Explanation(rules.DAY, message, hint, rewritten=(date, "") if guess.is_exact_day(value) else None)


def flag(refused: RefusedValue) -> Explanation:
    """What is neither true nor false."""
    word = guess.flag(refused.value) if isinstance(refused.value, str) else None
    hint = msg("write true or false") if word is None else msg("write {text}", text=word)
    message = msg("{value} is neither true nor false", value=quoted(refused.value))
    return Explanation(rules.CHOICE, message, hint, rewritten=(word, "") if word else None)


def choice(refused: RefusedValue) -> Explanation:
    """What is none of the words that are known there."""
    value = refused.value
    choices = re.findall(r"'([^']*)'", refused.context["expected"])
    if choices == ["1"]:
        message = msg("format {value} is not known", value=quoted(value))
        written = ("1", "") if isinstance(value, str) and half_width(value) == "1" else None
        return Explanation(rules.VERSION, message, msg("write format: 1"), rewritten=written)
    certain = guess.choice(value, choices) if isinstance(value, str) else None
    word = certain or nearest(value, choices) if isinstance(value, str) else None
    hint = msg("choose one of: {choices}", choices=tuple(choices))
    if word is not None:
        hint = msg("did you mean {word}?", word=word)
    message = msg("{value} is not known here", value=quoted(value))
    return Explanation(rules.CHOICE, message, hint, rewritten=(certain, "") if certain else None)


def pattern(refused: RefusedValue) -> Explanation:
    """A text that has not the form that it needs."""
    if refused.context.get("pattern") == SOME_TEXT:
        return empty_text(refused)
    message = msg("{value} is not a target's id", value=quoted(refused.value))
    name = guess.target_id(refused.value)
    hint = (
        msg("write {text}", text=name) if name else msg("write a short word of letters, digits, - and ., such as T3-1")
    )
    return Explanation(rules.TEXT, message, hint, rewritten=(name, "") if name else None)


def empty_text(_: RefusedValue) -> Explanation:
    """A text without a character that can be seen."""
    return Explanation(rules.TEXT, msg("this text is empty"), msg("fill it in, or delete the line"))


def single(value: object) -> str | None:
    """The one text in a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) else None
