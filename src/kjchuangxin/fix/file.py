"""Mending one file's text, as often as that shows something more, until nothing with a single meaning is left."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from kjchuangxin.characters import half_width
from kjchuangxin.diagnostic import Diagnostic, Fix
from kjchuangxin.fix.edits import Edit, Edits, Spot, edit, keys_made, reads_as_meant, same_but_for
from kjchuangxin.model.explain.errors import MAX_ERRORS, diagnose
from kjchuangxin.model.explain.guess import target_id
from kjchuangxin.model.explain.keys import known_keys, suggest_key
from kjchuangxin.model.fields import Record
from kjchuangxin.model.plan import Plan
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.lines import Lines
from kjchuangxin.source.read import parse

# A slip of the syntax hides all that follow it, so that each is mended in a reading of its own.
_MOST_READ = 1 << 24  # characters, in all readings of a file
_BACK = Fix("：")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text after mending, and how many of its places were mended; `whole` says that it reads as meant.

    Where it does not, it must not be written, and `text` is the one from before.
    """

    text: str
    places: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text and what it holds, what is wrong with it, and the paths of values that are refused and keys not known."""

    text: str
    document: Document | None
    findings: list[Diagnostic]
    refused: frozenset[KeyPath] = frozenset()
    unknown: frozenset[KeyPath] = frozenset()


@dataclass(frozen=True, slots=True)
class _State:
    """How far the mending has come: what was mended, and which full-width colons stay, being parts of texts."""

    reading: _Reading
    spots: tuple[Spot, ...] = ()
    kept: frozenset[int] = frozenset()


def mend(text: str, model: type[Record], units: Mapping[str, str]) -> Mended:
    """Mend what has one meaning only, in a file of a kind; `units` are the units of measure of the plan's targets."""
    state, left = _State(_read(text, model)), _MOST_READ
    while (edits := Edits([*_mending(state, units)] or _undoing(state, model))).all:
        left -= len(state.reading.text)
        after = _after(state, edits, model) if left > 0 else None
        if after is None:
            return Mended(text, len(edits.all), whole=False)
        state = after
    places = len(state.spots)
    if state.reading.document is None or (places and not _reads_as_meant(state, state.reading.document)):
        return Mended(text, places, whole=False)
    return Mended(state.reading.text, places, whole=True)


def units_of(text: str) -> dict[str, str]:
    """The units of measure of a plan's targets by their ids; none where the plan has any mistake."""
    document, found, _ = parse("", text)
    if document is None or found:
        return {}
    try:
        plan = Plan.model_validate(document.data)
    except ValidationError:
        return {}
    return {name: target.unit for name, (_, _, target) in plan.targets.items() if target.unit is not None}


def _read(text: str, model: type[Record]) -> _Reading:
    document, found, _ = parse("", text)
    if document is None:
        return _Reading(text, None, found)
    try:
        model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        unknown = frozenset(detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
        findings, _ = diagnose(document, model, error, found, most=MAX_ERRORS)
        return _Reading(text, document, findings, frozenset(detail["loc"] for detail in details), unknown)
    return _Reading(text, document, found)


def _mending(state: _State, units: Mapping[str, str]) -> Iterator[Edit]:
    """What can be mended of what was found."""
    lines = Lines("", state.reading.text)
    for finding in state.reading.findings:
        fix = finding.fix
        # A unit that is left out has to be the one that the target is counted in.
        if fix is not None and (not fix.unit or half_width(units.get(fix.target, "")) == fix.unit):
            one = edit(lines, finding, fix)
            if one.start not in state.kept:
                yield one


def _undoing(state: _State, model: type[Record]) -> list[Edit]:
    """What has to be taken back: colons that made a key of what may be a part of a text."""
    document, reading = state.reading.document, state.reading
    if document is None or not state.spots:
        return []
    keys = keys_made(document, state.spots)
    return [
        Edit(spot.start, spot.end, _BACK)
        for spot, path in keys.items()
        if any(path[:length] in reading.refused for length in range(len(path)))  # a text was expected there
        or not _is_key(document, path, model, known=path not in reading.unknown)
    ]


def _is_key(document: Document, path: KeyPath, model: type[Record], *, known: bool) -> bool:
    """Whether a word is certainly a key: a target, a known key or, on a line of its own, what people call one."""
    word, within = str(path[-1]), path[-2:-1]
    if within in (("entries",), ("targets",)):
        return target_id(word) is not None
    start, _ = document.own_span(path[:-1])
    return known or (document.text[start] != "{" and suggest_key(word, known_keys(model, path[:-1]), ()) is not None)


def _after(state: _State, edits: Edits, model: type[Record]) -> _State | None:
    """What comes of edits; None where they would change what is mended already, or anything besides."""
    taken_back = {one.start for one in edits.all if one.fix is _BACK}
    spots = [spot for spot in state.spots if spot.start not in taken_back]
    if any(edits.change(spot.start, spot.end) for spot in spots):
        return None
    reading = _read(edits.apply(state.reading.text), model)
    before, after = state.reading.document, reading.document
    if before is not None and after is not None and not same_but_for(edits, before, after):
        return None
    moved = [replace(spot, start=edits.moved(spot.start), end=edits.moved(spot.start) + spot.length) for spot in spots]
    made = () if taken_back else edits.spots()
    return _State(reading, (*moved, *made), frozenset(map(edits.moved, (*state.kept, *taken_back))))


def _reads_as_meant(state: _State, document: Document) -> bool:
    """Whether every mended place is read as what was meant, and nothing is wrong there any more."""
    if not reads_as_meant(document, state.spots):
        return False
    starts = sorted(edit(document.lines, finding, _BACK).start for finding in state.reading.findings)
    return all(bisect_left(starts, spot.start) == bisect_left(starts, spot.end) for spot in state.spots)
