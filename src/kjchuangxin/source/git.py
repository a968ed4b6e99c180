"""The files of a workspace as they were in a git revision, laid out in a temporary folder for as long as they are read.

The objects are read as git stores them: neither a checkout nor what `.gitattributes` says of archives comes between.
"""

import fnmatch
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source.listing import LOCK
from kjchuangxin.source.missing import NoWorkspace
from kjchuangxin.source.read import reason_of
from kjchuangxin.source.workspace import Files, Names, find

_SECONDS = 60  # for each question to git
_MEBIBYTES = 256  # ten thousand reports have a fifth of that
_FILES = ("100644", "100755", "100664")  # the modes of plain files
_FOLDER = "040000"
# What binds git to one repository, as `git rev-parse --local-env-vars` has it; configuration stays.
_OF_A_HOOK = frozenset(
    f"GIT_{name}"
    for name in (
        "DIR", "WORK_TREE", "IMPLICIT_WORK_TREE", "COMMON_DIR", "INDEX_FILE", "PREFIX", "NAMESPACE",
        "OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "SHALLOW_FILE", "GRAFT_FILE",
    )
)  # fmt: skip


class _Blob(NamedTuple):
    """A file in a revision: where it lies in the workspace, what git calls its content, and its size in bytes."""

    name: str
    content: str
    size: int


class _Git(NamedTuple):
    """Git in a folder, in a given environment."""

    folder: Path
    environment: Mapping[str, str]

    def ask(self, *arguments: str, given: bytes = b"") -> bytes | Message:
        """What git answers, or what it has against it, or why it cannot be asked."""
        program = shutil.which("git", path=self.environment.get("PATH"))
        if program is None:
            return msg("git is not installed, or not on the PATH")
        command = [program, "-C", str(self.folder), *arguments]
        # A hook has variables for the repository and the index of the commit that is being made.
        own = {name: value for name, value in self.environment.items() if name not in _OF_A_HOOK}
        environment = {**own, "LC_ALL": "C"}
        try:
            # No shell; what a user gives is never taken for an option.
            done = subprocess.run(  # noqa: S603
                command, input=given, capture_output=True, env=environment, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return msg("git has not answered within {seconds} seconds", seconds=_SECONDS)
        except OSError as error:
            return msg("git cannot be run: {reason}", reason=reason_of(error))
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [str(done.returncode)]
            return msg("git says: {text}", text=lines[0].removeprefix("fatal: "))
        return done.stdout


@contextmanager
def at_revision(files: Files, revision: str, environment: Mapping[str, str]) -> Iterator[tuple[Files, Names] | Message]:
    """A workspace as it was in a revision, with how its files are called in findings; or why it cannot be had.

    The files are there until the context ends, whatever ends it.
    """
    git = _Git(files.folder, environment)
    found = _found(git, files, revision)
    if isinstance(found, Message):
        yield found
        return
    place, blobs = found
    try:
        temporary = tempfile.TemporaryDirectory(prefix="kjcx-", ignore_cleanup_errors=True)
    except OSError as error:
        yield _not_laid_out(place, error)
        return
    with temporary as folder:
        yield _laid_out(git, Path(folder), files.plan.name, place, blobs)


def _found(git: _Git, files: Files, revision: str) -> tuple[str, list[_Blob]] | Message:
    """What the workspace in a revision is called, up to the names of its files, and these; or why it is not there."""
    if os.path.realpath(files.plan.parent) != os.path.realpath(files.folder):
        return msg("the plan {file} does not lie in {folder}", file=str(files.plan), folder=str(files.folder))
    answer = git.ask("rev-parse", "--show-prefix")
    if isinstance(answer, Message):
        nowhere = "not a git repository" in str(answer.values.get("text", ""))
        return msg("{folder} has no git history", folder=str(files.folder)) if nowhere else answer
    commit = _commit(git, revision)
    if isinstance(commit, Message):
        return commit
    prefix = os.fsdecode(answer).removesuffix("\n")
    place = f"{revision}:{prefix}"
    blobs = _blobs(git, f"{commit}:{prefix}", place, files.plan.name)
    return blobs if isinstance(blobs, Message) else (place, blobs)


def _commit(git: _Git, revision: str) -> str | Message:
    """The name of a revision's commit, which nothing takes for an option or a path."""
    unknown = msg("{revision} is neither a date such as 2022-06-30 nor a git revision here", revision=revision)
    if not revision.isprintable() or revision.startswith("-"):
        return unknown
    answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if isinstance(answer, bytes):
        return answer.decode().strip()
    if git.ask("rev-parse", "--is-shallow-repository") == b"true\n":
        return msg(
            "there is no git revision {revision} in this shallow clone; git fetch --unshallow gets the whole history",
            revision=revision,
        )
    return unknown


def _blobs(git: _Git, tree: str, place: str, plan: str) -> list[_Blob] | Message:
    """What would be read of a workspace; what is no plain file is not followed, wherever it leads."""
    found: list[_Blob] = []
    for inside, patterns in (("", ("workplan-*.yaml", "breakdown-*.yaml")), ("progress/", ("*.yaml",))):
        answer = git.ask("ls-tree", "-z", "-l", "--full-tree", f"{tree}{inside}")
        if isinstance(answer, Message):
            missing = "Not a valid object name" in str(answer.values.get("text", ""))
            if inside and missing:  # nothing had been reported
                continue
            return msg("there are no data at {place}", place=place) if missing else answer
        for line in answer.split(b"\0")[:-1]:
            about, _, raw_name = line.partition(b"\t")
            (mode, _, content, size), name = about.decode().split(), os.fsdecode(raw_name)
            wanted = any(fnmatch.fnmatch(name, pattern) for pattern in patterns) and not name.startswith((".", LOCK))
            if mode == _FOLDER or not (wanted or (not inside and name in {plan, "progress"})):
                continue
            if mode not in _FILES or Path(name).name != name:
                return msg("{place} is not a plain file", place=f"{place}{inside}{name}")
            found.append(_Blob(f"{inside}{name}", content, int(size) if size.isdigit() else 0))
    return found


def _laid_out(git: _Git, folder: Path, plan: str, place: str, blobs: Sequence[_Blob]) -> tuple[Files, Names] | Message:
    """The files written to a folder and found there as in any other, under the names that they have in git."""
    if sum(blob.size for blob in blobs) > _MEBIBYTES * 2**20:
        return msg("the data at {place} take more than {count} MiB", place=place, count=_MEBIBYTES)
    answer = git.ask("cat-file", "--batch", given="".join(f"{blob.content}\n" for blob in blobs).encode())
    if isinstance(answer, Message):
        return answer
    at = 0
    try:
        (folder / "progress").mkdir()
        for blob in blobs:
            head = f"{blob.content} blob {blob.size}\n".encode()
            if not answer.startswith(head, at):  # in a clone that does not have everything
                return msg("git does not have {place}", place=f"{place}{blob.name}")
            start = at + len(head)
            at = start + blob.size + 1
            (folder / blob.name).write_bytes(answer[start : at - 1])
    except OSError as error:
        return _not_laid_out(place, error)
    found = find(None, folder, folder / plan if (folder / plan).exists() else None)
    if isinstance(found, NoWorkspace):  # of a folder that the reader has never seen
        return Message(found.message.template, {**found.message.values, "folder": place})
    return found, lambda path: f"{place}{path.relative_to(folder).as_posix()}"


def _not_laid_out(place: str, error: OSError) -> Message:
    return msg("the data at {place} cannot be laid out: {reason}", place=place, reason=reason_of(error))
