"""Every rule of the program, in the order of their codes."""

from kjchuangxin import model, source
from kjchuangxin.checks import allow
from kjchuangxin.checks.across import ACROSS
from kjchuangxin.checks.breakdown import IN_BREAKDOWN
from kjchuangxin.checks.plan import IN_PLAN
from kjchuangxin.checks.plan_path import WITH_FIGURES
from kjchuangxin.checks.progress import IN_ENTRY
from kjchuangxin.checks.progress_entries import UNKNOWN_TARGET
from kjchuangxin.checks.progress_files import IN_FILE, SECOND_FILE
from kjchuangxin.checks.progress_reports import IN_REPORT
from kjchuangxin.diagnostic import Rule

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *source.RULES,
            *model.RULES,
            *allow.RULES,
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
