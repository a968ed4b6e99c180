"""A repository's kjcx.toml: what it sets, what outranks it, and what is wrong with it, by line and column."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from commands import workspace

WARNED = """\
- as_of: 2022-06-30
  submitted: 2022-07-05
  entries:
    T3-1: 62
    T3-2: {value: 98, cause: 无, action: 逐户辅导}
"""


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A folder two levels below one with a workspace called otherwise than data."""
    workspace(tmp_path, WARNED)
    (tmp_path / "data").rename(tmp_path / "计划")
    below = tmp_path / "doc" / "notes"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return tmp_path


def settings(repository, text):
    (repository / "kjcx.toml").write_text(text, "utf-8")


def codes(done):
    return [one["code"] for one in json.loads(done.out)["diagnostics"]]


def test_the_nearest_file_upward_says_where_the_data_lie(kjcx, repository):
    assert kjcx("check").code == 2
    settings(repository, 'data = "计划"\n')
    assert kjcx("check", "-q").err == ""
    assert "T3-1" in kjcx("status").out
    (repository / "doc" / "kjcx.toml").write_text('lang = "zh"\n', "utf-8")
    assert kjcx("check").code == 2  # the nearest one alone holds


def test_options_and_variables_outrank_it(kjcx, repository, monkeypatch):
    shutil.copytree(repository / "计划", repository / "other")
    plan = next((repository / "other").glob("workplan-*"))
    plan.write_text(plan.read_text("utf-8").replace("title: ", "title: 另一份", 1), "utf-8")
    settings(repository, 'data = "计划"\nplan = "workplan-2022.yaml"\n')
    here, other = kjcx("status").out, kjcx("status", "--data", str(repository / "other")).out
    assert "另一份" not in here
    assert "另一份" in other
    monkeypatch.setenv("KJCX_DATA", str(repository / "other"))
    assert kjcx("status").out == other
    assert kjcx("status", "--data", str(repository / "计划")).out == here
    assert "This is the example" in kjcx("status", "--example").out


def test_the_plan_is_chosen_by_its_name_within_the_folder(kjcx, repository):
    folder = repository / "计划"
    second = (folder / "workplan-2022.yaml").read_text("utf-8").replace("title: ", "title: 修订后的", 1)
    (folder / "workplan-2022b.yaml").write_text(second, "utf-8")
    settings(repository, 'data = "计划"\n')
    assert "choose one with --plan" in kjcx("status").err
    settings(repository, 'data = "计划"\nplan = "计划/workplan-2022b.yaml"\n')
    assert "修订后的" in kjcx("status").out
    assert "修订后的" not in kjcx("status", "--plan", "workplan-2022.yaml").out
    (repository / "workplan-2022b.yaml").write_text(second.replace("修订后的", "外面的"), "utf-8")
    settings(repository, 'plan = "./workplan-2022b.yaml"\n')  # from the settings' folder, as a path that has a slash is
    assert "外面的" in kjcx("status").out
    settings(repository, 'data = "计划"\nplan = "workplan-2022b.yaml"\n')
    assert "修订后的" in kjcx("status").out


def test_its_language_stands_between_the_variable_and_the_plan(kjcx, repository, monkeypatch):
    settings(repository, 'data = "计划"\nlang = "en"\n')
    monkeypatch.delenv("KJCX_LANG")
    assert "As of" in kjcx("status").out
    assert "As of" not in kjcx("status", "--lang", "zh").out
    monkeypatch.setenv("KJCX_LANG", "zh_CN.UTF-8")
    assert "As of" not in kjcx("status").out


def test_warnings_are_left_out_by_code_beginning_or_name_and_the_command_line_wins(kjcx, repository):
    settings(repository, 'data = "计划"\n')
    every = codes(kjcx("check", "--format", "json"))
    assert every  # or nothing here is proved
    one = every[0]
    for given in (one, one.lower(), one[:4], f"{one},KJ407", f"{one}，KJ407"):
        assert one not in codes(kjcx("check", "--format", "json", "--ignore", given))
    settings(repository, f'data = "计划"\nignore = ["{one}"]\n')
    assert codes(kjcx("check", "--format", "json")) == [code for code in every if code != one]
    assert codes(kjcx("check", "--format", "json", "--ignore", "KJ407")) == every


def test_strict_is_a_setting_and_can_be_lifted(kjcx, repository):
    settings(repository, 'data = "计划"\nstrict = true\n')
    assert (kjcx("check").code, kjcx("check", "--no-strict").code) == (1, 0)
    settings(repository, 'data = "计划"\n')
    assert (kjcx("check").code, kjcx("check", "--strict").code) == (0, 1)


