"""Every rule finds its own wrong example and nothing else, and the trickier ones keep their bounds."""

import textwrap
from datetime import date

import pytest

from examples import PLAN, findings, told, workspace_for
from kjchuangxin.model.comparison import COMPARATORS
from kjchuangxin.model.load import load_workspace
from kjchuangxin.rules import all_rules, check
from kjchuangxin.source import find
from repository import DATA

NOT_TEXT = {
    "KJ101": "a file that cannot be opened has no text",
    "KJ102": "a file over 1 MiB is no example to read",
    "KJ309": "more than a hundred findings are no example to read",
}
AS_OF = {"KJ622": date(2022, 6, 30)}  # the examples that are checked as of a day
SHOWN = [
    pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in all_rules().values() if rule.code not in NOT_TEXT
]


def codes(folder, part, text):
    return [finding.rule.code for finding in findings(folder, part, text)]


def _judged(rule):
    """Whether a rule needs a verdict; the others' examples are not about what their verdicts ask for."""
    return rule.code.startswith("KJ7")


@pytest.mark.parametrize("rule", SHOWN)
def test_a_rule_finds_its_wrong_example_and_nothing_else(rule, tmp_path):
    found = findings(tmp_path, rule.example.part, rule.example.wrong, AS_OF.get(rule.code), judged=_judged(rule))
    assert [(finding.rule.code, finding.severity) for finding in found] == [(rule.code, rule.severity)]
    for message in (found[0].message, found[0].hint, *(said for _, said in found[0].related)):
        assert message is None or message.template.format(**message.values)


@pytest.mark.parametrize("rule", SHOWN)
def test_a_rules_right_example_is_clean(rule, tmp_path):
    assert findings(tmp_path, rule.example.part, rule.example.right, AS_OF.get(rule.code), judged=_judged(rule)) == []


