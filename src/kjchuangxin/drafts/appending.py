"""Adding entries to the text of a progress file: nothing else in it changes, and it is read back before it is used."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from kjchuangxin.drafts.texts import without_blank
from kjchuangxin.source import Document, Value
from kjchuangxin.source.document import Mapping as MappingNode
from kjchuangxin.source.document import Node, Scalar, is_nothing
from kjchuangxin.source.document import Sequence as SequenceNode
from kjchuangxin.source.read import parse
from kjchuangxin.source.write import scalar

_NOTHING_MORE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]|$))*")


class NewEntry(NamedTuple):
    """An entry to be written: as it is read back, and as it is written after the colon with a comment above."""

    data: Value
    text: str
    comment: str = ""


class _Edit(NamedTuple):
    """What is put in the place of a stretch of a text."""

    start: int
    end: int
    text: str


def report_at(data: Value, day: str) -> tuple[int, dict[str, Value]] | None:
    """The first report of a day: its number, and its entries."""
    reports = data.get("reports") if isinstance(data, dict) else None
    for index, report in enumerate(reports if isinstance(reports, list) else ()):
        if isinstance(report, dict) and report.get("as_of") == day:
            entries = report.get("entries")
            return index, entries if isinstance(entries, dict) else {}
    return None


def with_entries(
    document: Document, day: str, entries: Mapping[str, NewEntry], heading: Sequence[str] = ()
) -> Document | None:
    """The file with these entries, in its report of a day or in a new one; None where that cannot be done safely.

    An entry with nothing after its key is filled in. `heading` stands as comments below the day of a new report.
    """
    text, found = document.text, report_at(document.data, day)
    edits = _new_report(document, day, entries, heading) if found is None else _into(document, found, entries)
    if edits is None:
        return None
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    after, _, _ = parse(document.path, text)
    return after if after is not None and after.data == _expected(document.data, day, entries) else None


def _expected(data: Value, day: str, entries: Mapping[str, NewEntry]) -> Value:
    """What the file is to be read as."""
    whole, new = deepcopy(data), {name: entry.data for name, entry in entries.items()}
    found = report_at(whole, day)
    if not isinstance(whole, dict):
        return None
    reports = whole.get("reports")
    if found is not None and isinstance(reports, list):
        report = reports[found[0]]
        if isinstance(report, dict):
            report["entries"] = found[1] | new
        return whole
    whole["reports"] = [*(reports if isinstance(reports, list) else ()), {"as_of": day, "entries": dict(new)}]
    return whole


def _new_report(
    document: Document, day: str, entries: Mapping[str, NewEntry], heading: Sequence[str]
) -> list[_Edit] | None:
    """The edits that add a report at the end of the list of reports."""
    text, top = document.text, document.tree
    if not isinstance(top, MappingNode) or top.span[0] < top.span[1]:  # in braces
        return None
    before, indent, edits = "", 2, list[_Edit]()
    key, reports = top.items.get("reports", (None, None))
    if key is None or reports is None:
        before, at = "reports:", len(text)
    elif is_nothing(reports):
        at = _after(text, key.span[1])
    elif isinstance(reports, SequenceNode) and reports.items:
        dash = text.rfind("-", 0, _start(reports.items[0]))
        indent, at = dash - _line_start(text, dash), _after(text, _end(reports))
    elif (empty := re.compile(r" ?\[[ \t]*\]").search(text, key.span[1])) and empty.end() > reports.span[0]:
        edits.append(_Edit(*empty.span(), ""))
        at = _after(text, empty.end())
    else:
        return None
    if _NOTHING_MORE.fullmatch(text, at):
        at = len(text)
    pad = " " * indent
    lines = [before] if before else []
    lines += [f"{pad}- as_of: {day}", *(f"{pad}  # {one}" for one in heading), f"{pad}  entries:"]
    lines += _lines(entries, f"{pad}    ")
    return [*edits, _insertion(text, at, lines)]


def _into(
    document: Document, found: tuple[int, dict[str, Value]], entries: Mapping[str, NewEntry]
) -> list[_Edit] | None:
    """The edits that add entries to a report, and fill in what is blank in it."""
    text, (index, there) = document.text, found
    node = document.node(("reports", index, "entries"))
    if is_nothing(node) or (isinstance(node, MappingNode) and not node.items):
        return _below_entries(document, index, entries)
    if not isinstance(node, MappingNode) or node.span[0] < node.span[1]:
        return None
    edits = []
    for name in there.keys() & entries.keys():
        key, _ = node.items[name]
        colon = text.find(":", key.span[1]) + 1
        line_end = _after(text, colon)
        rest = text[colon:line_end]
        kept = without_blank(rest.rstrip("\r\n"))
        edits.append(_Edit(colon, colon + len(rest.rstrip("\r\n")), f" {entries[name].text.lstrip()}{kept}"))
    new = {name: entry for name, entry in entries.items() if name not in there}
    if new:
        first = next(iter(node.items.values()))[0].span[0]
        pad = " " * (first - _line_start(text, first))
        edits.append(_insertion(text, _after(text, _end(node)), list(_lines(new, pad))))
    return edits


def _below_entries(document: Document, index: int, entries: Mapping[str, NewEntry]) -> list[_Edit] | None:
    """The edits that add entries where nothing, or {}, stands after the key `entries`."""
    text, report = document.text, document.node(("reports", index))
    if not isinstance(report, MappingNode) or report.span[0] < report.span[1] or "entries" not in report.items:
        return None
    key, _ = report.items["entries"]
    pad = " " * (key.span[0] - _line_start(text, key.span[0]) + 2)
    empty = re.compile(r"(?<=:) ?\{[ \t]*\}").search(text, key.span[1], _after(text, key.span[1]))
    after = _insertion(text, _after(text, key.span[1]), list(_lines(entries, pad)))
    return [after] if empty is None else [_Edit(*empty.span(), ""), after]


def _lines(entries: Mapping[str, NewEntry], pad: str) -> Iterator[str]:
    for name, entry in entries.items():
        if entry.comment:
            yield f"{pad}# {entry.comment}"
        yield f"{pad}{scalar(name)}:{entry.text}"


def _insertion(text: str, at: int, lines: Sequence[str]) -> _Edit:
    """Lines put at the start of a line, or at the end of the text, with the line ends that the text has."""
    end = next((one for one in ("\r\n", "\n", "\r") if one in text), "\n")
    begun = at > 0 and text[at - 1] not in "\r\n"
    return _Edit(at, at, (end if begun else "") + "".join(f"{line}{end}" for line in lines))


def _start(node: Node) -> int:
    """The first character of what a node holds."""
    if isinstance(node, MappingNode) and node.span[0] == node.span[1] and node.items:
        return next(iter(node.items.values()))[0].span[0]
    return node.span[0]


def _end(node: Node) -> int:
    """The end of the last key or value that a node holds."""
    match node:
        case MappingNode(items=items) if items:
            key, value = list(items.values())[-1]
            return max(key.span[1], _end(value))
        case SequenceNode(items=items) if items:
            return _end(items[-1])
        case Scalar(span=span) | MappingNode(span=span) | SequenceNode(span=span):
            return span[1]
    raise ValueError(node)


def _after(text: str, at: int) -> int:
    """The beginning of the next line, unless a line begins here already."""
    if at > 0 and text[at - 1] in "\r\n":
        return at
    found = re.compile(r"\r\n|[\r\n]|\Z").search(text, at)
    return found.end() if found else len(text)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