def test_an_error_is_never_ignored(kjcx, repository):
    done = kjcx("check", "--data", str(repository / "计划"), "--ignore", "KJ304")
    assert (done.code, done.out) == (2, "")
    assert done.err == "kjcx: KJ304 is an error, which can only be mended, not ignored\n"
    assert kjcx("check", "--data", str(repository / "计划"), "--ignore", "KJ3x").code == 2
    settings(repository, 'data = "计划"\nignore = ["KJ304"]\n')
    for command in ("check", "status"):  # the file is named, as no option is to blame
        said = f"kjcx: {repository / 'kjcx.toml'}: KJ304 is an error, which can only be mended, not ignored\n"
        assert kjcx(command).err == said
    assert kjcx("check", "--ignore", "").code == 0


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('# ours\ndta = "计划"\n', ":2:1", "there is no setting dta; did you mean data?"),
        ("strict = 1\n", ":1:1", "strict takes true or false"),
        ('  lang = "fr"\n', ":1:3", 'lang takes "zh" or "en"'),
        ("ignore = 'KJ616'\n", ":1:1", 'ignore takes a list of codes of warnings, such as ["KJ616", "KJ7"]'),
        ("data = ''\n", ":1:1", "data takes the workspace's folder, in quotes"),
        ("[data]\nx = 1\n", ":1:1", None),
        ("data = 计划\n", ":1:8", None),
        ('data = "a"\ndata = "b"\n', ":2:11", "this is set twice"),
        ("strict = true\n[strict]\n", ":2:8", "this is set twice"),
        ('data = "D:\\plans"\n', ":1:", r"what has a backslash stands in single quotes: data = 'D:\plans'"),
        (f"strict = {'9' * 5000}\n", "", None),
        ("#" * ((1 << 20) + 1), "", "the file is larger than 1 MiB"),
        ("[[[[\n", ":1:", None),
        ("x = [" * 5000, "", None),
    ],
)
def test_what_is_wrong_with_it_is_told_by_place(text, place, said, kjcx, repository):
    settings(repository, text)
    for command in ("status", "check", "schema plan"):
        done = kjcx(*command.split())
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"kjcx: {repository / 'kjcx.toml'}{place}")
        if said:
            assert done.err.endswith(f": {said}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("data = '不在'", "there is no folder {folder}/不在; "),
        ("data = '计划'\nplan = '计划/progress'", "{folder}/计划/progress is a folder, not the file of a plan\n"),
        ("data = '计划'\nplan = 'w.yaml'", "there is no file w.yaml; the plans in {folder}/计划: workplan-2022.yaml\n"),
    ],
)
def test_what_it_names_and_is_not_there_is_told_with_its_file(text, said, kjcx, repository):
    settings(repository, text)
    for command in ("status", "check"):
        done = kjcx(command)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"kjcx: {repository / 'kjcx.toml'}: {said.format(folder=repository)}")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "lang = '中'".encode("gb18030"), b"\0", b"a" * (1 << 20)])
def test_what_is_no_text_is_no_traceback(content, kjcx, repository):
    (repository / "kjcx.toml").write_bytes(content)
    done = kjcx("status")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"kjcx: {repository / 'kjcx.toml'}")


def test_a_mistake_in_it_is_told_in_the_language_of_the_plan(kjcx, here, monkeypatch):
    monkeypatch.delenv("KJCX_LANG")
    (here / "kjcx.toml").write_text("dta = 1\n", "utf-8")
    assert kjcx("status").err == f"kjcx: {here / 'kjcx.toml'}:1:1：没有设置项“dta”；是不是“data”？\n"
    assert kjcx("status", "--lang", "en").err.endswith("there is no setting dta; did you mean data?\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: path.mkdir(), "this is a folder, not a file"),
        (getattr(os, "mkfifo", None), "this is not a regular file"),
        (lambda path: path.symlink_to("nowhere"), "the file cannot be opened: No such file or directory"),
        (lambda path: path.symlink_to(path), "the file cannot be opened: Too many levels of symbolic links"),
    ],
)
def test_what_is_called_so_and_cannot_be_read_is_not_passed_over(made, said, kjcx, here):
    made(here / "kjcx.toml")
    done = kjcx("check")
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {here / 'kjcx.toml'}: {said}\n")


def test_an_unknown_language_of_the_variable_is_an_error(kjcx, here, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("KJCX_LANG", "fr")
    done = kjcx("status")
    assert (done.code, done.out) == (2, "")
    assert done.err == "kjcx: KJCX_LANG 只能是 zh|en，不能是“fr”\n"  # as the plan speaks


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),  # no terminal
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colours_are_as_other_programs_have_them(variables, coloured, kjcx, here, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in kjcx("status").out) is coloured
    assert "\x1b[" not in kjcx("status", "--color", "never").out
    kjcx("status", "-o", "status.txt")
    assert "\x1b[" not in (here / "status.txt").read_text("utf-8")


@pytest.mark.parametrize("option", ["--unit", "--target", "--section", "--task", "--fail-on", "--only"])
@pytest.mark.parametrize("value", ["", " ", "、,"])
def test_an_empty_list_neither_shows_everything_nor_lets_everything_pass(option, value, kjcx, here):  # noqa: ARG001
    done = kjcx("status", option, value)
    assert (done.code, done.out) == (2, "")
    assert "takes names has none" in done.err


def test_a_value_that_is_missing_is_told_with_its_command(kjcx, here):  # noqa: ARG001
    assert kjcx("status", "--fail-on").err == "kjcx: --fail-on needs a value (see kjcx status --help)\n"
    assert kjcx("--lang").err == "kjcx: --lang needs a value (see kjcx --help)\n"
    assert "worse" in kjcx("diff", "2022-06-30", "--fail-on", "nothing-like-it").err


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_chinese_folder_is_found_in_a_locale_without_chinese(repository):
    settings(repository, 'data = "计划"\nplan = "计划/workplan-2022.yaml"\nlang = "en"\n')
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "kjchuangxin", "check"]
    done = subprocess.run(command, env=ascii_only, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Files checked: " in done.stdout
