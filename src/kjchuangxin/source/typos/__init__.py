"""What people mistype in YAML, a module a construct; here the keys of a file, and what is written instead."""

# Keys of an entry whose value is text, all keys of an entry, and those of a progress file.
TEXT_KEYS = frozenset({"note", "cause", "action", "correction", "evidence"})
ENTRY_KEYS = TEXT_KEYS | {"value", "reference", "year_before", "stage", "state", "by"}
PROGRESS_KEYS = ENTRY_KEYS | {"allow", "as_of", "submitted", "entries", "unit", "reports", "format"}

# What people write in their place, in Chinese or by another word.
_OTHER_NAMES = {
    "format": "version 格式 版本",
    "unit": "单位 报送单位 责任单位 计量单位 units dept department",
    "reports": "报送 报告 填报 上报 进度 data",
    "as_of": "截止 截至 截止日期 截至日期 日期 date",
    "submitted": "报送日期 提交 提交日期",
    "entries": "指标 条目 数据 targets",
    "value": "数值 值 完成值 数量 完成情况 number figure",
    "reference": "参照值 对照值 全市平均",
    "year_before": "上年同期 去年同期 同期",
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
    "date": "on 日期 核验日期",
    "period": "期间 周期",
    "plan": "计划 工作要点",
    "allow": "允许 豁免 忽略 allowed ignore suppress",
}
KEYS_BY_OTHER_NAME: dict[str, tuple[str, ...]] = {}
for _key, _words in _OTHER_NAMES.items():
    for _word in _words.split():
        KEYS_BY_OTHER_NAME[_word] = (*KEYS_BY_OTHER_NAME.get(_word, ()), _key)
