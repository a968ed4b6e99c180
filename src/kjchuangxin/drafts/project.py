"""The files of a new workspace: a plan with blanks, a progress file a unit, and what an editor and commits need."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.drafts.cells import ListedUnit, NamedUnits
from kjchuangxin.drafts.reports import new_file
from kjchuangxin.drafts.tasks import Chapter, Draft, all_named
from kjchuangxin.drafts.texts import blank, comment, file_name
from kjchuangxin.drafts.wording import Goal
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.comparison import COMPARATORS
from kjchuangxin.model.schema import Kind
from kjchuangxin.source.listing import BREAKDOWNS, PLANS, REPORTS_FOLDER
from kjchuangxin.source.write import scalar

_COMMENTS = 60  # characters of the document's words that a blank repeats
_ISSUED = msg("the day on which it was issued; then delete the # before the key")
_UNIT = msg("the name of a unit, as the document writes it; a line for each")
_CHAPTER = msg("the heading of a chapter")
_TASK = msg("the heading of the task")
_LEAD = msg("who leads it, such as [name]")
_NAME = msg("a short name")
_NUMBER = msg("the number; use another comparator where needed")
_COUNTED = msg("what is counted, such as 家, 万元, %")
_MEASURES = msg("increment (counted from 0: newly, in total), level, rate, milestone or qualitative")


class Heading(NamedTuple):
    """What is known of a plan beside its units and tasks."""

    title: str
    issuer: str | None
    start: date
    end: date
    every: str

    @property
    def years(self) -> str:
        """The year of the plan, or its first and its last: 2025, 2021-2025."""
        return "-".join(dict.fromkeys((str(self.start.year), str(self.end.year))))


def plan_text(heading: Heading, listed: Sequence[ListedUnit], found: Sequence[Chapter], locale: Locale) -> str:
    """The whole file."""
    units, groups = _units(listed, found)
    lines = [*_top(heading, locale)]
    lines.append("units:")
    lines += [f"  - {{name: {scalar(one.name)}{_aliases(one)}}}" for one in units]
    if not units:
        lines += [f"  - name:{blank(locale, _UNIT)}"]
    if groups:
        lines.append("groups:" + comment(locale.text(msg("which the document does not enumerate")), 3))
        lines += [f"  - {{name: {scalar(name)}, members: []}}" for name in groups]
    known = {alias: one.name for one in units for alias in (one.name, *one.aliases)}
    lines += _tasks(found, known, locale)
    return "".join(f"{line}\n" for line in lines)


def unit_names(listed: Sequence[ListedUnit], found: Sequence[Chapter]) -> list[str]:
    """The names of all units."""
    return [one.name for one in _units(listed, found)[0]]


def _units(listed: Sequence[ListedUnit], found: Sequence[Chapter]) -> tuple[list[ListedUnit], list[str]]:
    """The units that are listed and then those that a table names besides, and its groups."""
    known = {name for one in listed for name in (one.name, *one.aliases)}
    units, groups = dict[str, None](), dict[str, None]()
    for named in all_named(found):
        units.update(dict.fromkeys(name for name in named.units if name not in known))
        groups.update(dict.fromkeys(name for name in named.groups if name not in known))
    return [*listed, *(ListedUnit(name, ()) for name in units)], [name for name in groups if name not in units]


def _aliases(unit: ListedUnit) -> str:
    return f", aliases: [{', '.join(map(scalar, unit.aliases))}]" if unit.aliases else ""


def _top(heading: Heading, locale: Locale) -> Iterator[str]:
    yield comment(locale.text(msg("What the issued document says, and nothing else.")))
    yield comment(locale.text(msg("kjcx check names each blank until it is filled in, or its line is deleted.")))
    yield "format: 1"
    yield f"id: plan-{heading.years}"
    yield f"title: {scalar(heading.title)}"
    if heading.issuer is not None:
        yield f"issuer: {scalar(heading.issuer)}"
    yield f"# issued: YYYY-MM-DD   # {locale.text(_ISSUED)}"
    yield f"period: {{start: {heading.start.isoformat()}, end: {heading.end.isoformat()}}}"
    days = comment(locale.text(msg("days that units have after the end of a period")), 3)
    yield f"reporting: {{every: {heading.every}, due_days: 10}}{days}"


def _tasks(found: Sequence[Chapter], known: dict[str, str], locale: Locale) -> Iterator[str]:
    """The tasks, in chapters if the table has headings; without a table one that is blank."""
    times = Counter(task.number for chapter in found for task in chapter.tasks)
    in_chapters = any(chapter.title for chapter in found)
    position = 0
    yield "sections:" if in_chapters else "tasks:"
    for at, chapter in enumerate(found, 1):
        pad = "      " if in_chapters else "  "
        if in_chapters:
            yield f"  - title:{_text(chapter.title, _CHAPTER, locale)}"
            yield "    tasks:"
        within = Counter(task.number for task in chapter.tasks)
        for task in chapter.tasks:
            position += 1
            unique = bool(task.number) and (within[task.number] if in_chapters else times[task.number]) == 1
            plain = f"T{task.number}" if times[task.number] == 1 else f"C{at}-{task.number}"
            prefix = plain if unique else f"X{position}"
            yield from (f"{pad}{line}".rstrip() for line in _task(task, prefix, known, locale, numbered=unique))
    if not found:
        empty = Draft("1", "", NamedUnits(), NamedUnits(), None, "", (Goal(""),), ())
        yield from (f"  {line}" for line in _task(empty, "T1", known, locale, numbered=True))


def _task(task: Draft, prefix: str, known: dict[str, str], locale: Locale, *, numbered: bool) -> Iterator[str]:
    """The lines of a task; what its rows say as comments above it."""
    for number, words in task.written:
        yield comment(locale.labelled(locale.text(msg("row {number}", number=number)), words))
    yield f"- number: {task.number}" if numbered else f"- number:{blank(locale, _about(task.number))}"
    yield f"  title:{_text(task.title, _TASK, locale)}"
    lead = [known.get(name, name) for name in task.lead.units]
    if lead and task.lead.clear and not task.lead.groups:
        yield f"  lead: [{', '.join(map(scalar, lead))}]"
    else:
        yield f"  lead:{blank(locale, _about('、'.join(task.lead.all)) or _LEAD)}"
    if task.support.all and task.support.clear:
        yield f"  support: [{', '.join(scalar(known.get(name, name)) for name in task.support.all)}]"
    elif task.support.all:
        yield f"  support:{blank(locale, _about('、'.join(task.support.all)))}"
    if task.due is not None:
        yield f"  due: {task.due.isoformat()}"
    elif task.due_written:
        yield f"  due:{blank(locale, _about(task.due_written))}"
    yield "  targets:"
    for at, goal in enumerate(task.goals or (Goal(""),), 1):
        yield f"    - id: {prefix}-{at}"
        yield from (f"      {line}" for line in _target(goal, locale))


def _target(goal: Goal, locale: Locale) -> Iterator[str]:
    """The lines of a target after its id."""
    words = _about(goal.words)
    yield f"name:{_text(goal.name, words or _NAME, locale)}"
    yield f"measure: {goal.measure}" if goal.measure else f"measure:{blank(locale, _MEASURES)}"
    if goal.bound and goal.comparator in COMPARATORS:
        yield f"{goal.comparator}: {goal.bound}"
    elif goal.bound or not goal.words:
        yield f"at_least:{blank(locale, words or _NUMBER)}"
    if goal.unit:
        yield f"unit: {scalar(goal.unit)}"
    elif not goal.words:
        yield f"unit:{blank(locale, _COUNTED)}"
    if goal.stage:
        yield f"stages: [{{name: {scalar(goal.stage)}}}]"
    if goal.aspirational:
        yield "aspirational: true"


def _text(text: str, about: Message, locale: Locale) -> str:
    return f" {scalar(text)}" if text.strip() else blank(locale, about)


def _about(words: str) -> Message | None:
    """What the document says, for a blank where it was not understood."""
    short = words if len(words) <= _COMMENTS else f"{words[:_COMMENTS]}…"
    return msg("not understood: {words}", words=short) if words else None


PRE_COMMIT = ".pre-commit-config.yaml"
_EDITOR = ".vscode"
_READ_BY: dict[Kind, str] = {"plan": PLANS, "breakdown": BREAKDOWNS, "progress": f"{REPORTS_FOLDER}/*.yaml"}
_HOOK = """\
repos:
  - repo: local
    hooks:
      - id: kjcx-check
        name: kjcx check
        entry: kjcx check
        language: system
        always_run: true
        pass_filenames: false
        verbose: true