def target(**keys):
    """A plan's only target, in YAML's flow form; a level of companies unless the keys say otherwise."""
    keys = {"id": "T3-1", "name": "科技型企业", "measure": "level", "at_least": 120, "unit": "家"} | keys
    return "- {" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value is not None) + "}\n"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        pytest.param({"checkpoints": "{2022-06-30: 0, 2022-12-31: 100}"}, [], id="the target on the last day"),
        pytest.param({"checkpoints": "{2022-12-31: 90}"}, ["KJ414"], id="less than the target on the last day"),
        pytest.param({"checkpoints": "{2022-06-30: 40, 2022-09-30: 40}"}, [], id="standing still"),
        pytest.param({"checkpoints": "{2022-06-30: 40, 2022-09-30: 39.5}"}, ["KJ414"], id="going back"),
        pytest.param({"checkpoints": "{2022-09-30: 40, 2022-06-30: 30}"}, [], id="written in another order"),
        pytest.param({"checkpoints": "{2022-06-30: -1}"}, ["KJ414"], id="below nothing"),
        pytest.param({"checkpoints": "{2022-06-30: 100.01}"}, ["KJ414"], id="past the target"),
        pytest.param({"checkpoints": "{2021-12-31: 0}"}, ["KJ414"], id="the day before the window"),
        pytest.param({"checkpoints": "{2022-01-01: 0}"}, [], id="the window's first day"),
        pytest.param({"checkpoints": "{2023-01-01: 100}"}, ["KJ414"], id="after the window"),
        pytest.param(
            {"checkpoints": "{2022-06-30: 130, 2022-09-30: 60, 2022-10-31: 50}"},
            ["KJ414", "KJ414"],
            id="each against the last one that was right",
        ),
        pytest.param(
            {"checkpoints": "{2022-06-30: 95}", "revisions": "[{date: 2022-07-01, at_least: 90}]"},
            [],
            id="up to the original target after it was lowered",
        ),
        pytest.param(
            {"checkpoints": "{2022-06-30: 95}", "revisions": "[{date: 2022-06-30, at_least: 90}]"},
            ["KJ425"],
            id="past the target that holds from that day on",
        ),
        pytest.param(
            {"checkpoints": "{2022-06-30: 90}", "revisions": "[{date: 2022-06-30, at_least: 90}]"},
            [],
            id="up to the target that holds from that day on",
        ),
        pytest.param(
            {"checkpoints": "{2022-06-30: 101}", "revisions": "[{date: 2022-09-01, at_least: 120}]"},
            ["KJ425"],
            id="past a target that is raised only later",
        ),
        pytest.param(
            {"at_least": None, "between": "[90, 110]", "checkpoints": "{2022-06-30: 110}"}, [], id="up to a range's end"
        ),
        pytest.param({"at_least": None, "checkpoints": "{2022-06-30: 40}"}, ["KJ409"], id="no target to lead to"),
    ],
)
def test_checkpoints_of_an_increment_lead_from_nothing_to_the_target(keys, found, tmp_path):
    assert codes(tmp_path, "targets", target(measure="increment", **({"at_least": 100} | keys))) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        pytest.param({"baseline": 96, "checkpoints": "{2022-06-30: 96}"}, [], id="the baseline itself"),
        pytest.param({"baseline": 96, "checkpoints": "{2022-06-30: 95}"}, ["KJ414"], id="below the baseline"),
        pytest.param({"checkpoints": "{2022-06-30: 95}"}, [], id="an unknown baseline"),
        pytest.param(
            {"checkpoints": "{2022-06-30: 95, 2022-09-30: 94}"}, ["KJ414"], id="an unknown baseline, but going back"
        ),
        pytest.param(
            {"at_least": None, "at_most": 50, "baseline": 80, "checkpoints": "{2022-06-30: 70, 2022-09-30: 60}"},
            [],
            id="downward",
        ),
        pytest.param(
            {"at_least": None, "at_most": 50, "baseline": 80, "checkpoints": "{2022-06-30: 70, 2022-09-30: 72}"},
            ["KJ414"],
            id="downward, but going back",
        ),
        pytest.param(
            {"at_least": None, "at_most": 50, "checkpoints": "{2022-06-30: 70, 2022-09-30: 49}"},
            ["KJ414"],
            id="downward past the target",
        ),
        pytest.param(
            {
                "at_least": None,
                "at_most": 50,
                "baseline": 80,
                "checkpoints": "{2022-06-30: 70, 2022-09-30: 59.5}",
                "revisions": "[{date: 2022-09-01, at_most: 60}]",
            },
            ["KJ425"],
            id="downward past the target in force",
        ),
        pytest.param(
            {"baseline": 130, "checkpoints": "{2022-06-30: 95}"}, ["KJ415"], id="a baseline beyond the target"
        ),
        pytest.param({"baseline": 120, "pace": "hold"}, [], id="a baseline to hold"),
        pytest.param({"baseline": 119}, [], id="a baseline short of the target"),
        pytest.param({"at_least": None, "about": 100, "baseline": 95}, ["KJ415"], id="a baseline about the target"),
        pytest.param({"at_least": None, "between": "[100, 110]", "baseline": 111}, [], id="a baseline above a range"),
    ],
)
def test_checkpoints_of_a_level_lead_from_its_baseline(keys, found, tmp_path):
    assert codes(tmp_path, "targets", target(**keys)) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"at_most": 130}, ["KJ409"]),
        ({"at_least": None}, ["KJ409"]),
        ({"unit": None}, ["KJ410"]),
        ({"stages": "[{name: 出台}]"}, ["KJ410"]),
        ({"tolerance": 0.1}, ["KJ410"]),
        ({"at_least": None, "about": 120, "tolerance": 0}, []),
        ({"at_least": None, "about": 120, "tolerance": 1}, ["KJ410"]),
        ({"pace": "linear", "checkpoints": "{2022-06-30: 100}"}, ["KJ410"]),
        ({"measure": "qualitative", "unit": None}, ["KJ409"]),
        ({"measure": "qualitative", "at_least": None, "unit": None, "baseline": 0}, ["KJ410"]),
        ({"measure": "milestone", "at_least": None, "unit": None}, ["KJ410"]),
        ({"at_least": None, "between": "[120, 120]"}, []),
        ({"window": "{start: 2022-06-30, end: 2022-06-29}"}, ["KJ411"]),
        ({"window": "{start: 2022-06-30, end: 2022-06-29}", "checkpoints": "{2022-06-30: 100}"}, ["KJ411"]),
        ({"window": "{start: 2022-06-30, end: 2022-06-30}"}, []),
        ({"revisions": "[{date: 2022-12-31, at_least: 90}]"}, []),
        ({"revisions": "[{date: 2022-06-30}]"}, ["KJ416"]),
        ({"revisions": "[{date: 2022-06-30, at_least: 90, about: 90}]"}, ["KJ416"]),
        ({"revisions": "[{date: 2022-06-30, at_most: 90}]"}, ["KJ416"]),
        ({"revisions": "[{date: 2022-06-30, about: 90}]"}, []),
        ({"revisions": "[{date: 2022-06-30, at_least: 90}, {date: 2022-06-30, at_least: 80}]"}, ["KJ416"]),
        ({"measure": "rate"}, ["KJ418"]),
        ({"measure": "increment", "unit": "个百分点"}, ["KJ418"]),
        ({"measure": "increment", "unit": "％"}, ["KJ418"]),
        ({"measure": "increment", "unit": "﹪"}, ["KJ418"]),
        ({"measure": "increment", "unit": "ｋｍ（等效）"}, []),
        ({"measure": "rate", "unit": '"%"', "at_least": -2.5}, []),
        ({"at_least": 8.8}, []),
        ({"at_least": -1}, ["KJ421"]),
        ({"measure": "increment", "at_least": 8.5, "unit": "亿元"}, []),
        ({"measure": "increment", "revisions": "[{date: 2022-06-30, at_least: 8.5}]"}, ["KJ421"]),
        ({"at_least": "9" * 30}, []),
        ({"window": "{start: 0001-01-01, end: 9999-12-31}"}, []),
        ({"reporters": "[科技局]"}, []),
        ({"reporters": "[各镇街]"}, ["KJ419"]),
        ({"reporters": "[科技局, 区科技局]"}, ["KJ508"]),
        ({"reporters": "[区科技局, 合阳城]"}, ["KJ422"]),
        ({"reporters": "[区科技局, 合阳城]", "collect": "max"}, []),
        ({"collect": "max"}, ["KJ426"]),
        ({"collect": "single"}, []),
        ({"measure": "rate", "unit": '"%"', "collect": "sum"}, ["KJ424"]),
        ({"measure": "rate", "unit": '"%"', "collect": "max"}, ["KJ426"]),
        ({"measure": "rate", "unit": '"%"', "reporters": "[区科技局, 合阳城]", "collect": "sum"}, ["KJ424"]),
        ({"measure": "rate", "unit": '"%"', "reporters": "[区科技局, 合阳城]", "collect": "max"}, []),
        ({"measure": "rate", "unit": '"%"', "reporters": "[区科技局, 合阳城]"}, ["KJ422"]),
        ({"reporters": "[区科技局, 合阳城]", "collect": "single"}, []),
        ({"reporters": "[区科技局, 合阳城]", "measure": "qualitative", "at_least": None, "unit": None}, []),
    ],
)
def test_a_target_has_what_its_measure_needs(keys, found, tmp_path):
    assert codes(tmp_path, "targets", target(**keys)) == found


