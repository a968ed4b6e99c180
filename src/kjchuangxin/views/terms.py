"""What the words mean that outputs use beside verdicts: titles of columns, labels of cards, and the field's own.

Only explanations import this. A term stands here by the very texts that outputs have, so that it is still found when
these are worded otherwise.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n import LANGUAGES
from kjchuangxin.i18n.labels import COLLECTS, GAINS, PACE_KINDS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.i18n.synonyms import plain
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.views.derivation import METHODS


class Entry(NamedTuple):
    """Words for one thing, the best first, what others call it, and what it is."""

    words: tuple[Message, ...]
    meaning: Message
    others: str = ""


TERMS: tuple[Entry, ...] = (
    # the plan
    Entry((msg("target"),), msg("What a task has to reach: a number, a stage, or work in words.")),
    Entry((msg("id"),), msg("The short name of a target, by which reports refer to it: T3-1 is the first of task 3.")),
    Entry((msg("task"), msg("task title")), msg("A numbered item of the plan, with its lead unit and its targets.")),
    Entry((msg("section"),), msg("A chapter of the document.")),
    Entry((msg("clause"),), msg("Where in the document the target stands.")),
    Entry((msg("note"), msg("the task's note")), msg("What else the document or a report says.")),
    Entry((msg("lead"), msg("tasks led")), msg("The unit that answers for a task (牵头单位).")),
    Entry((msg("support"), msg("tasks supported")), msg("Units or groups that contribute to a task (责任单位).")),
    Entry((msg("unit"),), msg("Who leads, supports or reports: a unit of the plan.")),
    Entry((msg("group"), msg("members")), msg("Units that the document names together, such as 各镇街.")),
    Entry((msg("contacts"),), msg("Who answers for a task, with their roles.")),
    Entry((msg("objective"),), msg("One of the targets that the plan lists as its main ones."), "main objectives"),
    Entry(
        (msg("worded as an aim"),),
        msg("The document says 力争 or 争创: an aim beyond what is required. Marked, and judged as any other target."),
        "争创 striven_for aspirational aim 力争目标 力争数",
    ),
    Entry((msg("measure"),), msg("What the number of a target is: an increment, a level, a rate, a rank and so on.")),
    Entry((MEASURES["increment"],), msg("Counted from 0 since the window began: newly added, in total."), "增量 新增"),
    Entry((MEASURES["level"],), msg("How much there is on a date, such as the companies in a park."), "存量 达到"),
    Entry((MEASURES["rate"],), msg("A growth rate or a share, which can be compared at any date."), "增速 占比"),
    Entry((MEASURES["rank"],), msg("A place among others, such as third in the city; less is better."), "排名"),
    Entry((MEASURES["milestone"],), msg("Stages with due dates; the last one is the target."), "节点"),
    Entry(
        (MEASURES["qualitative"],), msg("Work without a number or a single result, described in words."), "定性 effort"
    ),
    Entry((msg("stage"),), msg("A step of a milestone, with its due date.")),
    Entry(
        (msg("window"),), msg("From when to when a target is to be reached; outside it nothing is assessed."), "考核期"
    ),
    Entry((msg("measured in"),), msg("The unit of a target's numbers, such as 家, 万元 or %.")),
    Entry(
        (msg("target value"), msg("comparator")),
        msg("What is to be reached: ≥ or > at least, ≤ or < at most, ≈ about."),
    ),
    Entry((msg("value/target"),), msg("What has been reported, and what is to be reached.")),
    Entry((msg("originally"),), msg("What the document said before the target was revised.")),
    Entry((msg("revised"), msg("approved by")), msg("Since when another target is in force, and what approved it.")),
    Entry((msg("tolerance"),), msg("How far from the number about (左右) may be.")),
    Entry(
        (msg("illustrative"),), msg("The figures are examples, not official ones; every output says so."), "示例数据"
    ),
    # the schedule
    Entry(
        (msg("schedule"),), msg("How the value is expected to grow, by which the pace is assessed."), "序时 序时进度"
    ),
    Entry((PACE_KINDS["linear"],), msg("The same every month, from the baseline to the target."), "linear 匀速"),
    Entry(
        (PACE_KINDS["hold"],), msg("The target itself at every date: to be held, not reached by steps."), "hold 保持"
    ),
    Entry((PACE_KINDS["at_end"],), msg("Nothing is expected before the end of the window."), "at_end 期末 年度指标"),
    Entry(
        (PACE_KINDS["checkpoints"],),
        msg("Straight lines between given values, up to the target."),
        "checkpoints 节点值",
    ),
    Entry((msg("time elapsed"),), msg("The share of the window's months that has gone; a month begun counts by days.")),
    Entry((msg("baseline"),), msg("The value at the start of the window; of an increment 0."), "基期 基期值"),
    Entry(
        (msg("expected by now"), msg("expected")),
        msg("What the value should be on the day it is for, if all goes by the schedule."),
        "序时应达到 应达到",
    ),
    Entry((msg("judged by"),), msg("The method, its bounds and, where one is used, the practice of a city.")),
    Entry(
        (METHODS["ratio"],),
        msg("What was gained over what was needed by now: 1.2 ahead, 1 on track, 0.8 slipping."),
        "ratio",
    ),
    Entry((METHODS["gap"],), msg("How far behind the schedule, in percentage points of the whole way."), "gap"),
    Entry((METHODS["trend"],), msg("The yearly change so far, carried on to the end of the window."), "trend"),
    Entry((METHODS["compound"],), msg("The yearly growth so far against the yearly growth needed."), "compound"),
    # how it stands
    Entry((msg("pace"),), msg("How the work stands against its schedule.")),
    Entry((msg("report"),), msg("Whether the reports that are owed have come, and in time.")),
    Entry((msg("light"),), msg("Pace and report at a glance: green, yellow, red or grey.")),
    Entry((msg("closure"),), msg("Whether the target is off the list: achieved, and verified by another unit.")),
    Entry(
        (msg("value"), msg("figure"), msg("newest figure")),
        msg("What has been reported; of the newest day, unless said."),
    ),
    Entry((msg("as of"),), msg("The day that a figure is for, or that is assessed."), "截至"),
    Entry((msg("judged on"),), msg("The day the newest figure is for: it is held against the schedule of that day.")),
    Entry(
        (msg("done"), msg("completion (%)")),
        msg("The value over the target; of a reduction, the share of the way; within a range, the whole."),
        "completion",
    ),
    Entry((msg("against schedule (%)"),), msg("The value over what is expected by now."), "序时完成率"),
    Entry(
        (msg("ahead/behind"), msg("ahead/behind (percentage points)")),
        msg(
            "How far ahead of (+) or behind (-) the schedule, in percentage points of the way from baseline to target."
        ),
        "超序时进度 欠序时 超欠序时 gap_points",
    ),
    Entry((msg("short of schedule by"),), msg("What is expected by now, less the value; below 0 it is ahead.")),
    Entry((msg("short of target by"), msg("remaining")), msg("What is still lacking to the target.")),
    Entry((msg("needed per month"),), msg("What each month to the end of the window has to bring to meet the target.")),
    Entry((msg("expected completion"),), msg("When the target is met if it goes on at the monthly pace so far.")),
    Entry((msg("forecast"),), msg("An estimate of the value at the end, from past figures; no verdict rests on it.")),
    Entry((msg("added in the newest period"), *GAINS.values()), msg("What the newest period has added."), "本期新增"),
    Entry((msg("added since"),), msg("The day since which what the newest period has added is counted.")),
    Entry(
        (msg("year before"), msg("year on year"), msg("year on year (%, or percentage points)")),
        msg("The figure of a year before, and the change since; of percentages, in percentage points."),
    ),
    Entry((msg("held against"),), msg("The bound that is only known later, as the report says it.")),
    Entry((msg("reason"),), msg("Why a target is not assessed, or what lacks.")),
    Entry((msg("progress in words"),), msg("What the unit writes on how the work stands."), "进展"),
    Entry(
        (msg("cause"), msg("action"), msg("by")),
        msg("Why a target is behind, what is done about it, and until when."),
        "整改措施 整改时限",
    ),
    Entry((msg("correction"),), msg("Why an earlier figure was too high.")),
    Entry((msg("evidence"),), msg("The documents or addresses that prove it.")),
    Entry((msg("days late"),), msg("How many days after its due day a stage was first reported as done.")),
    Entry(
        (
            msg("before"),
            msg("moved"),
            msg("value before"),
            msg("light before"),
            msg("pace before"),
            msg("report before"),
        ),
        msg("How it stood in the earlier state that is compared, and which way the verdict went."),
    ),
    # several units
    Entry(
        (msg("reporters"), msg("targets led or reported")),
        msg("Who owes the figures of a target: its first lead unit, unless said."),
    ),
    Entry((msg("collected as"), *COLLECTS.values()), msg("How the figures of several units make one."), "合计 汇总"),
    Entry(
        (msg("not in it"),),
        msg("Units whose newest figures are not in the value: these are older or lacking."),
        "不含 partial",
    ),
    Entry(
        (msg("quota"), msg("quotas"), msg("breakdown")),
        msg("A unit's share of a target, by the breakdown (目标任务分解)."),
        "分解数",
    ),
    Entry(
        (msg("quotas done"), msg("quotas done (%)")),
        msg("How much of its quotas a unit has done on average, each at most 100%."),
    ),
    Entry((msg("quotas on schedule"),), msg("How many of a unit's quotas are done or on schedule.")),
    Entry(
        (msg("on schedule"), msg("on schedule (%)")),
        msg(
            "Of the targets a unit leads and its quotas, the share that is done or on schedule; what cannot be "
            "assessed is left out."
        ),
        "达序时率 达标率",
    ),
    Entry(
        (msg("rank"), msg("provisional"), msg("Members by rank")),
        msg(
            "The place of a unit: by its share on schedule, its quotas done, its reports on time. Provisional "
            "where something of it could not be used."
        ),
    ),
    Entry((msg("total"),), msg("All quotas of a target together.")),
    Entry((msg("without a task or a quota"),), msg("Members that neither lead a task nor have a quota.")),
    # reports
    Entry(
        (msg("reports"), msg("due"), msg("received"), msg("reports due"), msg("reports received")),
        msg("For how many periods a unit owes a report, and for how many one has come."),
    ),
    Entry((msg("reports late"),), msg("How many reports came after their due day.")),
    Entry((msg("reports missing"),), msg("For how many closed periods no report has come.")),
    Entry((msg("on time"), msg("on time (%)")), msg("The share of the reports due that came in time.")),
    Entry(
        (msg("circular"),),
        msg("The document on the whole plan's progress, which a leader signs: kjcx summary writes it (通报)."),
        "summary 进度通报",
    ),
    Entry(
        (msg("notice to a unit"),),
        msg("What one unit has to do, or to report, by when: kjcx summary --unit writes it (督办单)."),
        "notice",
    ),
    # closing
    Entry(
        (msg("verified by"), msg("verified on")),
        msg("Which unit, not a lead of the target, has verified it, and when (销号)."),
    ),
    Entry((msg("reopened"),), msg("Closed before, but a later figure no longer meets the target.")),
    Entry((msg("new"),), msg("Not in the earlier state that is compared.")),
)


def entry_of(word: str) -> Entry | None:
    """The entry that has this word, in either language; a note in brackets and the case do not matter."""
    return {known: entry for entry in reversed(TERMS) for known in _words(entry)}.get(plain(bare(word)))


def known_terms() -> list[str]:
    """Every word that is explained."""
    return [word for entry in TERMS for word in _words(entry)]


def _words(entry: Entry) -> Iterator[str]:
    for locale in map(Locale, LANGUAGES):
        yield from (plain(bare(locale.text(word))) for word in entry.words)
    yield from map(plain, entry.others.split())


def bare(word: str) -> str:
    """A word without a note in brackets: 完成率（%） is 完成率."""
    return word.partition("（")[0].partition(" (")[0].strip()
