"""Every rule finds its own wrong example and nothing else, and the trickier ones keep their bounds."""

import pytest
from examples import findings

from kjchuangxin.checks import RULES

NOT_TEXT = {
    "KJ101": "a file that cannot be opened has no text",
    "KJ102": "a file over 1 MiB is no example to read",
}
SHOWN = [pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in RULES.values() if rule.code not in NOT_TEXT]


def codes(folder, part, text):
    return [finding.rule.code for finding in findings(folder, part, text)]


@pytest.mark.parametrize("rule", SHOWN)
def test_a_rule_finds_its_wrong_example_and_nothing_else(rule, tmp_path):
    found = findings(tmp_path, rule.example.part, rule.example.wrong)
    assert [(finding.rule.code, finding.severity) for finding in found] == [(rule.code, rule.severity)]
    for message in (found[0].message, found[0].hint, *(said for _, said in found[0].related)):
        assert message is None or message.template.format(**message.values)


@pytest.mark.parametrize("rule", SHOWN)
def test_a_rules_right_example_is_clean(rule, tmp_path):
    assert findings(tmp_path, rule.example.part, rule.example.right) == []
