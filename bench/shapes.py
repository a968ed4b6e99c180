"""Workspaces of any size, the same whenever they are made."""

from collections.abc import Callable, Iterable
from pathlib import Path

# The shipped plan, as it was when its ratios were agreed on: later data change no figure.
SHIPPED = Path(__file__).resolve().parent / "shipped"
DAYS = (("2022-03-31", "2022-04-08"), ("2022-06-30", "2022-07-08"), ("2022-09-30", "2022-10-08"))
_HEAD = ["format: 1", "id: bench", "title: 基准", "language: en", "period: {start: 2022-01-01, end: 2022-12-31}"]
_NOTED = """\
      T{0}-1:
        value: {1}
        note: 含新入库企业{2}，按月度名单核对后报送
        evidence:
          - 入库企业名单及认定文件第{2}号
"""
_PLAIN = """\
      T{0}-1:
        value: {1}
"""
_OF_A_MEASURE = (
    "measure: increment, at_least: 80, unit: 家",
    "measure: level, at_least: 120, baseline: 100, unit: 家",
    "measure: rate, at_least: 20, unit: '%'",
    "measure: milestone, stages: [{name: 申报, due: 2022-06-30}, {name: 认定}]",
    "measure: qualitative",
)
_ENTRY = (
    ("20", "{value: 25, cause: 认定推迟, action: 逐户辅导, by: 2022-11-30}", "70"),
    ("101", "{value: 107, note: 含新入库企业}", "115"),
    ("18", "{value: 19.5}", "21"),
    ("{note: 起草}", "{stage: 申报, evidence: [申报书]}", "{note: 评审}"),
    ("{state: not_started}", "{state: under_way}", "{state: under_way}"),
)


def block(folder: Path, files: int) -> None:
    """That many files of 2.7 KB: 24 entries in block style, notes and evidence in every second, none like another."""

    def entry(unit: int, task: int, quarter: int) -> str:
        return (_PLAIN if task % 2 else _NOTED).format(task, quarter * 20 + unit % 7, f"{unit}-{task}-{quarter}")

    _of_everyone(folder, files, 8, entry)


def short(folder: Path, files: int) -> None:
    """That many files of 2.6 KB: 90 short entries, notes in every third, the same in all."""

    def entry(_: int, task: int, quarter: int) -> str:
        value = str(quarter * 20) if task % 3 else f"{{value: {quarter * 20}, note: 含新入库企业}}"
        return f"      T{task}-1: {value}\n"

    _of_everyone(folder, files, 30, entry)


def large(folder: Path, targets: int, units: int) -> None:
    """A plan of so many targets and units: each leads what comes to it and reports three quarters, or none, or late.

    Of every tenth target five units have a quota. A name tells of what size its workspace is, as no other's does.
    """
    names = [f"第{number}单位之{units}" for number in range(units)]
    of = {unit: range(number, targets, units) for number, unit in enumerate(names)}
    rows = [*_HEAD, "units:", *(f"  - {{name: {unit}}}" for unit in names), "groups:"]
    rows += [f"  - {{name: 第{at}组, members: [{', '.join(names[at : at + 10])}]}}" for at in range(0, units, 10)]
    rows += ["sections:", "  - title: 一", "    tasks:"]
    quotas = ["format: 1", "plan: bench", "targets:"]
    for number, (unit, mine) in enumerate(of.items(), 1):
        rows += [f"      - number: {number}", f"        title: 任务{number}", f"        lead: [{unit}]"]
        rows += [f"        support: [第{(number - 1) // 10 * 10}组]", "        targets:"]
        rows += [
            f"          - {{id: T{number}-{at}, name: 指标{one}之{targets}, {_OF_A_MEASURE[one % 5]}}}"
            for at, one in enumerate(mine, 1)
        ]
        if number % 10 == 1:
            shares = ", ".join(f"{name}: 16" for name in names[number - 1 : number + 4])
            quotas += [f"  T{number}-{at}: {{quotas: {{{shares}}}}}" for at, one in enumerate(mine, 1) if one % 5 == 0]
    _write(folder / "workplan-bench.yaml", rows)
    _write(folder / "breakdown-bench.yaml", quotas)
    for number, (unit, mine) in enumerate(of.items(), 1):
        rows = ["format: 1", f"unit: {unit}", "reports:"]
        for quarter, (day, sent) in enumerate(DAYS[: number % 4]):
            rows += [f"  - as_of: {day}", f"    submitted: {sent if number % 5 else '2022-12-01'}", "    entries:"]
            rows += [f"      T{number}-{at}: {_ENTRY[one % 5][quarter]}" for at, one in enumerate(mine, 1)]
        _write(folder / "progress" / f"{unit}.yaml", rows if number % 4 else [*rows[:2], "reports: []"])


def long(folder: Path, reporters: int, characters: int) -> None:
    """One target that so many units report, the first with a cause of so many characters."""
    names = [f"第{number}单位之{reporters}" for number in range(reporters)]
    rows = [*_HEAD, "units:", *(f"  - {{name: {unit}}}" for unit in names), "sections:", "  - title: 一", "    tasks:"]
    rows += [f"      - {{number: 1, title: 任务, lead: [{names[0]}], targets: [{{id: T1-1, name: 指标,"]
    rows += [f"          measure: increment, at_least: {80 * reporters}, unit: 家, collect: sum,"]
    rows += [f"          reporters: [{', '.join(names)}]}}]}}"]
    _write(folder / "workplan-bench.yaml", rows)
    cause = ("认定推迟，企业材料（第12批）仍在 review 之中；" * (characters // 20 + 1))[:characters]
    for number, unit in enumerate(names):
        entry = f"{{value: 20, cause: {cause}, action: 逐户辅导}}" if number == 0 else "20"
        rows = ["format: 1", f"unit: {unit}", "reports:", "  - as_of: 2022-06-30", f"    entries: {{T1-1: {entry}}}"]
        _write(folder / "progress" / f"{unit}.yaml", rows)


def _of_everyone(folder: Path, files: int, tasks: int, entry: Callable[[int, int, int], str]) -> None:
    """A plan of that many units, a quota of every target for them all, and a progress file for each."""
    units = [f"第{number}单位" for number in range(files)]
    rows = [*_HEAD, "units:", *(f"  - {{name: {unit}}}" for unit in units)]
    rows += ["groups:", f"  - {{name: 各单位, members: [{', '.join(units)}]}}"]
    rows += ["sections:", "  - title: 一", "    tasks:"]
    quotas = ["format: 1", "plan: bench", "targets:"]
    for task in range(1, tasks + 1):
        rows += [f"      - number: {task}", f"        title: 任务{task}", f"        lead: [{units[0]}]"]
        rows += ["        support: [各单位]", "        targets:"]
        rows.append(f"          - {{id: T{task}-1, name: 指标{task}, measure: increment, at_least: 80, unit: 家}}")
        quotas.append(f"  T{task}-1: {{quotas: {{各单位: 80}}}}")
    _write(folder / "workplan-bench.yaml", rows)
    _write(folder / "breakdown-bench.yaml", quotas)
    for number, unit in enumerate(units):
        rows = ["format: 1", f"unit: {unit}", "reports:"]
        for quarter, (day, sent) in enumerate(DAYS, 1):
            entries = "".join(entry(number, task, quarter) for task in range(1, tasks + 1)).rstrip("\n")
            rows += [f"  - as_of: {day}", f"    submitted: {sent}", "    entries:", entries]
        _write(folder / "progress" / f"{unit}.yaml", rows)


def _write(path: Path, rows: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", "utf-8")
