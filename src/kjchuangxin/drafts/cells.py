"""What a cell names: 区科技局、区发改委等部门 are two units and a group left open; 12月底 and 上半年 are days."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kjchuangxin.characters import half_width
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.fields import day_of

_LONGEST = 30
_OPEN = re.compile(r"等(?P<of>(?:各|有关|相关|区级|市级|县级|区直|市直|县直)*(?:部门|单位))$")
_GROUP = re.compile(r"各.+|.*(?:有关|相关)(?:部门|单位|乡镇|街道|镇街|企业)")
_AND = re.compile(r"(?:以及|和|及|与)(?=各|有关|相关)")  # elsewhere it may be a part of a name
_UNLIKELY = re.compile(r"[：:\d。！？]|^等$")


class NamedUnits(NamedTuple):
    """What a cell names: units, and groups that the document leaves open; `clear` if all of it was understood."""

    units: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    clear: bool = True

    @property
    def all(self) -> tuple[str, ...]:
        """The units and then the groups."""
        return (*self.units, *self.groups)


class ListedUnit(NamedTuple):
    """A unit with what people call it."""

    name: str
    aliases: tuple[str, ...]


def named_units(text: str) -> NamedUnits:
    """The units and groups in a cell."""
    units, groups, clear = dict[str, None](), dict[str, None](), True
    for part in filter(None, _parts(_AND.sub("、", text))):
        name, group = part, ""
        if found := _OPEN.search(part):
            name = part[: found.start()]
            group = found[0] if found["of"] in {"部门", "单位"} else found["of"]
        elif _GROUP.fullmatch(part):
            name, group = "", part
        clear = clear and not _UNLIKELY.search(part) and len(part) <= _LONGEST
        if name:
            units[name] = None
        if group:
            groups[group] = None
    return NamedUnits(tuple(units), tuple(groups), clear)


def listed_units(text: str, file: str) -> list[ListedUnit] | Message:
    """A unit a line, its aliases after commas; or why that cannot be used. Lines that begin with # say nothing."""
    found: list[ListedUnit] = []
    known: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        names = [word.strip() for word in re.split(r"[,，\t]", line) if word.strip()]
        if not names or line.lstrip().startswith("#"):
            continue
        for name in dict.fromkeys(names):
            if name in known:
                where = {"file": file, "line": number, "name": name, "other": known[name]}
                return msg("{file}, line {line}: {name} is in line {other} already", **where)
            known[name] = number
        found.append(ListedUnit(names[0], tuple(dict.fromkeys(names[1:]))))
    return found or msg("{file} names no unit", file=file)


def _parts(text: str) -> Iterable[str]:
    """The parts between commas and spaces; what stands in brackets is no list."""
    depth, part = 0, ""
    for sign in text:
        depth += (sign in "（(") - (sign in "）)")
        if depth <= 0 and (sign in "、,，；;" or sign.isspace()):
            yield part
            part = ""
        else:
            part += sign
    yield part


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
