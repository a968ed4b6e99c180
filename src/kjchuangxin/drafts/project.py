"""The files of a new workspace, by their paths in its folder."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kjchuangxin.diagnostic import msg
from kjchuangxin.drafts.cells import ListedUnit
from kjchuangxin.drafts.plan import Heading, plan_text, unit_names
from kjchuangxin.drafts.reports import new_file
from kjchuangxin.drafts.tasks import Chapter
from kjchuangxin.drafts.texts import comment, file_name
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.schema import Kind
from kjchuangxin.source.listing import BREAKDOWNS, PLANS, REPORTS_FOLDER

PRE_COMMIT = ".pre-commit-config.yaml"
_EDITOR = ".vscode"
_READ_BY: dict[Kind, str] = {"plan": PLANS, "breakdown": BREAKDOWNS, "progress": f"{REPORTS_FOLDER}/*.yaml"}
_HOOK = """\
repos:
  - repo: local
    hooks:
      - id: kjcx-check
        name: kjcx check
        entry: kjcx check
        language: system
        files: (^|/)(workplan-|breakdown-).*\\.yaml$|(^|/)progress/.*\\.ya?ml$
        types_or: [yaml]
        require_serial: true
"""


class Project(NamedTuple):
    """The texts of the files by their paths, the plan last; `plan` is its path."""

    files: dict[str, str]
    plan: str


def project(  # noqa: PLR0913 - by name: what of a workspace is wanted
    heading: Heading,
    listed: Sequence[ListedUnit],
    found: Sequence[Chapter],
    locale: Locale,
    *,
    schemas: Mapping[Kind, str],
    pre_commit: bool,
) -> Project:
    """A workspace with a plan, a progress file a unit, what an editor needs, and if wanted the hook for commits."""
    plan = f"workplan-{heading.years}.yaml"
    files = {f"{REPORTS_FOLDER}/{name}.yaml": text for name, text in _progress(listed, found, locale).items()}
    files |= _editor(schemas)
    if pre_commit:
        files[PRE_COMMIT] = _HOOK
    files[plan] = plan_text(heading, listed, found, locale)
    return Project(files, plan)


def _progress(listed: Sequence[ListedUnit], found: Sequence[Chapter], locale: Locale) -> dict[str, str]:
    """An empty progress file for each unit, by its name without an ending."""
    aliases = {one.name: one.aliases for one in listed}
    texts: dict[str, str] = {}
    taken: set[str] = set()
    for unit in unit_names(listed, found):
        name, count = file_name(unit), 2
        while name.casefold() in taken:  # some systems do not tell them apart
            name, count = f"{file_name(unit)}-{count}", count + 1
        taken.add(name.casefold())
        short = next(iter(aliases.get(unit, ())), unit)
        about = comment(locale.text(msg("What is owed is added by: kjcx report {unit}", unit=short)))
        texts[name] = f"{about}\n{new_file(unit)}reports: []\n"
    return texts


def _editor(schemas: Mapping[Kind, str]) -> dict[str, str]:
    """The schemas, and the settings by which an editor holds the files against them."""
    paths = {kind: f"{_EDITOR}/{kind}.schema.json" for kind in schemas}
    settings = {"yaml.schemas": {f"./{path}": [_READ_BY[kind]] for kind, path in paths.items()}}
    texts = {path: schemas[kind] for kind, path in paths.items()}
    return {**texts, f"{_EDITOR}/settings.json": json.dumps(settings, indent=2) + "\n"}