@pytest.mark.parametrize(
    ("revisions", "hint"),
    [
        ("{date: 2022-06-30}", f"add one of {COMPARATORS}"),
        ("{date: 2022-06-30, at_least: 90, about: 90}", "keep one; a range is between: [from, to]"),
        ("{date: 2022-06-30, at_least: 90}, {date: 2022-06-30, at_least: 80}", "make one of both, or correct the day"),
        ("{date: 2022-06-30, at_most: 90}", "write at_least"),
        (
            "{date: 2021-06-30, at_least: 90}",
            "correct the day, or give the target window: {start: 2021-06-30, end: 2022-12-31}",
        ),
    ],
)
def test_a_wrong_revision_gets_a_hint(revisions, hint, tmp_path):
    [(code, *_, said)] = told(findings(tmp_path, "targets", target(revisions=f"[{revisions}]")))
    assert (code, said) == ("KJ416", hint)


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ("{name: 申报}, {name: 认定, due: 2022-09-30}", []),
        ("{name: 申报, due: 2022-09-30}, {name: 认定, due: 2022-09-30}", []),
        ("{name: 申报, due: 2022-09-30}, {name: 评审}, {name: 认定, due: 2022-09-29}", ["KJ412"]),
        ("{name: 申报}, {name: 申报}", ["KJ412"]),
        ("{name: 申报, due: 2021-12-31}", ["KJ413"]),
        ("{name: 申报, due: 2022-01-01}, {name: 认定, due: 2022-12-31}", []),
    ],
)
def test_stages_follow_one_another_within_the_window(stages, found, tmp_path):
    text = f"- {{id: T3-1, name: 孵化器, measure: milestone, stages: [{stages}]}}\n"
    assert codes(tmp_path, "targets", text) == found


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("{on_track: 0.9, slipping: 0.9}", []),
        ("{on_track: 0.7}", ["KJ420"]),
        ("{slipping: 1.01}", ["KJ420"]),
        ("{slipping: -0.1}", ["KJ420"]),
        ("{rule: gap, on_track: 5, slipping: 5}", []),
        ("{rule: gap, on_track: 11}", ["KJ420"]),
        ("{rule: gap, on_track: -1}", ["KJ420"]),
        ("{method: trend, on_track: 0.21}", ["KJ420"]),
        ("{method: trend, rule: gap, slipping: 0.1}", []),
        ("{method: compound, slipping: 0.96}", ["KJ420"]),
    ],
)
def test_bounds_of_a_verdict_stand_in_their_methods_order(settings, found, tmp_path):
    assert codes(tmp_path, "targets", target(verdict=settings)) == found


@pytest.mark.parametrize(
    ("plans", "own", "found"),
    [
        ("{on_track: 0.9, slipping: 0.5}", "{on_track: 0.7}", []),
        ("{on_track: 0.7, slipping: 0.5}", "{slipping: 0.75}", ["KJ420"]),
        ("{on_track: 0.7, slipping: 0.75}", "{on_track: 0.8}", ["KJ420"]),
        ("{rule: gap}", "{on_track: 5}", []),
        ("{rule: gap}", "{on_track: 11}", ["KJ420"]),
        ("{rule: gap, slipping: 20}", "{on_track: 11}", []),
        ("{rule: gap, slipping: 20}", "{rule: ratio, on_track: 0.9}", []),
        ("{method: trend}", "{slipping: 0.3}", []),
        ("{method: trend}", "{slipping: 0.01}", ["KJ420"]),
        ("{rule: gap, slipping: -1, on_track: -2}", "{on_track: 5}", ["KJ420", "KJ420"]),
        ("{on_track: 0.7, slipping: 0.75}", "{rule: ratio}", ["KJ420"]),
    ],
)
def test_bounds_of_a_target_are_judged_with_those_it_has_from_the_plan(plans, own, found, tmp_path):
    text = PLAN.replace("TARGETS\n", textwrap.indent(target(verdict=own), " " * 10))
    text = text.replace("units:\n", f"verdict: {plans}\nunits:\n", 1)
    assert codes(tmp_path, "plan", text) == found


def test_a_bound_below_zero_is_pointed_at(tmp_path):
    (found,) = findings(tmp_path, "targets", target(verdict="{rule: gap, on_track: -1, slipping: 5}"))
    assert found.place.excerpt[found.place.column - 1 :].startswith("-1, slipping")


def breakdown(added):
    return f"format: 1\nplan: kjcx-2022\ntargets: {{{added}}}\n"


