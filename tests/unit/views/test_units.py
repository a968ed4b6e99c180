"""Units beside each other: ranks by a rule that is told, and whether each period's report came."""

import csv
import json
from dataclasses import replace
from fractions import Fraction
from io import StringIO
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjchuangxin.cli import formats
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.status import Pace, ReportState
from kjchuangxin.report.units import all_units, ranked
from repository import ROOT, compare
from sample_report import HOSTILE, REPORTS, effort, plain, quota, target
from sample_report import UNITS as SAMPLE
from screens import CONTROL, SGR, WIDTHS, misfits
from workspaces import assessed, write

EN, ZH = Locale("en"), Locale("zh")
SUFFIX = {"table": "txt", "json": "json", "csv": "csv", "markdown": "md"}
COUNT = "measure: increment, at_least: 100, unit: 家"
MONTHLY = "reporting: {every: month, due_days: 10}\n"


def pairs(*values):
    """Every combination, as a list."""
    return list(product(*values))


def views():
    """Every sample by all its units and as a ranking, by name."""
    for name, sample in REPORTS.items():
        report = sample()
        yield name, all_units(report)
        yield f"{name}-ranked", ranked(report, "各镇街", [unit.name for unit in report.units])


VIEWS = dict(views())
SHOWN = [("plain", False), ("plain", True), ("plain-ranked", False), ("hostile", False), ("hostile", True)]
NOTHING = [("empty", False), ("empty", True)]


@pytest.mark.parametrize(("one", "format_"), pairs([*SHOWN, *NOTHING], ("json", "csv", "markdown")))
def test_the_files_are_as_they_were(one, format_):
    name, reports = one
    text = formats.units(VIEWS[name], format_, EN, Screen(80, colour=False), periods=reports)
    compare(f"units/{name}{'-reports' if reports else ''}.{SUFFIX[format_]}", text)


@pytest.mark.parametrize(("one", "width"), pairs([*SHOWN, *NOTHING], (50, 80)))
def test_the_tables_are_as_they_were(one, width):
    name, reports = one
    text = formats.units(VIEWS[name], "table", EN, Screen(width, colour=False), periods=reports)
    compare(f"units/{name}{'-reports' if reports else ''}-{width}.txt", text)


@pytest.mark.parametrize(("name", "reports"), pairs(VIEWS, (False, True)))
def test_a_table_is_never_wider_than_the_screen_and_colour_adds_nothing(name, reports):
    for locale, width in product((EN, ZH), WIDTHS):
        text = formats.units(VIEWS[name], "table", locale, Screen(width, colour=False), periods=reports)
        assert misfits(text, width) == []
        coloured = SGR.sub("", formats.units(VIEWS[name], "table", locale, Screen(width, colour=True), periods=reports))
        assert [line.rstrip(" ") for line in coloured.split("\n")] == text.split("\n")


@pytest.mark.parametrize(("format_", "reports"), pairs(get_args(formats.StatusFormat), (False, True)))
def test_no_format_lets_a_control_character_through(format_, reports):
    text = formats.units(VIEWS["hostile-ranked"], format_, EN, Screen(80, colour=False), periods=reports)
    assert not CONTROL.search(text.replace("\r\n", "\n"))
    assert text.endswith("\n")


@pytest.mark.parametrize(("name", "reports"), pairs(VIEWS, (False, True)))
def test_excel_reads_every_cell_as_text_or_number(name, reports):
    text = formats.units(VIEWS[name], "csv", EN, Screen(80, colour=False), periods=reports)
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(VIEWS[name].rows)
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@"))] == []


def row_of(view, name):
    return next(row for row in view.rows if row.unit.name == name)


def test_what_is_led_and_what_is_shared_counts_by_its_weight():
    one, other = SAMPLE[0].name, SAMPLE[2].name
    shares = (quota(other, 10, 5, pace=Pace.ON_TRACK), quota(other, 10, 1, pace=Pace.BEHIND), quota(other, 10, None))
    report = replace(
        plain(),
        targets=(
            target(id="T1", lead=(one,), pace=Pace.ACHIEVED, weight=Fraction(2), quotas=shares[:1]),
            target(id="T2", lead=(one,), pace=Pace.SLIPPING, quotas=shares[1:2]),
            target(id="T3", lead=(one,), pace=Pace.NOT_DUE, weight=Fraction(5), quotas=shares[2:]),
        ),
    )
    view = all_units(report)
    assert row_of(view, one).share == Fraction(2, 3)
    led = row_of(view, other)
    assert (led.share, led.quotas, led.quotas_met, sum(led.lights.values())) == (Fraction(2, 3), 3, 1, 0)
    assert view.weights == (("T1", 2), ("T3", 5))


