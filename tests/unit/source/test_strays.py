"""What lies in a workspace and is not read, by what programs and people make of the names of its files."""

import pytest

from examples import workspace_for
from kjchuangxin.source import StrayKind, find
from kjchuangxin.source.listing import corrected_name, original_stem

REPORT = "format: 1\nunit: 区教委\nreports: []\n"


def found(folder, name, text=REPORT):
    """What is told of a file that lies in a workspace besides."""
    workspace_for(folder, "entries", "T3-1: 62\n")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return [(one.path.relative_to(folder).as_posix(), one.kind, one.wanted) for one in find(None, folder, None).strays]


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        # a name that is nearly that of a YAML file
        ("progress/区教委.yml", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委.YAML", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委.yaml.txt", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委.yaml.1", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委.yaml.rename", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委.yaml ", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委 .yml", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委。yaml", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委．ｙａｍｌ", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委，yaml", StrayKind.ENDING, "区教委.yaml"),
        ("progress/区教委.ymal", StrayKind.ENDING, "区教委.yaml"),
        ("progress/工业园区（高新区）管委会.yml", StrayKind.ENDING, "工业园区（高新区）管委会.yaml"),
        ("progress/区教委（1）.yml", StrayKind.ENDING, "区教委（1）.yaml"),
        # what is no YAML file at all
        ("progress/区教委.xlsx", StrayKind.ENDING, None),
        ("progress/区教委.et", StrayKind.ENDING, None),
        ("progress/区教委", StrayKind.ENDING, None),
        # what programs leave behind
        ("progress/~$区教委.yaml", StrayKind.LOCK, None),
        ("progress/~$台账.xlsx", StrayKind.LOCK, None),
        ("~$workplan-2022.yaml", StrayKind.LOCK, None),
        ("~$rkplan-2022.yaml", StrayKind.LOCK, None),
        ("progress/区教委.yaml.crdownload", StrayKind.UNFINISHED, None),
        ("progress/区教委.yaml.part", StrayKind.UNFINISHED, None),
        ("workplan-2022.yaml.download", StrayKind.UNFINISHED, None),
        ("progress/区教委.yaml~", StrayKind.KEPT_BACK, None),
        ("progress/区教委.yaml.bak", StrayKind.KEPT_BACK, None),
        ("progress/区教委.yaml.orig", StrayKind.KEPT_BACK, None),
        ("progress/区教委.yaml.rej", StrayKind.KEPT_BACK, None),
        ("progress/区教委.yaml~HEAD", StrayKind.KEPT_BACK, None),
        ("progress/区教委.yaml.r12", StrayKind.KEPT_BACK, None),
        ("progress/#区教委.yaml#", StrayKind.KEPT_BACK, None),
        ("progress/~WRL0001.tmp", StrayKind.KEPT_BACK, None),
        ("workplan-2022.yaml.bak", StrayKind.KEPT_BACK, None),
        # folders that nobody reads
        ("progress/二季度/区教委.yaml", StrayKind.SUBFOLDER, None),
        ("上报/区教委.yaml", StrayKind.SUBFOLDER, None),
        ("上报/区教委.yml", StrayKind.SUBFOLDER, None),
        ("进度/区教委.txt", StrayKind.FOLDER, "progress"),
        ("Progress/区教委.txt", StrayKind.FOLDER, "progress"),
        ("progess/区教委.txt", StrayKind.FOLDER, "progress"),
        ("progress (1)/区教委.txt", StrayKind.FOLDER, "progress"),
        ("progress - 副本/区教委.txt", StrayKind.FOLDER, "progress"),
        ("ｐrogress/区教委.txt", StrayKind.FOLDER, "progress"),
        # other plans and breakdowns
        ("Workplan-2022.yaml", StrayKind.PLAN, None),
        ("workplan-2022.yml", StrayKind.PLAN, None),
        ("workplan_2022.yaml", StrayKind.PLAN, None),
        ("workplan2022.yaml", StrayKind.PLAN, None),
        ("work-plan-2022.yaml", StrayKind.PLAN, None),
        ("workplan－２０２２.yaml", StrayKind.PLAN, None),
        ("副本workplan-2022.yaml", StrayKind.PLAN, None),
        ("Copy of workplan-2022.yaml", StrayKind.PLAN, None),
        ("Breakdown-2022.yaml", StrayKind.BREAKDOWN, None),
        ("breakdown-2022 (1).yaml", StrayKind.BREAKDOWN, None),
        ("breakdown-2022（1）.yaml", StrayKind.BREAKDOWN, None),
        ("breakdown-2022 - 副本.yaml", StrayKind.BREAKDOWN, None),
        ("breakdown-2022-new.yaml", StrayKind.BREAKDOWN, None),
        # reports beside the plan
        ("区教委.yaml", StrayKind.REPORT, None),
        ("二季度.yml", StrayKind.REPORT, None),
    ],
)
def test_what_is_not_read_is_told_for_what_it_is(name, kind, wanted, tmp_path):
    told = "/".join(name.split("/")[: 1 + (name.startswith("progress/"))])
    assert found(tmp_path / "data", name) == [(told, kind, wanted)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("progress/README.md", REPORT),
        ("progress/.区教委.yaml.swp", REPORT),
        ("progress/._区教委.yaml", REPORT),
        ("progress/.~lock.台账.xlsx#", REPORT),
        ("progress/.DS_Store", REPORT),
        ("progress/Thumbs.db", REPORT),
        ("progress/desktop.ini", REPORT),
        ("progress/__MACOSX/._区教委.yaml", REPORT),
        ("notes.md", REPORT),
        ("workplan-2022.docx", REPORT),
        ("~$workplan-2022.docx", REPORT),
        ("workplan-2022.docx.bak", REPORT),
        ("照片/1.jpg", REPORT),
        ("配置/app.yaml", "unit: 家\n"),
        ("2021/workplan-2021.yaml", REPORT),
        ("progress/区教委 (1).yaml", REPORT),  # it is read
    ],
)
def test_what_nobody_expects_to_be_read_is_left_alone(name, text, tmp_path):
    assert found(tmp_path / "data", name, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("format: 1\nperiod: {start: 2022-01-01, end: 2022-12-31}\nunits: []\n", StrayKind.PLAN),
        ("format: 1\nplan: kjcx-2022\ntargets: {}\n", StrayKind.BREAKDOWN),
        ("format: 1\nunit: 区教委\nreports: []\n", StrayKind.REPORT),
        ("{format: 1, unit: 区教委, reports: []}\n", StrayKind.REPORT),
        ('{"format": 1, "unit": "区教委", "reports": []}\n', StrayKind.REPORT),
        ("unit：区教委\nreports：\n", StrayKind.REPORT),
        ("site_name: 科技局\n", StrayKind.PERHAPS),
        ("", StrayKind.PERHAPS),
    ],
)
def test_a_file_of_any_name_is_known_by_its_content(text, kind, tmp_path):
    assert [kind for _, kind, _ in found(tmp_path, "甲.yaml", text)] == [kind]


