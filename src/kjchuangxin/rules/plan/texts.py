"""Characters that nobody sees in names, and items of a list that a full-width comma has made one: [名单，文件]."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain

from kjchuangxin.characters import FORMATTING
from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.rules.names import names_of_units
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import FILE, PLAN, CheckedFile, LocatedPlan
from kjchuangxin.source import Document, KeyPath

_RIGHT = "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
_ASCII_SPACES = frozenset(" \t")


@rule("KJ423", "odd-characters", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A name contains an invisible character, or begins or ends with a space: typed as it looks, it is "
        "another name. Such characters come along when a name is copied from a document."
    )
)
@example("targets", _RIGHT.replace("unit: 家", "unit: 家\u3000"), _RIGHT)
def odd_characters(plan: LocatedPlan) -> Findings:
    for name, place in (*_of_units(plan), *_of_targets(plan)):
        message = invisible_character(name)
        if message is not None:
            hint = msg("write {name}", name=without_invisible(name)) if without_invisible(name) else None
            yield Finding(place, message, hint)


def _of_units(plan: LocatedPlan) -> Iterator[tuple[str, Place]]:
    """The names and aliases of units and the names of groups that have such a character, with their places."""
    for path, name in names_of_units(plan.definition):
        if _odd(name):
            yield name, plan.at(path)


def _of_targets(plan: LocatedPlan) -> Iterator[tuple[str, Place]]:
    """The names of targets, their units of measure and their stages that have one, with their places."""
    for target in plan.targets.values():
        for key, word in (("name", target.name), ("unit", target.unit)):
            if word is not None and _odd(word):
                yield word, plan.in_target(target, key)
        for index, stage in enumerate(target.definition.stages):
            if _odd(stage.name):
                yield stage.name, plan.in_target(target, "stages", index, "name")


def invisible_character(name: str) -> Message | None:
    """That the first such character in a name cannot be seen; None where there is none."""
    odd = _odd(name)
    return None if odd is None else msg("a character here cannot be seen: {code}", code=f"U+{ord(odd):04X}")


def without_invisible(name: str) -> str:
    """A name without what cannot be seen in it."""
    return "".join(sign for sign in name if unicodedata.category(sign) not in FORMATTING).strip()


def at_the_character(place: Place, name: str) -> Place:
    """The place of that character in the line where its name stands; that of the name where it is written otherwise."""
    at = place.excerpt.find(_odd(name) or "", max(0, place.column - place.excerpt_start))
    if at < 0:
        return place
    column = at + place.excerpt_start
    return Place(place.path, place.line, column, place.line, column + 1, place.excerpt, place.excerpt_start)


def comparable(name: str) -> str:
    """What a name has in common with those that look like it: 甲(乙), 甲（乙）."""
    return "".join(unicodedata.normalize("NFKC", without_invisible(name)).split()).casefold()


def _odd(name: str) -> str | None:
    """The first character that cannot be seen: of no width, or a space at an end."""
    if name.isascii() and not {name[0], name[-1]} & _ASCII_SPACES:
        return None
    at_an_end = (sign for sign in (name[0], name[-1]) if unicodedata.category(sign) == "Zs" or sign in _ASCII_SPACES)
    anywhere = (sign for sign in name if unicodedata.category(sign) in FORMATTING)
    return next(chain(anywhere, at_an_end), None)


# Within these, a comma is a part of a title or of a remark.
_ENCLOSED = re.compile("《[^》]*》|（[^）]*）|“[^”]*”|「[^」]*」")


@rule("KJ212", "joined-items", Severity.WARNING, on=FILE)
@why(
    msg(
        "A full-width comma does not separate the items of a list: [名单，文件] is one text. Put a text that is to "
        "contain one in quotes. Only evidence and aliases are checked; other lists are of names, and names "
        "joined by one are reported as unknown."
    )
)
@example(
    "entries",
    "T3-1: {value: 62, evidence: [入库企业名单，渝科发〔2022〕12号]}\n",
    "T3-1: {value: 62, evidence: [入库企业名单, 渝科发〔2022〕12号]}\n",
)
def joined_evidence(file: CheckedFile) -> Findings:
    document = file.document
    if "，" not in document.text:
        return
    for index, report in file.reports.items():
        for target, entry in report.entries.items():
            if entry.evidence:
                yield from _joined(document, ("reports", index, "entries", target, "evidence"), entry.evidence)


@also(joined_evidence, on=PLAN)
def joined_aliases(plan: LocatedPlan) -> Findings:
    for index, unit in enumerate(plan.definition.units):
        yield from _joined(plan.workspace.plan[1], ("units", index, "aliases"), unit.aliases)


def _joined(document: Document, path: KeyPath, items: Sequence[str]) -> Findings:
    """The items that hold a full-width comma, between the brackets of a list and without quotes of their own."""
    for index, item in enumerate(items):
        if "，" in item and (place := _comma(document, path, index)) is not None:
            message = msg("full-width comma (，) within an item of this list")
            hint = msg("where a new item begins, write , and a space; a text that holds the comma is put in quotes")
            yield Finding(place, message, hint)


def _comma(document: Document, path: KeyPath, index: int) -> Place | None:
    text, (start, end) = document.text, document.own_span((*path, index))
    if text[document.own_span(path)[0]] != "[" or text[start] in {'"', "'"}:
        return None
    at = _ENCLOSED.sub(lambda found: "_" * len(found[0]), text[start:end]).find("，")
    return document.lines.place(start + at, start + at + 1) if at >= 0 else None