@pytest.mark.parametrize(
    ("added", "found"),
    [
        pytest.param("T3-1: {quotas: {区科技局: 99.7, 高新区管委会: 0.1, 各镇街: 0.2}}", [], id="0.1 + 0.2 = 0.3"),
        pytest.param(
            f"T3-1: {{quotas: {{区科技局: 0.{'0' * 26}1, 高新区管委会: 99.{'9' * 26}, 各镇街: 0}}}}",
            ["KJ507"],
            id="exact to the last digit",
        ),
        pytest.param("T3-1: {quotas: {高新区管委会: 40, 合阳城: 70}}", ["KJ507"], id="a group's member by its alias"),
        pytest.param("T3-2: {quotas: {高新区管委会: 40}}", [], id="a level's quotas need not add up"),
        pytest.param("T3-1: {quotas: {高新区管委会: 40, gxq: 60}}", ["KJ508"], id="one unit by two names"),
        pytest.param("T3-1: {quotas: {区教委: 100}}", ["KJ506"], id="no part in the task"),
        pytest.param("T3-1: {quotas: {区级有关单位和部门: 100}}", ["KJ506"], id="a group without a part"),
        pytest.param("T3-2: {reporters: [区教委]}", ["KJ506"], id="a reporter without a part"),
        pytest.param("T11-1: {reporters: [区教委, 区科技局]}", ["KJ618"], id="any unit, where the group is open"),
        pytest.param("T3-2: {reporters: [各镇街]}", ["KJ505"], id="a group cannot report"),
        pytest.param("T3-2: {reporters: [区科技局, gxq]}", ["KJ422"], id="several without saying whose counts"),
        pytest.param("T3-2: {reporters: [区科技局, gxq], collect: sum}", [], id="several that add up"),
        pytest.param("T3-5: {reporters: [区科技局, gxq], collect: sum}", ["KJ424"], id="rates that make no sum"),
        pytest.param("T3-1: {collect: sum}", ["KJ426"], id="a sum of one"),
        pytest.param(
            "T3-1: {quotas: {高新区管委会: 40.5, 各镇街: 59.5}, spread: {各镇街: equal}}",
            ["KJ515"],
            id="half a company",
        ),
        pytest.param("T3-6: {quotas: {各镇街: 8.5}, spread: {各镇街: equal}}", [], id="half of an average"),
        pytest.param("T3-1: {reporting: {due: {2022-06-30: 2022-07-20}}}", [], id="a period's due day"),
        pytest.param("T3-1: {reporting: {due: {2022-05-31: 2022-07-20}}}", ["KJ427"], id="no period's due day"),
        pytest.param("T3-1: {reporting: {every: month, due: {2022-05-31: 2022-06-20}}}", [], id="a month's due day"),
        pytest.param("T3-1: {due: {申报: 2022-06-30}}", ["KJ503"], id="a due date for a number"),
        pytest.param("T3-3: {baseline: 1}", ["KJ503"], id="a number for a milestone"),
        pytest.param("T3-2: {pace: hold, checkpoints: {2022-06-30: 100}}", ["KJ503"], id="a pace and checkpoints"),
        pytest.param("T3-2: {checkpoints: {2022-06-30: 95}}", ["KJ414"], id="checkpoints below the plan's baseline"),
        pytest.param("T3-3: {due: {评审: 2022-05-31}}", ["KJ412"], id="due before the plan's stage before"),
        pytest.param("T3-3: {due: {认定: 2023-01-01}}", ["KJ413"], id="due after the window"),
    ],
)
def test_a_breakdown_fits_its_plan(added, found, tmp_path):
    assert codes(tmp_path, "breakdown", breakdown(added)) == found


def test_quotas_that_do_not_add_up_say_by_how_much(tmp_path):
    found = findings(tmp_path, "breakdown", breakdown("T3-1: {quotas: {高新区管委会: 40, 各镇街: 60.5}}"))
    assert [finding.message.template.format(**finding.message.values) for finding in found] == [
        "the quotas add up to 100.5, 0.5 more than the target 100"
    ]


def reports(*entries):
    return "".join(f"- {{as_of: {as_of}, entries: {{{entry}}}}}\n" for as_of, entry in entries)


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        pytest.param([("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: 27")], [], id="standing still"),
        pytest.param([("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: 26")], ["KJ614"], id="falling"),
        pytest.param([("2022-06-30", "T3-1: 26"), ("2022-03-31", "T3-1: 27")], ["KJ605", "KJ614"], id="by date"),
        pytest.param(
            [("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: {value: 26, correction: 重复}")], [], id="corrected"
        ),
        pytest.param(
            [("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: {note: 未汇总}"), ("2022-09-30", "T3-1: 26")],
            ["KJ614"],
            id="over a report without a figure",
        ),
        pytest.param(
            [
                ("2022-03-31", "T3-1: 27"),
                ("2022-06-30", "T3-1: {value: 20, correction: 重复}"),
                ("2022-09-30", "T3-1: 26"),
            ],
            [],
            id="rising again after a correction",
        ),
        pytest.param(
            [("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: 20"), ("2022-09-30", "T3-1: 25")],
            ["KJ614", "KJ614"],
            id="rising again, but not up to the last figure that counts",
        ),
        pytest.param(
            [("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: 20"), ("2022-09-30", "T3-1: 27")],
            ["KJ614"],
            id="rising again up to the last figure that counts",
        ),
        pytest.param(
            [("2022-03-31", "T3-1: 27"), ("2022-03-31", "T3-1: 20"), ("2022-06-30", "T3-1: 25")],
            ["KJ604", "KJ614"],
            id="against the first report of a day",
        ),
        pytest.param([("2022-06-30", "T3-1: 27"), ("2022-06-30", "T3-1: 26")], ["KJ604"], id="of the same day"),
        pytest.param([("2022-06-30", "T3-1: 50"), ("2022-09-30", "T3-1: 0")], ["KJ614"], id="to nothing"),
        pytest.param([("2022-06-30", "T3-2: 100"), ("2022-09-30", "T3-2: 90")], [], id="a level may fall"),
        pytest.param([("2022-06-30", "T3-5: 100"), ("2022-09-30", "T3-5: -3")], [], id="a rate may fall"),
        pytest.param(
            [("2022-06-30", "T3-3: {stage: 评审}"), ("2022-09-30", "T3-3: {stage: 申报, correction: 退回}")],
            [],
            id="a milestone sent back",
        ),
    ],
)
def test_an_increment_falls_with_a_correction_only(entries, found, tmp_path):
    assert sorted(codes(tmp_path, "reports", reports(*entries))) == found


