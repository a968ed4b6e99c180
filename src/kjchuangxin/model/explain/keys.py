"""The keys a mapping may have, and which of them a wrong one was meant to be."""

from collections.abc import Container
from typing import Any, get_args

from pydantic import BaseModel

from kjchuangxin.source import KeyPath
from kjchuangxin.suggest import nearest

# What people write instead, in Chinese or by another word.
_OTHERWISE = {
    "format": "version 格式 版本",
    "unit": "单位 报送单位 责任单位 计量单位 units dept department",
    "reports": "报送 报告 填报 上报 进度 data",
    "as_of": "截止 截至 截止日期 截至日期 日期 date",
    "submitted": "报送日期 提交 提交日期",
    "entries": "指标 条目 数据 targets",
    "value": "数值 值 完成值 数量 完成情况 number figure",
    "stage": "阶段 节点",
    "state": "状态 status",
    "note": "备注 说明 notes remark comment",
    "evidence": "佐证 佐证材料 依据 文号 证明 proof",
    "cause": "原因 reason",
    "action": "措施 actions measures",
    "by": "时限 期限 deadline",
    "correction": "更正 更正说明",
    "illustrative": "示例 example",
    "name": "名称 姓名 title",
    "title": "标题 name",
    "targets": "指标 目标",
    "quotas": "分解 指标分解 quota",
    "baseline": "基数 基期 base",
    "lead": "牵头单位 牵头",
    "support": "责任单位 配合单位",
    "aliases": "简称 别名 alias",
    "members": "成员 member",
    "due": "时限 期限 deadline",
    "number": "编号 序号 no",
    "period": "期间 周期",
    "plan": "计划 工作要点",
    "allow": "允许 豁免 忽略 allowed ignore suppress",
}
_MEANT: dict[str, tuple[str, ...]] = {}
for _key, _words in _OTHERWISE.items():
    for _word in _words.split():
        _MEANT[_word] = (*_MEANT.get(_word, ()), _key)


def meant_key(word: str, known: list[str], there: Container[str]) -> str | None:
    """The known key that a wrong one was meant to be, of those that are not there yet."""
    left = [key for key in known if key not in there]
    return next((key for key in _MEANT.get(word.casefold(), ()) if key in left), None) or nearest(word, left)


def known_keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys of the model that `path` leads to, in their order; last what every mapping may have."""
    for step in path:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field is not None:
            model = _model_within(field.annotation) or model
    return [*(key for key in model.model_fields if key != "allow"), "allow"]


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_within(part))), None)
