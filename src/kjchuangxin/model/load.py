"""A file as its model, with warnings about what is not written as the format has it; and a plan with its breakdown."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationError

from kjchuangxin.diagnostic import MAX_ERRORS, MAX_FINDINGS, Diagnostic, Fix, Message, Place, limited, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.fields import DAY, Record, day_of
from kjchuangxin.model.plan import Plan, spoken
from kjchuangxin.model.progress import Progress
from kjchuangxin.model.resolved import Origin
from kjchuangxin.source import Document, Files, KeyPath, Stray, StrayKind, load, original_stem
from kjchuangxin.source.document import Mapping as MappingNode
from kjchuangxin.source.document import Node, Scalar, Sequence
from kjchuangxin.source.read import content_of, original

Names: TypeAlias = Callable[[Path], str]
_Model = TypeVar("_Model", bound=Record)


class Workspace(NamedTuple):
    """A valid plan and breakdown, each with the document it was made from, for the places of its values.

    `progress` are the progress files, still to be read, with their names in findings; `strays` is what will not be
    read, though somebody may think so, with its names.
    """

    plan: tuple[Plan, Document]
    breakdown: tuple[Breakdown, Document] | None
    progress: tuple[tuple[Path, str], ...]
    packaged: bool = False
    breakdown_refused: bool = False
    strays: tuple[tuple[str, Stray], ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those of the plan and of the breakdown."""
        return (self.plan[1], *(() if self.breakdown is None else (self.breakdown[1],)))

    def place(self, origin: Origin, *keys: str | int, key: bool = False) -> Place:
        """The place of a value of the plan or the breakdown, or of its key, with more keys to go from its origin."""
        name, path = origin
        _, document = self.breakdown if name == "breakdown" and self.breakdown is not None else self.plan
        return document.place((*path, *keys), key=key)


def load_file(path: Path, name: str, model: type[_Model]) -> tuple[tuple[_Model, Document] | None, list[Diagnostic]]:
    """One file as its model, with its document; or None and why not."""
    document, found, more = load(path, name)
    if document is None or more or len(found) > MAX_FINDINGS:  # enough is wrong already
        return None, limited(found, more)
    record, document = validated(document, model)
    if isinstance(record, ValidationError):
        from kjchuangxin.model.explain import Expected, diagnose  # noqa: PLC0415 - explaining mistakes is half of this package

        diagnosis = diagnose(document, Expected(model), record, found)
        return None, limited([*diagnosis.findings, *document.warnings], more + diagnosis.left_out)
    return (None if found else (record, document)), limited([*found, *document.warnings], more)


def spoken_in(path: Path) -> str | None:
    """The language of a plan, as `Plan.spoken` has it, though the plan may have errors or not be YAML at all."""
    read, content = original(path), content_of(path)
    text = read.text if read is not None else "" if isinstance(content, Message) else content.decode("utf-8", "replace")
    language, title = (_written(text, key) for key in ("language", "title"))
    return spoken(language, text if title is None else title)


def _written(text: str, key: str) -> str | None:
    """What stands after the first key of this name, or else of its Chinese one."""
    from kjchuangxin.words import in_chinese  # noqa: PLC0415 - for a plan that cannot be read alone

    form = r"(?m)(?:^|[{{,])[^\S\n]*[\"']?{}[\"']?\s*[:：][ \t]*[\"']?([^,}}\n]+)"
    found = (re.search(form.format(re.escape(name)), text) for name in (key, in_chinese(key)))
    return next((one[1].split(" #")[0] for one in found if one), None)


def load_workspace(files: Files, names: Names) -> tuple[Workspace | None, list[Diagnostic]]:
    """The plan and the breakdown of a workspace, with the names of its files; None where the plan cannot be used.

    In findings, a file is called as `names` says.
    """
    plan, findings = load_file(files.plan, names(files.plan), Plan)
    breakdown = None
    if files.breakdown is not None:
        breakdown, found = load_file(files.breakdown, names(files.breakdown), Breakdown)
        findings += found
    if plan is None:  # nothing can be held against it, but what cannot be read is found all the same
        return None, findings + [one for path in files.progress for one in load_file(path, names(path), Progress)[1]]
    breakdown_refused = files.breakdown is not None and breakdown is None
    units = plan[0].unit_names
    strays = [one for one in files.strays if one.kind is not StrayKind.PERHAPS or original_stem(one.path.name) in units]
    return Workspace(
        plan,
        breakdown,
        tuple((path, names(path)) for path in files.progress),
        files.packaged,
        breakdown_refused,
        tuple((names(one.path), one) for one in strays),
    ), findings


Model = TypeVar("Model", bound=Record)

