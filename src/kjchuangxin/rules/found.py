"""What the rules find, as much of it as anybody reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.model import limited
from kjchuangxin.source import MAX_FINDINGS


@dataclass(slots=True)
class _InFile:
    """A file's errors and warnings as far as they can be shown, and the number of the others."""

    errors: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    more: int = 0


class Found:
    """Findings by their files, in the order in which the files were met: `every` one, or not too many of a file."""

    def __init__(self, *, every: bool = False) -> None:
        self._files: dict[str, _InFile] = {}
        self._every = every

    def add(self, findings: Iterable[Diagnostic]) -> bool:
        """Take findings in; return whether there is an error among them."""
        refused = False
        for finding in findings:
            file = self._files.setdefault(finding.place.path, _InFile())
            error = finding.severity is Severity.ERROR
            refused = refused or error
            kept = file.errors if error else file.warnings
            if self._every or len(kept) <= MAX_FINDINGS:
                kept.append(finding)
            else:
                file.more += 1
        return refused

    def all(self) -> tuple[Diagnostic, ...]:
        """What is shown of every file."""
        found = (([*file.errors, *file.warnings], file.more) for file in self._files.values())
        return tuple(one for kept, more in found for one in (kept if self._every else limited(kept, more)))
