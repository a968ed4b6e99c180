"""What silence, a report that arrives, and one that is deleted must never change for the better, or for others."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kjchuangxin.assess import assess
from kjchuangxin.model.load import load_workspace
from kjchuangxin.report.status import Light, ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.rules import check
from workspaces import TODAY, checked, result, write

OF_TWO = "measure: increment, at_least: 100, unit: 万元, reporters: [甲, 乙], collect: sum"
COUNT = "measure: increment, at_least: 100, unit: 万元"
ENDS = (date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31))
DUE_DAYS = timedelta(days=10)
_BEST_FIRST = (Light.GREEN, Light.GREY, Light.YELLOW, Light.RED)


def line(values: list[int | None]) -> str:
    """A report for each period for which there is a value."""
    return "; ".join(f"{end}: {value}" for end, value in zip(ENDS, values, strict=False) if value is not None)


def growing(size: int) -> st.SearchStrategy[list[int | None]]:
    """Values that do not fall, some of them not reported."""
    values = st.lists(st.integers(0, 120), min_size=size, max_size=size).map(sorted)
    kept = st.lists(st.booleans(), min_size=size, max_size=size)
    return st.tuples(values, kept).map(
        lambda both: [value if keep else None for value, keep in zip(*both, strict=True)]
    )


def at(folder: Path, target: str, reports: dict[str, str], day: date, today: date) -> TargetResult:
    return assess(checked(write(folder, target, reports)), day, today=today).targets[0]


@given(growing(3), growing(3), st.integers(0, 2), st.integers(-10, 30))
def test_before_the_due_day_nobody_is_missing_and_after_it_nobody_is_awaited(
    tmp_path_factory, one, other, period, days
):
    end = ENDS[period]
    found = at(
        tmp_path_factory.mktemp("w"), OF_TWO, {"甲": line(one), "乙": line(other)}, end, end + timedelta(days=days)
    )
    if timedelta(days=days) > DUE_DAYS:
        assert ReportState.AWAITED not in dict(found.reporting.now).values()
    else:
        for unit, values in (("甲", one), ("乙", other)):
            if not period or values[period - 1] is not None:
                assert dict(found.reporting.now)[unit] not in {ReportState.MISSING, ReportState.STALE}


@given(growing(3), st.integers(0, 2))
def test_to_delete_the_report_of_a_closed_period_never_improves_a_light(tmp_path_factory, values, period):
    without = [None if index == period else value for index, value in enumerate(values)]
    before, after = (
        result(tmp_path_factory.mktemp("w"), COUNT, line(each), str(ENDS[period])).light for each in (values, without)
    )
    assert _BEST_FIRST.index(after) >= _BEST_FIRST.index(before)


@given(growing(3), growing(3), st.sampled_from(["T1-1: 6家", "T1-1: {value: 1,5}", "T1-1: {stat: 5}"]))
def test_an_entry_that_is_refused_makes_nobody_else_silent(tmp_path_factory, one, other, wrong):
    folder = tmp_path_factory.mktemp("w")
    files = write(folder, OF_TWO, {"甲": line(one), "乙": line(other)})
    before = assess(checked(files), ENDS[2], today=TODAY)
    path = folder / "progress" / "乙.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + f"  - {{as_of: 2022-09-29, entries: {{{wrong}}}}}\n", "utf-8")
    after = _assessed(files)
    assert dict(after.targets[0].reporting.now)["甲"] == dict(before.targets[0].reporting.now)["甲"]
    assert [unit.now for unit in after.units if unit.name == "甲"] == [
        unit.now for unit in before.units if unit.name == "甲"
    ]


def _assessed(files):
    workspace, _ = load_workspace(files, lambda path: path.name)
    return assess(check(workspace), ENDS[2], today=TODAY)
