"""The shipped example: the plan says what the issued document says, and the whole says everything the format can."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from kjchuangxin.formats.outputs.commands import OUTPUTS
from kjchuangxin.model.load import load_workspace
from kjchuangxin.model.schema import KINDS, json_schema
from kjchuangxin.report.status import Pace, ReportState
from kjchuangxin.rules import check
from kjchuangxin.source import find
from repository import DATA, ROOT, as_written_by, plain, unchanged
from workspaces import assessed

SCHEMAS = ROOT / "schemas"

# The titles and closing brackets of the eighteen tasks, as they stand in the document issued on 2022-04-26.
TASKS = """
1.全力升级创建国家高新区（牵头单位：区科技局；责任单位：工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心）
2.争创市级农业科技园区（牵头单位：区农业农村委、区科技局；责任单位：龙市镇、肖家镇）
3.大力培育创新主体（牵头单位：区科技局；责任单位：区经济信息委、工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心、各镇街）
4.引导企业加大研发经费投入（牵头单位：区科技局；责任单位：区税务局、工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心、各镇街）
5.打造一批新型研发机构（牵头单位：区科技局；责任单位：工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心、各镇街）
6.大力培育科技创新平台（牵头单位：区科技局、区发展改革委、区经济信息委；责任单位：工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心、各镇街）
7.加快建设科技成果转化平台（牵头单位：区科技局、区人力社保局；责任单位：工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心）
8.健全科技创新激励机制体制（牵头单位：区科技局；责任单位：区财政局、区级有关单位和部门）
9.深化科技项目体制改革（牵头单位：区科技局；责任单位：区级有关单位和部门、各镇街）
10.强化科技金融支撑（牵头单位：区科技局；责任单位：区金融服务中心、区市场监管局）
11.融入成渝地区双城经济圈建设（牵头单位：区发展改革委、区科技局；责任单位：区级有关单位和部门）
12.推动对口协同发展（牵头单位：区科技局、区发展改革委；责任单位：区级有关单位和部门）
13.开展产学研科技创新活动（牵头单位：区发展改革委；责任单位：区教委、区科技局、工业园区（高新区）管委会、区网络安全发展中心、区汽车产业发展中心、在合高校）
14.做好科技助力乡村振兴工作（牵头单位：区科技局、区农业农村委；责任单位：各镇街）
15.做好民生科技工作（牵头单位：区科技局；责任单位：区级有关单位和部门）
16.加大科技人才培养力度（牵头单位：区委组织部；责任单位：区教委、区科技局、区经济信息委、区人力社保局、区农业农村委、区科协）
17.加强知识产权保护（牵头单位：区市场监管局；责任单位：区级有关单位和部门）
18.大力开展科学技术普及（牵头单位：区科技局、区科协；责任单位：区级有关单位和部门、各镇街）
"""
SECTIONS = [
    "打造科技创新高地",
    "培育壮大创新主体",
    "推进创新平台建设",
    "深化科技体制改革",
    "推动科技协同创新",
    "营造良好创新生态",
]
# What the document counts, by task: each number with its word for more or less and its unit, in the document's order.
# 全覆盖 is all of them.
NUMBERS = {
    "T1-1": "at_least 350 家",
    "T1-2": "at_least 120 家",
    "T1-3": "at_least 3 %",
    "T3-1": "at_least 100 家",
    "T3-2": "at_least 20 家",
    "T4-1": "at_least 20 %",
    "T4-2": "at_least 0.2 个百分点",
    "T5-1": "at_least 1 家",
    "T6-1": "at_least 10 家",
    "T6-3": "at_least 100 %",
    "T9-1": "at_least 50 个",
    "T9-2": "at_least 380 万元",
    "T10-1": "at_least 5 亿元",
    "T12-1": "at_least 2 个",
    "T17-1": "about 8.8 件",
    "T18-1": "at_least 2 个",
}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
SENTENCES = Path(__file__).with_name("sentences-2022.txt")
FILES = sorted(DATA.rglob("*.yaml"))


def names(files):
    return [path.relative_to(DATA).as_posix() for path in files]


def kind_of(path):
    return {"workplan": "plan", "breakdown": "breakdown"}.get(path.name.partition("-")[0], "progress")


@pytest.fixture(scope="module")
def files():
    return find(None, DATA, None)


@pytest.fixture(scope="module")
def plan(files):
    return load_workspace(files, str)[0].plan[0]


def test_nothing_is_wrong_with_it(files):
    workspace, findings = load_workspace(files, str)
    assert findings == []
    assert check(workspace).findings == ()


def test_tasks_and_their_units_are_the_documents(plan):
    written = [
        f"{task.number}.{task.title}（牵头单位：{'、'.join(task.lead)}；责任单位：{'、'.join(task.support)}）"
        for section in plan.sections
        for task in section.tasks
    ]
    assert written == TASKS.split()
    assert len(written) == 18


def test_it_is_sent_to_whom_the_notice_is(plan):
    assert plan.recipients == "各镇人民政府，各街道办事处，区政府各部门，各有关单位"


def test_sections_are_the_documents(plan):
    assert [section.title for section in plan.sections] == SECTIONS
    assert [len(section.tasks) for section in plan.sections] == [2, 2, 3, 3, 3, 5]


def test_numbers_are_the_documents(files):
    report = assessed(files)
    numbers = {
        result.id: f"{result.definition.comparator} {float(result.target):g} {result.unit}"
        for result in report.targets
        if result.definition.comparator
    }
    assert numbers == NUMBERS
    assert len(numbers) == 16


def test_main_objectives_are_the_documents(plan):
    assert plan.objectives == ("T1-4", "T2-4", "T3-2", "T3-1", "T4-1", "T4-2", "T5-1", "T6-1", "T17-1")


def test_what_the_document_wants_to_reach_is_marked(plan):
    """力争 and 争创 stand at every number but 全覆盖 and those of the tasks 12 and 18."""
    aspirational = {id_ for id_, target in plan.targets.items() if target.aspirational}
    assert set(NUMBERS) - aspirational == {"T6-3", "T12-1", "T18-1"}
    assert set(plan.objectives) <= aspirational
    others = {"T1-4", "T2-4", "T7-5", "T9-6"}  # 争创 twice, 力争成功创建, 力争突破一批
    assert aspirational == set(NUMBERS) - {"T6-3", "T12-1", "T18-1"} | others


def bare(text):
    """A text without quotation marks, which differ where one quotation stands within another."""
    return re.sub("[“”‘’《》]", "", text)


def made_of(name, sentence):
    """Whether each part of a name is made of words of a sentence, in its order."""

    def within(part):
        rest = iter(bare(sentence))
        return all(sign in rest for sign in part)

    return all(map(within, re.split("[、和]", bare(name))))


def clauses():
    """Of each task, by its number: each clause as issued with what holds it."""
    blocks = re.split(r"^(\d+)\.\n", SENTENCES.read_text("utf-8"), flags=re.MULTILINE)[1:]
    rows = ([line.split(" | ") for line in block.splitlines()] for block in blocks[1::2])
    return dict(zip(blocks[::2], rows, strict=True))


def test_every_task_has_its_sentences(plan):
    assert [placed.task.number for placed in plan.placed_tasks] == list(clauses())


@pytest.mark.parametrize(("number", "rows"), clauses().items(), ids=clauses())
def test_every_sentence_of_a_task_is_held_by_its_title_its_note_or_a_target(number, rows, plan):
    [task] = [placed.task for placed in plan.placed_tasks if placed.task.number == number]
    targets, named = {target.id: target for target in task.targets}, set()
    issued = "".join(text for text, _ in rows).split("。")
    for text, holders in rows:
        clause = text.rstrip("，；。")
        [sentence] = [sentence for sentence in issued if clause in sentence]
        if "title" in holders:
            assert clause == task.title
        if "note" in holders:
            assert bare(clause) in bare(task.note)
        for id_ in set(holders.split()) - {"title", "note"}:
            target = targets[id_]
            assert made_of(target.name, sentence) or bare(clause) in bare(target.note or ""), f"{id_}: {clause}"
            named.add(id_)
    assert named == set(targets)


def test_there_are_thirty_towns_and_streets(plan):
    [towns] = [group.members for group in plan.groups if group.name == "各镇街"]
    assert len(set(towns)) == 30
    assert sum(name.endswith("街道") for name in towns) == 7
    assert sum(name.endswith("镇") for name in towns) == 23


def test_everything_reported_is_marked_as_an_example(files):
    workspace, _ = load_workspace(files, str)
    assert workspace.breakdown[0].illustrative
    assert all(figure.file.illustrative for figure in check(workspace).observations)
    assert assessed(files).illustrative


def test_every_verdict_occurs_that_can(files):
    """Missed needs a window that has ended; with every report due, none is awaited, and no error refuses one."""
    report = assessed(files)
    assert report.as_of == date(2022, 9, 30)
    assert {result.pace for result in report.targets} == set(Pace) - {Pace.MISSED}
    assert {result.reporting.state for result in report.targets} == set(ReportState) - {
        ReportState.AWAITED,
        ReportState.REFUSED,
    }


@as_written_by("pydantic")
@pytest.mark.parametrize("kind", [*KINDS, *OUTPUTS])
def test_the_schema_in_the_repository_is_the_programs(kind, kjcx):
    unchanged(SCHEMAS / f"{kind}.schema.json", kjcx("schema", kind).out)


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_a_file_fits_the_schema_that_it_names_for_editors(path):
    text = path.read_text("utf-8")
    schema = json_schema(kind_of(path))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(plain(yaml.safe_load(text)))] == []
    told = MODELINE.match(text)
    assert told
    assert (path.parent / told[1]).resolve() == SCHEMAS / f"{kind_of(path)}.schema.json"


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refuses_what_the_format_refuses(kind):
    path = next(path for path in FILES if kind_of(path) == kind)
    data = plain(yaml.safe_load(path.read_text("utf-8")))
    validator = Draft202012Validator(json_schema(kind))
    assert not validator.is_valid({**data, "unknown": 1})
    assert not validator.is_valid({**data, "format": 2})
    assert not validator.is_valid({name: value for name, value in data.items() if name != "format"})
