"""What a valid plan, breakdown and progress file is."""

from kjchuangxin.model.breakdown import Breakdown, TargetBreakdown
from kjchuangxin.model.errors import suggest
from kjchuangxin.model.goal import COUNTABLE, NUMERIC, Goal, comparison_of, goals_of
from kjchuangxin.model.load import Workspace, load_file, load_workspace
from kjchuangxin.model.plan import Bound, Measure, Plan, Revision, Section, Stage, Target, Task, Unit, VerdictSettings
from kjchuangxin.model.progress import Entry, Progress, ReportOfUnit
from kjchuangxin.model.rules import RULES
from kjchuangxin.model.schema import json_schema

__all__ = [
    "COUNTABLE",
    "NUMERIC",
    "RULES",
    "Bound",
    "Breakdown",
    "Entry",
    "Goal",
    "Measure",
    "Plan",
    "Progress",
    "ReportOfUnit",
    "Revision",
    "Section",
    "Stage",
    "Target",
    "TargetBreakdown",
    "Task",
    "Unit",
    "VerdictSettings",
    "Workspace",
    "comparison_of",
    "goals_of",
    "json_schema",
    "load_file",
    "load_workspace",
    "suggest",
]
