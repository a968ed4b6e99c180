"""The pages that document the format and the JSON outputs are what the program says of itself.

After `<!-- keys: KIND -->` stand the tables of a kind of file or output, after `<!-- file: PATH -->` a file's text,
after `<!-- words -->` the words of a verdict.
"""

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from kjchuangxin.formats.outputs.commands import OUTPUTS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.schema import KINDS
from kjchuangxin.model.settings import PRESETS
from kjchuangxin.report.status import Closure, Light, Pace, ReportState
from kjchuangxin.rules import all_rules
from reference import Tables
from repository import ROOT, as_written_by, unchanged

FORMAT, JSON = ("docs/format.md", "docs/format.zh-CN.md"), ("docs/json.md", "docs/json.zh-CN.md")
VERDICTS = ("docs/verdicts.md", "docs/verdicts.zh-CN.md")
READMES, CI = ("README.md", "README.zh-CN.md"), ("docs/ci.md", "docs/ci.zh-CN.md")
PAGES = [*READMES, *FORMAT, *JSON, *VERDICTS, *CI, "docs/own-plan.md", "docs/own-plan.zh-CN.md"]
KEYS = re.compile(r"<!-- keys: (\S+) -->\n(?:.*?)<!-- end -->", re.DOTALL)
FILE = re.compile(r"<!-- file: (\S+) -->\n(?:```yaml\n.*?```\n)?", re.DOTALL)
WORDS = re.compile(r"<!-- words -->\n(?:.*?)<!-- end -->", re.DOTALL)

# Of each kind of file, those of the example that are shown.
FILES = {
    "plan": ["docs/format/workplan-2025.yaml", "README.md"],
    "breakdown": ["docs/format/breakdown-2025.yaml"],
    "progress": ["docs/format/progress/区科技局.yaml"],
}
DAY = "--data data --as-of 2022-09-30"
# Of each output, the commands that write what is shown.
COMMANDS = {
    "status": ["status --since 2022-06-30 --data data", "status --data docs/mistakes", "status --data docs/format"],
    "units": [f"units --group 各镇街 {DAY}", f"units {DAY}", "units --data docs/format"],
    "reports": [f"units --reports {DAY}"],
    "annex": [f"units --target T3-1 {DAY}"],
    "diff": ["diff 2022-06-30 2022-09-30 --data data", "diff 2025-06-30 2025-09-30 --data docs/format"],
    "check": ["check --data docs/mistakes"],
    "show": [f"show 区科协 {DAY}", f"show T3-1 {DAY}"],
    "explain": [f"explain T3-1 {DAY}"],
    "rules": ["explain KJ304"],
    "terms": ["explain slipping", "explain 力争"],
}


@pytest.fixture
def written(kjcx, monkeypatch) -> Callable[[str], list[yaml.Node]]:
    """The examples of a kind of file or output."""
    monkeypatch.chdir(ROOT)

    def read(kind: str) -> list[yaml.Node]:
        if kind in OUTPUTS:
            texts = [kjcx(*line.split(), "--format", "json").out for line in COMMANDS[kind]]
        else:
            texts = [minimal(Path(name).read_text("utf-8")) for name in FILES[kind]]
        return [yaml.compose(text) for text in texts]

    return read


def minimal(text: str) -> str:
    """The whole plan that a README shows; any other text itself."""
    found = re.search(r"```yaml\n(format: 1\n.*?)```", text, re.DOTALL)
    return found[1] if found else text


def words() -> str:
    """The words of each axis, and what they are called."""
    english, chinese = Locale("en"), Locale("zh")
    parts = []
    for axis in (Pace, ReportState, Light, Closure):
        rows = "".join(f"| `{one}` | {english.label(one)} | {chinese.label(one)} |\n" for one in axis)
        parts.append(
            f'<a id="{axis.__name__.lower()}"></a>\n\n| word 词 | English | 中文 |\n| --- | --- | --- |\n{rows}'
        )
    return "\n".join(parts)


