"""Each unit's share of a target has its own verdict; a group's is the sum of its members', and may be spread."""

import json
import tempfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import findings
from kjchuangxin.assess import assess, latest
from kjchuangxin.report.status import Light, Pace
from properties import examples
from repository import compare
from workspaces import TODAY, assessed, checked, result, write

COUNT = "measure: increment, at_least: 100, unit: 家"
MONEY = "measure: increment, at_least: 100, unit: 万元"
LEVEL = "measure: level, at_least: 100, unit: 万元"
GROUP = "groups: [{name: 组, members: [乙, 丙]}]\n"
BEST_LAST = [
    Pace.REGRESSING, Pace.MISSED, Pace.BEHIND, Pace.SLIPPING, Pace.ON_TRACK, Pace.NOT_DUE, Pace.AHEAD, Pace.REACHED,
    Pace.ACHIEVED,
]  # fmt: skip


def told(found):
    """Of a target's quotas: whose, what was reported of how much, what was expected, and the verdict."""
    return [
        f"{each.unit}{f' ({each.of})' if each.of else ''} {each.value}/{each.share}, {each.expected}: {each.pace.value}"
        for each in found.shares.quotas
    ]


# name: (target, breakdown, reports of 乙, as of, what is told of 乙's quota)
CASES = {
    "on its line": (COUNT, "quotas: {乙: 40}", "2022-06-30: 20", None, "乙 20/40, 20: on_track"),
    "just below": (COUNT, "quotas: {乙: 40}", "2022-06-30: 19", None, "乙 19/40, 20: slipping"),
    "far below": (COUNT, "quotas: {乙: 40}", "2022-06-30: 15", None, "乙 15/40, 20: behind"),
    "ahead": (COUNT, "quotas: {乙: 40}", "2022-06-30: 24", None, "乙 24/40, 20: ahead"),
    "met": (COUNT, "quotas: {乙: 40}", "2022-06-30: 40", None, "乙 40/40, 20: achieved"),
    "nothing reported": (COUNT, "quotas: {乙: 40}", "", "2022-06-30", "乙 None/40, 20: unreported"),
    "window ended, met": (COUNT, "quotas: {乙: 40}", "2022-12-31: 40", None, "乙 40/40, 40: achieved"),
    "window ended, not met": (COUNT, "quotas: {乙: 40}", "2022-12-31: 39", None, "乙 39/40, 40: missed"),
    "window ended, nothing": (COUNT, "quotas: {乙: 40}", "", "2022-12-31", "乙 None/40, 40: unreported"),
    "rounded down": (COUNT, "quotas: {乙: 7}", "2022-06-30: 3", None, "乙 3/7, 3: on_track"),
    "money is not rounded": (MONEY, "quotas: {乙: 7}", "2022-06-30: 3", None, "乙 3/7, 7/2: slipping"),
    "checkpoints are scaled": (
        COUNT, "quotas: {乙: 40}, checkpoints: {2022-06-30: 20}", "2022-06-30: 8", None, "乙 8/40, 8: on_track"),
    "a share of nothing": (COUNT, "quotas: {乙: 0}", "2022-06-30: 0", None, "乙 0/0, 0: achieved"),
    "the rule is the target's": (
        f"{COUNT}, verdict: {{rule: gap}}", "quotas: {乙: 40}", "2022-06-30: 16", None, "乙 16/40, 20: slipping"),
    "the bounds are the target's": (
        f"{COUNT}, verdict: {{on_track: 0.9}}", "quotas: {乙: 40}", "2022-06-30: 18", None, "乙 18/40, 20: on_track"),
    "an increment's baseline is the target's own": (
        COUNT, "quotas: {乙: 40}, baseline: 10", "2022-06-30: 20", None, "乙 20/40, 20: on_track"),
    "about, before the window's end": (
        "measure: increment, about: 100, unit: 家", "quotas: {乙: 40}", "2022-06-30: 38", None, "乙 38/40, 20: ahead"),
    "about, at the window's end": (
        "measure: increment, about: 100, unit: 家", "quotas: {乙: 40}", "2022-12-31: 38", None,
        "乙 38/40, 40: achieved"),
    "about, at the window's end and below": (
        "measure: increment, about: 100, unit: 家", "quotas: {乙: 40}", "2022-12-31: 37", None, "乙 37/40, 40: missed"),
    "a range is to be reached": (
        "measure: increment, between: [80, 100], unit: 家", "quotas: {乙: 40}", "2022-06-30: 90", None,
        "乙 90/40, 20: achieved"),
    "at most, what may be used by now": (
        "measure: increment, at_most: 10, unit: 次", "quotas: {乙: 4}", "2022-06-30: 2", None, "乙 2/4, 2: on_track"),
    "at most, more than that": (
        "measure: increment, at_most: 10, unit: 次", "quotas: {乙: 4}", "2022-06-30: 3", None, "乙 3/4, 2: behind"),
    "at most, over the bound": (
        "measure: increment, at_most: 10, unit: 次", "quotas: {乙: 4}", "2022-06-30: 5", None, "乙 5/4, 2: behind"),
    "at most, at the window's end": (
        "measure: increment, at_most: 10, unit: 次", "quotas: {乙: 4}", "2022-12-31: 4", None, "乙 4/4, 4: achieved"),
    "at the end": (f"{COUNT}, pace: at_end", "quotas: {乙: 40}", "2022-06-30: 39", None, "乙 39/40, None: not_due"),
    "at the end, met": (
        f"{COUNT}, pace: at_end", "quotas: {乙: 40}", "2022-06-30: 40", None, "乙 40/40, None: achieved"),
    "hold": (f"{COUNT}, pace: hold", "quotas: {乙: 40}", "2022-06-30: 36", None, "乙 36/40, 40: slipping"),
    "a level without a baseline": (
        "measure: level, at_least: 100, unit: 家, baseline: 60", "quotas: {乙: 40}", "2022-06-30: 36", None,
        "乙 36/40, 40: slipping"),
    "a level from the unit's own baseline": (
        "measure: level, at_least: 100, unit: 家, baseline: 60", "quotas: {乙: 40}", "2021-12-31: 20; 2022-06-30: 30",
        None, "乙 30/40, 30: on_track"),
    "a rate": (
        'measure: rate, at_least: 20, unit: "%"', "quotas: {乙: 10}", "2022-06-30: 10", None, "乙 10/10, 10: reached"),
    "a trend of the unit's own": (
        f"{LEVEL}, window: {{start: 2018-01-01, end: 2027-12-31}}, verdict: {{method: trend}}",
        "quotas: {乙: 40}", "2019-12-31: 10; 2020-12-31: 14; 2021-12-31: 18; 2022-12-31: 22", None,
        "乙 22/40, 40: on_track"),
    "a revision leaves the share, and moves the scale": (
        f"{COUNT}, revisions: [{{date: 2022-04-01, at_least: 80}}]",
        "quotas: {乙: 40}, checkpoints: {2022-06-30: 20}", "2022-06-30: 10", None, "乙 10/40, 10: on_track"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_quota_is_judged_as_its_target_is(case, tmp_path: Path):
    target, breakdown, reports, as_of, expected = case
    assert told(result(tmp_path, target, {"乙": reports}, as_of, breakdown=breakdown)) == [expected]


@pytest.mark.parametrize(
    ("breakdown", "reports", "expected", "missing"),
    [
        pytest.param(
            "quotas: {组: 60}", {"乙": "2022-06-30: 20", "丙": "2022-06-30: 10"},
            ["组 30/60, 30: on_track"], [()], id="the sum of its members"),
        pytest.param(
            "quotas: {组: 60}", {"丙": "2022-06-30: 10"},
            ["组 10/60, 30: behind"], [("乙",)], id="a member that has reported nothing is named"),
        pytest.param(
            "quotas: {组: 60}, spread: {组: equal}", {"乙": "2022-06-30: 20", "丙": "2022-06-30: 14"},
            ["组 34/60, 30: on_track", "乙 (组) 20/30, 15: ahead", "丙 (组) 14/30, 15: slipping"],
            [(), (), ()], id="spread equally"),
        pytest.param(
            "quotas: {组: 62}, spread: {组: equal}", {"乙": "2022-06-30: 15", "丙": "2022-06-30: 16"},
            ["组 31/62, 31: on_track", "乙 (组) 15/31, 15: on_track", "丙 (组) 16/31, 15: on_track"],
            [(), (), ()], id="what is expected of equal parts is rounded down"),
        pytest.param(
            "quotas: {组: 60}, spread: {组: {乙: 60}}", {"乙": "2022-06-30: 30"},
            ["组 30/60, 30: on_track", "乙 (组) 30/60, 30: on_track"],
            [(), ()], id="who has no part of it is not missing"),
    ],
)  # fmt: skip
def test_a_groups_quota_is_that_of_its_members_together(breakdown, reports, expected, missing, tmp_path: Path):
    found = result(tmp_path, COUNT, {"甲": "", **reports}, "2022-06-30", breakdown=breakdown, settings=GROUP)
    assert told(found) == expected
    assert [each.missing for each in found.shares.quotas] == missing


def test_the_rates_of_several_units_make_no_sum(tmp_path: Path):
    reports = {"乙": "2022-06-30: 20", "丙": "2022-06-30: 10"}
    target = 'measure: rate, at_least: 20, unit: "%"'
    found = result(tmp_path, target, reports, breakdown="quotas: {组: 20}", settings=GROUP)
    assert told(found) == ["组 None/20, 20: not_assessable"]
    assert (found.shares.allocated, found.shares.parts) == (None, None)


def test_a_figure_of_the_whole_target_says_nothing_of_a_share(tmp_path: Path):
    reports = {"甲": "2022-06-30: 50", "乙": "2022-06-30: 30"}
    found = result(tmp_path, COUNT, reports, breakdown="quotas: {甲: 40, 乙: 60}")
    assert told(found) == ["甲 None/40, 20: not_assessable", "乙 30/60, 30: on_track"]
    assert (found.shares.parts, found.shares.parts_gap) == (30, 20)
    summed = result(
        tmp_path / "sum", COUNT, reports, breakdown="quotas: {甲: 40, 乙: 60}, reporters: [甲, 乙], collect: sum"
    )
    assert told(summed) == ["甲 50/40, 20: achieved", "乙 30/60, 30: on_track"]
    assert (summed.value, summed.shares.parts, summed.shares.parts_gap) == (80, None, None)


@pytest.mark.parametrize(
    ("target", "breakdown", "expected"),
    [
        (COUNT, "quotas: {乙: 40, 丙: 60}", (100, 0)),
        (COUNT, "quotas: {乙: 50, 丙: 60}", (110, 10)),
        (COUNT, "quotas: {乙: 50}", (50, -50)),
        (COUNT, "baseline: 0", (None, None)),
        ("measure: level, at_least: 100, unit: 家", "quotas: {乙: 50}", (50, None)),
        ("measure: increment, between: [80, 100], unit: 家", "quotas: {乙: 90}", (90, None)),
    ],
)
def test_quotas_are_held_against_the_target_they_are_shares_of(target, breakdown, expected, tmp_path: Path):
    found = result(tmp_path, target, "2022-06-30: 50", breakdown=breakdown)
    assert (found.shares.allocated, found.shares.allocation_gap) == expected


def test_a_unit_counts_once_among_the_parts(tmp_path: Path):
    reports = {"甲": "2022-06-30: 50", "乙": "2022-06-30: 20", "丙": "2022-06-30: 10"}
    found = result(tmp_path, COUNT, reports, breakdown="quotas: {组: 60, 乙: 40}", settings=GROUP)
    assert (found.shares.parts, found.shares.parts_gap) == (30, 20)


def test_everything_about_quotas_is_reported(kjcx, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reports = {"甲": "2022-06-30: 50", "乙": "2022-06-30: 20"}
    write(tmp_path, COUNT, reports, GROUP, "quotas: {组: 60, 甲: 50}, spread: {组: {乙: 40, 丙: 20}}, weight: 2")
    run = ("--data", ".", "--as-of", "2022-06-30")
    texts = [kjcx(*command, *run).out for command in (["show", "乙"], ["explain", "T1-1"], ["summary"])]
    (found,) = json.loads(kjcx("status", "--format", "json", *run).out)["targets"]
    parts = {name: found[name] for name in ("quotas", "allocated", "allocation_gap", "parts", "parts_gap", "weight")}
    text = "\n".join([*texts, json.dumps(parts, ensure_ascii=False, indent=1), ""])
    compare("verdicts/quotas.txt", text)


BREAKDOWN = "format: 1\nplan: kjcx-2022\ntargets:\n  {target}: {{{keys}}}\n"


@pytest.mark.parametrize(
    ("target", "keys", "found"),
    [
        ("T3-1", "quotas: {高新区管委会: 40, 各镇街: 60}, spread: {各镇街: equal}", []),
        ("T3-1", "quotas: {高新区管委会: 40, 各镇街: 60}, spread: {各镇街: {合阳城: 60}}", []),
        ("T3-1", "quotas: {高新区管委会: 40, 各镇街: 60}, spread: {各镇街: equel}", ["KJ306"]),
        ("T3-1", "quotas: {高新区管委会: 40, 各镇街: 60}, spread: {各镇街: {}}", ["KJ303"]),
        ("T3-1", "quotas: {高新区管委会: 40, 各镇街: 60}, spread: {各镇街: [合阳城]}", ["KJ303"]),
        ("T3-1", "quotas: {高新区管委会: 40, 各镇街: 60}, spread: {各镇街: {合阳城: 六十}}", ["KJ304"]),
        ("T3-1", "quotas: {高新区管委会: 100}, spread: {各镇街: equal}", ["KJ509"]),
        ("T3-1", "quotas: {高新区管委会: 100}, spread: {高新区管委会: equal}", ["KJ509"]),
        ("T3-3", "spread: {各镇街: equal}", ["KJ509"]),
        ("T3-5", "quotas: {各镇街: 20}, spread: {各镇街: equal}", ["KJ509"]),
        ("T3-1", "quotas: {各镇街: 40, 合阳城街道: 60}, spread: {各镇街: equal}", ["KJ511"]),
        ("T3-1", "quotas: {各镇街: 100}, spread: {各镇街: {合阳城街道: 50, 合阳城: 50}}", ["KJ511"]),
        ("T3-1", "quotas: {各镇街: 100}, spread: {各镇街: {合阳城街道: 110}}", ["KJ512"]),
        ("T3-1", "weight: 0.5", []),
        ("T3-1", "weight: -1", ["KJ514"]),
    ],
)
def test_a_quota_is_spread_over_members_that_answer_for_all_of_it(target, keys, found, tmp_path: Path):
    text = BREAKDOWN.format(target=target, keys=keys)
    assert [one.rule.code for one in findings(tmp_path, "breakdown", text)] == found


def test_thousands_of_nested_groups_are_gone_through_once(tmp_path: Path):
    count = 5000
    nested = [f"{{name: g{at}, members: [{f'g{at + 1}' if at < count else '乙'}]}}" for at in range(count + 1)]
    quotas = ", ".join(f"g{at}: 1" for at in range(count + 1))
    files = write(tmp_path, COUNT, {"乙": "2022-06-30: 1"}, f"groups: [{', '.join(nested)}]\n", f"quotas: {{{quotas}}}")
    found = assessed(files).targets[0]
    assert {(each.value, each.pace) for each in found.shares.quotas} == {(1, Pace.ACHIEVED)}
    assert len(found.shares.quotas) == count + 1


whole = st.integers(0, 120)


@examples(60)
@given(whole, whole, st.sampled_from(["2022-03-31", "2022-06-30", "2022-11-30", "2022-12-31"]))
def test_a_groups_value_is_the_sum_of_its_members(one: int, other: int, day: str):
    breakdown = "quotas: {组: 100}, spread: {组: {乙: 30, 丙: 70}}"
    with tempfile.TemporaryDirectory() as name:
        reports = {"乙": f"{day}: {one}", "丙": f"{day}: {other}"}
        group, *members = result(Path(name), COUNT, reports, breakdown=breakdown, settings=GROUP).shares.quotas
    assert group.value == sum(each.value for each in members) == one + other
    assert group.expected >= sum(each.expected for each in members)


@examples(100)
@given(whole, whole, st.sampled_from([COUNT, MONEY, LEVEL]), st.dates(
    date(2022, 1, 1), date(2022, 12, 31)))  # fmt: skip
def test_more_progress_never_worsens_a_quotas_verdict(one: int, other: int, target: str, day: date):
    less, more = sorted((one, other))
    with tempfile.TemporaryDirectory() as name:
        worse, better = (
            result(Path(name), target, {"乙": f"{day}: {value}"}, breakdown="quotas: {乙: 60}").shares.quotas[0].pace
            for value in (less, more)
        )
    assert BEST_LAST.index(better) >= BEST_LAST.index(worse)


@examples(60)
@given(st.integers(1, 7), st.integers(1, 11))
def test_what_is_exactly_expected_of_every_share_is_on_track(part: int, month: int):
    one, other = 12 * part, 96 - 12 * part
    last = (date(2022, month + 1, 1) - date.resolution).isoformat()
    reports = {"乙": f"{last}: {one * month // 12}", "丙": f"{last}: {other * month // 12}"}
    target = "measure: increment, at_least: 96, unit: 家, reporters: [乙, 丙], collect: sum"
    with tempfile.TemporaryDirectory() as name:
        found = result(Path(name), target, reports, breakdown=f"quotas: {{乙: {one}, 丙: {other}}}")
    assert {each.pace for each in found.shares.quotas} == {Pace.ON_TRACK}
    assert (found.pace, found.shares.allocation_gap) == (Pace.ON_TRACK, 0)
    assert {each.light for each in found.shares.quotas} == {Light.GREEN}


def test_the_order_of_files_never_matters(tmp_path: Path):
    reports = {"甲": "2022-06-30: 50", "乙": "2022-03-31: 5; 2022-06-30: 20", "丙": "2022-06-30: 10"}
    done = checked(write(tmp_path, COUNT, reports, GROUP, "quotas: {组: 100}, spread: {组: equal}"))
    turned = replace(done, observations=tuple(reversed(done.observations)))
    assert assess(turned, latest(turned, TODAY), today=TODAY) == assess(done, latest(done, TODAY), today=TODAY)
    assert [each.value for each in assess(done, latest(done, TODAY), today=TODAY).targets[0].shares.quotas] == [
        30,
        20,
        10,
    ]
    assert assess(done, latest(done, TODAY), today=TODAY).targets[0].shares.parts == Fraction(30)
