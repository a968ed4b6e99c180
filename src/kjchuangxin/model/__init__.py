"""What a valid plan, breakdown and progress file is."""

from kjchuangxin.model.breakdown import Breakdown, TargetBreakdown, Verified
from kjchuangxin.model.load import Names, Workspace, load_file, load_workspace
from kjchuangxin.model.plan import Bound, Collect, Comparator, Measure, Pacing, Plan, Task, VerdictSettings
from kjchuangxin.model.progress import Entry, Progress, ReportOfUnit
from kjchuangxin.model.resolved import COUNTABLE, NUMERIC, Origin, ResolvedPlan, ResolvedTarget, resolved_targets
from kjchuangxin.model.schema import json_schema, unit_schema
from kjchuangxin.model.settings import AHEAD_POINTS, AHEAD_RATIO, DEFAULTS, Requirement, Settings, reaches, settings_of

__all__ = [
    "AHEAD_POINTS",
    "AHEAD_RATIO",
    "COUNTABLE",
    "DEFAULTS",
    "NUMERIC",
    "Bound",
    "Breakdown",
    "Collect",
    "Comparator",
    "Entry",
    "Measure",
    "Names",
    "Origin",
    "Pacing",
    "Plan",
    "Progress",
    "ReportOfUnit",
    "Requirement",
    "ResolvedPlan",
    "ResolvedTarget",
    "Settings",
    "TargetBreakdown",
    "Task",
    "VerdictSettings",
    "Verified",
    "Workspace",
    "json_schema",
    "load_file",
    "load_workspace",
    "reaches",
    "resolved_targets",
    "settings_of",
    "unit_schema",
]