def standing(name, paces, due=0, received=0, late=0):
    """A unit with so many reports due, received and late, and the targets that it leads."""
    states = [ReportState.LATE] * late + [ReportState.REPORTED] * (received - late)
    states += [ReportState.MISSING] * (due - received)
    periods = tuple(SAMPLE[0].periods[0]._replace(state=state) for state in states)
    unit = SAMPLE[0]._replace(name=name, periods=periods)
    return unit, [target(id=f"{name}-{at}", lead=(name,), pace=pace) for at, pace in enumerate(paces)]


def order(*made):
    report = replace(
        plain(), units=tuple(unit for unit, _ in made), targets=tuple(one for _, targets in made for one in targets)
    )
    view = ranked(report, "组", [unit.name for unit, _ in made])
    return [(row.unit.name, row.rank) for row in view.rows]


BEST, HALF, NONE = [Pace.ACHIEVED], [Pace.ON_TRACK, Pace.BEHIND], [Pace.NOT_DUE]


def test_units_are_ranked_by_what_is_on_schedule_then_by_reports_on_time_and_equal_ones_stand_as_in_the_plan():
    assert order(
        standing("又无", NONE),
        standing("差", [Pace.BEHIND], 3, 3),
        standing("无评估", NONE, 3, 3),
        standing("己", BEST, 3, 2),
        standing("戊", HALF, 3, 3),
        standing("丁", BEST),
        standing("丙", BEST, 3, 3, 1),
        standing("乙", BEST, 3, 3),
        standing("甲", BEST, 2, 2),
    ) == [
        ("乙", 1), ("甲", 1), ("己", 3), ("丙", 3), ("丁", 5), ("戊", 6), ("无评估", 7), ("差", 8), ("又无", None)
    ]  # fmt: skip


@given(st.permutations(range(6)))
def test_the_order_of_the_plan_decides_nothing_but_how_equal_ones_stand(turned):
    paces = [BEST, HALF, NONE, BEST, [Pace.BEHIND], HALF]
    made = [standing(f"单位{at}", each, 3, at % 4) for at, each in enumerate(paces)]
    found = order(*(made[at] for at in turned))
    assert dict(found) == dict(order(*made))
    places = {f"单位{at}": place for place, at in enumerate(turned)}
    assert found == sorted(found, key=lambda one: (one[1] or len(made), places[one[0]]))


SHARED = {"pace": Pace.ON_TRACK, "report": ReportState.REPORTED, "owed": True, "completion": Fraction(1, 2)}


@pytest.mark.parametrize(
    ("changes", "share", "completion", "provisional"),
    [
        pytest.param({}, 1, Fraction(1, 2), False, id="on schedule"),
        pytest.param({"completion": Fraction(3, 2)}, 1, 1, False, id="no more than the whole"),
        pytest.param({"pace": Pace.BEHIND}, 0, Fraction(1, 2), False, id="behind"),
        pytest.param({"report": ReportState.STALE}, 0, Fraction(1, 2), False, id="stale, whatever its last figure"),
        pytest.param(
            {"report": ReportState.MISSING, "pace": Pace.UNREPORTED, "value": None, "completion": None}, 0, 0, False,
            id="nothing reported"),
        pytest.param(
            {"report": ReportState.NONE_DUE, "pace": Pace.UNREPORTED, "value": None, "completion": None, "owed": False},
            None, None, False, id="never owed"),
        pytest.param({"report": ReportState.AWAITED}, None, None, False, id="awaited"),
        pytest.param({"report": ReportState.REFUSED}, None, None, True, id="refused"),
        pytest.param({"report": ReportState.LATE}, 1, Fraction(1, 2), False, id="late"),
        pytest.param({"pace": Pace.NOT_DUE}, None, None, False, id="not due"),
        pytest.param({"pace": Pace.NOT_ASSESSABLE}, None, None, False, id="not assessable"),
        pytest.param({"completion": None}, 1, None, False, id="no share says how far it is"),
    ],
)  # fmt: skip
def test_what_a_quota_counts_for(changes, share, completion, provisional):
    unit = SAMPLE[1]
    report = replace(
        plain(), targets=(target(id="T1", quotas=(quota(unit.name, 10, 5)._replace(**{**SHARED, **changes}),)),)
    )
    row = row_of(all_units(report), unit.name)
    assert (row.share, row.completion, row.provisional) == (share, completion, provisional)
    met = changes.get("pace", Pace.ON_TRACK) is Pace.ON_TRACK and changes.get("report") is not ReportState.STALE
    assert row.quotas_met == met