def test_reports_beside_the_folder_of_the_workspace_are_found(tmp_path):
    folder = tmp_path / "data"
    assert found(folder, "../progress/区教委.yaml", "a: 1\n") == []
    (tmp_path / "progress" / "区科协.yaml").write_text(REPORT, "utf-8")
    strays = find(None, folder, None).strays
    assert [(one.path, one.kind) for one in strays] == [(tmp_path / "progress", StrayKind.SUBFOLDER)]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("区科技局.yaml", "区科技局"),
        ("区科技局 (1).yaml", "区科技局"),
        ("区科技局(12).yml", "区科技局"),
        ("区科技局（2）.yaml", "区科技局"),
        ("区科技局[1].yaml", "区科技局"),
        ("区科技局 - 副本.yaml", "区科技局"),
        ("区科技局 - 副本 (2).yaml", "区科技局"),
        ("区科技局的副本.yaml", "区科技局"),
        ("副本区科技局.yaml", "区科技局"),
        ("复件 区科技局.yaml", "区科技局"),
        ("复件 (2) 区科技局.yaml", "区科技局"),
        ("区科技局 - Copy.yaml", "区科技局"),
        ("kjj copy 2.yaml", "kjj"),
        ("kjj_copy.yaml", "kjj"),
        ("Copy of kjj.yaml", "kjj"),
        ("kjj (李四's conflicted copy 2022-07-05).yaml", "kjj"),
        ("kjj (冲突副本).yaml", "kjj"),
        ("kjj.sync-conflict-20220705-101112-ABCDEF.yaml", "kjj"),
        ("kjj_REMOTE_1234.yaml", "kjj"),
        ("kjj-DESKTOP-1A2B3C.yaml", "kjj"),
        ("工业园区（高新区）管委会.yaml", "工业园区（高新区）管委会"),
        ("workplan-2022.yaml", "workplan-2022"),
        ("计划(2022).yaml", "计划(2022)"),
        ("photocopy.yaml", "photocopy"),
        ("副本.yaml", "副本"),
        ("(1).yaml", "(1)"),
    ],
)
def test_the_name_that_a_copy_was_made_of(name, stem):
    assert original_stem(name) == stem


@pytest.mark.parametrize("name", ["甲.yaml", "甲.txt", "yaml", ".yaml", "甲.yaml.zip", "甲yaml"])
def test_any_other_name_has_no_better_one(name):
    assert corrected_name(name) is None
