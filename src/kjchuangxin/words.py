"""The one table of what the format's keys and choices are called: in Chinese, and by other words that people write.

Of each, the first word is what it is called in Chinese. A key that means different things in different mappings stands
once more with the name of the model, as Target.unit: there only those words are meant.
"""

import re
from collections.abc import Iterable

_KEYS = {
    # of every file
    "format": "格式 格式版本 版本 version",
    "allow": "允许 豁免 忽略 allowed ignore suppress",
    "note": "备注 说明 进展 进展情况 notes remark remarks comment",
    "illustrative": "示例 example",
    "unit": "单位 报送单位 填报单位 责任单位 units dept department",
    "name": "名称 title",
    "date": "日期 核验日期 调整日期 on true",
    "due": "完成时限 时限 期限 截止日期 deadline",
    "targets": "指标 目标 目标任务 target",
    # of a plan
    "id": "编号 标识 代码",
    "title": "标题 题目 名称 name",
    "language": "语言 lang",
    "issuer": "发文单位 印发单位 发文机关",
    "issued": "印发日期 发文日期 成文日期",
    "recipients": "主送 主送单位 主送机关",
    "period": "期间 周期 计划期",
    "start": "开始 起始 起 开始日期 from begin",
    "end": "结束 截止 止 结束日期 to until",
    "reporting": "报送要求 报送周期",
    "every": "频次 频率 周期",
    "due_days": "报送期限 报送天数 期限天数",
    "verdict": "评估办法 判定 判定办法 评判",
    "preset": "地方做法",
    "method": "评估方法 方法 判定方法",
    "rule": "评估规则 规则 判定规则",
    "on_track": "达序时界限",
    "slipping": "略滞后界限",
    "units": "单位 单位名单 unit",
    "aliases": "简称 别名 alias",
    "groups": "单位组 分组 group",
    "members": "成员 成员单位 member",
    "objectives": "主要目标 objective",
    "sections": "章节 部分 section chapters",
    "tasks": "任务 工作任务 重点任务 task",
    "number": "序号 编号 任务编号 no",
    "lead": "牵头单位 牵头",
    "support": "责任单位 配合单位 参与单位",
    "contacts": "联系人 责任人 contact",
    "role": "职务 角色 分工",
    "phone": "电话 联系电话 手机 tel telephone",
    "measure": "指标类型 类型 type kind",
    "at_least": "不低于 不少于 至少 以上 min",
    "above": "超过 高于 突破 大于 more_than",
    "at_most": "不超过 不高于 至多 以内 max",
    "below": "低于 少于 小于 less_than",
    "about": "左右 约 around",
    "between": "区间 范围 range",
    "pace": "进度要求 序时要求",
    "checkpoints": "节点目标 阶段目标 分期目标 checkpoint",
    "baseline": "基数 基期 基期值 base",
    "window": "起止时间 时间范围 考核期",
    "reporters": "报送单位 填报单位 reporter",
    "collect": "汇总方式 汇总",
    "tolerance": "允许误差 误差",
    "stages": "阶段 节点 stage",
    "revisions": "调整 目标调整 revision",
    "approval": "批准文件 批准文号 依据",
    "aspirational": "力争 争创",
    "clause": "出处 条款",
    # of a breakdown
    "plan": "计划 工作要点",
    "quotas": "分解任务 分解指标 分解 指标分解 分解数 quota",
    "spread": "组内分解 再分解",
    "quota_reports": "分解单位报送",
    "weight": "权重",
    "verified": "核验 销号",
    # of a report
    "reports": "报送 报告 填报 上报 进度 report data",
    "as_of": "数据截止日期 截至日期 截止日期 截至 截止 数据截至 日期 date",
    "submitted": "报送日期 提交日期 上报日期 提交",
    "entries": "指标 条目 数据 填报项 entry targets",
    "value": "数值 值 完成值 完成数 数量 完成情况 number figure",
    "stage": "阶段 节点",
    "state": "状态 status",
    "evidence": "佐证材料 佐证 依据 文号 证明 证明材料 proof",
    "cause": "原因 存在问题 滞后原因 reason",
    "action": "措施 下一步措施 整改措施 actions measures",
    "by": "时限 期限 整改时限 完成时限 deadline",
    "correction": "更正说明 更正",
    "year_before": "上年同期 去年同期 同期",
    "reference": "参照值 参照",
    # where a word means something else than elsewhere
    "Target.unit": "计量单位 单位 units",
    "Unit.name": "单位名称 名称 单位 title",
    "Contact.name": "姓名 名字",
    "Reporting.due": "各期报送期限",
    "Reporting.every": "报送周期 频次 频率 周期",
    "TargetBreakdown.due": "阶段时限 时限 完成时限",
    "Verified.by": "核验单位 单位",
}
_CHOICES = {
    # measures
    "increment": "新增量 增量 新增 累计",
    "level": "总量 存量 达到",
    "rate": "比率 增速 占比",
    "rank": "位次 排名 名次",
    "milestone": "里程碑 节点",
    "qualitative": "定性工作 定性",
    # paces
    "linear": "均衡推进 序时 匀速",
    "hold": "全程保持 保持",
    "at_end": "期末评估 期末",
    # rhythms
    "month": "每月 月 月度 monthly",
    "quarter": "每季度 季 季度 每季 quarterly",
    "half": "每半年 半年 半年度 half_year half_yearly",
    "year": "每年 年 年度 yearly annual",
    # states
    "not_started": "未启动 未开始 尚未启动 未开展 notstarted not_begun",
    "under_way": "推进中 正在推进 进行中 在推进 正在进行 in_progress ongoing underway started doing",
    "done": "已完成 完成 已办结 办结 finished complete completed",
    # several reporters, and quotas
    "single": "单一 单个",
    "sum": "合计 求和 total",
    "max": "最大值 最大 maximum",
    "equal": "均分 平均",
    # verdicts
    "schedule": "按序时",
    "trend": "趋势 按趋势",
    "compound": "复合增速 按复合增速",
    "ratio": "比例 按比例",
    "gap": "差距 按差距",
    "xuancheng": "宣城",
    "yinchuan": "银川",
    "wuhan": "武汉",
    "sanya": "三亚",
    "tianjin": "天津",
}
APART_FROM_NOTES = ("cause", "action", "by")
_TRUE, _FALSE = "是 对 yes y on 1 true", "否 不是 no n off 0 false"

