"""What every test of the command line stands on: an environment that says nothing, and the program."""

import os

import pytest
from hypothesis import settings

from commands import Program, workspace

# The same examples in every run, so that a change is judged by itself: some of them, all (in .ci/run), or new ones.
settings.register_profile("steady", derandomize=True, max_examples=30, deadline=None)
settings.register_profile("thorough", derandomize=True, max_examples=100, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_LONG_AFTER = "4102444800"  # the first of January 2100: every report was due long ago
_HEARD = [
    "KJCX_DATA",
    "KJCX_LANG",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "COLUMNS",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "TERM",
    "_KJCX_COMPLETE",
]


@pytest.fixture
def quiet_environment(monkeypatch):
    """No variable that the program listens to."""
    for name in _HEARD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _LONG_AFTER)


@pytest.fixture
def kjcx(monkeypatch, capsysbinary, quiet_environment):  # noqa: ARG001 - it has to come first
    """The program, standing in no particular place."""
    program = Program(monkeypatch, capsysbinary)
    program.speaks("en")
    return program


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A small workspace to stand in."""
    monkeypatch.chdir(workspace(tmp_path))
    return tmp_path
