"""Items of a list that a full-width comma has made one: [名单，文件]."""

import re
from collections.abc import Sequence

from kjchuangxin.diagnostic import Place, Severity, msg
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import FILE, PLAN, CheckedFile, LocatedPlan
from kjchuangxin.source import Document, KeyPath

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
