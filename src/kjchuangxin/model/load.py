"""From files to a workspace: every file that is valid, and what was found in those that are not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from pydantic import ValidationError

from kjchuangxin.diagnostic import Diagnostic, Place
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.errors import diagnose
from kjchuangxin.model.fields import Record
from kjchuangxin.model.goal import Origin
from kjchuangxin.model.limit import limited
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.source import Document, Files, load

Names: TypeAlias = Callable[[Path], str]
_Model = TypeVar("_Model", bound=Record)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The valid files of a workspace, each with the document it was made from, to say where a value stands.

    `refused` are the names of the other progress files; nothing more is known of them. `ignored` are those of what was
    not read, though somebody may think so.
    """

    plan: tuple[Plan, Document]
    breakdown: tuple[Breakdown, Document] | None
    progress: tuple[tuple[Progress, Document], ...]
    packaged: bool = False
    breakdown_refused: bool = False
    refused: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def place(self, origin: Origin, *keys: str | int, key: bool = False) -> Place:
        """The place of a value of the plan or the breakdown, or of its key, with more keys to go from its origin."""
        name, path = origin
        _, document = self.breakdown if name == "breakdown" and self.breakdown is not None else self.plan
        return document.place((*path, *keys), key=key)


def load_file(path: Path, shown: str, model: type[_Model]) -> tuple[tuple[_Model, Document] | None, list[Diagnostic]]:
    """One file as its model, with its document; or None and why not."""
    document, found, more = load(path, shown)
    if document is None or more:  # enough is wrong already
        return None, limited(found, more)
    try:
        record = model.model_validate(document.data)
    except ValidationError as error:
        found, left_out = diagnose(document, model, error, found)
        return None, limited(found, more + left_out)
    return (None if found else (record, document)), limited(found, more)


def load_workspace(files: Files, names: Names) -> tuple[Workspace | None, list[Diagnostic]]:
    """Every file of a workspace, called in findings as `names` says; None where the plan cannot be used."""
    plan, findings = load_file(files.plan, names(files.plan), Plan)
    breakdown, refused = None, []
    if files.breakdown is not None:
        breakdown, found = load_file(files.breakdown, names(files.breakdown), Breakdown)
        findings += found
    progress = []
    for path in files.progress:
        report, found = load_file(path, names(path), Progress)
        findings += found
        if report is not None:
            progress.append(report)
        else:
            refused.append(names(path))
    if plan is None:
        return None, findings
    breakdown_refused = files.breakdown is not None and breakdown is None
    return Workspace(
        plan,
        breakdown,
        tuple(progress),
        files.packaged,
        breakdown_refused,
        tuple(refused),
        tuple(map(names, files.ignored)),
    ), findings