"""


class Project(NamedTuple):
    """The texts of the files by their paths, the plan last; `plan` is its path."""

    files: dict[str, str]
    plan: str


def project(  # noqa: PLR0913 - by name: what of a workspace is wanted
    heading: Heading,
    listed: Sequence[ListedUnit],
    found: Sequence[Chapter],
    locale: Locale,
    *,
    schemas: Mapping[Kind, str],
    pre_commit: bool,
) -> Project:
    """A workspace with a plan, a progress file a unit, what an editor needs, and if wanted the hook for commits."""
    plan = f"workplan-{heading.years}.yaml"
    files = {f"{REPORTS_FOLDER}/{name}.yaml": text for name, text in _progress(listed, found, locale).items()}
    files |= _editor(schemas)
    if pre_commit:
        files[PRE_COMMIT] = _HOOK
    files[plan] = plan_text(heading, listed, found, locale)
    return Project(files, plan)


def _progress(listed: Sequence[ListedUnit], found: Sequence[Chapter], locale: Locale) -> dict[str, str]:
    """An empty progress file for each unit, by its name without an ending."""
    aliases = {one.name: one.aliases for one in listed}
    texts: dict[str, str] = {}
    taken: set[str] = set()
    for unit in unit_names(listed, found):
        name, count = file_name(unit), 2
        while name.casefold() in taken:  # some systems do not tell them apart
            name, count = f"{file_name(unit)}-{count}", count + 1
        taken.add(name.casefold())
        short = next(iter(aliases.get(unit, ())), unit)
        about = comment(locale.text(msg("What is owed is added by: kjcx report {unit}", unit=short)))
        texts[name] = f"{about}\n{new_file(unit)}reports: []\n"
    return texts


def _editor(schemas: Mapping[Kind, str]) -> dict[str, str]:
    """The schemas, and the settings by which an editor holds the files against them."""
    paths = {kind: f"{_EDITOR}/{kind}.schema.json" for kind in schemas}
    settings = {"yaml.schemas": {f"./{path}": [_READ_BY[kind]] for kind, path in paths.items()}}
    texts = {path: schemas[kind] for kind, path in paths.items()}
    return {**texts, f"{_EDITOR}/settings.json": json.dumps(settings, indent=2) + "\n"}
