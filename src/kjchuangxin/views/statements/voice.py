"""A target that is spoken of: its amounts and shares in words, and what its time and its bounds are called."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kjchuangxin.characters import unended
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.calendar import eve
from kjchuangxin.model.comparison import LESS, PERCENT
from kjchuangxin.report.definition import NamedBound
from kjchuangxin.report.numbers import decimals, fixed, half_up, number
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.statements.days import day_in_words, only_year, until
from kjchuangxin.views.target_texts import numbers_of

_MORE_DIGITS = 2  # of a reckoned amount, beside those that the figures have


class Voice(NamedTuple):
    """A target, the report in which it stands, and the language in which it is spoken of."""

    result: TargetResult
    report: Report
    locale: Locale

    def say(self, message: Message) -> str:
        return self.locale.text(message)

    def joined(self, texts: Iterable[str | None]) -> str:
        """Parts of a sentence one after the other, without those that are empty."""
        return ("，" if self.locale.language == "zh" else ", ").join(text for text in texts if text)

    def clauses(self, texts: Iterable[str | None]) -> str:
        """Parts of a sentence that may hold commas themselves, without those that are empty."""
        return self.locale.clauses(text for text in texts if text)

    def day(self, day: date) -> str:
        return day_in_words(day, self.report, self.locale)

    def until(self, day: date) -> str:
        return until(day, self.report, self.locale)

    @property
    def in_percent(self) -> bool:
        """Whether its number is one of percent, which rises and falls rather than grows."""
        return self.result.unit in PERCENT

    @property
    def by_year(self) -> bool:
        """Whether its time is a calendar year and the plan knows no other, so that one may speak of the year."""
        start, end = self.result.definition.window
        only = only_year(self.report) == start.year
        return only and (start.month, start.day) == (1, 1) and end == date(start.year, 12, 31)

    @property
    def scheduled(self) -> bool:
        """Whether it is held against a schedule."""
        settings = self.result.definition.settings
        return settings is None or settings.method == "schedule"

    @property
    def on_way(self) -> bool:
        """Whether its level or rate has come some way from a baseline, rather than being so far from its target."""
        definition = self.result.definition
        way = definition.pace_kind != "hold" and self.result.progress.baseline is not None
        return way and definition.measure in {"level", "rate"}

    @property
    def ended(self) -> bool:
        """Whether its figure is for the end of its window or later."""
        return self.result.progress.judged_on >= self.result.definition.window[1]

    @property
    def less_is_better(self) -> bool:
        """Whether less is better."""
        return self.result.definition.comparator in LESS

    @property
    def downward(self) -> bool:
        """Whether its number is to fall from its baseline."""
        baseline, aim = self.result.progress.baseline, numbers_of(self.result.target)
        return self.less_is_better or (len(aim) > 1 and baseline is not None and baseline > aim[-1])

    @property
    def bound(self) -> Fraction | None:
        """The number that is worked towards: of a range the end on its baseline's side; None where it is not known."""
        if isinstance(self.result.target, NamedBound):
            return self.result.progress.expected
        aim = numbers_of(self.result.target)
        return (aim[-1] if self.downward else aim[0]) if aim else None

    @property
    def base(self) -> Message:
        """What its baseline is called."""
        start, since = self.result.definition.window[0], self.result.progress.baseline_as_of
        if self.by_year and since in {None, eve(start)}:
            return msg("the beginning of the year")
        return msg("the baseline of {day}", day=self.until(since or eve(start)))

    @property
    def aim_name(self) -> Message:
        """What its target is called."""
        return msg("the year's target") if self.by_year else msg("the target")

    @property
    def aim(self) -> Message:
        """What that is called of which a share is done."""
        called = self.aim_name
        if len(numbers_of(self.result.target)) < 2:  # noqa: PLR2004
            return called
        upper = msg("the upper end of {target}", target=called)
        return upper if self.downward else msg("the lower end of {target}", target=called)

    def value(self, value: Fraction | str | None = None) -> str:
        """Its value, or another one, with all its digits."""
        return self.locale.quantity(self.result.value if value is None else value, self.result.unit, None)

    def amount(self, value: Fraction) -> str:
        """How far one number is from another, whatever the direction: exact, or rounded and called so."""
        digits = max(map(decimals, self._figures), default=0) + _MORE_DIGITS
        exact = (value * 10**digits).denominator == 1
        text = number(abs(value), digits) if exact else fixed(abs(value), digits)
        if self.in_percent and "." not in text:
            text = f"{text}.0"
        return self._distance(text) if exact else self.say(msg("about {amount}", amount=self._distance(text)))

    def monthly(self, value: Fraction) -> str:
        """An amount a month, with the target's decimals and one more."""
        return self._distance(fixed(abs(value), 1 + max(map(decimals, numbers_of(self.result.target)), default=0)))

    def points(self, share: Fraction) -> str:
        """A difference of shares, whatever the direction: 17.0 percentage points."""
        count = half_up(abs(share) * 1000)
        if not count and share:
            return self.say(msg("less than 0.1 percentage points"))
        return self.say(msg("{number} percentage points", number=fixed(Fraction(count, 10), 1)))

    def _distance(self, text: str) -> str:
        """A difference of two of its numbers with its unit."""
        if self.result.unit == "%":
            return self.say(msg("{number} percentage points", number=text))
        return f"{text}{self.result.unit or ''}"

    @property
    def words(self) -> str | None:
        """How it stands in its reporters' words."""
        words = unended(self.result.reporting.words or "")
        return self.say(msg("progress in words: {text}", text=words)) if words else None

    @property
    def _figures(self) -> Iterable[Fraction]:
        """The numbers that were given, in its unit."""
        progress = self.result.progress
        given = (progress.value, progress.baseline, *numbers_of(self.result.target), self.bound)
        return (one for one in given if isinstance(one, Fraction))