@pytest.mark.parametrize(
    ("as_of", "entry", "found"),
    [
        ("2021-12-31", "T3-1: 0", []),
        ("2021-12-31", "T3-1: 1", ["KJ626"]),
        ("2021-12-30", "T3-1: 0", []),
        ("2022-01-01", "T3-1: 1", []),
        ("2022-12-31", "T3-1: 100", []),
        ("2023-01-01", "T3-1: 100", ["KJ609"]),
        ("2021-12-31", "T3-2: 96", []),
        ("2021-12-30", "T3-2: 96", []),
        ("2023-01-01", "T3-2: 96", ["KJ609"]),
        ("2021-12-31", "T3-5: 12.5", []),
        ("2021-09-30", "T3-5: 12.5", []),
        ("2021-12-31", "T3-3: {stage: 申报}", []),
        ("2022-01-01", "T3-3: {stage: 申报}", []),
        ("2023-01-01", "T3-3: {stage: 申报}", ["KJ609"]),
        ("2021-12-31", "T11-1: {state: under_way}", []),
        ("2022-12-31", "T11-1: {state: under_way}", []),
        ("9999-12-31", "T11-1: {state: under_way}", ["KJ609"]),
        ("2021-01-01", "T3-2: 96", []),
        ("2020-12-31", "T3-2: 96", ["KJ631"]),
    ],
)
def test_figures_are_for_a_day_in_the_window_or_a_baseline(as_of, entry, found, tmp_path):
    assert codes(tmp_path, "reports", reports((as_of, entry))) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [("2023-12-31", []), ("2024-01-01", ["KJ631"]), ("2202-10-31", ["KJ631"]), ("9999-12-31", ["KJ631"])],
)
def test_a_deadline_is_not_far_after_the_plan(day, found, tmp_path):
    assert codes(tmp_path, "entries", f"T3-1: {{value: 62, by: {day}}}\n") == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("issued: 2023-12-31", []),
        ("issued: 2024-01-01", ["KJ631"]),
        ("issued: 9999-12-31", ["KJ631"]),
        ("issued: 2016-01-01", []),
        ("reporting: {due: {2022-06-30: 2022-07-11}}", []),
        ("reporting: {due: {2022-06-03: 2022-07-11}}", ["KJ427"]),
        ("reporting: {every: month, due: {2022-05-31: 2022-06-11}}", []),
        ("reporting: {due: {2022-06-30: 2202-07-11}}", ["KJ631"]),
        ("reporting: {due: {2022-06-30: 2002-07-11}}", ["KJ631"]),
    ],
)
def test_a_plans_days_are_not_far_from_it(keys, found, tmp_path):
    text = PLAN.replace("TARGETS\n", "          " + target()).replace("units:\n", f"{keys}\nunits:\n", 1)
    assert codes(tmp_path, "plan", text) == found


@pytest.mark.parametrize(("end", "found"), [("2025-12-31", []), ("2022-12-31", ["KJ631"])])
def test_a_day_may_be_far_from_the_plan_and_near_a_window(end, found, tmp_path):
    window = {"window": f"{{start: 2022-01-01, end: {end}}}", "reporting": "{due: {2022-06-30: 2026-12-31}}"}
    assert codes(tmp_path, "targets", target(**window)) == found


@pytest.mark.parametrize(
    ("day", "found"), [("2021-01-01", []), ("2020-12-31", ["KJ631"]), ("2023-12-31", []), ("2032-09-30", ["KJ631"])]
)
def test_a_verification_is_not_far_from_the_plan(day, found, tmp_path):
    assert codes(tmp_path, "breakdown", breakdown(f"T3-2: {{verified: {{date: {day}, by: 区教委}}}}")) == found


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ("2022-06-30", []),
        ("2022-06-24", []),
        ("2022-06-25", ["KJ632"]),
        ("2022-06-29", ["KJ632"]),
        ("2022-07-01", ["KJ632"]),
        ("2022-07-10", ["KJ632"]),
        ("2022-07-11", []),
        ("2022-06-30 2022-07-05", []),
        ("2022-06-25 2022-06-30", []),
        ("2022-03-31 2022-07-05", ["KJ632"]),
        ("2022-12-28", ["KJ632"]),
        ("2022-12-31", []),
        ("2022-01-05", []),
    ],
)
def test_a_report_is_as_of_a_periods_end_not_of_a_day_beside_it(days, found, tmp_path):
    text = reports(*((day, f"T3-1: {62 + at}") for at, day in enumerate(days.split())))
    assert codes(tmp_path, "reports", text) == found


@pytest.mark.parametrize(
    ("reporting", "day", "found"),
    [
        ("{every: month, due_days: 5}", "2022-06-02", ["KJ632"]),
        ("{every: month, due_days: 5}", "2022-06-06", []),
        ("{every: month, due_days: 31}", "2022-06-14", ["KJ632"]),
        ("{every: quarter, due_days: 10, due: {2022-06-30: 2022-07-20}}", "2022-07-20", ["KJ632"]),
        ("{every: quarter, due_days: 0}", "2022-07-01", []),
        ("{every: half}", "2022-04-05", []),
    ],
)
def test_a_day_beside_a_periods_end_is_one_within_the_time_to_report(reporting, day, found, tmp_path):
    files = workspace_for(tmp_path, "reports", reports((day, "T3-1: 62")))
    plan = files.plan.read_text("utf-8")
    files.plan.write_text(plan.replace("units:\n", f"reporting: {reporting}\nunits:\n", 1), "utf-8")
    workspace, _ = load_workspace(files, str)
    assert [one.rule.code for one in check(workspace).findings if "gxq" not in one.place.path] == found


def test_a_targets_own_rhythm_has_its_own_ends(tmp_path):
    text = reports(("2022-07-05", "T3-1: 62"))
    files = workspace_for(tmp_path, "reports", text)
    files.breakdown.write_text(breakdown("T3-1: {reporting: {every: year}}"), "utf-8")
    workspace, _ = load_workspace(files, str)
    assert check(workspace).findings == ()


