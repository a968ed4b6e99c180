"""What the READMEs, the page on verdicts and that on a plan of one's own show is what the program prints.

A block after `<!-- output: COMMAND -->` is its output, whole; one after `<!-- picture: TARGET -->` a target's picture.
What is quoted after `<!-- first N lines: COMMAND -->` is how its output begins.
"""

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from kjchuangxin.assess import assess, latest
from kjchuangxin.formats.chart import chart
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import load_workspace
from kjchuangxin.rules import check
from kjchuangxin.source import Files, find
from repository import GOLDEN, ROOT, unchanged
from workspaces import TODAY

READMES = ("README.md", "README.zh-CN.md")
OWN_PLANS = ("docs/own-plan.md", "docs/own-plan.zh-CN.md")
PAGES = (*READMES, "docs/verdicts.md", "docs/verdicts.zh-CN.md")
PICTURE = re.compile(r"<!-- picture: (\S+) -->\n```text\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"<!-- output: (kjcx [^\n]+) -->\n```text\n(.*?)```", re.DOTALL)
BEGINNING = re.compile(r"<!-- first (\d+) lines: (kjcx [^\n]+) -->\n((?:>[^\n]*\n)*)")
OWN_PLAN = re.compile(r"<!-- own plan: (\S[^\n]*) -->\n```text\n(.*?)```", re.DOTALL)


@pytest.fixture
def printed(kjcx, monkeypatch) -> Callable[[str], str]:
    """What a command prints that is given at the top of the repository."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("KJCX_LANG")
    monkeypatch.setenv("COLUMNS", "80")

    def run(command: str) -> str:
        done = kjcx(*command.split()[1:])
        assert done.code in {0, 1}, done.err
        return done.out

    return run


def drawn(target: str, page: str) -> str:
    """The picture of a target of the page's workspace, in the page's language."""
    files = find(None, ROOT / "docs" / "paces", None)
    assert isinstance(files, Files)
    workspace, _ = load_workspace(files, str)
    assert workspace is not None
    checked = check(workspace)
    day = latest(checked, TODAY)
    [result] = [one for one in assess(checked, day, today=TODAY).targets if one.id == target]
    lines = chart(result, day, Locale("zh" if "zh" in page else "en"), Screen(72, colour=False))
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", PAGES)
def test_blocks_are_real_output(name: str, printed: Callable[[str], str]):
    path = ROOT / name
    text = path.read_text("utf-8")
    assert BLOCK.search(text) or PICTURE.search(text)
    text = PICTURE.sub(lambda found: f"<!-- picture: {found[1]} -->\n```text\n{drawn(found[1], name)}```", text)
    renewed = BLOCK.sub(lambda found: f"<!-- output: {found[1]} -->\n```text\n{printed(found[1])}```", text)
    renewed = BEGINNING.sub(
        lambda found: f"<!-- first {found[1]} lines: {found[2]} -->\n{quoted(printed(found[2]), found[1])}", renewed
    )
    unchanged(path, renewed)


def quoted(text: str, lines: str) -> str:
    """The first lines of a Markdown text as a quotation, with a sign that it goes on."""
    shown = [*text.splitlines()[: int(lines)], "", "……"]
    return "".join(f"> {line}".rstrip() + "\n" for line in shown)


@pytest.mark.parametrize("names", [READMES, OWN_PLANS], ids=["readme", "own plan"])
def test_both_languages_show_the_same_commands(names):
    found = [re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL) for name in names]
    bare = [[re.sub(r" +#.*", "", block) for block in blocks] for blocks in found]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("name", READMES)
def test_the_report_that_a_clerk_is_shown_can_be_added(name: str, tmp_path: Path, printed: Callable[[str], str]):
    report = re.search(r"```yaml\n(  - as_of: .*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert report
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "progress" / "区农业农村委.yaml"
    path.write_text(path.read_text("utf-8") + report[1], "utf-8")
    assert printed(f"kjcx check --lang en --data {tmp_path / 'data'} {path} --format concise").count("error[") == 0
    assert "2022-12-31" in printed(f"kjcx show T2-2 --lang en --data {tmp_path / 'data'}")


@pytest.mark.parametrize("name", OWN_PLANS)
def test_a_plan_of_ones_own_stands_step_by_step(name: str, tmp_path: Path, kjcx, monkeypatch):
    """The commands are run one by one; what a person fills in is filled in before the next."""
    text = (ROOT / name).read_text("utf-8")
    table = re.search(r"```csv\n(.*?)```", text, re.DOTALL)
    commands = re.search(r"```sh\n(kjcx init .*?)```", text, re.DOTALL)
    assert table
    assert commands
    kjcx.speaks("zh" if "zh" in name else "en")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    Path("tasks.csv").write_text(table[1], "utf-8")
    plan, report = Path("workplan-2025.yaml"), Path("progress/区科技局.yaml")
    shown: dict[str, str] = {}
    for line in commands[1].splitlines():
        command = line.partition("#")[0].strip()
        if command.startswith("cd "):
            monkeypatch.chdir(command.removeprefix("cd "))
            continue
        done = kjcx(*command.split()[1:])
        shown.setdefault(command, done.out)
        if command.startswith("kjcx report"):
            shown[str(report)] = report.read_text("utf-8").partition("reports:\n")[2]
            for id_, value in (("T1-1", "30"), ("T1-2", "9"), ("T2-1", "1")):
                fill_in(report, f"{id_}:", value)
        elif command == "kjcx check":
            assert done.code == ("KJ211" in done.out)
            fill_in(plan, "measure:", "increment")
        else:
            assert (done.code, done.err) == (0, "")
    assert Path("通报.md").read_text("utf-8").startswith("# ")
    renewed = OWN_PLAN.sub(lambda found: f"<!-- own plan: {found[1]} -->\n```text\n{shown[found[1]]}```", text)
    unchanged(ROOT / name, renewed)


def fill_in(path: Path, key: str, value: str) -> None:
    """Write a value where nothing stands after a key but a comment."""
    path.write_text(re.sub(rf"(?m){key}   #.*$", f"{key} {value}", path.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_minimal_plan_is_whole(name: str, tmp_path: Path, printed: Callable[[str], str]):
    plan = re.search(r"```yaml\n(format: 1\n.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert plan
    assert len(plan[1].splitlines()) == 15
    (tmp_path / "workplan-2025.yaml").write_text(plan[1], "utf-8")
    assert printed(f"kjcx check --lang en --data {tmp_path}") == "Files checked: 1. Nothing found.\n"
    assert "T1-1" in printed(f"kjcx status --lang en --data {tmp_path}")


def test_one_sentence_says_everywhere_what_it_is():
    """In the help as it is expected, in the package, and above the READMEs."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["description"]
    assert f"\n  {said}\n" in (GOLDEN / "cli" / "help-en.txt").read_text("utf-8")
    titles = [(ROOT / name).read_text("utf-8").splitlines()[0] for name in READMES]
    chinese = Locale("zh").translated(said)
    assert chinese
    assert titles == [f"# kjcx: {said.rstrip('.').replace('Track', 'track')}", f"# kjcx：{chinese.rstrip('。')}"]
