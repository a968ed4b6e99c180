"""What a valid plan, breakdown and progress file is."""

from kjchuangxin.model.breakdown import Breakdown, TargetBreakdown, Verified
from kjchuangxin.model.limit import limited
from kjchuangxin.model.load import Names, Workspace, load_file, load_workspace
from kjchuangxin.model.plan import Bound, Measure, Plan, Task, VerdictSettings
from kjchuangxin.model.progress import Entry, Progress, ReportOfUnit
from kjchuangxin.model.requirement import Requirement, reaches
from kjchuangxin.model.resolved import COUNTABLE, Goal, Origin, goals_of
from kjchuangxin.model.rules import RULES
from kjchuangxin.model.schema import json_schema, unit_schema
from kjchuangxin.model.settings import DEFAULTS, Settings, settings_of

__all__ = [
    "COUNTABLE",
    "DEFAULTS",
    "RULES",
    "Bound",
    "Breakdown",
    "Entry",
    "Goal",
    "Measure",
    "Names",
    "Origin",
    "Plan",
    "Progress",
    "ReportOfUnit",
    "Requirement",
    "Settings",
    "TargetBreakdown",
    "Task",
    "VerdictSettings",
    "Verified",
    "Workspace",
    "goals_of",
    "json_schema",
    "limited",
    "load_file",
    "load_workspace",
    "reaches",
    "settings_of",
    "unit_schema",
]