@pytest.mark.parametrize("method", ["trend", "compound"])
def test_a_longer_series_takes_any_earlier_figure(method, tmp_path):
    files = workspace_for(tmp_path, "reports", reports(("2017-12-31", "T3-2: 60"), ("2022-06-30", "T3-2: 100")))
    plan = files.plan.read_text("utf-8")
    files.plan.write_text(plan.replace("units:\n", f"verdict: {{method: {method}}}\nunits:\n", 1), "utf-8")
    workspace, found = load_workspace(files, str)
    assert [*found, *check(workspace).findings] == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("T3-1: {stage: 申报}", ["KJ610"]),
        ("T3-1: {value: 62, state: done}", ["KJ610"]),
        ("T3-1: {note: 未汇总}", []),
        ("T3-3: {value: 1, stage: 申报}", ["KJ610"]),
        ("T11-1: {stage: 申报}", ["KJ610"]),
        ("T11-1: {state: done}", ["KJ617"]),
        ("T11-1: {state: done, evidence: [渝科发〔2022〕12号]}", []),
        ("T3-1: {}", ["KJ612"]),
        ("T3-1: -1", ["KJ613"]),
        ("T3-2: 95.5", ["KJ613"]),
        ("T3-2: 95.0", []),
        ("T3-6: 8.64", []),
        ("T3-5: -1.5", []),
        ("T3-1: 9999", []),
        ("T3-1: 10000", ["KJ616"]),
        ("T3-5: 0.4", ["KJ616"]),
        ("T3-5: 0.41", []),
        ("T3-5: 0", []),
        ("T3-9: {by: 2022-09-30}", ["KJ607"]),
        ("T3-4: -1", ["KJ608", "KJ613"]),
        (f"T3-2: {'9' * 30}", ["KJ616"]),
    ],
)
def test_an_entry_is_of_its_targets_kind(entry, found, tmp_path):
    assert codes(tmp_path, "entries", f"{entry}\n") == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("1", "99", []),
        ("1", "100", ["KJ616"]),
        ("110", "2", []),
        ("100", "1", ["KJ616"]),
        ("0", "100", []),
        ("100", "0", []),
        ("1", "{value: 100, correction: 单位误为百家}", []),
    ],
)
def test_a_figure_is_of_the_last_ones_magnitude(before, after, found, tmp_path):
    entries = reports(("2022-03-31", f"T3-2: {before}"), ("2022-06-30", f"T3-2: {after}"))
    assert codes(tmp_path, "reports", entries) == found


@pytest.mark.parametrize(
    ("target", "figures", "found"),
    [
        pytest.param("T3-1", "2 22", [], id="ten times, and a fifth of the target"),
        pytest.param("T3-1", "2 23", ["KJ616"], id="ten times, and more than a fifth"),
        pytest.param("T3-1", "3 32", [], id="a fifth, but not ten times"),
        pytest.param("T3-1", "3 5 36", ["KJ616"], id="ten times the largest, though not the last"),
        pytest.param("T3-1", "0 40", [], id="no step so far"),
        pytest.param("T3-1", "40", [], id="the first step"),
        pytest.param("T3-1", "2 {value:_40,_correction:_含上年结转}", [], id="which is said to be right"),
        pytest.param("T3-1", "2 40 80", ["KJ616"], id="the step is the largest from then on"),
        pytest.param("T3-2", "100 102 126", [], id="a level, by a fifth of the target"),
        pytest.param("T3-2", "100 102 127", ["KJ616"], id="a level, by more"),
        pytest.param("T3-2", "130 128 103", ["KJ616"], id="a level that falls"),
        pytest.param("T3-5", "20.1 20.3 24.3", [], id="a rate, by a fifth of the target"),
        pytest.param("T3-5", "20.1 20.3 24.4", ["KJ616"], id="a rate, by more"),
    ],
)
def test_a_step_is_not_ten_times_the_largest_so_far(target, figures, found, tmp_path):
    days = ["2022-03-31", "2022-06-30", "2022-09-30"]
    entries = zip(days, figures.split(), strict=False)
    text = reports(*((day, f"{target}: {figure.replace('_', ' ')}") for day, figure in entries))
    assert codes(tmp_path, "reports", text) == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("under_way", "under_way", []),
        ("not_started", "under_way", []),
        ("under_way", "not_started", ["KJ615"]),
        ("done, evidence: [批复]", "under_way", ["KJ615"]),
        ("done, evidence: [批复]", "under_way, correction: 重新启动", []),
    ],
)
def test_a_qualitative_target_goes_back_with_a_correction_only(before, after, found, tmp_path):
    entries = reports(("2022-06-30", f"T11-1: {{state: {before}}}"), ("2022-09-30", f"T11-1: {{state: {after}}}"))
    assert codes(tmp_path, "reports", entries) == found


@pytest.mark.parametrize(
    ("baseline", "found"),
    [
        ("104", []),
        ("105", []),
        ("106", ["KJ620"]),
        ("120", []),  # nothing is left to gain, so that the checkpoints do not count
        ("{note: 未汇总}", []),
    ],
)
def test_checkpoints_do_not_go_back_from_a_reported_baseline(baseline, found, tmp_path):
    entries = reports(("2021-12-31", f"T3-7: {baseline}"), ("2022-06-30", "T3-7: 112"))
    assert codes(tmp_path, "reports", entries) == found


