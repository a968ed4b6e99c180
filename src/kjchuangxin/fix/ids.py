"""What in a file names a target of the plan and is not its id, but can only mean one."""

from collections.abc import Iterator
from typing import Any

from kjchuangxin.diagnostic import Fix
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.resolved import ResolvedPlan, resolved_targets
from kjchuangxin.rules.ids import fix_of_item, fix_of_key, meant_by
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.document import Span


def fixes_of_ids(document: Document, plan: Plan) -> Iterator[tuple[Span, Fix]]:
    """Where such a word stands, and what is written instead: keys of entries and of a breakdown, main objectives."""
    resolved = ResolvedPlan(plan, None, resolved_targets(plan, None))
    data: Any = document.data if isinstance(document.data, dict) else {}
    if data.get("plan", plan.id) != plan.id:  # a breakdown of another plan
        return
    for path, held in _held(data):
        unknown = [name for name in held if name not in plan.targets]
        meant = meant_by(resolved, held) if unknown else {}
        for name in unknown:
            where = (*path, name)
            if fix := fix_of_key(resolved, document, where, meant):
                yield document.span(where, key=True), fix
    objectives = data.get("objectives")
    for index, name in enumerate(objectives if isinstance(objectives, list) else ()):
        where = ("objectives", index)
        known = not isinstance(name, str) or name in plan.targets
        if not known and (fix := fix_of_item(resolved, document, where, name)):
            yield document.own_span(where), fix


def _held(data: dict[str, Any]) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    """The mappings whose keys are ids of targets, with the paths that lead to them."""
    reports = data.get("reports")
    for index, report in enumerate(reports if isinstance(reports, list) else ()):
        if isinstance(report, dict) and isinstance(report.get("entries"), dict):
            yield ("reports", index, "entries"), report["entries"]
    if isinstance(data.get("targets"), dict):
        yield ("targets",), data["targets"]
