"""What can be typed for a target, a unit, a pace or a light; and the completion of the first two in a shell."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, TypeAlias

from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model import Plan, load_file, suggest
from kjchuangxin.report import Light, Pace, ReportState
from kjchuangxin.source import Files, find
from kjchuangxin.words import LIGHTS, PACES, REPORTS, Words

Verdict: TypeAlias = Pace | ReportState | Light


def verdict_names(words: Words) -> dict[str, Verdict]:
    """Every pace, report state and light by its name in the format and in the reader's language."""
    found: dict[str, Verdict] = {}
    labels: tuple[tuple[Verdict, Message], ...] = (*PACES.items(), *REPORTS.items(), *LIGHTS.items())
    for verdict, label in labels:
        found[verdict.value] = verdict
        found[words.say(label)] = verdict
    return found


def verdicts(given: Iterable[str], words: Words) -> frozenset[Verdict]:
    """The paces, report states and lights that are named, one or more to a text, separated by commas."""
    known = verdict_names(words)
    named = [name.strip() for text in given for name in text.replace("，", ",").split(",") if name.strip()]
    for name in named:
        if name not in known:
            unknown(words, name, list(known))
    return frozenset(known[name] for name in named)


def unknown(words: Words, name: str, known: list[str]) -> NoReturn:
    """End the program over a word that is not known, with the one most like it."""
    hint = suggest(name, known) or msg("known: {words}", words=", ".join(known))
    fail(words, msg("{name} is not known; {hint}", name=name, hint=hint))


def complete_units(incomplete: str) -> list[str]:
    """Names and aliases of units that begin with what is typed."""
    plan = _plan()
    return [name for name in plan.unit_names if name.startswith(incomplete)] if plan else []


def complete_targets(incomplete: str) -> list[tuple[str, str]]:
    """Ids of targets that begin with what is typed, with their names."""
    plan = _plan()
    found = plan.targets.items() if plan else ()
    return [(id_, target.name) for id_, (_, _, target) in found if id_.lower().startswith(incomplete.lower())]


def complete_any(incomplete: str) -> list[str]:
    """Targets and units."""
    return [id_ for id_, _ in complete_targets(incomplete)] + complete_units(incomplete)


def _plan() -> Plan | None:
    """The plan, for completion: silent where there is none or it cannot be read."""
    data = os.environ.get("KJCX_DATA")
    try:
        files = find(Path.cwd(), Path(data) if data else None, None)
    except OSError:
        return None
    found = load_file(files.plan, "", Plan)[0] if isinstance(files, Files) else None
    return found[0] if found else None