@pytest.mark.parametrize(("collect", "found"), [("sum", ["KJ620"]), ("max", []), ("single", [])])
def test_a_reported_baseline_is_that_of_all_reporters(collect, found, tmp_path):
    files = workspace_for(tmp_path, "breakdown", breakdown(f"T3-7: {{reporters: [区科技局, gxq], collect: {collect}}}"))
    for name, value in (("gxq", 60), ("区科技局", 50)):
        text = f"format: 1\nunit: {name}\nreports: [{{as_of: 2021-12-31, entries: {{T3-7: {value}}}}}]\n"
        (tmp_path / "progress" / f"{name}.yaml").write_text(text, "utf-8")
    workspace, _ = load_workspace(files, str)
    assert [finding.rule.code for finding in check(workspace).findings] == found


def test_done_is_proved_once(tmp_path):
    text = reports(("2022-06-30", "T3-3: {stage: 认定, evidence: [批复]}"), ("2022-09-30", "T3-3: {stage: 认定}"))
    assert codes(tmp_path, "reports", text) == []


def test_a_file_that_cannot_be_used_is_not_called_missing(tmp_path):
    assert codes(tmp_path, "progress", "format: 1\nunit: 区科技局\nreports: [\n") == ["KJ201"]


def test_a_breakdown_that_cannot_be_used_does_not_turn_its_reporters_away(tmp_path):
    files = workspace_for(tmp_path, "entries", "T3-4: 62\n")
    files.breakdown.write_text("format: 1\nplan: kjcx-2022\ntargets: 1\n", "utf-8")
    workspace, found = load_workspace(files, str)
    assert [finding.rule.code for finding in (*found, *check(workspace).findings)] == ["KJ303"]


@pytest.mark.parametrize(
    ("wrong", "right", "found"),
    [
        ("members: []", "members: [各镇街, 区级有关单位和部门]", ["KJ403"]),
        ("members: []", "members: [科技局]", ["KJ402"]),
        ("members: []", "members: [各镇街, 区教委]", []),
        ("lead: [区科技局]\n        support: [工业", "lead: [各镇街]\n        support: [工业", ["KJ404"]),
        ("lead: [区科技局]\n        support: [工业", "lead: [科技局]\n        support: [工业", ["KJ404"]),
        ("support: [工业园区（高新区）管委会, 各镇街]", "support: [区农委]", ["KJ404"]),
        ("objectives: [T3-1]", "objectives: [T3-1, T3-1]", ["KJ408"]),
        ("aliases: [科技局, kjj]", "aliases: [科技局，kjj]", ["KJ212"]),
        ("aliases: [科技局, kjj]", 'aliases: ["科技局，kjj"]', []),
        ("start: 2022-01-01", "start: 2023-01-01", ["KJ411"]),
    ],
)
def test_a_plans_names_lead_somewhere(wrong, right, found, tmp_path):
    text = PLAN.replace("TARGETS\n", "          " + target())
    assert wrong in text
    assert codes(tmp_path, "plan", text.replace(wrong, right, 1)) == found


@pytest.mark.parametrize(
    ("wrong", "right", "code", "names"),
    [
        ("members: [合阳城街道]", "members: [合阳城街道，区教委]", "KJ402", "合阳城街道, 区教委"),
        ("lead: [区科技局]", "lead: [区科技局；区教委]", "KJ404", "区科技局, 区教委"),
        ("support: [区级", "support: [区教委、 区级", "KJ404", "区教委, 区级有关单位和部门"),
        ("objectives: [T3-1]", "objectives: [T3-1，T11-1]", "KJ408", "T3-1, T11-1"),
        ("unit: 家}", "unit: 家, reporters: [区科技局，区教委]}", "KJ419", "区科技局, 区教委"),
    ],
)
def test_names_that_no_comma_parts_are_reported_with_one(wrong, right, code, names, tmp_path):
    text = PLAN.replace("TARGETS\n", "          " + target())
    assert wrong in text
    [(found, *_, hint)] = told(findings(tmp_path, "plan", text.replace(wrong, right, 1)))
    sign = next(character for character in right if character in "，、；")
    assert (found, hint) == (code, f"{sign} does not part the items of a list: write [{names}]")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("[各镇街]", ("the group 各镇街 is a member of itself", "take it out of its members")),
        (
            "[区级有关单位和部门]",
            (
                "through 各镇街, the group 区级有关单位和部门 is a member of itself",
                "take one of the groups out of the other",
            ),
        ),
    ],
)
def test_a_cycle_is_reported_with_the_way_it_takes(members, said, tmp_path):
    text = PLAN.replace("TARGETS\n", "          " + target()).replace("[合阳城街道]", members)
    (found,) = findings(tmp_path, "plan", text.replace("[]", "[各镇街]" if "区级" in members else "[]"))
    assert tuple(one.template.format(**one.values) for one in (found.message, found.hint)) == said


def test_a_cycle_through_two_groups_is_reported_once(tmp_path):
    text = PLAN.replace("TARGETS\n", "          " + target())
    text = text.replace("members: [合阳城街道]", "members: [区级有关单位和部门]").replace("[]", "[各镇街]")
    assert codes(tmp_path, "plan", text) == ["KJ403"]


def test_each_cycle_of_a_group_is_reported(tmp_path):
    text = PLAN.replace("TARGETS\n", "          " + target())
    text = text.replace("members: [合阳城街道]", "members: [各镇街, 区级有关单位和部门]").replace("[]", "[各镇街]")
    assert codes(tmp_path, "plan", text) == ["KJ403", "KJ403"]


@pytest.mark.parametrize(("member", "found"), [("区教委", []), ("g0", ["KJ403"])])
def test_groups_may_nest_deeply(member, found, tmp_path):
    groups = "".join(f"  - {{name: g{n}, members: [g{n + 1}]}}\n" for n in range(5000))
    groups += f"  - {{name: g5000, members: [{member}]}}\n"
    text = PLAN.replace("TARGETS\n", "          " + target()).replace("objectives:", f"{groups}objectives:")
    assert codes(tmp_path, "plan", text.replace("管委会, 各镇街]", "管委会, g0]")) == found


