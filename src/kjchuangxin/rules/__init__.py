"""What only several values or files together can show: a rule is one object, found by the folder in which it stands."""

from kjchuangxin.rules.registry import all_rules
from kjchuangxin.rules.results import CheckResult
from kjchuangxin.rules.run import Each, check, check_verdicts
from kjchuangxin.rules.suppressions import suppress

__all__ = ["CheckResult", "Each", "all_rules", "check", "check_verdicts", "suppress"]