def test_how_far_the_quotas_are_decides_before_the_reports_on_time():
    def having(unit, done):
        return target(id=unit.name, quotas=(quota(unit.name, 10, 5, **{**SHARED, "completion": Fraction(done, 10)}),))

    (first, early), (second, late) = standing("甲", [], 2, 2), standing("乙", [], 2, 2, 1)
    units = (first, second)
    report = replace(plain(), units=units, targets=(having(first, 4), having(second, 6)))
    assert (early, late) == ([], [])
    assert [(row.unit.name, row.rank) for row in ranked(report, "组", ["甲", "乙"]).rows] == [("乙", 1), ("甲", 2)]


def test_efforts_give_no_share():
    lead = SAMPLE[1]
    report = replace(plain(), targets=(effort(id="T1", lead=(lead.name,), pace=Pace.ACHIEVED),))
    row = row_of(all_units(report), lead.name)
    assert (row.share, sum(row.lights.values())) == (None, 1)


@pytest.mark.parametrize(
    ("reports", "as_of", "states", "counts"),
    [
        pytest.param("", "2022-06-30", "missing missing", (2, 0, 0, 2, Fraction(0)), id="nothing sent"),
        pytest.param("2022-03-31: 5", "2022-02-28", "", (0, 0, 0, 0, None), id="nothing due yet"),
        pytest.param(
            "2022-03-31 (2022-04-10): 5; 2022-06-30: 9", "2022-06-30", "reported reported", (2, 2, 0, 0, Fraction(1)),
            id="in time"),
        pytest.param(
            "2022-03-31 (2022-04-11): 5", "2022-06-30", "late stale", (2, 1, 1, 1, Fraction(0)), id="late"),
        pytest.param(
            "2022-03-31 (2022-04-10): 5; 2022-04-01 (2022-05-01): 6", "2022-06-30", "reported stale",
            (2, 1, 0, 1, Fraction(1, 2)), id="one in time is enough"),
        pytest.param(
            "2022-03-31: 100", "2022-06-30", "reported none_due", (1, 1, 0, 0, Fraction(1)),
            id="achieved, and owed no more"),
    ],
)  # fmt: skip
def test_each_ended_period_is_reported_late_or_missing(reports, as_of, states, counts, tmp_path: Path):
    unit, other, _ = assessed(write(tmp_path, COUNT, {"甲": reports}), as_of).units
    assert [period.state.value for period in unit.periods] == states.split()
    assert (
        unit.reports_due, unit.reports_received, unit.reports_late, unit.reports_missing, unit.on_time
    ) == counts  # fmt: skip
    assert {period.state for period in other.periods} <= {ReportState.NONE_DUE}
    assert other.on_time is None


MONTHS = "; ".join(
    f"2022-{day} (2022-{sent}): {value}"
    for day, sent, value in (
        ("02-28", "02-28", 2),
        ("04-02", "04-05", 4),
        ("05-28", "06-11", 5),
        ("12-28", "12-28", 12),
    )
)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_twelve_months_are_read_at_a_glance(width, tmp_path: Path, kjcx, monkeypatch):
    write(tmp_path, COUNT, {"甲": MONTHS}, MONTHLY)
    monkeypatch.setenv("COLUMNS", str(width))
    done = kjcx("units", "--reports", "--data", str(tmp_path), "--as-of", "2022-12-31")
    assert done.code == 0
    compare(f"units/months-{width}.txt", done.out)


PERIODS = {
    "cut off within a month": (
        "period: {start: 2022-01-15, end: 2022-03-31}\nreporting: {every: month}\n",
        "  2022", "  unit  01 02 03"),
    "over two years": (
        "period: {start: 2021-07-01, end: 2022-06-30}\n",
        "  2021\n  unit  09 12\n  甲     ✗  ✗\n\n  2022", "  unit  03 06"),
    "yearly": (
        "period: {start: 2020-01-01, end: 2022-12-31}\nreporting: {every: year}\n", "", "  unit  2020 2021 2022"),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "title", "head"), PERIODS.values(), ids=list(PERIODS))
