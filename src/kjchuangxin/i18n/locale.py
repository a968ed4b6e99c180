"""What a person reads, in the person's language: sentences from the catalogs, lists, days and amounts."""

import gettext
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from kjchuangxin.diagnostic import Filling, Message, Severity, msg
from kjchuangxin.i18n.labels import COMPARATORS, LABELS, SEVERITIES, STATES
from kjchuangxin.report.definition import NamedBound, TargetValue
from kjchuangxin.report.numbers import number
from kjchuangxin.report.status import Pace, ReportState, Status
from kjchuangxin.report.target import TargetResult

_MOST_NAMES = 3  # of those who are not in a figure
_OLDER = msg("older figures of {units}")
_LACKING = msg("without {units}")

_ORDINALS = "一二三四五六七八九十"
_CATALOGS = Path(__file__).resolve().parent / "catalogs"


class Piece(NamedTuple):
    """A part of a sentence: words of its template, or a value that was filled in; one may be `strong`."""

    text: str
    filled: bool = False
    strong: bool = False


class Locale:
    """Everything that depends on the language: `zh` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def _catalog(self) -> gettext.NullTranslations:
        if self.language == "en":  # the language of the code
            return gettext.NullTranslations()
        return gettext.translation("kjcx", _CATALOGS, languages=["zh_CN"])

    def text(self, message: Message) -> str:
        """A message as a sentence, its values filled in as they are: escaping is for the format that shows it."""
        values = {name: self._filling(value) for name, value in message.values.items()}
        return self._catalog.gettext(message.template).format(**values)

    def translated(self, text: str) -> str | None:
        """A text without values in the language; None where it has none there."""
        found = self._catalog.gettext(text)
        return found if self.language == "en" or found != text else None

    def pieces(self, message: Message, strong: str = "") -> tuple[Piece, ...]:
        """A message in pieces, so that a format escapes the values alone and sets off the one called `strong`."""
        found: list[Piece] = []
        for words, name, _, _ in Formatter().parse(self._catalog.gettext(message.template)):
            if words:
                found.append(Piece(words))
            if name:
                value = message.values[name]
                if isinstance(value, Message):
                    inner = self.pieces(value, strong)
                else:
                    inner = (Piece(str(self._filling(value)), filled=True),)
                found += [piece._replace(strong=True) for piece in inner] if name == strong else inner
        return tuple(found)

    def _filling(self, value: Filling) -> str | int:
        match value:
            case Message():
                return self.text(value)
            case date():
                return self.day(value)
            case tuple():
                return self.names(value)
            case _:
                return value

    def label(self, status: Status) -> str:
        return self.text(LABELS[status])

    def severity(self, severity: Severity) -> str:
        return self.text(SEVERITIES[severity])

    def verdict(self, result: TargetResult) -> str:
        """The pace, the state of the report where it is not as it should be, who is not in it: 严重滞后（漏报）."""
        pace, notes = self.pace(result), [self.overdue(result)]
        if result.progress.partial:
            notes.append(self.partial(result.progress.older, result.progress.lacking))
        if (late := max((one.late_by or 0 for one in result.progress.stages), default=0)) and result.value is not None:
            notes.append(self.text(msg("1 day late") if late == 1 else msg("{days} days late", days=late)))
        if result.run_out is not None:
            notes.append(self.text(msg("deadline {day} has passed", day=result.run_out.isoformat())))
        if (over := result.progress.over) is not None:
            notes.append(self.text(msg("beyond its range by {amount}", amount=self.distance(over, result.unit))))
        return self.noted(pace, self.listed(filter(None, notes))) if any(notes) else pace

    def partial(self, older: tuple[str, ...], lacking: tuple[str, ...], most: int | None = _MOST_NAMES) -> str:
        """Of a figure that several make, whose part of it is an older one, and who has none; only `most` are named."""
        texts = []
        for units, text in ((older, _OLDER), (lacking, _LACKING)):
            if units:
                named = self.listed(units[:most])
                if most is not None and len(units) > most:
                    named = self.text(msg("{units} and {count} more", units=named, count=len(units) - most))
                texts.append(self.text(replace(text, values={"units": named})))
        return self.clauses(texts)

    def pace(self, result: TargetResult) -> str:
        """The pace; what has gone back lies below its baseline, above it where less is better, or moves off the aim."""
        if result.pace is not Pace.REGRESSING or result.definition.settings is None:
            return self.label(result.pace)
        if result.definition.settings.method != "schedule":
            return self.text(msg("off target"))
        baseline, value = result.progress.baseline, result.value
        above = isinstance(value, Fraction) and baseline is not None and value > baseline
        return self.text(msg("above the baseline")) if above else self.label(result.pace)

    def overdue(self, result: TargetResult) -> str:
        """The state of the report where it is not as it should be, otherwise nothing."""
        fine = (ReportState.REPORTED, ReportState.NONE_DUE)
        return "" if result.reporting.state in fine else self.label(result.reporting.state)

    def names(self, names: Iterable[str]) -> str:
        """A list of names in the language's way; a dash where it is empty."""
        return self.listed(names) or "—"

    def listed(self, texts: Iterable[str]) -> str:
        """Texts one after the other in the language's way; nothing where there are none."""
        return ("、" if self.language == "zh" else ", ").join(texts)

    def clauses(self, texts: Iterable[str]) -> str:
        """Texts that may hold lists themselves, kept apart from each other."""
        return ("；" if self.language == "zh" else "; ").join(texts)

    def sentences(self, texts: Iterable[str]) -> str:
        """Whole sentences as a paragraph."""
        return ("" if self.language == "zh" else " ").join(texts)

    def sentence(self, text: str) -> str:
        """A text as a sentence of its own, from its capital to its full stop."""
        return self.text(msg("{sentence}.", sentence=f"{text[:1].upper()}{text[1:]}"))

    def labelled(self, label: str, text: str) -> str:
        """What a text is, and the text."""
        return self.text(msg("{label}: {text}", label=label, text=text))

    def noted(self, text: str, note: str) -> str:
        """A text with what is to be known of it, in brackets."""
        return self.text(msg("{text} ({note})", text=text, note=note))

    def yes(self, truth: bool) -> str:  # noqa: FBT001 - what is to be answered
        return self.text(msg("yes") if truth else msg("no"))

    def target(self, result: TargetResult) -> str:
        """What is to be reached, with its unit: ≥100家, 45–50家, a stage's name; a dash where nothing is."""
        aim = self.aim(result.target, result.definition.comparator, result.unit)
        known = result.progress.expected if isinstance(result.target, NamedBound) else None
        return aim if known is None else self.noted(aim, self.quantity(known, result.unit))

    def original(self, result: TargetResult) -> str:
        """What the document said first, where a revision is in force; otherwise a dash."""
        definition = result.definition
        comparator = definition.revised[1] if definition.revised is not None else definition.comparator
        return self.aim(definition.original, comparator, definition.unit)

    def aim(self, aim: TargetValue, comparator: str | None, unit: str | None, digits: int | None = 4) -> str:
        """What is to be reached with its comparator and unit, see `number`; a dash where nothing is."""
        match aim:
            case None:
                return "—"
            case str():
                return aim
            case (low, high):
                return f"{number(low, digits)}–{number(high, digits)}{unit or ''}"
            case NamedBound():
                return f"{COMPARATORS.get(comparator or '', '')}{aim.reference}"
            case _:
                return f"{COMPARATORS.get(comparator or '', '')}{number(aim, digits)}{unit or ''}"

    def quantity(self, value: Fraction | str | None, unit: str | None = None, digits: int | None = 4) -> str:
        """A number with its unit, see `number`; a stage or a state as it is called; a dash where nothing is."""
        match value:
            case None:
                return "—"
            case str():
                return self.text(STATES[value]) if value in STATES else value
            case _:
                return f"{number(value, digits)}{unit or ''}"

    def distance(self, value: Fraction | None, unit: str | None, digits: int | None = 4) -> str:
        """How far one number is from another: that of two percentages is in percentage points."""
        if value is None or unit != "%":
            return self.quantity(value, unit, digits)
        return self.text(msg("{number} percentage points", number=number(value, digits)))

    def progress(self, result: TargetResult) -> str:
        """Value against target: 62/≥100家, —/成功创建; only the value where it is an effort's state or a last stage."""
        value, last_stage = (
            self.quantity(result.value),
            isinstance(result.target, str) and result.target == result.value,
        )
        if result.target is None or last_stage:
            return value
        known = result.progress.expected if isinstance(result.target, NamedBound) else None
        aim = result.target if known is None else known
        return f"{value}/{self.aim(aim, result.definition.comparator, result.unit)}"

    def day(self, day: date) -> str:
        """A day as a sentence says it: 2022年6月30日; tables and lists of figures have 2022-06-30 in every language."""
        return f"{day.year}年{day.month}月{day.day}日" if self.language == "zh" else day.isoformat()

    def ordinal(self, number: int) -> str:
        """The number of a part: 一, 二, in English 1, 2."""
        return _ORDINALS[number - 1] if self.language == "zh" else str(number)
