"""Keys of a progress file that stand at another level than they belong to."""

from collections.abc import Iterable

from pydantic_core import ErrorDetails

from kjchuangxin.diagnostic import Diagnostic, Message, msg
from kjchuangxin.model import rules
from kjchuangxin.model.explain.guess import target_id
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.document import Mapping
from kjchuangxin.source.typos.line import expected_indent

_OF_A_REPORT = frozenset({"as_of", "submitted", "entries"})


def where_it_belongs(document: Document, path: KeyPath) -> Message | None:
    """What to do about an unknown key that is an entry, or one of a report; None of any other."""
    word, lines = str(path[-1]), document.lines
    is_entry = target_id(word) == word
    if not is_entry and not (len(path) == 1 and word in _OF_A_REPORT):
        return None
    count = expected_indent(lines, lines.number(document.span(path, key=True)[0]))
    if is_entry and count:
        return msg("it is an entry: begin its line with {count} spaces, as the others below entries", count=count)
    if is_entry:
        return msg("it is an entry: write it below entries")
    return msg("it belongs to a report: write reports: on a line of its own, below it - and as_of, then the entries")


def without_entries(
    document: Document, details: Iterable[ErrorDetails]
) -> tuple[list[ErrorDetails], list[tuple[KeyPath, Diagnostic]]]:
    """The errors but for those of reports that lack the key `entries` above their entries; and a finding for each.

    Of a report that stands where the file's keys do, only the first is left.
    """
    left, found, spoiled = list(details), [], set[KeyPath]()
    if any(one["loc"] == ("as_of",) for one in left):  # what stands beside it belongs there for the same reason
        left = [one for one in left if one["loc"] not in {("entries",), ("submitted",)}]
    for lacking in [one["loc"] for one in left if one["type"] == "missing" and one["loc"][-1:] == ("entries",)]:
        report = document.node(lacking[:-1])
        entries = [key for key in report.items if target_id(key) == key] if isinstance(report, Mapping) else []
        if not entries:
            continue
        spoiled |= {lacking, *((*lacking[:-1], key) for key in entries)}
        place = document.place((*lacking[:-1], entries[0]), key=True)
        message = msg("the key {key} is missing above this line", key="entries")
        hint = msg("write entries: on a line of its own above it, and two more spaces before each entry below that")
        found.append((lacking, Diagnostic(rules.MISSING_KEY, place, message, hint)))
    return [one for one in left if one["loc"] not in spoiled], found
