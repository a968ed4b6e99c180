"""Every rule of the program, in the order of their codes."""

from kjchuangxin import model, source
from kjchuangxin.diagnostic import Rule
from kjchuangxin.rules import suppressions
from kjchuangxin.rules.breakdown.targets import IN_BREAKDOWN
from kjchuangxin.rules.plan.every import IN_PLAN
from kjchuangxin.rules.plan.schedule import WITH_FIGURES
from kjchuangxin.rules.progress.entries import UNKNOWN_TARGET
from kjchuangxin.rules.progress.every import IN_ENTRY
from kjchuangxin.rules.progress.files import IN_FILE, SECOND_FILE
from kjchuangxin.rules.progress.reports import IN_REPORT
from kjchuangxin.rules.workspace.files import ACROSS

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *source.RULES,
            *model.RULES,
            *suppressions.RULES,
            UNKNOWN_TARGET,
            SECOND_FILE,
            *(
                rule
                for rules in (IN_PLAN, IN_BREAKDOWN, ACROSS, WITH_FIGURES, IN_FILE, IN_REPORT, *IN_ENTRY.values())
                for rule, _ in rules
            ),
        ),
        key=lambda rule: rule.code,
    )
}
