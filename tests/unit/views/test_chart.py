"""The picture of a target's course against a whole golden file."""

from datetime import date
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjchuangxin.assess import assess, latest
from kjchuangxin.formats import terminal
from kjchuangxin.formats.chart import chart
from kjchuangxin.formats.screen import Screen, columns
from kjchuangxin.i18n.labels import CURVE, PLAINER, POINT, TODAY
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import load_workspace
from kjchuangxin.report.numbers import number
from kjchuangxin.report.target import StageResult
from kjchuangxin.rules import check
from kjchuangxin.source import example
from kjchuangxin.views.cards import target as card
from repository import compare
from sample_report import HOSTILE, changed, effort, figure, hostile, milestone, plain, target
from screens import CONTROL, SGR, WIDTHS, misfits
from workspaces import TODAY as LATER
from workspaces import result as made

EN, ZH = Locale("en"), Locale("zh")
EVE, MARCH, JUNE = date(2021, 12, 31), date(2022, 3, 31), date(2022, 6, 30)
SEPTEMBER, END = date(2022, 9, 30), date(2022, 12, 31)
LEVEL = {"measure": "level", "unit": "万吨"}
RATE = {"measure": "rate", "pace_kind": "hold", "target": Fraction(20), "unit": "%", "baseline": None}


def reported(*values, unit="区科技局"):
    """Figures as of each quarter's end, oldest first."""
    return tuple(figure(unit=unit, as_of=day, value=value) for day, value in _dated(*values))


def _dated(*values):
    days = (MARCH, JUNE, SEPTEMBER, END)
    return tuple((day, Fraction(value)) for day, value in zip(days, values, strict=False))


def course(*values, curve=((EVE, 0), (END, 100)), **changes):
    """A target with these figures, and this expected curve."""
    points = tuple((day, Fraction(value)) for day, value in curve)
    return target(
        **{"history": reported(*values), "series": _dated(*values), "curve": points, "drawn": points, **changes}
    )


CHECKPOINTS = ((EVE, 0), (MARCH, 20), (JUNE, 45), (SEPTEMBER, 70), (END, 100))
TOGETHER = (*reported(10, 20, unit="甲"), figure(unit="乙", as_of=JUNE, value=Fraction(15)))
# Each with the day and the width it is drawn for.
CASES = {
    "linear": (course(27, 48, 76), SEPTEMBER, 60),
    "linear, on a wide screen": (course(27, 48, 76), SEPTEMBER, 100),
    "linear, nothing reported": (course(), JUNE, 60),
    "linear, the window has ended": (course(27, 48, 76, 98), date(2023, 1, 31), 60),
    "linear, before the window": (course(), EVE, 60),
    "linear, towards less": (
        course(98, 95, 96, **LEVEL, target=Fraction(80), baseline=Fraction(100), curve=((EVE, 100), (END, 80))),
        SEPTEMBER,
        60,
    ),
    "linear, towards a range": (
        course(
            30, 38, **LEVEL, target=(Fraction(40), Fraction(50)), baseline=Fraction(20), curve=((EVE, 20), (END, 40))
        ),
        JUNE,
        60,
    ),
    "linear, below zero": (
        course(-3, "-1.5", **LEVEL, target=Fraction(1), baseline=Fraction(-4), curve=((EVE, -4), (END, 1))),
        JUNE,
        60,
    ),
    "the sum of two units": (course(history=TOGETHER, collect="sum", series=_dated(10, 35)), JUNE, 60),
    "the largest of two units": (course(history=TOGETHER, collect="max", series=_dated(10, 20)), JUNE, 60),
    "checkpoints": (course(12, 40, pace_kind="checkpoints", curve=CHECKPOINTS), JUNE, 60),
    "checkpoints without a baseline": (
        course(
            90,
            104,
            **LEVEL,
            target=Fraction(120),
            baseline=None,
            pace_kind="checkpoints",
            curve=((JUNE, 105), (END, 120)),
        ),
        JUNE,
        60,
    ),
    "hold": (course(18, "18.5", "20.5", **RATE, curve=((END, 20),)), SEPTEMBER, 60),
    "hold, exactly": (course(20, **RATE, curve=((END, 20),)), MARCH, 60),
    "several years, without a curve": (
        course(
            30, 38, **LEVEL, target=Fraction(60), baseline=None, curve=(), window=(date(2021, 1, 1), date(2025, 12, 31))
        ),
        JUNE,
        60,
    ),
    "a milestone": (milestone(), SEPTEMBER, 60),
    "a milestone, all to come": (milestone(stages=(StageResult("成功创建", END, done=False),)), JUNE, 60),
    "a milestone, all done": (milestone(stages=(StageResult("成功创建", END, done=True),)), JUNE, 60),
    "at the end": (course(27, pace_kind="at_end", curve=()), JUNE, 60),
    "an effort": (effort(), JUNE, 60),
    "a narrow screen": (course(27, 48, 76), JUNE, 30),
}


def drawn(result, day=JUNE, width=60, locale=EN, *, colour=False):
    return "".join(f"{line}\n" for line in chart(result, day, locale, Screen(width, colour)))


def test_pictures_are_as_they_were():
    text = "".join(f"== {name}\n{drawn(*case)}" for name, case in CASES.items())
    compare("explain/charts.txt", text)


HOLD = """\
  20.5                                        ▪
                                              |
    20 ∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙∙
                                              |
                                              |
                                              |
                                              |
                                 ▪            |
                                              |
    18              ▪                         |
       +--------------------------------------+------------+
       2022-01-01                                 2022-12-31
  ▪ 实际值   ∙ 序时目标   | 2022-09-30   计量单位：%
"""


