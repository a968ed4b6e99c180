"""A day as a table of tasks names it: 12月底, 2023年6月30日前, 上半年, 年底."""

import re
from calendar import monthrange
from datetime import date

from kjchuangxin.characters import half_width
from kjchuangxin.model.fields import day_of

_DAY = re.compile(r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](?:(\d{1,2})[日号]?|(?:底|末))?(前|之前|以前)?")
_ENDS = {
    "年底": 12, "年末": 12, "年内": 12, "全年": 12, "下半年": 12, "上半年": 6,
    "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "1季度": 3, "2季度": 6, "3季度": 9, "4季度": 12,
}  # fmt: skip
_NAMED = re.compile(rf"(?:(\d{{4}})年)?第?({'|'.join(_ENDS)})末?(?:前|之前|以前)?")


def due_day(text: str, start: date, end: date) -> date | None:
    """The day that a text names, in the year of a plan of one year where it names none; None where not certain."""
    year = start.year if start.year == end.year else None
    written = re.sub(r"[\s完成]", "", half_width(text))
    if found := _NAMED.fullmatch(written):
        return _last_of(int(found[1]) if found[1] else year, _ENDS[found[2]])
    found = _DAY.fullmatch(written)
    if found is None:
        return None
    own_year = int(found[1]) if found[1] else year
    if own_year is None:
        return None
    if found[3]:
        return day_of(f"{own_year:04}-{int(found[2]):02}-{int(found[3]):02}")
    whole = written.rstrip("之以前")[-1] in "底末"
    return _last_of(own_year, int(found[2])) if whole or not found[4] else None  # 6月前 may leave June out


def _last_of(year: int | None, month: int) -> date | None:
    """A month's last day."""
    if year is None or not 1 <= month <= 12 or year < 1:  # noqa: PLR2004
        return None
    return date(year, month, monthrange(year, month)[1])