def test_periods_are_called_by_their_last_days(settings, title, head, tmp_path: Path, kjcx):
    files = write(tmp_path, COUNT, {"甲": ""}, settings)
    text = files.plan.read_text("utf-8").replace("period: {start: 2022-01-01, end: 2022-12-31}\n", "", 1)
    files.plan.write_text(text, "utf-8")
    out = kjcx("units", "--reports", "--data", str(tmp_path), "--as-of", "2022-12-31").out
    assert f"\n{title}\n{head}\n  甲 " in out


def test_the_shipped_groups_are_ranked(kjcx, monkeypatch):
    monkeypatch.chdir(ROOT)
    texts = [kjcx("units", "--group", "各镇街", *more).out for more in ([], ["--reports"], ["--format", "json"])]
    assert json.loads(texts[2])["units"][7]["rank"] == 8
    compare("units/shipped.txt", "\n".join(texts[:2]))


STATES = {state.value for state in ReportState}


@pytest.mark.parametrize(
    "as_of", [*(pytest.param(day, marks=pytest.mark.slow) for day in ("2022-03-31", "2022-06-30")), "2022-09-30"]
)
def test_every_view_agrees_on_what_a_unit_owes_and_what_came(as_of, kjcx, monkeypatch):
    """The rows of units, the reports, the annex, the table and the cards, over the shipped plan with a spread quota."""
    monkeypatch.chdir(ROOT)

    def read(*line):
        return kjcx(*line, "--as-of", as_of)

    rows = {row["name"]: row for row in json.loads(read("units", "--format", "json").out)["units"]}
    marks = {
        row["unit"]: row["periods"] for row in json.loads(read("units", "--reports", "--format", "json").out)["reports"]
    }
    status = read("status", "--lang", "en").out
    shares = json.loads(read("units", "--target", "T3-1", "--format", "json").out)["targets"][0]["units"]
    assert {row["name"] for row in shares} <= rows.keys() == marks.keys()
    assert any(row["of"] for row in shares)
    for row in shares:
        missing = row["report"] in {"missing", "stale"}
        assert missing == ("T3-1" in rows[row["name"]]["missing"]), row["name"]
    for name, row in rows.items():
        assert marks[name] == row["periods"]
        counted = [period["state"] for period in row["periods"]]
        assert set(counted) <= STATES
        assert row["reports_missing"] == counted.count("missing") + counted.count("stale")
        assert row["reports_due"] == len(counted) - counted.count("none_due") - counted.count("awaited")
        assert row["reports_received"] == row["reports_due"] - row["reports_missing"]
        card = " ".join(read("show", name).out.split())
        assert f"reports received {row['reports_received']} of {row['reports_due']}" in card
        assert not row["late"] or f" late {', '.join(row['late'])} " in card
        assert all(one in card.split(" late ")[0] for one in row["missing"])
        assert ((f"missing {name}: " in status) or (f"stale {name}: " in status)) == bool(row["missing"])


def test_an_unknown_group_is_reported_with_the_one_that_was_intended(kjcx, here):  # noqa: ARG001
    done = kjcx("units", "--group", "各街镇")
    assert (done.code, done.out, done.err) == (2, "", "kjcx: 各街镇 is not known; did you mean 各镇街?\n")


SILENT = "For the period to 2022-12-31, due on 2023-01-10, no report has come at all.\n"


def test_a_group_without_members_has_no_ranks(kjcx, here):  # noqa: ARG001
    done = kjcx("units", "--group", "区级有关单位和部门")
    assert (
        done.out
        == f"2022年科技创新工作要点\nAs of 2022-06-30, 50.0% of the time has elapsed\n{SILENT}\nNo unit is selected.\n"
    )


def test_a_file_is_written(kjcx, here):
    assert kjcx("units", "--format", "csv", "-o", "units.csv").out == ""
    rows = list(csv.DictReader(StringIO((here / "units.csv").read_text("utf-8-sig"))))
    assert [row["unit"] for row in rows] == ["区科技局", "工业园区（高新区）管委会"]


def test_groups_are_offered_while_they_are_typed(kjcx, here, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("_KJCX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "kjcx units --group 各")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert kjcx().out.strip() == "各镇街"


def test_every_unit_has_a_place():
    view = all_units(REPORTS["hostile"]())
    assert next(row.unit.name for row in view.rows) == HOSTILE
    assert len(view.rows) + len(view.others) == len(view.report.units)
