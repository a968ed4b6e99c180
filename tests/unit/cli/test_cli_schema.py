"""`kjcx schema progress --for UNIT`: what an editor learns of one unit's reports."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from repository import DATA

REPORTS = sorted((DATA / "progress").glob("*.yaml"))


class Loader(yaml.SafeLoader):
    """As an editor reads YAML: a day is text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path):
    return yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe one


@pytest.fixture
def validator(kjcx):
    """Of a unit's reports, from the plan and the breakdown that lie somewhere."""

    def made(unit, data=DATA):
        done = kjcx("schema", "progress", "--for", unit, "--data", str(data))
        assert (done.code, done.err) == (0, "")
        schema = json.loads(done.out)
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema)

    return made


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_shipped_reports_are_as_their_units_schemas_demand(path, validator):
    content = read(path)
    assert [error.message for error in validator(content["unit"]).iter_errors(content)] == []


@pytest.mark.parametrize(
    ("entries", "valid"),
    [
        ({"T3-1": 62}, True),
        ({"T3-1": {"value": 62, "note": "含新入库"}}, True),
        ({"T3-1": {"note": "含新入库"}}, True),
        ({"T3-1": "62"}, False),
        ({"T3-1": {"stage": "申报"}}, False),
        ({"T3-1": {"value": 62, "state": "done"}}, False),
        ({"T3-3": {"stage": "申报"}}, True),
        ({"T3-3": {"stage": "申报中"}}, False),
        ({"T3-3": 1}, False),
        ({"T3-3": {"note": "正在准备"}}, True),
        ({"T11-1": {"state": "done"}}, True),
        ({"T11-1": {"state": "doing"}}, False),
        ({"T11-1": {"value": 1}}, False),
        ({"T3-4": 300}, False),  # another unit's
        ({"T3-9": 1}, False),
        ({"T3-1": {"value": 62, "notes": ""}}, False),
    ],
)
def test_entries_are_of_the_units_targets_and_of_their_kind(entries, valid, here, validator):
    report = {"format": 1, "unit": "科技局", "reports": [{"as_of": "2022-06-30", "entries": entries}]}
    assert validator("kjj", here / "data").is_valid(report) == valid


def test_a_target_is_reported_by_its_name_its_aim_and_the_units_share(here, validator):
    kinds = validator("高新区管委会", here / "data").schema["$defs"]["ReportOfUnit"]["properties"]["entries"]
    told = {id_: (entry["title"], entry["description"]) for id_, entry in kinds["properties"].items()}
    assert told == {
        "T3-1": ("科技型企业新增", "increment, at_least 100 家, quotas 40 家"),
        "T3-4": ("培训人次", "increment, at_least 500 人次"),
    }


def test_only_the_units_names_are_its_names(here, validator):
    made = validator("kjj", here / "data")
    assert made.schema["properties"]["unit"]["enum"] == ["区科技局", "科技局", "kjj"]
    assert not made.is_valid({"format": 1, "unit": "区教委"})


def test_the_reports_themselves_have_no_part_in_it(kjcx, here):
    line = ("schema", "progress", "--for", "kjj")
    before = kjcx(*line)
    (here / "data" / "progress" / "区科技局.yaml").write_text("[", "utf-8")
    assert kjcx(*line, "-o", "kjj.json").code == 0
    assert (here / "kjj.json").read_text("utf-8") == before.out


@pytest.mark.parametrize(
    ("line", "code", "err"),
    [
        ("schema plan --for kjj", 2, "kjcx: --for goes with progress only\n"),
        ("schema progress --for kj", 2, "kjcx: kj is not known; did you mean kjj?\n"),
        ("schema progress --for 各镇街", 2, None),
    ],
)
def test_a_unit_has_to_be_one_of_the_plan(line, code, err, kjcx, here):  # noqa: ARG001
    done = kjcx(*line.split())
    assert (done.code, done.out) == (code, "")
    assert err is None or done.err == err


def test_without_a_sound_plan_nothing_is_made(kjcx, here):
    plan = here / "data" / "workplan-2022.yaml"
    plan.write_text(plan.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    done = kjcx("schema", "progress", "--for", "kjj")
    assert (done.code, done.out) == (1, "")
    assert "error[KJ302]" in done.err
    assert done.err.endswith(
        "kjcx: who reports what is not known before the plan and the breakdown are free of errors\n"
    )


def test_in_chinese_every_key_has_a_name_and_says_what_it_is_for(kjcx):
    def keys(node):
        for one in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
            yield from keys(one)
        if isinstance(node, dict):
            yield from node.get("properties", {}).items()

    for kind in ("plan", "breakdown", "progress"):
        english, chinese = (json.loads(kjcx("schema", kind, "--lang", lang).out) for lang in ("en", "zh"))
        named = list(keys(chinese))
        assert [key for key, one in named if "title" not in one] == []
        described = [one["description"] for _, one in named if "description" in one]
        assert described
        assert all(any("一" <= sign <= "鿿" for sign in text) for text in described)
        assert [key for key, one in keys(english) if one["title"] != key.replace("_", " ")] == []
        assert [key for key, _ in keys(english)] == [key for key, _ in named]


def test_an_editor_shows_what_a_key_and_a_choice_are_in_the_language(kjcx):
    def of(lang):
        return json.loads(kjcx("schema", "plan", "--lang", lang).out)["$defs"]["Target"]["properties"]

    measure, chinese = of("en")["measure"], of("zh")["measure"]
    assert measure["markdownDescription"] == f"**measure** (`measure`)\n\n{measure['description']}"
    assert chinese["markdownDescription"].startswith("**指标类型** (`measure`)\n\n")
    for one in (measure, chinese):
        assert len(one["enumDescriptions"]) == len(one["enum"])
    assert dict(zip(chinese["enum"], chinese["enumDescriptions"], strict=True))["milestone"] == "里程碑"
