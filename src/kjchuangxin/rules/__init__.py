"""What only several values or files together can show. Each rule stands beside its function, all in visible tuples."""

from kjchuangxin.rules.observations import Observation
from kjchuangxin.rules.registry import RULES
from kjchuangxin.rules.run import CheckResult, Each, check
from kjchuangxin.rules.suppressions import settle

__all__ = ["RULES", "CheckResult", "Each", "Observation", "check", "settle"]
