"""What a document promises, read from its words: 新增科技型企业50家以上、高新技术企业30家以上 are two targets.

What is not certain is left empty: nobody is held to what a program has guessed.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = (
    r"个百分点|百分点|[十百千万亿]*(?:人次|平方米|公里|家|个(?!月|工作日)|件|项|人|次|户|名|门|部|种|位|所|台|套|座|处|场|期|起"
    r"|元|亩|吨|辆)|%|‰"
)
_WORD = r"达到|不低于|不少于|至少|不超过|不高于|控制在|突破|超过|高于|低于|达|超"
_AFTER = r"及?以上|及?以内|以下|左右"
_AMOUNT = re.compile(
    rf"(?P<word>{_WORD})?\s*(?<![\d.])(?P<low>{_NUMBER})\s*(?:(?:{_UNIT})?\s*[-—–~～至到]\s*(?P<high>{_NUMBER})\s*)?"
    rf"(?P<unit>{_UNIT})(?P<after>{_AFTER})?"
)
_COMPARATORS = {
    **dict.fromkeys(("达到", "达", "不低于", "不少于", "至少", "以上", "及以上"), "at_least"),
    **dict.fromkeys(("突破", "超过", "高于", "超"), "above"),
    **dict.fromkeys(("不超过", "不高于", "控制在", "以内", "及以内", "以下"), "at_most"),
    "低于": "below",
    "左右": "about",
}
_STRIVES = re.compile(r"力争|争创|争取")
_LIST_MARK = re.compile(r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、]|\d{1,2}[.．](?!\d)|[①-⑳])\s*")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９％", "0123456789%")
_COUNTED = re.compile(r"新增|新建|新引进|新认定|新培育|累计|实施|净增")
_REACHED = re.compile(r"达到|达$|总数|总量|保有量|拥有量")
_EFFORT = re.compile(r"^(?:持续|深入|积极|进一步|大力|全面|重点)*(?:推进|推动|加快|加强|做好|支持|落实|深化|强化|优化)")
_NEARLY = ("近", "接近", "约", "大约")  # of a number that is none to be held to
_REPEATED = re.compile(r"每(?:个?[月周年]|季|半年)")  # a number of each month is not that of the whole
_DONE_ONCE = re.compile(r"创建|出台|建成|印发|制定|编制|成立|挂牌|竣工|开工|获批")
_RESPECTIVELY = re.compile(r"(?P<names>.+?)分别(?P<amounts>.+)")


class Goal(NamedTuple):
    """A target as far as it was understood; what is empty was not. `words` are the document's own."""

    words: str
    name: str = ""
    measure: str = ""
    comparator: str = ""
    bound: str = ""
    unit: str = ""
    stage: str = ""
    aspirational: bool = False


def goals(text: str, years: range) -> list[Goal]:
    """What a text promises, in its order; years of the plan at the beginning of a sentence say nothing more."""
    this_year = "|".join(map(str, years))
    opening = re.compile(rf"^(?:到|至|在)?(?:{this_year})年(?:底|末|内|度)?前?[，,]?")
    found: list[Goal] = []
    for sentence in re.split(r"[；;。\n\r]+", text.translate(_HALF_WIDTH)):
        begun = opening.sub("", _LIST_MARK.sub("", sentence.strip()))
        for clause in re.split(r"[，,](?!\d{3})", begun):
            words = _LIST_MARK.sub("", clause.strip())
            found += _in_clause(words, found[-1] if found and words.startswith("其中") else None)
    return found


def _in_clause(words: str, before: Goal | None) -> Iterator[Goal]:
    """The targets of a clause; one that is a part of the target `before` it is counted alike."""
    strives = _STRIVES.search(words) is not None
    bare = re.sub(r"^其中", "", re.sub(r"力争|争取", "", words))
    if not bare:
        return
    if not _AMOUNT.search(bare):
        yield _without_number(words, bare)._replace(aspirational=strives)
        return
    counted = before is not None and before.measure == "increment"
    for item in _respectively(bare) or _items(bare):
        goal = _with_number(item, counted=counted)
        counted = goal.measure == "increment"
        yield goal._replace(aspirational=strives and "确保" not in item)


def _items(clause: str) -> Iterator[str]:
    """The parts of a clause, each with one number; words before a number belong to it."""
    waiting: list[str] = []
    for part in clause.split("、"):
        waiting.append(part)
        if _AMOUNT.search(part):
            yield "、".join(waiting)
            waiting = []
    if waiting:
        yield "、".join(waiting)


def _respectively(clause: str) -> list[str]:
    """A和B分别达到50家、30家 as two parts; nothing where there are not as many names as numbers."""
    found = _RESPECTIVELY.fullmatch(clause)
    if found is None:
        return []
    names, amounts = (re.split("[、和与及]", found[key]) for key in ("names", "amounts"))
    if len(names) != len(amounts) or not all(map(_AMOUNT.fullmatch, amounts)):
        return []
    word = _AMOUNT.fullmatch(amounts[0])
    first = word["word"] or "" if word is not None else ""
    rest = [amount if amount.startswith(first) else first + amount for amount in amounts]
    return [f"{name}{amount}" for name, amount in zip(names, rest, strict=True)]


def _with_number(words: str, *, counted: bool) -> Goal:
    """A target with a number; where the one before it in a list is `counted` from the beginning, it is too."""
    amounts = list(_AMOUNT.finditer(words))
    if len(amounts) != 1:
        return Goal(words, name=words)
    [amount] = amounts
    before, after = words[: amount.start()].strip(), words[amount.end() :].strip()
    if before.endswith("前") and amount["unit"] in {"名", "位"} and not amount["high"]:  # a place among others
        return Goal(words, name=words, measure="rank", comparator="at_most", bound=amount["low"], unit="名")
    if before.endswith(("前", "第", *_NEARLY)) or _REPEATED.search(words):
        return Goal(words, name=words)
    word = amount["word"] or ""
    unit = "个百分点" if amount["unit"] == "百分点" else amount["unit"]
    low, high = (amount[key].replace(",", "") if amount[key] else "" for key in ("low", "high"))
    return Goal(
        words,
        name=f"{before}{after}",
        measure=_measure(f"{before}{word}", unit, counted=counted),
        comparator="between" if high else _comparator(word, amount["after"] or "", low),
        bound=f"[{low}, {high}]" if high else low,
        unit=unit,
    )


def _measure(before: str, unit: str, *, counted: bool) -> str:
    if unit in {"%", "‰", "个百分点"}:
        return "rate"
    if counted or _COUNTED.search(before):
        return "increment"
    return "level" if _REACHED.search(before) else ""


def _comparator(word: str, after: str, bound: str) -> str:
    """Which side of the number is meant; a bare number is to be reached."""
    said = {_COMPARATORS[one] for one in (word, after) if one}
    if word in {"达到", "达"} and after:
        said = {_COMPARATORS[after]}
    if not said and not bound.strip("0."):
        return ""  # of none: 0起 is no floor
    return "at_least" if not said else said.pop() if len(said) == 1 else ""


def _without_number(words: str, bare: str) -> Goal:
    """A target in words: an effort, or something that is done once."""
    effort, once = _EFFORT.search(bare), _DONE_ONCE.search(bare)
    if re.search(r"\d", bare) or (effort is None) == (once is None):
        return Goal(words, name=words)
    if effort is not None:
        return Goal(words, name=bare, measure="qualitative")
    return Goal(words, name=bare, measure="milestone", stage=once[0] if once is not None else "")