def test_the_legend_speaks_the_readers_language():
    assert drawn(*CASES["hold"], locale=ZH) == HOLD


def test_a_narrower_encoding_gets_the_same_picture():
    result, day, width = CASES["checkpoints"]
    plainer = drawn(result, day, width).translate(str.maketrans(PLAINER))
    picture = plainer.splitlines()[:-1]
    assert "\n".join(picture).isascii()
    assert [len(line) for line in picture] == [columns(line) for line in drawn(result, day, width).splitlines()[:-1]]


def test_it_stands_among_what_is_shown_of_a_target():
    report = plain()
    result = next(one for one in report.targets if one.id == "T3-1")
    assert f"\n\n{drawn(result, report.as_of, 80)}\n" in terminal.page(
        card(report, result, EN), Screen(80, colour=False)
    )
    assert "\n\n\n" not in terminal.page(card(report, effort(), EN), Screen(80, colour=False))


@pytest.mark.parametrize("locale", [EN, ZH], ids=["en", "zh"])
def test_it_is_never_wider_than_the_screen(locale):
    for (result, day, _), width in product(CASES.values(), WIDTHS):
        assert misfits(drawn(result, day, width, locale), width) == []


def test_colour_adds_nothing_but_colour():
    for case in CASES.values():
        assert SGR.sub("", drawn(*case, colour=True)) == drawn(*case)
    assert SGR.search(drawn(*CASES["linear"], colour=True))


def test_hostile_texts_stay_texts():
    for result in (*hostile().targets, target(unit=HOSTILE), milestone(stages=(StageResult(HOSTILE, END, done=True),))):
        assert not CONTROL.search(drawn(result, SEPTEMBER))


_QUANTITIES = st.fractions(-1000, 1000, max_denominator=20)


@given(
    st.lists(_QUANTITIES, max_size=4), _QUANTITIES, _QUANTITIES, st.integers(50, 120), st.dates(EVE, date(2023, 3, 1))
)
def test_whatever_was_reported_has_its_place(values, baseline, aim, width, day):
    result = course(*values, baseline=baseline, target=aim, curve=((EVE, baseline), (END, aim)))
    *rows, axis, days = drawn(result, day, width).splitlines()[:12]
    margin = axis.index("+")
    picture = [line[margin:].ljust(len(axis) - margin) for line in rows]
    assert len(picture) == 10
    assert set("".join(picture)) <= {POINT, CURVE, TODAY, " "}
    by_column = ["".join(column) for column in zip(*picture, strict=True)]
    assert [column.count(POINT) for column in by_column if POINT in column] == [1] * len(values)
    assert all(POINT in column or CURVE in column for column in by_column)
    labels = [float(line[:margin]) for line in rows if line[:margin].strip()]
    assert labels == sorted(set(labels), reverse=True)
    assert days.split()[0] == "2022-01-01"
    assert days.split()[-1] == "2022-12-31"


def test_the_value_that_is_judged_is_the_last_point_of_the_workspace_that_comes_with_the_program():
    workspace, _ = load_workspace(example(), str)
    checked = check(workspace)
    report = assess(checked, latest(checked, LATER), today=LATER)
    collected = set()
    for result in report.targets:
        if (
            isinstance(result.value, Fraction)
            and result.definition.pace_kind != "at_end"
            and result.definition.original is None
        ):
            low = Fraction(min(0, result.value))
            text = drawn(changed(result, target=low, baseline=None, drawn=()), report.as_of)
            assert any(line.split()[0] == number(result.value) and POINT in line for line in text.splitlines()), text
            collected.add(result.definition.collect)
    assert collected == {"single", "sum"}


@given(
    st.sampled_from(["", ", checkpoints: {2022-04-10: 80, 2022-11-30: 110}"]),
    st.sampled_from([("2022-01-01", "2022-12-31"), ("2022-01-31", "2023-06-15"), ("2022-01-31", "9999-12-31")]),
    st.dates(date(2022, 2, 1), date(2023, 6, 14)),
)
def test_the_curve_that_is_drawn_is_the_one_that_judges(tmp_path_factory, checkpoints, window, day):
    """What is expected grows by months, however long these are."""
    target = "measure: level, baseline: 60, at_least: 120, unit: 万吨, window: {{start: {}, end: {}}}".format(*window)
    found = made(tmp_path_factory.mktemp("w"), target + checkpoints, f"{day}: 60", str(day))
    points = [(when.toordinal(), value) for when, value in found.trace.drawn]
    between = [pair for pair in pairwise(points) if pair[0][0] <= day.toordinal() <= pair[1][0]]
    for (begin, low), (end, high) in between:
        expected = low + (high - low) * Fraction(day.toordinal() - begin, end - begin)
        assert abs(found.progress.expected - expected) <= (0 if window[1] < "9999" else 1)
    assert between or not window[0] <= str(day) <= window[1]
    assert len(points) < 130


def test_several_reporters_make_the_points_of_the_curve(tmp_path):
    target = "measure: level, baseline: 0, at_least: 120, unit: 万吨, reporters: [甲, 乙], collect: "
    reports = {"甲": "2021-12-31: 9; 2022-03-31: 50; 2022-06-30: 20", "乙": "2022-05-31: 30; 2022-06-30: 40"}
    by_way = {way: made(tmp_path / way, target + way, reports).trace.series for way in ("single", "sum", "max")}
    days = (MARCH, date(2022, 5, 31), JUNE)
    assert by_way == {
        "single": tuple(zip(days, (50, 30, 20), strict=True)),
        "sum": tuple(zip(days, (50, 80, 60), strict=True)),
        "max": tuple(zip(days, (50, 50, 40), strict=True)),
    }
