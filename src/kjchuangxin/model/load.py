"""From files to a workspace: every file that is valid, and what was found in those that are not."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationError

from kjchuangxin.diagnostic import MAX_FINDINGS, Diagnostic, Message, Place, limited
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.fields import Record
from kjchuangxin.model.plan import Plan, spoken
from kjchuangxin.model.progress import Progress
from kjchuangxin.model.reading import validated
from kjchuangxin.model.resolved import Origin
from kjchuangxin.source import Document, Files, Stray, StrayKind, load, original_stem
from kjchuangxin.source.read import content_of, original

Names: TypeAlias = Callable[[Path], str]
_Model = TypeVar("_Model", bound=Record)


class Workspace(NamedTuple):
    """A valid plan and breakdown, each with the document it was made from, for the places of its values.

    `progress` are the progress files, still to be read, with their names in findings; `strays` is what will not be
    read, though somebody may think so, with its names.
    """

    plan: tuple[Plan, Document]
    breakdown: tuple[Breakdown, Document] | None
    progress: tuple[tuple[Path, str], ...]
    packaged: bool = False
    breakdown_refused: bool = False
    strays: tuple[tuple[str, Stray], ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those of the plan and of the breakdown."""
        return (self.plan[1], *(() if self.breakdown is None else (self.breakdown[1],)))

    def place(self, origin: Origin, *keys: str | int, key: bool = False) -> Place:
        """The place of a value of the plan or the breakdown, or of its key, with more keys to go from its origin."""
        name, path = origin
        _, document = self.breakdown if name == "breakdown" and self.breakdown is not None else self.plan
        return document.place((*path, *keys), key=key)


def load_file(path: Path, name: str, model: type[_Model]) -> tuple[tuple[_Model, Document] | None, list[Diagnostic]]:
    """One file as its model, with its document; or None and why not."""
    document, found, more = load(path, name)
    if document is None or more or len(found) > MAX_FINDINGS:  # enough is wrong already
        return None, limited(found, more)
    record, document = validated(document, model)
    if isinstance(record, ValidationError):
        from kjchuangxin.model.explain import Expected, diagnose  # noqa: PLC0415 - explaining mistakes is half of this package

        diagnosis = diagnose(document, Expected(model), record, found)
        return None, limited([*diagnosis.findings, *document.warnings], more + diagnosis.left_out)
    return (None if found else (record, document)), limited([*found, *document.warnings], more)


def spoken_in(path: Path) -> str | None:
    """The language of a plan, as `Plan.spoken` has it, though the plan may have errors or not be YAML at all."""
    read, content = original(path), content_of(path)
    text = read.text if read is not None else "" if isinstance(content, Message) else content.decode("utf-8", "replace")
    language, title = (_written(text, key) for key in ("language", "title"))
    return spoken(language, text if title is None else title)


def _written(text: str, key: str) -> str | None:
    """What stands after the first key of this name, or else of its Chinese one."""
    from kjchuangxin.words import in_chinese  # noqa: PLC0415 - for a plan that cannot be read alone

    form = r"(?m)(?:^|[{{,])[^\S\n]*[\"']?{}[\"']?\s*[:：][ \t]*[\"']?([^,}}\n]+)"
    found = (re.search(form.format(re.escape(name)), text) for name in (key, in_chinese(key)))
    return next((one[1].split(" #")[0] for one in found if one), None)


def load_workspace(files: Files, names: Names) -> tuple[Workspace | None, list[Diagnostic]]:
    """The plan and the breakdown of a workspace, with the names of its files; None where the plan cannot be used.

    In findings, a file is called as `names` says.
    """
    plan, findings = load_file(files.plan, names(files.plan), Plan)
    breakdown = None
    if files.breakdown is not None:
        breakdown, found = load_file(files.breakdown, names(files.breakdown), Breakdown)
        findings += found
    if plan is None:  # nothing can be held against it, but what cannot be read is found all the same
        return None, findings + [one for path in files.progress for one in load_file(path, names(path), Progress)[1]]
    breakdown_refused = files.breakdown is not None and breakdown is None
    units = plan[0].unit_names
    strays = [one for one in files.strays if one.kind is not StrayKind.PERHAPS or original_stem(one.path.name) in units]
    return Workspace(
        plan,
        breakdown,
        tuple((path, names(path)) for path in files.progress),
        files.packaged,
        breakdown_refused,
        tuple((names(one.path), one) for one in strays),
    ), findings