@as_written_by("pydantic")
@pytest.mark.parametrize("name", [*FORMAT, *JSON])
def test_a_page_is_what_the_program_says(name: str, written):
    path = ROOT / name
    tables = Tables("zh" if "zh" in name else "en")
    text = path.read_text("utf-8")
    text = KEYS.sub(
        lambda found: f"<!-- keys: {found[1]} -->\n{tables.of(found[1], written(found[1]))}<!-- end -->", text
    )
    text = FILE.sub(
        lambda found: f"<!-- file: {found[1]} -->\n```yaml\n{(ROOT / found[1]).read_text('utf-8')}```\n", text
    )
    unchanged(path, WORDS.sub(f"<!-- words -->\n{words()}<!-- end -->", text))


@pytest.mark.parametrize("names", [(FORMAT, KINDS), (JSON, OUTPUTS)], ids=["format", "json"])
def test_a_page_has_every_kind(names):
    for name in names[0]:
        assert re.findall(r"<!-- keys: (\S+) -->", (ROOT / name).read_text("utf-8")) == list(names[1])


@pytest.mark.parametrize("name", FORMAT)
def test_every_key_of_a_file_has_an_example(name: str):
    """The fourth cell of its row is not empty."""
    rows = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith("| `")]
    cells = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]
    listed = [row for row in cells if len(row) == 5]
    assert len(listed) > 80
    assert [row[0] for row in listed if not row[3].strip()] == []


def test_nothing_is_wrong_with_the_example_of_the_format(kjcx, monkeypatch):
    monkeypatch.chdir(ROOT)
    done = kjcx("check", "--strict", "--data", "docs/format")
    assert (done.code, done.out) == (0, "Files checked: 5. Nothing found.\n")


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_points_to_is_there(name: str):
    path = ROOT / name
    text = path.read_text("utf-8")
    known = {rule.code for rule in all_rules().values()}
    assert sorted(set(re.findall(r"\bKJ\d{3}\b", text)) - known) == []
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", text):
        there = (path.parent / target).resolve() if target else path
        if "://" in target:
            continue
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), (target, anchor)


def anchors(text: str) -> set[str]:
    """What GitHub makes of the headings of a page, and those that stand in it."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("names", [FORMAT, JSON], ids=["format", "json"])
def test_both_languages_have_the_same_parts(names):
    shapes = []
    for name in names:
        text = (ROOT / name).read_text("utf-8")
        shapes.append((re.findall(r"^#+", text, re.MULTILINE), re.findall(r"<!-- .* -->", text), text.count("```")))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", CI)
def test_the_settings_of_pre_commit_are_those_that_init_writes(name: str, kjcx, tmp_path):
    shown = re.search(r"```yaml\n(repos:\n  - repo: local\n.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert shown
    folder = tmp_path / "new"
    kjcx("init", str(folder), "--title", "要点", "--start", "2025-01-01", "--end", "2025-12-31", "--pre-commit")
    assert shown[1] == (folder / ".pre-commit-config.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", [*READMES, *JSON, *CI])
def test_every_command_of_a_page_is_one(name: str, kjcx, monkeypatch, tmp_path):
    """A line of a shell block runs on the shipped plan; what leads a pipe stands alone."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if not line.startswith("python3")]
    assert lines
    for line in lines:
        command = re.split(r" +[|#] ", line)[0].split()
        assert command[0] == "kjcx"
        if command[1:3] != ["diff", "HEAD~1"]:  # this is no repository
            done = kjcx(*command[1:])
            assert done.code in {0, 1}, (line, done.err)


