"""What is checked in a plan (KJ4xx), in the order in which it is read: names, tasks, targets, times."""

from kjchuangxin.checks.odd_characters import IN_CHARACTERS
from kjchuangxin.checks.plan_names import IN_NAMES
from kjchuangxin.checks.plan_path import IN_PATH
from kjchuangxin.checks.plan_settings import IN_SETTINGS
from kjchuangxin.checks.plan_targets import IN_TARGETS
from kjchuangxin.checks.plan_tasks import IN_TASKS
from kjchuangxin.checks.plan_times import IN_TIMES
from kjchuangxin.checks.types import PlanRules

IN_PLAN: PlanRules = (*IN_NAMES, *IN_TASKS, *IN_TARGETS, *IN_TIMES, *IN_PATH, *IN_SETTINGS, *IN_CHARACTERS)
