"""Why there is no workspace where one was looked for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source.listing import (
    BREAKDOWNS,
    PLANS,
    REPORTS_FOLDER,
    is_copy,
    is_yaml,
    listed,
    part_by_content,
    part_by_name,
    plans,
    right_name,
)
from kjchuangxin.source.read import reason_of

_MANY = 3
_DEEP, _MOST_FOLDERS = 3, 1000  # how far down is looked for a workspace

# Nothing is there at all; something is that would be a workspace but for a link that leads nowhere or a plan's name;
# it is not known which plan is meant.
Lack: TypeAlias = Literal["nothing", "spoiled", "plan"]


class NoWorkspace(NamedTuple):
    """Why no files can be read."""

    message: Message
    lack: Lack


def around(start: Path) -> Iterator[Path]:
    """Where a workspace may be: the folder `data` or the folder itself, from a folder upward."""
    for one in (start, *start.parents):
        yield one / "data"
        yield one


def none_around(start: Path | None) -> NoWorkspace:
    """Why no workspace was found from a folder upward; the folder itself may have been deleted (None)."""
    if start is None:
        return NoWorkspace(msg("the current folder does not exist any more"), "nothing")
    inside, here, *above = around(start)
    if message := _spoiled(inside) or _spoiled(here):
        return NoWorkspace(message, "spoiled")
    elsewhere = _below(here, [inside, here]) or next(filter(None, map(_spoiled, above)), None)
    nowhere = msg(
        "there is no workspace here: no {plans} in {folder}, in its folder data, or in any folder above",
        plans=PLANS,
        folder=str(start),
    )
    return NoWorkspace(elsewhere or nowhere, "nothing")


def none_in(folder: Path) -> NoWorkspace:
    """Why a folder is no workspace."""
    message = _spoiled(folder) or _below(folder, [folder])
    if message is None and not folder.is_dir():
        message = msg("there is no folder {folder}", folder=str(folder))
    return NoWorkspace(message or _no_plan(folder), "spoiled")


def none_below(folder: Path) -> NoWorkspace | None:
    """That the workspaces of a folder lie further down; None where there are none."""
    message = _below(folder, [folder])
    return None if message is None else NoWorkspace(message, "nothing")


def several_plans(folder: Path, found: Sequence[Path]) -> NoWorkspace:
    """That it cannot be told which of the plans in a folder is meant."""
    names = tuple(path.name for path in found)
    copies = tuple(name for name in names if is_copy(name))
    message = msg(
        "there are several plans in {folder} ({names}); choose one with --plan", folder=str(folder), names=names
    )
    if copies and len(copies) < len(names):
        message = msg(
            "there are several plans in {folder} ({names}), by its name a copy: {copies}; choose one with --plan",
            folder=str(folder),
            names=names,
            copies=copies,
        )
    return NoWorkspace(message, "plan")


def _no_plan(folder: Path) -> Message:
    return msg("there is no {plans} in {folder}", plans=PLANS, folder=str(folder))


def _spoiled(folder: Path) -> Message | None:
    """What keeps a folder from being a workspace that somebody may take for one; None where nobody would."""
    if not folder.is_dir():
        return _no_folder(folder)
    try:
        os.listdir(folder)  # noqa: PTH208 - to learn why it cannot be listed
    except OSError as error:
        return msg("{file} cannot be read: {reason}", file=str(folder), reason=reason_of(error))
    renamed = next(((path, name) for path in listed(folder, "*") if (name := _name_of_a_plan(path))), None)
    if renamed is not None:
        return msg(
            "there is no {plans} in {folder}; rename {name} to {wanted}",
            plans=PLANS,
            folder=str(folder),
            name=renamed[0].name,
            wanted=renamed[1],
        )
    rest = [*listed(folder, BREAKDOWNS), *listed(folder / REPORTS_FOLDER, "*.yaml")]
    if rest:
        return msg(
            "there is no {plans} in {folder}, though there is {file}",
            plans=PLANS,
            folder=str(folder),
            file=rest[0].relative_to(folder).as_posix(),
        )
    return None


def _no_folder(path: Path) -> Message | None:
    """What is there that is no folder; None where nothing is."""
    if path.is_symlink():
        return msg(
            "{folder} is a link to {target}, where there is no folder", folder=str(path), target=str(path.readlink())
        )
    return msg("{folder} is a file, not a folder", folder=str(path)) if path.exists() else None


def _name_of_a_plan(path: Path) -> str | None:
    """What a file would have to be called that is a plan, by most of its name or by its content; None for another."""
    if not is_yaml(path.name) or (part_by_name(path.name) or part_by_content(path)) != "workplan":
        return None
    return right_name("workplan", path.name)


def _below(folder: Path, tops: Sequence[Path]) -> Message | None:
    """That workspaces lie further down: which ones. Nobody's whole disk is searched for them."""
    found: list[Path] = []
    level, looked = [one for top in tops for one in listed(top, "*") if one.is_dir()], 0
    for _ in range(_DEEP):
        found += [one for one in level if plans(one)]
        looked += len(level)
        if found or looked > _MOST_FOLDERS:
            break
        level = [one for top in level for one in listed(top, "*") if one.is_dir() and not one.is_symlink()]
    if not found:
        return None
    names = tuple(str(one) for one in found[:_MANY]) + (("…",) if len(found) > _MANY else ())
    return msg(
        "there is no {plans} in {folder}; one lies further down, in {names}: go there, or name it with --data",
        plans=PLANS,
        folder=str(folder),
        names=names,
    )