@pytest.mark.parametrize("name", VERDICTS)
def test_the_practice_of_cities_is_what_the_page_says(name: str):
    rows = re.findall(r"^\| `(\w+)` [^|]+\|[^|]+\| `(\w+)`([^|]+)\|", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    told = {preset: (rule, *map(Decimal, re.findall(r"[\d.]+", bounds))) for preset, rule, bounds in rows}
    assert told == {preset: tuple(bounds) for preset, bounds in PRESETS.items()}


def test_both_languages_have_the_same_figures():
    """Of the years that forecasts were tried on."""
    row = re.compile(r"^\|[^|]+((?:\| [\d,.]+%? ){4})\|", re.MULTILINE)
    found = [row.findall((ROOT / name).read_text("utf-8")) for name in VERDICTS]
    assert found[0] == found[1]
    assert len(found[0]) == 15


def test_what_stands_in_chinese_is_chinese():
    """No row of a table is left in English."""
    for name in (one for one in PAGES if "zh" in one):
        rows = [line for line in (ROOT / name).read_text("utf-8").splitlines() if re.match(r"\| [^-]", line)]
        assert [row for row in rows if not re.search("[一-鿿]", row)] == []


@pytest.mark.parametrize("name", VERDICTS)
def test_every_picture_shows_something(name: str):
    pictures = re.findall(r"<!-- picture: \S+ -->\n```text\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert len(pictures) == 8
    assert [picture for picture in pictures if len(re.findall("^.*[▪✓]", picture, re.MULTILINE)) < 2] == []


NUMBERS = re.compile(r"## (?:Numbers and days|数和日期)\n\n(.*?)\(?（?KJ304", re.DOTALL)


@pytest.mark.parametrize("name", FORMAT)
def test_a_number_is_written_as_the_page_says(name: str, kjcx, tmp_path):
    """Those before the first full stop are accepted, those after it refused."""
    told = NUMBERS.search((ROOT / name).read_text("utf-8"))
    assert told
    right, _, wrong = re.sub(r"(?<=\d)\.(?=\d)", "<point>", told[1]).partition("。" if "zh" in name else ". ")
    shutil.copytree(ROOT / "docs" / "format", tmp_path / "data")
    path = tmp_path / "data" / "progress" / "区财政局.yaml"
    sound = path.read_text("utf-8")
    for part, refused in ((right, False), (wrong, True)):
        numbers = re.findall("`([^`]+)`", part.replace("<point>", "."))
        assert len(numbers) == (5 if refused else 2)
        for number in numbers:
            path.write_text(sound.replace("T2-2: 2.6", f"T2-2: {number}"), "utf-8")
            assert ("KJ304" in kjcx("check", "--data", str(tmp_path / "data")).out) == refused, number


# What the page says is refused, and a text that is.
REFUSED = {
    "duplicate keys": ("format: 1", "format: 1\nformat: 1"),
    "anchors": ("unit: czj", "unit: &a czj"),
    "merge keys": ("unit: czj", "<<: {unit: czj}"),
    "tags": ("unit: czj", "unit: !own czj"),
    "several documents": ("format: 1", "format: 1\n---\nformat: 1"),
    "control characters": ("unit: czj", "unit: c\x00zj"),
    "32 levels": ("unit: czj", "unit: " + "[" * 33 + "]" * 33),
    "1 MiB": ("unit: czj", "unit: czj #" + "-" * 2**20),
    "Unknown\nkeys": ("unit: czj", "unit: czj\nunits2: czj"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_the_page_says_of_the_yaml_is_so(what: str, kjcx, tmp_path):
    assert what in (ROOT / FORMAT[0]).read_text("utf-8")
    shutil.copytree(ROOT / "docs" / "format", tmp_path / "data")
    path = tmp_path / "data" / "progress" / "区财政局.yaml"
    path.write_text(path.read_text("utf-8").replace(*REFUSED[what], 1), "utf-8")
    done = kjcx("check", "--data", str(tmp_path / "data"), "--format", "concise")
    assert done.code == 1
    assert "区财政局.yaml" in done.out.partition("\n")[0]
