"""Fix the text of one file: apply the edits of its findings and read it again, until no finding has an edit left."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from pydantic import ValidationError

from kjchuangxin.characters import half_width
from kjchuangxin.diagnostic import MAX_ERRORS, Fix, Place
from kjchuangxin.model.explain import Expected, diagnose, suggest_key
from kjchuangxin.model.explain.guess import target_id
from kjchuangxin.model.fields import Record
from kjchuangxin.model.load import validated
from kjchuangxin.model.plan import Plan
from kjchuangxin.rules.ids import fixes_of_ids
from kjchuangxin.source import Document, KeyPath, Value
from kjchuangxin.source.document import Lines, Node, Sequence, Span, data_of
from kjchuangxin.source.document import Mapping as MappingNode
from kjchuangxin.source.read import parse

_UNKNOWN_KEY = "extra_forbidden"  # as Pydantic names it
# A mistake of syntax hides all that follow it, so that each is fixed in a reading of its own.
_MAX_READ = 1 << 24  # characters, in all readings of a file


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text that is replaced by the text of a fix."""

    start: int
    end: int
    fix: Fix


class Edits:
    """Edits of one text, in order; of those that overlap only the first is kept."""

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.all: list[Edit] = []
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if not self.all or self.all[-1].end <= edit.start:
                self.all.append(edit)
        self._growth = [0, *accumulate(len(edit.fix.text) - (edit.end - edit.start) for edit in self.all)]
        self._ends = [edit.end + growth for edit, growth in zip(self.all, self._growth[1:], strict=True)]

    def apply(self, text: str) -> str:
        """The text with every edit made."""
        parts, done = [], 0
        for edit in self.all:
            parts += [text[done : edit.start], edit.fix.text]
            done = edit.end
        return "".join([*parts, text[done:]])

    def applied(self) -> list[tuple[int, int, Edit]]:
        """Each edit with the stretch of the new text that it made."""
        return [(end - len(edit.fix.text), end, edit) for edit, end in zip(self.all, self._ends, strict=True)]

    def before(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in the old text a stretch of the new one stands; None where an edit has made a part of it."""
        at = bisect_right(self._ends, start)
        if at < len(self.all) and self._ends[at] - len(self.all[at].fix.text) < end:
            return None
        return start - self._growth[at], end - self._growth[at]


@dataclass(frozen=True, slots=True)
class FixedText:
    """A text after `count` fixes; where it is not `verified`, it is the text from before and must not be written."""

    text: str
    count: int
    verified: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text, what it holds, what can be fixed in it and where, and why a value or key at a path is refused."""

    text: str
    document: Document | None
    fixes: list[tuple[Span, Fix]]
    refused: dict[KeyPath, str]


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A key, or a value that is neither a list nor a mapping, with the path to it and its place."""

    path: KeyPath
    text: str | None
    start: int
    end: int
    is_key: bool = False


def fix_text(text: str, model: type[Record], plan: Plan | None) -> FixedText:
    """Fix what can only be meant in one way, given the plan that the file belongs to, where that has no mistake.

    The text is verified by reading it: every edit has to be read as the value or the key that it was made for.
    """
    edits = Edits()
    colons_kept: set[int] = set()
    characters_left = _MAX_READ
    while True:
        reading = _read(edits.apply(text), Expected(model, plan))
        new = list(_new_edits(reading, edits, plan, colons_kept))
        undone = [] if new else _colons_in_texts(reading, edits, model)
        if not new and not undone:
            break
        characters_left -= len(reading.text)
        if characters_left <= 0:
            return FixedText(text, len(new or undone), verified=False)
        colons_kept.update(edit.start for edit in undone)
        edits = Edits(edit for edit in (*edits.all, *new) if edit not in undone)
    count = len(edits.all)
    if reading.document is None or len(_scalars_made(reading.document, edits)) < count:
        return FixedText(text, count, verified=False)
    return FixedText(reading.text, count, verified=True)


def plan_in(text: str) -> Plan | None:
    """The plan that a text is; None where it has any mistake."""
    document, found, _ = parse("", text)
    if document is None or found:
        return None
    plan, _ = validated(document, Plan)
    return plan if isinstance(plan, Plan) else None


def _read(text: str, expected: Expected) -> _Reading:
    document, findings, _ = parse("", text)
    refused: dict[KeyPath, str] = {}
    fixes: list[tuple[Span, Fix]] = []
    if document is not None:
        record, document = validated(document, expected.model)
        if isinstance(record, ValidationError):
            refused = {detail["loc"]: detail["type"] for detail in record.errors(include_url=False)}
            findings = diagnose(document, expected, record, findings, most=MAX_ERRORS).findings
        findings = [*findings, *document.warnings]
        plan = record if isinstance(record, Plan) else expected.plan
        fixes = list(fixes_of_ids(document, plan)) if plan is not None else []
    lines = Lines("", text)
    fixes += [(_span(lines, finding.place), finding.fix) for finding in findings if finding.fix is not None]
    return _Reading(text, document, fixes, refused)


def _span(lines: Lines, place: Place) -> Span:
    return lines.start(place.line) + place.column - 1, lines.start(place.end_line) + place.end_column - 1


def _new_edits(reading: _Reading, edits: Edits, plan: Plan | None, colons_kept: set[int]) -> Iterator[Edit]:
    """The edits of the original text that the findings ask for; not of what has been edited already."""
    for (start, end), fix in reading.fixes:
        # A unit that is left out has to be the one that the target is counted in.
        target = plan.targets.get(fix.target) if plan is not None else None
        if fix.unit and half_width((target and target.unit) or "") != fix.unit:
            continue
        span = edits.before(start, end)
        if span is not None and span[0] not in colons_kept:
            yield Edit(*span, fix)


def _colons_in_texts(reading: _Reading, edits: Edits, model: type[Record]) -> list[Edit]:
    """The edits that have to be taken back: colons that made a key of what may be a part of a text."""
    document = reading.document
    if document is None:
        return []
    return [
        edit
        for edit, scalar in _scalars_made(document, edits).items()
        if edit.fix.is_colon
        and (
            any(scalar.path[:length] in reading.refused for length in range(len(scalar.path)))  # a text is expected
            or not _is_certain(document, scalar.path, model, known=reading.refused.get(scalar.path) != _UNKNOWN_KEY)
        )
    ]


def _is_certain(document: Document, path: KeyPath, model: type[Record], *, known: bool) -> bool:
    """Whether a word is certainly a key: a target, a known key or, on a line of its own, what people call one."""
    word, within = str(path[-1]), path[-2:-1]
    if within in (("entries",), ("targets",)):
        return target_id(word) is not None
    start, _ = document.own_span(path[:-1])
    return known or (document.text[start] != "{" and suggest_key(word, model, path[:-1], ()) is not None)


def _scalars_made(document: Document, edits: Edits) -> dict[Edit, _Scalar]:
    """The value that each edit is read as, the key that its colon ends, or what its spaces follow (the first one).

    Not of an edit that is read otherwise.
    """
    scalars = list(_scalars(document, (), document.data)) if edits.all else []
    starts = [scalar.start for scalar in scalars]
    made = {}
    collections = dict(_collections(document.tree)) if scalars else {}
    for start, end, edit in edits.applied() if scalars else ():
        scalar = scalars[max(bisect_right(starts, start) - 1, 0)]
        if edit.fix.is_collection:
            is_read = start in collections and data_of(collections[start]) == _read_alone(edit.fix.text)
        elif edit.fix.value:
            is_read = scalar.start <= start and end <= scalar.end and scalar.text == edit.fix.value
        elif edit.fix.is_space:
            is_read = end <= scalar.start or scalar.end <= start
        else:
            is_read = scalar.is_key and scalar.end <= start and not document.text[scalar.end : start].strip(" \t")
        if is_read:
            made[edit] = scalar
    return made


def _collections(node: Node) -> Iterator[tuple[int, Node]]:
    """Every list and mapping in brackets, by where it begins."""
    match node:
        case MappingNode(span=(start, end), items=items):
            below = [value for _, value in items.values()]
        case Sequence(span=(start, end), items=below):
            pass
        case _:
            return
    if end > start:
        yield start, node
    for each in below:
        yield from _collections(each)


def _read_alone(text: str) -> Value:
    """What a text in brackets holds."""
    document, found, _ = parse("", f"x: {text}\n")
    return document.data["x"] if document is not None and isinstance(document.data, dict) and not found else None


def _scalars(document: Document, path: KeyPath, data: Value) -> Iterator[_Scalar]:
    """Every key, and every value that is neither a list nor a mapping, in the order of the text."""
    if isinstance(data, dict):
        for key, value in data.items():
            below = (*path, key)
            yield _Scalar(below, key, *document.span(below, key=True), is_key=True)
            yield from _scalars(document, below, value)
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _scalars(document, (*path, at), value)
    else:
        yield _Scalar(path, data, *document.own_span(path))
