"""What only several values or files together can show. Each rule stands beside its function, all in visible tuples."""

from kjchuangxin.checks.allow import settle
from kjchuangxin.checks.check import CheckResult, Each, check
from kjchuangxin.checks.reported import Reported
from kjchuangxin.checks.rules import RULES

__all__ = ["RULES", "CheckResult", "Each", "Reported", "check", "settle"]
