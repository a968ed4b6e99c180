"""Reports and findings made by hand for the renderers' tests: a plain one, a hostile one, an empty one."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from kjchuangxin.diagnostic import Diagnostic, Example, Place, Rule, Severity, msg
from kjchuangxin.report.basis import ByRatio, Effort, NoFigure, Regressing, Stages, Way
from kjchuangxin.report.definition import Definition
from kjchuangxin.report.report import Report, TaskName, UnitPeriod, UnitResult
from kjchuangxin.report.status import Closure, Light, Pace, ReportState
from kjchuangxin.report.target import (
    Figure,
    Progress,
    Quota,
    Reporting,
    Shares,
    StageResult,
    TargetResult,
    Trace,
    Verification,
)

HOSTILE = "区|科技局 <b>重</b>\n*换_行* [red]红[/red] `码` @nobody & \x1b[31mESC\x07 \u202e\u200b\x9b1m ＝全"
FORMULA = '=HYPERLINK("http://x.invalid";"点我")'
HEADING = "# 一级标题 --- 1. 列表"
LONG = "重庆市合川区推动成渝地区双城经济圈建设暨科技创新发展重点工作任务牵头责任单位联席会议办公室"

WINDOW = (date(2022, 1, 1), date(2022, 12, 31))
AS_OF = date(2022, 9, 30)
CURVE = ((WINDOW[0], Fraction(0)), (WINDOW[1], Fraction(100)))
BANDS = ((Pace.AHEAD, Fraction(6, 5)), (Pace.ON_TRACK, Fraction(1)), (Pace.SLIPPING, Fraction(4, 5)))


def place(path="data/progress/区科技局.yaml", line=12, column=13, width=2, excerpt="      T3-1: 62"):
    return Place(path, line, column, line, column + width, excerpt)


def figure(**changes):
    plain = Figure(
        unit="区科技局",
        as_of=AS_OF,
        submitted=date(2022, 10, 8),
        value=Fraction(62),
        stage=None,
        state=None,
        note=None,
        evidence=(),
        cause=None,
        action=None,
        by=None,
        correction=None,
        illustrative=False,
        place=place(),
    )
    return plain._replace(**changes)


def quota(unit, share, value, **changes):
    """A quota of which nothing was reported, unless a value is given."""
    plain = Quota(
        unit=unit,
        share=Fraction(share),
        value=None if value is None else Fraction(value),
        value_as_of=None if value is None else AS_OF,
        expected=None,
        pace=Pace.UNREPORTED,
        light=Light.GREY,
        reason=None,
    )
    return plain._replace(**changes)


PLAIN = TargetResult(
    definition=Definition(
        id="T3-1",
        name="全区科技型企业新增",
        task="3",
        task_title="大力培育创新主体",
        task_note=None,
        contacts=(),
        section="培育壮大创新主体",
        lead=("区科技局",),
        support=("区经济信息委", "各镇街"),
        reporters=("区科技局",),
        collect="single",
        measure="increment",
        pace_kind="linear",
        comparator="at_least",
        target=Fraction(100),
        original=None,
        approval=None,
        revised=None,
        tolerance=None,
        settings=None,
        unit="家",
        window=WINDOW,
        objective=True,
        aspirational=False,
        clause="三（二）3",
        note=None,
        weight=Fraction(1),
    ),
    progress=Progress(
        elapsed=Fraction(3, 4),
        months=None,
        value=Fraction(76),
        value_as_of=AS_OF,
        judged_on=AS_OF,
        partial=(),
        collected=(),
        baseline=Fraction(0),
        baseline_as_of=date(2021, 12, 31),
        expected=Fraction(75),
        curve=CURVE,
        completion=Fraction(76, 100),
        way=(None, None),
        ahead=None,
        over=None,
        schedule_completion=Fraction(76, 75),
        gap=Fraction(-1),
        remaining=Fraction(24),
        stages=(),
        pace=Pace.ON_TRACK,
        basis=ByRatio(Fraction(76, 75), BANDS, Way(Fraction(100), Fraction(76), Fraction(75))),
        reason=None,
        outlook=None,
        next_step=None,
        illustrative=False,
    ),
    reporting=Reporting(
        state=ReportState.REPORTED,
        history=(figure(as_of=date(2022, 6, 30), submitted=None, value=Fraction(48)), figure(value=Fraction(76))),
    ),
    shares=Shares(),
    trace=Trace(
        drawn=CURVE,
        series=((date(2022, 6, 30), Fraction(48)), (AS_OF, Fraction(76))),
        origins=(("value", place()), ("target", place("data/workplan-2022.yaml", 250))),
    ),
    light=Light.GREEN,
    closure=Closure.OPEN,
    verified=None,
    reopened=False,
)
PARTS = {
    field: part
    for part in ("definition", "progress", "reporting", "shares", "trace")
    for field in getattr(PLAIN, part)._fields
}


def changed(result, **changes):
    """The result with other values, each in the part that it belongs to."""
    for name, value in changes.items():
        if name in PARTS:
            part = PARTS[name]
            result = result._replace(**{part: getattr(result, part)._replace(**{name: value})})
        else:
            result = result._replace(**{name: value})
    return result


def target(**changes):
    """A target on track, with everything known."""
    return changed(PLAIN, **changes)


_NO_NUMBER = {
    "pace_kind": None,
    "comparator": None,
    "unit": None,
    "baseline": None,
    "baseline_as_of": None,
    "expected": None,
    "completion": None,
    "schedule_completion": None,
    "gap": None,
    "remaining": None,
    "history": (),
    "curve": (),
    "drawn": (),
    "series": (),
    "origins": (),
}


def milestone(**changes):
    """A milestone of two stages, the second overdue."""
    return target(
        **{
            **_NO_NUMBER,
            "id": "T2-4",
            "name": "市级农业科技园区",
            "task": "2",
            "task_title": "争创市级农业科技园区",
            "section": "打造科技创新高地",
            "lead": ("区农业农村委", "区科技局"),
            "reporters": ("区农业农村委",),
            "measure": "milestone",
            "target": "成功创建",
            "value": "通过评审",
            "stages": (
                StageResult("通过评审", date(2022, 6, 30), done=True),
                StageResult("成功创建", date(2022, 9, 15), done=False),
            ),
            "pace": Pace.SLIPPING,
            "light": Light.YELLOW,
            "aspirational": True,
            "reason": msg("{stage} was due on {due}", stage="成功创建", due="2022-09-15"),
            "basis": Stages(),
            "origins": (("stages", place("data/workplan-2022.yaml", 190)),),
            **changes,
        }
    )


def effort(**changes):
    """A qualitative target nobody has started."""
    return target(
        **{
            **_NO_NUMBER,
            "id": "T11-1",
            "name": "农业科技园区建设",
            "task": "11",
            "task_title": "加快推进乡村振兴科技支撑",
            "section": "强化科技支撑",
            "lead": ("区农业农村委",),
            "reporters": ("区农业农村委",),
            "measure": "qualitative",
            "target": None,
            "value": "not_started",
            "pace": Pace.NOT_STARTED,
            "light": Light.RED,
            "objective": False,
            "basis": Effort(),
            **changes,
        }
    )


_TO_18 = ((WINDOW[0], Fraction(0)), (AS_OF, Fraction(9)), (WINDOW[1], Fraction(18)))
_NO_CURVE = {"curve": (), "drawn": (), "origins": ()}


def _targets():
    return (
        milestone(),
        target(),
        target(
            id="T3-2",
            name="全区高新技术企业新增",
            target=Fraction(18),
            original=Fraction(20),
            value=Fraction(5),
            expected=Fraction(9),
            completion=Fraction(5, 18),
            schedule_completion=Fraction(5, 9),
            gap=Fraction(4),
            remaining=Fraction(13),
            pace=Pace.BEHIND,
            state=ReportState.LATE,
            light=Light.RED,
            outlook=None,
            next_step=None,
            now=(("区科技局", ReportState.LATE),),
            cause="首批申报企业有1家未通过",
            action="未通过企业补充材料转报下一批",
            by=date(2022, 11, 30),
            pace_kind="checkpoints",
            quotas=(
                quota("工业园区（高新区）管委会", 12, 3, expected=Fraction(6), pace=Pace.BEHIND, light=Light.RED),
                quota("各镇街", 8, None, missing=("沙鱼镇", "官渡镇")),
                quota("沙鱼镇", 8, None, of="各镇街"),
            ),
            allocated=Fraction(20),
            allocation_gap=Fraction(2),
            parts=Fraction(3),
            parts_gap=Fraction(2),
            weight=Fraction(2),
            illustrative=True,
            history=(
                figure(
                    value=Fraction(5),
                    cause="首批申报企业有1家未通过",
                    action="未通过企业补充材料转报下一批",
                    by=date(2022, 11, 30),
                    evidence=("渝科发〔2022〕12号", "https://example.invalid/12"),
                    illustrative=True,
                ),
            ),
            curve=_TO_18,
            drawn=_TO_18,
            series=((AS_OF, Fraction(5)),),
            basis=ByRatio(Fraction(5, 9), BANDS, Way(Fraction(18), Fraction(5), Fraction(9))),
            origins=(),
        ),
        target(
            id="T4-1",
            name="全社会研发经费投入增长",
            task="4",
            task_title="引导企业加大研发经费投入",
            measure="rate",
            target=Fraction(20),
            unit="%",
            value=None,
            value_as_of=None,
            baseline=None,
            baseline_as_of=None,
            expected=None,
            completion=None,
            schedule_completion=None,
            gap=None,
            remaining=None,
            pace_kind="at_end",
            pace=Pace.UNREPORTED,
            state=ReportState.MISSING,
            light=Light.RED,
            outlook=None,
            next_step=None,
            now=(("区科技局", ReportState.MISSING), ("区税务局", ReportState.MISSING)),
            reporters=("区科技局", "区税务局"),
            collect="max",
            history=(),
            basis=NoFigure(),
            **_NO_CURVE,
            series=(),
        ),
        target(
            id="T4-2",
            name="单位产值能耗",
            task="4",
            task_title="引导企业加大研发经费投入",
            measure="level",
            comparator="between",
            target=(Fraction(45), Fraction(101, 2)),
            unit="吨",
            value=Fraction(187, 3),
            baseline=Fraction(60),
            expected=Fraction(50),
            completion=Fraction(1, 6),
            schedule_completion=Fraction(1, 6),
            gap=Fraction(25, 3),
            remaining=Fraction(47, 6),
            pace=Pace.REGRESSING,
            state=ReportState.STALE,
            light=Light.RED,
            outlook=None,
            next_step=None,
            now=(("区科技局", ReportState.STALE),),
            objective=False,
            basis=Regressing(Way(Fraction(19, 2), Fraction(-7, 3), Fraction(7))),
            **_NO_CURVE,
        ),
        effort(),
    )


ENDS = (date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30))


def periods(*states):
    """The three quarters that have ended."""
    return tuple(UnitPeriod(end, state) for end, state in zip(ENDS, states, strict=True))


def _stands(reported="", **others):
    """How a unit stands with each target."""
    return tuple(
        (target, ReportState(state))
        for state, targets in {"reported": reported, **others}.items()
        for target in targets.split()
    )


def _tasks(*numbers):
    return tuple(TaskName(number, f"任务{number}") for number in numbers)


_IN_TIME = periods(*[ReportState.REPORTED] * 3)
_NEVER = periods(*[ReportState.MISSING] * 3)
_NOT_OWED = periods(*[ReportState.NONE_DUE] * 3)
_MIXED = periods(ReportState.MISSING, ReportState.REPORTED, ReportState.LATE)
UNITS = (
    UnitResult(
        "区科技局", _tasks("3", "4"), _tasks("2"), _stands("T3-1", late="T3-2", missing="T4-1", stale="T4-2"), _MIXED
    ),
    UnitResult("区农业农村委", _tasks("2", "11"), (), _stands("T2-4 T11-1"), _IN_TIME),
    UnitResult("区税务局", (), _tasks("4"), _stands(missing="T4-1"), _NEVER),
    UnitResult("各镇街", (), _tasks("3"), (), _NOT_OWED),
)


def plain():
    """A report as it usually is."""
    return Report(
        plan_id="hechuan-kjcx-2022",
        title="2022年合川区科技创新发展工作要点",
        issuer="合川区工业发展领导小组办公室",
        recipients=None,
        as_of=AS_OF,
        period=WINDOW,
        elapsed=Fraction(3, 4),
        newest_period=(AS_OF, date(2022, 10, 10)),
        illustrative=True,
        packaged=False,
        objectives=("T2-4", "T3-2", "T3-1"),
        targets=_targets(),
        units=UNITS,
        diagnostics=(),
    )


def hostile():
    """A report whose every text tries to be something else, and whose every number is an edge."""
    texts = {
        "name": HOSTILE,
        "task_title": HOSTILE,
        "section": HOSTILE,
        "lead": (HOSTILE, FORMULA),
        "support": (HOSTILE,),
        "reporters": (HOSTILE,),
        "clause": FORMULA,
        "note": HOSTILE,
        "cause": HEADING,
        "action": FORMULA,
        "reason": msg("{why}", why=HOSTILE),
        "now": ((HOSTILE, ReportState.MISSING),),
        "quotas": (quota(HOSTILE, 0, -1, of=FORMULA, missing=(HOSTILE,)),),
        "verified": Verification(AS_OF, HOSTILE, FORMULA),
        "reopened": True,
        "history": (figure(unit=HOSTILE, value=None, note=HOSTILE, evidence=(FORMULA,), place=place(path=HOSTILE)),),
        "series": (),
    }
    numbers = {
        "target": Fraction(0),
        "value": Fraction(-5, 3),
        "baseline": Fraction(0),
        "expected": Fraction(0),
        "completion": Fraction(-7, 2),
        "schedule_completion": None,
        "gap": Fraction(10**12 + 1, 3),
        "remaining": Fraction(-1, 3),
        "elapsed": Fraction(1),
        "comparator": "at_most",
        "unit": "=|家",
    }
    late = {"pace": Pace.MISSED, "state": ReportState.MISSING, "light": Light.RED}
    unit = UnitResult(HOSTILE, (TaskName("3", HOSTILE),), (), _stands(missing="T3-1 T3-2", late="=T1"), _NEVER)
    return replace(
        plain(),
        plan_id=FORMULA,
        title=HOSTILE,
        issuer=HEADING,
        packaged=True,
        targets=(
            target(**texts, **numbers, **late),
            target(
                **{**texts, **numbers, "id": "T3-2", "name": FORMULA, "completion": Fraction(999), "aspirational": True}
            ),
            target(**{**texts, **numbers, "id": "T3-3", "name": LONG, "lead": (LONG,), "unit": None}),
            milestone(**{**texts, "value": None, "target": LONG, "section": HEADING}),
            effort(**{**texts, "value": FORMULA}),
        ),
        units=(unit, *UNITS),
        diagnostics=tuple(findings()),
    )


def empty():
    """What is left where nothing matches a selection, before any period has ended."""
    return replace(plain(), targets=(), units=(), newest_period=None, illustrative=False)


REPORTS = {"plain": plain, "hostile": hostile, "empty": empty}

NUMBER = Rule(
    "KJ304",
    "not-a-number",
    Severity.ERROR,
    msg("A number is digits with an optional sign and decimal point, nothing else."),
    Example("entries", "T3-1: 62家\n", "T3-1: 62\n"),
)
FALLS = Rule(
    "KJ501",
    "falls",
    Severity.WARNING,
    msg("A count since the window began does not fall."),
    Example("reports", "- as_of: 2022-06-30\n\tentries: {}\n", "- as_of: 2022-06-30\n  entries: {}\n"),
)


def findings():
    """One plain, one related to another place, and those that are hard to show."""
    wide = "          T3-1: {value: 62家, note: 含新入库}"
    long = "  note: " + "含新入库企业，" * 30 + "62家" + "，另有待认定企业" * 20
    hidden = "\tT3-1: \x1b[31m62\u200b家\x00 e\u0301"
    return [
        Diagnostic(
            NUMBER,
            place(column=wide.index("62") + 1, width=3, excerpt=wide),
            msg("{value} is no number", value="62家"),
            msg("write {number}; the unit of measure stands in the plan", number="62"),
        ),
        Diagnostic(
            FALLS,
            place(line=40, excerpt="      T3-1: 60"),
            msg("{target} falls from {before} to {after}", target="T3-1", before="62", after="60"),
            None,
            ((place(), msg("reported here before")),),
        ),
        Diagnostic(NUMBER, place(line=1000, column=long.index("62") + 1, width=3, excerpt=long), msg("no number")),
        Diagnostic(
            NUMBER,
            place(line=7, column=hidden.index("62") + 1, width=4, excerpt=hidden),
            msg("{value} is no number", value=HOSTILE),
        ),
        Diagnostic(
            NUMBER, Place("a:b,c%.yaml", 3, 5, 9, 1, "x: [1,"), msg("not closed"), msg("close it with {b}", b="]")
        ),
        Diagnostic(NUMBER, place(column=99, excerpt="T3-1:"), msg("a value is missing")),
        Diagnostic(
            NUMBER, place(path=HOSTILE, line=1, column=1, excerpt=""), msg("{why}", why=HOSTILE), msg("{a}", a=FORMULA)
        ),
    ]


CHECKED = ("a:b,c%.yaml", "data/progress/区科技局.yaml", "data/workplan-2022.yaml")
FINDINGS = {"some": findings, "none": list}