CHOICES_IN_CHINESE = {choice: words.split()[0] for choice, words in _CHOICES.items()}
CHOICES = {word: choice for choice, words in _CHOICES.items() for word in words.split()}
FLAGS = {**dict.fromkeys(_TRUE.split(), "true"), **dict.fromkeys(_FALSE.split(), "false")}


def key_in_chinese(key: str, model: str = "") -> str | None:
    """What a key is called in Chinese in the mapping of a model; None of an unknown one."""
    return next(iter(_words_of(key, model)), None)


def in_chinese(word: str) -> str:
    """What a key or a choice is called in Chinese; itself where it is not known."""
    return CHOICES_IN_CHINESE.get(word) or key_in_chinese(word) or word


def keys_called(word: str, known: Iterable[str], model: str = "") -> list[str]:
    """Of the keys that are known in the mapping of a model, those that somebody may call so."""
    return [key for key in known if word in _words_of(key, model)]


def named_in(text: str) -> list[str]:
    """Which of cause, action and by (原因, 措施, 时限) the parts of a text begin with: none of these is a note."""
    return [key for key in APART_FROM_NOTES if re.search(rf"(?:^|[，。；;,（(\s])(?:{_beginnings(key)})", text)]


def _beginnings(key: str) -> str:
    """How a part of a text begins that is of a key: with a Chinese word for it, or with an English one and a sign."""
    chinese = [word for word in _words_of(key, "") if not word.isascii()]
    return "|".join([*chinese, rf"{key}\s*[:：=]"])


def _words_of(key: str, model: str) -> list[str]:
    return (_KEYS.get(f"{model}.{key}") or _KEYS.get(key, "")).split()
