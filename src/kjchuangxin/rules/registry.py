"""Every rule of the program, found by walking the modules in which rules stand."""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from kjchuangxin import diagnostic
from kjchuangxin.diagnostic import Rule
from kjchuangxin.model import rules as of_content
from kjchuangxin.rules import breakdown, judged, plan, progress, suppressions, workspace
from kjchuangxin.rules.rule import Check, Scope, Subject
from kjchuangxin.source import rules as of_text

# Rules without a function here are declared where they are found.
_DECLARED = (diagnostic, of_text, of_content, suppressions)
_FOLDERS = (plan, breakdown, progress, workspace, judged)

# Of these `check --fix` corrects what has one meaning only.
FIXABLE = frozenset(
    f"KJ{number}" for number in (103, 201, 202, 203, 206, 207, 302, 303, 304, 305, 306, 308, 310, 408, 502, 607)
)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    declared = (one for module in _DECLARED for one in vars(module).values() if isinstance(one, Rule))
    rules = {one.code: one for one in (*declared, *(check.rule for check in _every_check()))}
    return dict(sorted(rules.items()))


@cache
def checks(scope: Scope[Subject]) -> tuple[Check[Subject], ...]:
    """The checks of a scope, in the order of the rules' codes."""
    return tuple(check for check in _every_check() if check.scope is scope)


@cache
def _every_check() -> tuple[Check[Any], ...]:  # what each is given its scope says
    found = {id(one): one for module in _modules() for one in vars(module).values() if isinstance(one, Check)}
    return tuple(sorted(found.values(), key=lambda check: check.rule.code))


def _modules() -> Iterator[ModuleType]:
    for folder in _FOLDERS:
        for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
            yield import_module(module.name)
