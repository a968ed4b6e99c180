"""The JSON of each command that writes any, but for `kjcx diff`; and all of them by name."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from kjchuangxin.diagnostic import Severity
from kjchuangxin.formats.outputs.changes import Diff, Moves
from kjchuangxin.formats.outputs.parts import (
    Aim,
    Finding,
    Identified,
    OfPlan,
    Part,
    Quota,
    Share,
    Unit,
    UnitPeriod,
    Versioned,
)
from kjchuangxin.formats.outputs.target import Target
from kjchuangxin.model.comparison import Comparator
from kjchuangxin.model.fields import described
from kjchuangxin.report.status import Light, Pace

Output: TypeAlias = Literal["status", "units", "reports", "annex", "diff", "show", "explain", "rules", "terms", "check"]


class Since(Moves):
    revision: Annotated[str | None, described("the git revision; null where the present files were read")]
    as_of: Annotated[date, described("the day that was judged")]


class SilentPeriod(Part):
    end: Annotated[date, described("its last day")]
    due: Annotated[date, described("when its reports are due")]


class OpenPeriod(SilentPeriod):
    received: Annotated[int, described("how many of these units have reported for it")]
    owed: Annotated[int, described("how many units owe a report for it")]


class Totals(Part):
    pace: Annotated[dict[Pace, int], described("how many targets have each pace", min_length=len(Pace))]
    light: Annotated[dict[Light, int], described("how many targets have each light", min_length=len(Light))]


class Status(OfPlan):
    """`kjcx status --format json`."""

    since: Annotated[Since | None, described("the earlier state, with --since")]
    elapsed: Annotated[float, described("the share of the plan's time that has gone")]
    open_period: Annotated[OpenPeriod | None, described("the newest period that has ended, is open and not complete")]
    silent_period: Annotated[
        SilentPeriod | None, described("a later period that has closed without any report, where the day is not given")
    ]
    totals: Annotated[Totals, described("counts of the targets shown")]
    targets: Annotated[list[Target], described("the targets shown, in the plan's order")]
    units: Annotated[list[Unit], described("the units concerned, in the plan's order")]
    diagnostics: Annotated[list[Finding], described("what `kjcx check` finds")]


class OfUnits(OfPlan):
    group: Annotated[str | None, described("the group whose members are ranked")]


class GroupQuota(Quota):
    target: Annotated[str, described("the target's id")]


class Units(OfUnits):
    """`kjcx units --format json`."""

    weights: Annotated[dict[str, float], described("the targets that do not count once, and how often they count")]
    group_quotas: Annotated[list[GroupQuota], described("the group's own quotas")]
    units: Annotated[list[Unit], described("the units, in the plan's order or by rank")]
    others: Annotated[list[str], described("the units that lead and owe nothing, and have no quota")]
    diagnostics: Annotated[list[Finding], described("what `kjcx check` finds")]


class UnitReports(Part):
    unit: Annotated[str, described("the unit")]
    periods: Annotated[list[UnitPeriod], described("the reporting periods that have ended, oldest first")]


class Reports(OfUnits):
    """`kjcx units --reports --format json`."""

    reports: Annotated[list[UnitReports], described("the units' reports by period")]
    diagnostics: Annotated[list[Finding], described("what `kjcx check` finds")]


class Allotted(Part):
    quota: Annotated[float, described("the quota, in the target's unit")]


class Holder(Part):
    name: Annotated[str, described("the unit or group that has it")]


class Ranked(Part):
    rank: Annotated[int | None, described("its rank by what is done of its quota")]
    provisional: Annotated[bool, described("whether the rank may change once what was refused is corrected")]


class Total(Share, Allotted):
    pass


class AnnexGroup(Total, Holder):
    pass


class AnnexUnit(AnnexGroup, Ranked):
    pass


class AnnexTarget(Identified):
    comparator: Annotated[Comparator | None, described("how value and target are compared")]
    target: Annotated[Aim, described("the target in force")]
    unit: Annotated[str | None, described("the unit of measure")]
    units: Annotated[list[AnnexUnit], described("the units' quotas, by rank")]
    groups: Annotated[list[AnnexGroup], described("the groups' quotas")]
    total: Annotated[Total | None, described("all quotas together; null where they make no sum")]
    allocation_gap: Annotated[float | None, described("by how much the quotas exceed the target")]
    parts_gap: Annotated[float | None, described("by how much the value exceeds what was reported of the quotas")]


class Annex(OfPlan):
    """`kjcx units --target … --format json`."""

    targets: Annotated[list[AnnexTarget], described("the targets asked for, with their quotas")]
    diagnostics: Annotated[list[Finding], described("what `kjcx check` finds")]


class Summary(Part):
    errors: Annotated[int, described("how many errors there are")]
    warnings: Annotated[int, described("how many warnings there are")]


class Check(Versioned):
    """`kjcx check --format json`."""

    files_checked: Annotated[int, described("how many files were read")]
    diagnostics: Annotated[list[Finding], described("the findings")]
    summary: Annotated[Summary, described("how many there are of each severity")]


class Reported(Part):
    target: Annotated[str, described("the target's id")]
    unit: Annotated[str, described("the unit that reported it")]
    as_of: Annotated[date, described("the day it is for")]
    submitted: Annotated[date | None, described("the day it was handed in")]
    value: Annotated[float | None, described("the figure")]
    stage: Annotated[str | None, described("of a milestone: the stage")]
    state: Annotated[str | None, described("of an effort: its state")]
    reference: Annotated[float | None, described("what the target's bound was, where that is only known later")]
    year_before: Annotated[float | None, described("the figure of the year before")]
    note: Annotated[str | None, described("free text")]
    evidence: Annotated[list[str], described("documents or addresses that prove it")]
    cause: Annotated[str | None, described("why it is behind")]
    action: Annotated[str | None, described("what is done about it")]
    by: Annotated[date | None, described("by when")]
    correction: Annotated[str | None, described("why an earlier figure was too high")]
    illustrative: Annotated[bool, described("whether it is an example, not official")]
    path: Annotated[str | None, described("the file")]
    line: Annotated[int | None, described("the line, from 1")]


class Show(OfPlan):
    """`kjcx show TARGET|UNIT --format json`; of a group, what `kjcx units` writes."""

    unit: Annotated[Unit | None, described("the unit's row; null where a target is shown")]
    targets: Annotated[list[Target], described("the target, or those that the unit leads, reports or has a quota of")]
    reported: Annotated[list[Reported], described("what was reported of them, by the unit where one is shown")]
    diagnostics: Annotated[list[Finding], described("what `kjcx check` finds")]


class ExplainedPart(Part):
    title: Annotated[str, described("its title")]
    lines: Annotated[list[str], described("its sentences, in the language of the output")]


class Explain(OfPlan):
    """`kjcx explain TARGET --format json`."""

    target: Annotated[Target, described("the target")]
    reported: Annotated[list[Reported], described("what was reported of it, oldest first")]
    parts: Annotated[list[ExplainedPart], described("the parts of the explanation, the reason first")]
    diagnostics: Annotated[list[Finding], described("what `kjcx check` finds")]


class RuleOf(Part):
    code: Annotated[str, described("its code")]
    rule: Annotated[str, described("its name")]
    severity: Annotated[Severity, described("an error, or a warning")]
    allowable: Annotated[bool, described("whether `allow` may hide what it finds")]
    fixable: Annotated[bool, described("whether `check --fix` corrects some of what it finds")]
    why: Annotated[str, described("why it is there")]
    part: Annotated[str, described("what the examples are a part of")]
    wrong: Annotated[str, described("a wrong text")]
    right: Annotated[str, described("a right text")]


class Rules(Versioned):
    """`kjcx explain CODE --format json`, and with `--all`."""

    rules: Annotated[list[RuleOf], described("the rules, by their codes")]


class TermOf(Part):
    term: Annotated[str, described("what it is called in the language of the output")]
    name: Annotated[str | None, described("its name in the data format; null where it has none")]
    meaning: Annotated[str, described("what it means")]


class Terms(Versioned):
    """`kjcx explain TERM --format json`."""

    language: Annotated[str, described("the language of the texts, zh or en")]
    terms: Annotated[list[TermOf], described("the words")]


OUTPUTS: dict[Output, type[Part]] = {
    "status": Status,
    "units": Units,
    "reports": Reports,
    "annex": Annex,
    "diff": Diff,
    "show": Show,
    "explain": Explain,
    "rules": Rules,
    "terms": Terms,
    "check": Check,
}
