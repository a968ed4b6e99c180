"""A sheet of what a unit reports, as entries: 编号, 数值, 进展情况, 原因, 措施, 时限."""

import re
from collections.abc import Mapping
from typing import get_args

from kjchuangxin.drafts.appending import NewEntry
from kjchuangxin.drafts.sheet import Row
from kjchuangxin.model.explain.guess import choice
from kjchuangxin.model.explain.guess import day as likely_day
from kjchuangxin.model.fields import NUMBER, day_of
from kjchuangxin.model.plan import Measure
from kjchuangxin.model.progress import STATES
from kjchuangxin.model.resolved import ResolvedPlan, ResolvedTarget
from kjchuangxin.rules.names import likely_targets
from kjchuangxin.source import Value
from kjchuangxin.source.write import scalar

COLUMNS = {
    "id": "编号 指标编号 目标编号 id target",
    "value": "数值 完成值 实际完成 实际值 完成数 累计完成 阶段 状态 value figure stage state",
    "note": "进展情况 完成情况 进展 工作进展 落实情况 备注 note progress",
    "cause": "原因 存在问题 滞后原因 未完成原因 问题 cause reason",
    "action": "措施 下一步措施 下步措施 工作措施 整改措施 下一步打算 action",
    "year_before": "上年同期 去年同期 上年同期数",
    "reference": "对照值 全市平均 reference",
    "correction": "更正说明 更正原因 更正 correction",
    "by": "时限 完成时限 整改时限 预计完成时间 by",
}
NEEDED = ("id",)

_KINDS: Mapping[Measure, str] = {
    **dict.fromkeys(get_args(Measure), "value"),
    "milestone": "stage",
    "qualitative": "state",
}


def target_of(row: Row, plan: ResolvedPlan) -> str:
    """The id of the target that a row is about: by its id, in whatever form, or by its name; else what is written."""
    written = row.get("id")
    likely = [] if written in plan.targets else likely_targets(plan, written)
    return likely[0] if len(likely) == 1 else written


def entry_of(row: Row, target: ResolvedTarget | None) -> NewEntry | None:
    """What a row says of its target, as it is written there; None where it says nothing."""
    data: dict[str, Value] = {}
    if figure := row.get("value"):
        kind = "value" if target is None else _KINDS[target.measure]
        data[kind] = (choice(figure, STATES) or figure) if kind == "state" else figure
    for key in ("year_before", "reference", "note", "cause", "action", "correction"):
        if text := row.get(key):
            data[key] = text
    if by := row.get("by"):
        likely = likely_day(by)
        data["by"] = likely[0] if likely is not None and likely[1] else by
    if not data:
        return None
    return NewEntry(data.get("value") if data.keys() == {"value"} else data, f" {_written(data)}")


def _written(data: Mapping[str, Value]) -> str:
    texts = {key: _value(str(value)) for key, value in data.items()}
    if texts.keys() == {"value"}:
        return texts["value"]
    return "{" + ", ".join(f"{key}: {text}" for key, text in texts.items()) + "}"


def _value(text: str) -> str:
    return text if re.fullmatch(NUMBER, text) or day_of(text) else scalar(text)
