"""A plan: what the issued document says."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import ConfigDict, Field

from kjchuangxin.model.comparison import OF_TARGETS, Comparison, Revision
from kjchuangxin.model.fields import (
    BY_DAY,
    Day,
    Flag,
    MeasureUnit,
    Number,
    Record,
    TargetId,
    TaskNumber,
    Text,
    Version,
    WholeNumber,
    described,
)
from kjchuangxin.source import KeyPath

Measure: TypeAlias = Literal["increment", "level", "rate", "rank", "milestone", "qualitative"]
Pacing: TypeAlias = Literal["linear", "hold", "at_end"]
Collect: TypeAlias = Literal["single", "sum", "max"]
Frequency: TypeAlias = Literal["month", "quarter", "half", "year"]
Method: TypeAlias = Literal["schedule", "trend", "compound"]
VerdictRule: TypeAlias = Literal["ratio", "gap"]
Preset: TypeAlias = Literal["xuancheng", "yinchuan", "wuhan", "sanya", "tianjin"]


Checkpoints: TypeAlias = Annotated[
    dict[Day, Number] | None,
    described("expected values by date, instead of a pace", json_schema_extra={"propertyNames": BY_DAY}),
]


class Period(Record):
    """A window of time; both days belong to it."""

    start: Annotated[Day, described("its first day")]
    end: Annotated[Day, described("its last day")]


class Reporting(Record):
    """How often units report, and how long they have."""

    every: Annotated[Frequency, described("how often a report is owed")] = "quarter"
    due_days: Annotated[WholeNumber, described("days after a period's end by which its report is due")] = 10
    due: Annotated[
        dict[Day, Day],
        described("single due days, by the end of their periods", json_schema_extra={"propertyNames": BY_DAY}),
    ] = Field(default_factory=dict)

    def over(self, other: "Reporting") -> "Reporting":
        """What holds where another says less: key by key this one, otherwise that one."""
        return other.model_copy(update={key: getattr(self, key) for key in self.model_fields_set})


class VerdictSettings(Record):
    """How progress is judged. What is left out takes the default of the preset, or of the method and rule."""

    preset: Annotated[
        Preset | None,
        described("the published practice of a city, instead of method and rule: 宣城 银川 武汉 三亚 天津"),
    ] = None
    method: Annotated[Method, described("schedule (by the pace), trend or compound (over several years)")] = "schedule"
    rule: Annotated[
        VerdictRule, described("ratio: progress against what is expected by now; gap: percentage points behind")
    ] = "ratio"
    on_track: Annotated[
        Number | None, described("the bound of on_track; otherwise that of the preset, or of method and rule")
    ] = None
    slipping: Annotated[
        Number | None, described("the bound of slipping; otherwise that of the preset, or of method and rule")
    ] = None


class Unit(Record):
    """A body that leads, supports or reports."""

    name: Annotated[Text, described("the name as the document writes it")]
    aliases: Annotated[tuple[Text, ...], described("what people call it")] = ()


class Group(Record):
    """Units that the document names together."""

    name: Annotated[Text, described("the name as the document writes it")]
    members: Annotated[tuple[Text, ...], described("units; empty where the document does not enumerate it")] = ()


class Stage(Record):
    """A step of a milestone."""

    name: Annotated[Text, described("what is done then")]
    due: Annotated[Day | None, described("by when; otherwise the window's end")] = None


class Target(Comparison):
    """One promise: a number to reach, a deliverable, or an effort."""

    model_config = ConfigDict(json_schema_extra=OF_TARGETS)

    id: Annotated[TargetId, described("T<task number>-<n> or another short word, unique in the plan")]
    name: Annotated[Text, described("a short name")]
    measure: Annotated[Measure, described("what its number is")]
    unit: Annotated[MeasureUnit | None, described("the unit of measure: 家, 万元, %")] = None
    pace: Annotated[Pacing | None, described("how it is expected to grow; otherwise by its measure")] = None
    checkpoints: Checkpoints = None
    baseline: Annotated[
        Number | None,
        described("the value at the window's start; otherwise the newest figure from before it, of an increment 0"),
    ] = None
    window: Annotated[Period | None, described("otherwise the plan's period, to the task's due day")] = None
    reporters: Annotated[tuple[Text, ...], described("who reports it; otherwise the first lead unit")] = ()
    reporting: Annotated[Reporting | None, described("its own rhythm, key by key over the plan's")] = None
    collect: Annotated[Collect | None, described("how several reporters make one figure; otherwise single")] = None
    tolerance: Annotated[Number | None, described("with about: the relative tolerance, otherwise 0.05")] = None
    stages: Annotated[tuple[Stage, ...], described("a milestone's steps; the last one is the target")] = ()
    revisions: Annotated[tuple[Revision, ...], described("later changes of the target")] = ()
    verdict: Annotated[VerdictSettings | None, described("how this target is assessed, instead of the plan's way")] = (
        None
    )
    aspirational: Annotated[Flag, described("力争/争创 in the document")] = False
    clause: Annotated[Text | None, described("where it is in the document")] = None
    note: Annotated[Text | None, described("free text")] = None


class Contact(Record):
    """Somebody who answers for a task."""

    role: Annotated[Text | None, described("the document's own word: 责任领导, 联系人")] = None
    name: Annotated[Text, described("who it is")]
    phone: Annotated[Text | None, described("a telephone number; few outputs show it")] = None


class Task(Record):
    """One numbered task of the document."""

    number: Annotated[TaskNumber, described("its number in the document, unique within its chapter: 3 or 1.1")]
    title: Annotated[Text, described("its heading")]
    lead: Annotated[tuple[Text, ...], described("牵头单位; needed unless the plan has a lead", min_length=1)] = ()
    support: Annotated[tuple[Text, ...], described("责任单位: units or groups")] = ()
    due: Annotated[Day | None, described("完成时限: the end of its targets' window")] = None
    contacts: Annotated[tuple[Contact, ...], described("who answers for it")] = ()
    note: Annotated[Text | None, described("what else the document asks for here")] = None
    targets: Annotated[tuple[Target, ...], described("at least one", min_length=1)]


class Section(Record):
    """A chapter of the document."""

    title: Annotated[Text, described("its heading")]
    tasks: Annotated[tuple[Task, ...], described("its tasks", min_length=1)]


class Placed(NamedTuple):
    """A task with the chapter that it stands in, if there are any, and the path of keys that leads to it."""

    path: KeyPath
    section: Section | None
    task: Task


def _needed(schema: dict[str, Any]) -> None:
    """What the rules of a plan ask for that no type says: chapters or tasks, and for each task who leads it."""
    led = {"items": {"required": ["lead"]}}
    every_led = {"properties": {"tasks": led, "sections": {"items": {"properties": {"tasks": led}}}}}
    schema["oneOf"] = [{"required": ["sections"]}, {"required": ["tasks"]}]
    schema["anyOf"] = [{"required": ["lead"]}, every_led]


class Plan(Record):
    """A work plan as issued."""

    model_config = ConfigDict(json_schema_extra=_needed)

    format: Version
    id: Annotated[Text, described("what breakdowns refer to")]
    title: Annotated[Text, described("the document's title")]
    language: Annotated[
        Text | None, described("the document's language, zh-CN or en; otherwise Chinese where the title is")
    ] = None
    issuer: Annotated[Text | None, described("who issued it")] = None
    issued: Annotated[Day | None, described("when it was issued")] = None
    recipients: Annotated[Text | None, described("主送: whom the circular is addressed to")] = None
    period: Annotated[Period, described("the time it covers")]
    reporting: Annotated[Reporting, described("how often units report")] = Reporting()
    verdict: Annotated[VerdictSettings, described("how progress is assessed")] = VerdictSettings()
    units: Annotated[tuple[Unit, ...], described("every unit that has a part")]
    groups: Annotated[tuple[Group, ...], described("units that are named together")] = ()
    objectives: Annotated[tuple[Text, ...], described("主要目标: target ids, in the document's order")] = ()
    lead: Annotated[tuple[Text, ...], described("who leads the tasks that name no lead", min_length=1)] = ()
    sections: Annotated[tuple[Section, ...], described("its chapters", min_length=1)] = ()
    tasks: Annotated[tuple[Task, ...], described("its tasks, where the document has no chapters", min_length=1)] = ()

    @property
    def spoken(self) -> str | None:
        """The language that is given; otherwise Chinese where the title is."""
        return spoken(self.language, self.title)

    @cached_property
    def unit_names(self) -> dict[str, str]:
        """Every name and alias of a unit, to the unit's name; the first to use a word keeps it."""
        names = {unit.name: unit.name for unit in self.units}
        for unit in self.units:
            for alias in unit.aliases:
                names.setdefault(alias, unit.name)
        return names

    @cached_property
    def group_members(self) -> dict[str, tuple[str, ...]]:
        """What every group directly consists of: units and groups, by its name."""
        return {group.name: group.members for group in self.groups}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where every unit and every group stands in the plan, the units first, by its name."""
        names = (*(unit.name for unit in self.units), *(group.name for group in self.groups))
        return {name: position for position, name in enumerate(names)}

    @cached_property
    def _groups_with(self) -> dict[str, list[str]]:
        """The groups that directly hold a unit or group, by its name."""
        return grouped((member, name) for name, members in self.group_members.items() for member in members)

    def members_of(self, group: str) -> tuple[str, ...]:
        """The units of a group, with those of the groups within it; of a unit itself."""
        return tuple(name for name in self.reached((self._unwrapped(group),)) if name not in self.group_members)

    @cached_property
    def _within_wrappers(self) -> dict[str, str]:
        """What has been found to lie within groups of a single member."""
        return {}

    def _unwrapped(self, name: str) -> str:
        """What lies within a group of a single member, and so on; a thousand such groups are gone through once."""
        known, way = self._within_wrappers, dict[str, None]()
        while name not in way and name not in known and len(self.group_members.get(name, ())) == 1:
            way[name] = None
            name = self.group_members[name][0]
        found = known.get(name, name)
        known.update(dict.fromkeys(way, found))
        return found

    def reached(self, names: Iterable[str]) -> dict[str, None]:
        """The names, and what is within the groups among them, each once and in order; a group may hold itself."""
        return _closure(names, self.group_members)

    def holding(self, names: Iterable[str]) -> dict[str, None]:
        """The groups that hold any of the names, directly or through other groups."""
        return _closure((group for name in names for group in self._groups_with.get(name, ())), self._groups_with)

    @cached_property
    def placed_tasks(self) -> tuple[Placed, ...]:
        """Every task, in the document's order."""
        return (
            *(
                Placed(("sections", number, "tasks", position), section, task)
                for number, section in enumerate(self.sections)
                for position, task in enumerate(section.tasks)
            ),
            *(Placed(("tasks", position), None, task) for position, task in enumerate(self.tasks)),
        )

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Every target by its id, the first where it stands twice, in the document's order."""
        found: dict[str, Target] = {}
        for placed in self.placed_tasks:
            for target in placed.task.targets:
                found.setdefault(target.id, target)
        return found

    def lead_of(self, task: Task) -> tuple[str, ...]:
        """Who leads a task."""
        return task.lead or self.lead

    def window(self, task: Task, target: Target) -> tuple[date, date]:
        """The first and last day over which a target of a task is judged."""
        if target.window is not None:
            return target.window.start, target.window.end
        return self.period.start, task.due or self.period.end


def spoken(language: str | None, title: str) -> str | None:
    """The language of a plan: the one that is given, otherwise Chinese where its title is."""
    return language or ("zh" if any("一" <= sign <= "鿿" for sign in title) else None)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What stands second in pairs, in their order, by what stands first."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return found


def _closure(names: Iterable[str], next_to: Mapping[str, Sequence[str]]) -> dict[str, None]:
    """The names and all that they lead to, each once, in the order in which they are met."""
    found: dict[str, None] = {}
    waiting = list(names)[::-1]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += reversed(next_to.get(name, ()))
    return found
