"""What a refused value is likely to be. None where that is not certain: a wrong guess is worse than none."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from kjchuangxin.characters import half_width, plain
from kjchuangxin.model.fields import NUMBER, day_of
from kjchuangxin.source import MAX_DIGITS
from kjchuangxin.words import CHOICES, FLAGS

# What may stand before and after a number in 约62家 and 3%, but not in 12:30, 0x1F or 2022-06-30.
_AROUND = r"[^0-9A-Za-z:.,+-]*"
_NUMBER_WITHIN = re.compile(
    rf"({_AROUND})([+-]?(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?)({_AROUND})[,.]?"
)
# Words that turn a number round, or make it one of another kind.
_FALL = re.compile("[降减少低滑落缩跌亏负第]")
_SCALE = re.compile("[十百千万亿兆‰]")
_POINTS = re.compile("个?百分点")
_MINUS = re.compile(r"^\s*[−–负]\s*(?=[0-9])")

_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_PIECES = "家个件项人次名户"
_CHINESE_NUMBER = re.compile(rf"([{''.join((*_DIGITS, *_TENS))}万]+)[{_PIECES}]*")
# Digits with what stands around and between them for form's sake.
_ONLY_A_NUMBER = re.compile(r"[0-9,.+\-−–负\s\"'“”‘’()\[\]【】]+")

_DAY_LOOSE = re.compile(
    r"([0-9]{4})(?:[-./、年—–−‐‑]{1,2}([0-9]{1,2})[-./、月—–−‐‑]{1,2}([0-9]{1,2})[日号]?(?:以前|之前|前|止)?|([0-9]{2})([0-9]{2}))"
    r"(?:[ T]*[0-9]{1,2}:[0-9:.]*(?: *(?:Z|[+-][0-9:]{2,6}))?)?"
)

_YEAR_LAST = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
# The days that a spreadsheet counts from 1899-12-30, of the years 2000 to 2049.
_SERIAL = re.compile("[3-5][0-9]{4}")
_SERIALS = range(36526, 54789)

_WRITTEN = re.compile(
    r"([+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0)(?:\.[0-9]+)?)(?:[ \u00a0\u3000]*([^0-9.,+\-\s].*))?"
)
_EXPONENT = re.compile(r"[+-]?[0-9](?:\.[0-9]{1,20})?[eE][+-]?[0-9]{1,2}")
_IN_CHINA = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T16:00:00(?:\.0*)?Z")  # midnight there, in UTC
_ABOUT = re.compile("(约为|大约|约|大概)(.+)|(.+?)(左右|上下)")
_DAY_WRITTEN = re.compile(r"[0-9]{4}(?:([-/.])[0-9]{1,2}\1[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号])")


def number(text: str, *, share: bool = False) -> str | None:
    """The number that a text holds and that nothing else in it changes; of a `share`, 5% is 0.05."""
    text = _MINUS.sub("-", plain(text))
    if bracketed_number(text) is not None:
        return None
    if re.fullmatch(r"[+-]?\.[0-9]+", text):
        text = text.replace(".", "0.")
    if (written := _without_exponent(text)) is not None:
        return written
    if (whole := chinese_number(text)) is not None:
        return str(whole)
    found = _NUMBER_WITHIN.fullmatch(text)
    if found is None or _FALL.search(found[1]) or _SCALE.search(_POINTS.sub("", found[1] + found[3])):
        return None
    value = re.sub(r"^([+-]?)0+(?=[0-9])", r"\1", found[2].replace(",", ""))
    if share and found[3].startswith("%"):
        value = f"{(Decimal(value) / 100).normalize():f}"
    return value if re.fullmatch(NUMBER, value) and len(value) <= MAX_DIGITS else None


def bracketed_number(text: str) -> str | None:
    """The number in (50), which is -50 to a spreadsheet."""
    found = re.fullmatch(r"\(([0-9][0-9,]*(?:\.[0-9]+)?)\)", plain(text))
    number = found[1].replace(",", "") if found else ""
    return number if 0 < len(number) < MAX_DIGITS else None  # with the sign one more


def range_ends(text: str) -> tuple[str, str] | None:
    """The two numbers of a range that is written as one text: 340，350, 340-350, 340至350."""
    parts = [number(part) for part in re.split(r"\s*[，、；;~～—–−至到-]+\s*", text)]
    return (parts[0], parts[1]) if len(parts) == 2 and parts[0] and parts[1] else None  # noqa: PLR2004


def is_only_a_number(text: str) -> bool:
    """Whether a text in which `number` finds one says nothing besides: ６２, 062, 1,200, “62”, 六十二."""
    text = plain(text)
    return _ONLY_A_NUMBER.fullmatch(text) is not None or (chinese_number(text) is not None and text[-1] not in _PIECES)


def about(text: str) -> tuple[str, str, str] | None:
    """The word, the number and the unit of 约104家 and 104左右."""
    found = _ABOUT.fullmatch(plain(text))
    exact = exact_number(found[2] or found[3]) if found and not has_scale(text) else None
    return (found[1] or found[4], *exact) if found and exact else None


def exact_number(text: str) -> tuple[str, str] | None:
    """The number that a text can only be, and the unit of measure after it; None for all that leaves anything open."""
    if (written := _without_exponent(text)) is not None:
        return written, ""
    found = _WRITTEN.fullmatch(half_width(text).strip("【】"))
    if found is None:
        return None
    digits = found[1].replace(",", "")
    return (digits, found[2] or "") if len(digits) <= MAX_DIGITS else None


def _without_exponent(text: str) -> str | None:
    """The number that a program writes as 1.0e-05."""
    if not _EXPONENT.fullmatch(text):
        return None
    value = f"{Decimal(text):f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    return value if len(value) <= MAX_DIGITS else None


def is_exact_day(text: str) -> bool:
    """Whether a text has year, month and day in this order, with the same signs between them."""
    return _DAY_WRITTEN.fullmatch(half_width(text)) is not None


def has_scale(text: str) -> bool:
    """Whether a text is a number with 万, 亿 and the like."""
    return re.fullmatch(rf"{_AROUND}[+-]?[0-9][0-9,.]*\s*[十百千万亿兆‰].*", plain(text)) is not None


def chinese_number(text: str) -> int | None:
    """The number that is written in Chinese numerals, such as 一百零二; None for 三万五, which is short for another."""
    found = _CHINESE_NUMBER.fullmatch(text)
    if found is None or re.search(r"[百千万][一二三四五六七八九两]$", found[1]):
        return None
    total = section = digit = 0
    least, before = 10_000, ""
    for character in found[1]:
        if character in _DIGITS:
            if before in _DIGITS and before not in "零〇":
                return None
            digit = _DIGITS[character]
        elif character in _TENS and _TENS[character] < least:
            least = _TENS[character]
            section, digit = section + (digit or 1) * least, 0
        elif character == "万" and not total and section + digit:
            total, section, digit, least = (section + digit) * 10_000, 0, 0, 10_000
        else:
            return None
        before = character
    return total + section + digit


def day(text: str) -> tuple[str, bool] | None:
    """The date that a text holds as YYYY-MM-DD; and whether that day exists, not one past a month's end.

    Of such a day, the date is that month's last.
    """
    if found := _DAY_LOOSE.fullmatch(plain(text)):
        year, month, dom = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    elif found := _YEAR_LAST.fullmatch(plain(text)):
        dom, month = sorted((int(found[1]), int(found[2])), reverse=True)
        year = int(found[3])
        if dom <= 12:  # noqa: PLR2004 - either may be the month
            return None
    else:
        return None
    date = f"{year:04}-{month:02}-{dom:02}"
    if day_of(date):
        return date, True
    if year >= 1 and 1 <= month <= 12 and dom >= 1:  # noqa: PLR2004
        return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}", False
    return None


def day_in_china(text: str) -> str | None:
    """The day of which a text is the first moment in China, as a program there writes it in UTC."""
    found = _IN_CHINA.fullmatch(text)
    day_before = day_of(found[1]) if found else None
    return (day_before + dt.timedelta(days=1)).isoformat() if day_before and day_before < dt.date.max else None


def serial_day(text: str) -> str | None:
    """The date that a spreadsheet means by a number."""
    if not _SERIAL.fullmatch(text) or int(text) not in _SERIALS:
        return None
    return (dt.date(1899, 12, 30) + dt.timedelta(days=int(text))).isoformat()


def target_id(text: str) -> str | None:
    """T3-1 for t3－1, 3-1 and T03—1."""
    found = re.fullmatch(r"T?0*([1-9][0-9]{0,3})[-—–−_‐‑]+0*([1-9][0-9]{0,3})", plain(text).upper())
    return f"T{found[1]}-{found[2]}" if found else None


def choice(text: str, choices: Sequence[str]) -> str | None:
    """The known word that is spelled otherwise, or in Chinese."""
    word = re.sub(r"[\s-]+", "_", plain(text).casefold())
    known = word if word in choices else CHOICES.get(word)
    return known if known in choices else None


def flag(text: str) -> str | None:
    """The word true or false, of which another one is a translation or a short form."""
    return FLAGS.get(plain(text).casefold())
