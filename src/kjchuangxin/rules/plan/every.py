"""What is checked in a plan (KJ4xx), in the order in which it is read: names, tasks, targets, times."""

from kjchuangxin.rules.plan.characters import IN_CHARACTERS
from kjchuangxin.rules.plan.names import IN_NAMES
from kjchuangxin.rules.plan.schedule import IN_PATH
from kjchuangxin.rules.plan.settings import IN_SETTINGS
from kjchuangxin.rules.plan.targets import IN_TARGETS
from kjchuangxin.rules.plan.tasks import IN_TASKS
from kjchuangxin.rules.plan.times import IN_TIMES
from kjchuangxin.rules.types import PlanRules

IN_PLAN: PlanRules = (*IN_NAMES, *IN_TASKS, *IN_TARGETS, *IN_TIMES, *IN_PATH, *IN_SETTINGS, *IN_CHARACTERS)
