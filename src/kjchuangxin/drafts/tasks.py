"""A table of tasks (任务分解表) as the tasks of a plan, as far as its words are understood."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kjchuangxin.drafts.cells import NamedUnits, due_day, named_units
from kjchuangxin.drafts.sheet import Row
from kjchuangxin.drafts.wording import Goal, goals
from kjchuangxin.model.explain.guess import chinese_number
from kjchuangxin.model.fields import TASK_NUMBER

COLUMNS = {
    "number": "序号 编号 任务编号 no number",
    "task": "任务 重点任务 工作任务 主要任务 任务名称 任务内容 工作内容 重点工作 工作事项 事项 项目名称 task",
    "goal": "目标 工作目标 目标任务 年度目标 主要目标 目标要求 任务目标 目标值 具体目标 goal target",
    "lead": "牵头单位 牵头部门 牵头责任单位 主办单位 牵头 lead",
    "support": "责任单位 配合单位 责任部门 配合部门 协办单位 参与单位 协同单位 support",
    "due": "完成时限 时限 完成时间 时间节点 完成日期 时限要求 due",
}
NEEDED = ("task",)


class Draft(NamedTuple):
    """A task of the table; what is None or empty was not understood, and `written` has the rows as they were."""

    number: str
    title: str
    lead: NamedUnits
    support: NamedUnits
    due: date | None
    due_written: str
    goals: tuple[Goal, ...]
    written: tuple[tuple[int, str], ...]


class Chapter(NamedTuple):
    """The tasks below a heading; the heading is empty for those before the first."""

    title: str
    tasks: tuple[Draft, ...]


def chapters(rows: Iterable[Row], columns: Iterable[str], start: date, end: date) -> list[Chapter]:
    """The tasks of a table by its headings, which are rows with a single cell."""
    found: list[tuple[str, list[list[Row]]]] = []
    rows = list(rows)
    counted = any(row.get("number").isdecimal() for row in rows)  # then 一 and （一） are those of headings
    for row in rows:
        filled = [cell for cell in row.written if cell]
        if heading := _heading(row, filled, counted=counted):
            found.append((heading, []))
            continue
        if not found:
            found.append(("", []))
        tasks = found[-1][1]
        if tasks and not row.get("number") and not row.get("task"):  # cells that were merged
            tasks[-1].append(row)
        else:
            tasks.append([row])
    numbered = "number" in columns
    count = 0
    made = []
    for title, tasks in found:
        drafts = []
        for task in tasks:
            count += 1
            drafts.append(_draft(task, None if numbered else count, start, end))
        made.append(Chapter(title, tuple(drafts)))
    return [one for one in made if one.tasks]


def _heading(row: Row, filled: list[str], *, counted: bool) -> str:
    """The heading that a row is: it has nothing but that, or its number in Chinese besides; nothing of a task."""
    number, task = row.get("number"), row.get("task")
    if len(filled) == 1 and filled[0] in (number, task):
        return filled[0]
    if counted and number and filled == [number, task] and not re.search(r"\d", number) and _number(number):
        return f"{number}{'' if number[-1] in '、.．）)' else '、'}{task}"
    return ""


def _draft(rows: list[Row], number: int | None, start: date, end: date) -> Draft:
    first = rows[0]
    title = " ".join(first.get("task").split())
    texts = [row.get("goal") for row in rows if row.get("goal")] or [title]
    due = _one(rows, "due")
    return Draft(
        number=_number(first.get("number")) if number is None else str(number),
        title=title,
        lead=_named(rows, "lead"),
        support=_named(rows, "support"),
        due=due_day(due, start, end) if due else None,
        due_written=due,
        goals=_goals(title, texts, range(start.year, end.year + 1)),
        written=tuple((row.number, " | ".join(cell for cell in row.written if cell)) for row in rows),
    )


def _goals(title: str, texts: list[str], years: range) -> tuple[Goal, ...]:
    """What the cells promise; where they have numbers alone, and as many as the title has parts, of these."""
    found = [goal for text in texts for goal in goals(text, years)]
    names = re.split("[、和与及]", title) if len(found) > 1 else [title]
    if any(goal.name for goal in found) or not title or len(names) != len(found):
        return tuple(found)
    named = goals("、".join(f"{name}{goal.words}" for name, goal in zip(names, found, strict=True)), years)
    strives = any(goal.aspirational for goal in found)  # its word does not stand beside the number any more
    return tuple(goal._replace(aspirational=goal.aspirational or strives) for goal in named)


def _number(written: str) -> str:
    """A task's number; nothing where it is none."""
    bare = re.sub(r"^[（(第]|[)）、.．项]+$", "", written.strip())
    if re.fullmatch(TASK_NUMBER, bare):
        return bare
    number = chinese_number(bare)
    return str(number) if number else ""


def _one(rows: list[Row], key: str) -> str:
    """What all rows of a task say in a column; where they differ, each of them."""
    return "；".join(dict.fromkeys(row.get(key) for row in rows if row.get(key)))


def _named(rows: list[Row], key: str) -> NamedUnits:
    """The units that the rows of a task name; not clear where one names others than another."""
    texts = list(dict.fromkeys(row.get(key) for row in rows if row.get(key)))
    named = named_units("；".join(texts))
    return named if len(texts) <= 1 else named._replace(clear=False)


def all_named(found: Iterable[Chapter]) -> Iterator[NamedUnits]:
    """What the tasks name, where that was understood."""
    for chapter in found:
        for task in chapter.tasks:
            yield from (named for named in (task.lead, task.support) if named.clear)