@pytest.mark.parametrize(
    ("quotas", "found"),
    [
        ("东片: 100", []),
        ("西片: 100", ["KJ506"]),
        ("东西片: 100", ["KJ506"]),
        ("无: 100", ["KJ506"]),
        ("东片: 40, 合阳城街道: 60", []),
    ],
)
def test_a_group_has_a_part_where_all_its_units_have(quotas, found, tmp_path):
    files = workspace_for(tmp_path, "breakdown", breakdown(f"T3-1: {{quotas: {{{quotas}}}}}"))
    groups = """\
  - {name: 东片, members: [合阳城街道, 区科技局]}
  - {name: 西片, members: [合阳城街道, 区教委]}
  - {name: 东西片, members: [东片, 西片]}
  - {name: 无}
"""
    plan = files.plan.read_text("utf-8")
    files.plan.write_text(plan.replace("objectives:", f"{groups}objectives:", 1), "utf-8")
    workspace, _ = load_workspace(files, str)
    assert [finding.rule.code for finding in check(workspace).findings] == found


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("t3-1", "write T3-1"),
        ("T3–1", "write T3-1"),
        ("T3_1", "write T3-1"),
        ("T31", "write T3-1"),
        ("Ｔ３－１", "write T3-1"),
        ("T03-01", "write T3-1"),
        ("3.1", "write T3-1"),
        ("T111", "write T11-1"),
        ("T3-l", "write T3-1"),
        ("TlI-1", "write T11-1"),
        ("T3-1O", "the targets of task 3: ('T3-1', 'T3-2', 'T3-3', 'T3-4', 'T3-5', 'T3-6', 'T3-7')"),
        ("TE-l", None),
        ("科技型企业新增", "write T3-1"),
        ("T3-9", "the targets of task 3: ('T3-1', 'T3-2', 'T3-3', 'T3-4', 'T3-5', 'T3-6', 'T3-7')"),
        ("T11-2", "the targets of task 11: ('T11-1',)"),
        ("T4-1", "the plan has no task 4"),
        ("企业", None),
    ],
)
def test_a_wrong_id_is_taken_for_none_but_the_one_it_must_be(id_, hint, tmp_path):
    [(code, *_, said)] = told(findings(tmp_path, "entries", f"{id_}: {{note: 未汇总}}\n"))
    assert (code, said) == ("KJ607", hint)


def test_a_wrong_id_that_can_be_two_is_taken_for_neither(tmp_path):
    plan = PLAN.replace("TARGETS\n", "          " + target(id="T1-11")).replace("number: 3\n", "number: 1\n")
    found = findings(tmp_path, "plan", plan.replace("objectives: [T3-1]", "objectives: [T111]"))
    assert told(found) == [("KJ408", 13, 14, None)]


COMMA = "where a new item begins, write , and a space; a text that holds the comma is put in quotes"


@pytest.mark.parametrize(
    ("evidence", "column"),
    [
        ("[名单，文件]", 38),
        ("[ 《A，B》的通知，名单]", 45),
        ("[名单, 文件，附件，附表]", 42),
        ("[《A，B》, （甲，乙）, “丙，丁”]", None),
        ("['名单，文件']", None),
        ('["名单，文件", 附件]', None),
        ("[名单、文件]", None),
    ],
)
def test_a_full_width_comma_between_items_is_reported_once(evidence, column, tmp_path):
    found = findings(tmp_path, "entries", f"T3-1: {{value: 62, evidence: {evidence}}}\n")
    assert told(found) == ([] if column is None else [("KJ212", 6, column, COMMA)])


def test_a_full_width_comma_in_a_list_line_by_line_is_text(tmp_path):
    assert codes(tmp_path, "entries", "T3-1:\n  value: 62\n  evidence:\n    - 名单，文件\n") == []


def test_a_full_width_comma_is_found_in_an_entry_like_the_one_before(tmp_path):
    text = reports(("2022-03-31", "T3-1: 27"), ("2022-06-30", "T3-1: {value: 62, evidence: [名单，文件]}"))
    assert codes(tmp_path, "reports", text) == ["KJ212"]


def test_a_hundred_findings_of_a_file_are_shown_and_the_others_counted(tmp_path):
    entries = "".join(f"T9-{number}: 1\n" for number in range(1, 151)) + "T3-1: 10000\n"
    found = findings(tmp_path, "entries", entries)
    assert [one.rule.code for one in found] == ["KJ607"] * 100 + ["KJ309"]
    assert found[-1].message.values["count"] == 51


def test_errors_are_shown_before_warnings(tmp_path):
    text = "".join(f"- {{as_of: 2022-01-01, submitted: 2032-12-31, entries: {{T3-1: {n}}}}}\n" for n in range(60))
    found = codes(tmp_path, "reports", text)
    assert [(code, found.count(code)) for code in ("KJ604", "KJ621", "KJ309")] == [
        ("KJ604", 59),
        ("KJ621", 41),
        ("KJ309", 1),
    ]


def test_the_shipped_data_are_clean():
    workspace, found = load_workspace(find(None, DATA, None), str)
    result = check(workspace)
    assert (found, result.findings, result.plan.usable) == ([], (), True)


@pytest.mark.parametrize(
    ("unit", "found"), [("kjj", []), ("各镇街", ["KJ601"]), ("合阳城", ["KJ603"]), ("gxq", ["KJ602"])]
)
def test_a_progress_file_is_one_units(unit, found, tmp_path):
    assert codes(tmp_path, "progress", f"format: 1\nunit: {unit}\nreports: []\n") == found