# How libraries write a day that YAML 1.1 has made a moment: 2022-09-30 00:00:00, 2022-09-30T00:00:00.000Z.
_MIDNIGHT = rf"({DAY})(?:[Tt]|[ \t]+)00?:00(?::00(?:\.0*)?)?[ \t]*(?:Z|[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?"
# And JavaScript where it is a key: Fri Sep 30 2022 08:00:00 GMT+0800 (China Standard Time), midnight in UTC.
_IN_JAVASCRIPT = r"([A-Z][a-z]{2} [A-Z][a-z]{2} [0-9]{2} [0-9]{4} [0-9:]{8} GMT[+-][0-9]{4})(?: \(.*\))?"
_CUT = r"[^\s#][ \t]+(#[^\s#])"
# The keys whose value is free text.
_FREE_TEXTS = frozenset(
    ("note", "cause", "action", "correction", "evidence", "title", "name", "clause", "approval", "issuer", "recipients")
)


def validated(document: Document, model: type[Model]) -> tuple[Model | ValidationError, Document]:
    """The model of a document, or Pydantic's error; and the document as it is read, with its warnings.

    A day with a time of midnight is read as that day.
    """
    record = _model_or_error(document, model)
    if (
        isinstance(record, ValidationError)
        and record.error_count() <= MAX_ERRORS
        and (days := dict(_midnights(record)))
    ):
        document = _with_days(document, days)
        record = _model_or_error(document, model)
    if "#" in document.text and re.search(_CUT, document.text):
        document = replace(document, warnings=(*document.warnings, *_cut_texts(document, document.tree, "")))
    return record, document


def _model_or_error(document: Document, model: type[Model]) -> Model | ValidationError:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        return error


def _day_at_midnight(text: str) -> str | None:
    """The day that a text names with a time of midnight; None for any other text."""
    if (found := re.fullmatch(_MIDNIGHT, text)) and day_of(found[1]):
        return found[1]
    if found := re.fullmatch(_IN_JAVASCRIPT, text):
        try:
            moment = datetime.strptime(found[1], "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
        except (ValueError, OverflowError):  # the latter before the first day there is, and after the last
            return None
        return moment.date().isoformat() if moment.time() == datetime.min.time() else None
    return None


def _midnights(error: ValidationError) -> Iterator[tuple[KeyPath, str]]:
    """The paths to what is refused as a day and is one with a time of midnight, each with that day."""
    for detail in error.errors(include_url=False):
        value = detail["input"]
        if detail["type"] == "day" and isinstance(value, str) and (day := _day_at_midnight(value)):
            yield detail["loc"], day


def _with_days(document: Document, days: Mapping[KeyPath, str]) -> Document:
    """The document with days in these places, and a warning about each."""
    data, warnings = deepcopy(document.data), []
    keys: dict[KeyPath, dict[str, str | int]] = {}  # of each mapping: by the day that is to stand there
    for path, day in days.items():
        is_key = path[-1] == "[key]"
        *way, last = path[:-1] if is_key else path
        holder = _at(data, way)
        if not is_key:
            holder[last] = day
        elif day in holder or keys.setdefault(tuple(way), {}).setdefault(day, last) != last:
            continue  # two keys for one day
        warnings.append(_day_with_time(document, (*way, last), day, is_key=is_key))
    for path, new in keys.items():
        holder, day_of_key = _at(data, path), {key: day for day, key in new.items()}
        items = [(day_of_key.get(key, key), value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    return replace(document, data=data, warnings=(*document.warnings, *warnings))


def _at(data: Any, path: Iterable[str | int]) -> Any:  # noqa: ANN401 - any YAML
    """The mapping or list that a path leads to."""
    for step in path:
        data = data[step]
    return data


def _day_with_time(document: Document, path: KeyPath, day: str, *, is_key: bool) -> Diagnostic:
    start, end = document.span(path, key=is_key)
    raw = document.text[start:end]
    quote = raw[0] if raw[:1] in {'"', "'"} else ""
    message = msg("a time follows this date, and is ignored: {value}", value=quoted(raw.strip("\"'")))
    fix = Fix(f"{quote}{day}{quote}", day)
    return Diagnostic(
        rules.DAY_WITH_TIME, document.lines.place(start, end), message, msg("write {date}", date=day), fix=fix
    )


def _cut_texts(document: Document, node: Node, key: str) -> Iterator[Diagnostic]:
    """A warning about each free text that ends before a # which no space follows."""
    match node:
        case MappingNode(items=items):
            for name, (_, value) in items.items():
                yield from _cut_texts(document, value, name)
        case Sequence(items=items):
            for item in items:
                yield from _cut_texts(document, item, key)
        case Scalar(span=(_, end), plain=True) if key in _FREE_TEXTS:
            if found := re.compile(_CUT).match(document.text, end - 1):
                number = document.lines.number(end)
                last = document.lines.start(number) + len(document.lines.line(number))
                message = msg("the text ends before this #: what follows is a comment")
                hint = msg("put the whole text in quotes; for a comment, write a space after the #")
                yield Diagnostic(rules.CUT_TEXT, document.lines.place(found.start(1), last), message, hint)
