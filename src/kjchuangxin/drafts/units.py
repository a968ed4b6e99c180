"""Units as a cell or a list names them: 区科技局、区发改委等部门 are two units and a group that is left open."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kjchuangxin.diagnostic import Message, msg

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
