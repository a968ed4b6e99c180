"""Fix the files of a workspace: which of them, in their own encoding, and written or only shown."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.fields import Record
from kjchuangxin.model.load import Names
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.source import Files
from kjchuangxin.source.read import Original, original, reason_of
from kjchuangxin.source.workspace import repository
from kjchuangxin.source.write import update_file, with_contents

_OURS = re.compile(r"^format *[:：]", re.MULTILINE)  # stands in every file of a workspace


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file with the text that it has after `count` fixes; another encoding than UTF-8 counts as one."""

    path: Path
    name: str
    before: Original
    text: str
    count: int

    @property
    def content(self) -> bytes:
        return self.before.written(self.text)


@dataclass(frozen=True, slots=True)
class FixedWorkspace:
    """A workspace as it is with its fixed files, how its files are called, and why others are left as they are.

    `failed` says that a file cannot be written.
    """

    files: Files
    names: Names
    fixed: tuple[FixedFile, ...] = ()
    skipped: tuple[Message, ...] = ()
    failed: bool = False


@contextmanager
def fixed_workspace(files: Files, selected: Sequence[Path], names: Names, *, write: bool) -> Iterator[FixedWorkspace]:
    """A workspace after fixing the selected files: in place where `write` says so, otherwise in temporary copies."""
    fixed, skipped = _fix(files, selected, names)
    if write:
        yield _written(files, names, fixed, skipped)
        return
    with with_contents(files, {one.path: one.content for one in fixed}, names) as (changed, changed_names):
        yield FixedWorkspace(changed, changed_names, tuple(fixed), tuple(skipped))


def _fix(files: Files, selected: Sequence[Path], names: Names) -> tuple[list[FixedFile], list[Message]]:
    """The fixed ones of the selected files, the plan first, since the others are read by it; and why not others."""
    from kjchuangxin.fix.apply import plan_in  # noqa: PLC0415 - a check that fixes nothing does without

    fixed: dict[str, FixedFile] = {}
    skipped: list[Message] = []
    plan: Plan | None = None
    for path in dict.fromkeys((files.plan, *selected)):
        real, before = os.path.realpath(path), original(path)
        if before is None or real in fixed:
            continue
        text = before.text
        if path in selected:
            one = _fix_file(files, path, names(path), before, plan)
            if isinstance(one, Message):
                skipped.append(one)
            elif one.count:
                fixed[real], text = one, one.text
        if path == files.plan:
            plan = plan_in(text)
    return list(fixed.values()), skipped


def _fix_file(files: Files, path: Path, name: str, before: Original, plan: Plan | None) -> FixedFile | Message:
    """A selected file after fixing, or why it is left as it is."""
    from kjchuangxin.fix.apply import fix_text  # noqa: PLC0415

    if not _is_inside(path, files):
        return msg("{file} is left as it is: it is a link that leads out of the workspace", file=name)
    if before.encoding and not _OURS.search(before.text):
        return msg("{file} is left as it is: it does not look like one of ours", file=name)
    models: dict[Path | None, type[Record]] = {files.plan: Plan, files.breakdown: Breakdown}
    after = fix_text(before.text, models.get(path, Progress), plan)
    count = after.count + bool(before.encoding)
    if count and not after.verified:
        return msg("{file} is left as it is: fixed, it would not be read as intended", file=name)
    return FixedFile(path, name, before, after.text, count)


def _is_inside(path: Path, files: Files) -> bool:
    """Whether a file is no link, or one that stays in its own folder, the workspace, or the repository around that."""
    real, workspace = (Path(os.path.realpath(one)) for one in (path, files.folder))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in (path.parent, repository(workspace)))


def _written(files: Files, names: Names, fixed: Sequence[FixedFile], skipped: Sequence[Message]) -> FixedWorkspace:
    """The workspace with the fixed files written, but for those that cannot be or that somebody has just changed."""
    done, left, failed = [], list(skipped), False
    for one in fixed:
        match update_file(one.path, one.before.content, one.content):
            case True:
                done.append(one)
            case False:
                left.append(msg("{file} is left as it is: it has just been changed by somebody else", file=one.name))
            case error:
                reason = reason_of(error)
                left.append(msg("cannot write to {target}: {reason}", target=one.name, reason=reason))
                failed = True
    return FixedWorkspace(files, names, tuple(done), tuple(left), failed)
