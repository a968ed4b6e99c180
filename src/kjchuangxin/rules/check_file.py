"""One progress file held against the plan: everything that does not depend on the other progress files."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias

from kjchuangxin.diagnostic import LimitedFindings, Severity, limited
from kjchuangxin.model.progress import ProgressFile
from kjchuangxin.model.resolved import ResolvedPlan
from kjchuangxin.model.salvage import load_progress
from kjchuangxin.rules.check_entries import EntryChecker, run
from kjchuangxin.rules.registry import checks
from kjchuangxin.rules.results import UnusableFile, UsableFile
from kjchuangxin.rules.subjects import FILE, CheckedFile
from kjchuangxin.rules.suppressions import suppressions_in

# A file to read, and how findings call it.
Source: TypeAlias = tuple[Path, str]
FileResult: TypeAlias = UsableFile | UnusableFile


@dataclass(frozen=True)
class FileChecker:
    """Reads a progress file and runs every rule that concerns it alone.

    Reports are not to be of a later day than `day`. With `reporters_only`, the observations are those that verdicts and
    rules are made of: the others of a quota's holders are left out.
    """

    plan: ResolvedPlan
    day: date | None
    reporters_only: bool

    @cached_property
    def _packed(self) -> bytes:
        import pickle  # noqa: PLC0415 - only for several processes

        return pickle.dumps((self.plan, self.day, self.reporters_only))

    def __reduce__(self) -> "tuple[Callable[[bytes], FileChecker], tuple[bytes]]":
        """Packed once, though it goes to another process with every few files, and there unpacked once."""
        return _unpacked, (self._packed,)

    def __call__(self, source: Source) -> FileResult:
        read, findings, more = load_progress(*source, self.plan.definition)
        if read is None:
            return UnusableFile(source[1], tuple(limited(findings, more)))
        file = CheckedFile(self.plan, source[1], read, self.day)
        allowed = suppressions_in(read.document)
        found = LimitedFindings(every=bool(allowed))  # what is allowed does not count among those that are too many
        found.add(findings)
        found.add_number(source[1], more)
        of_file = tuple(run(checks(FILE), file))
        checker = EntryChecker(file, found)
        entries = checker.check()
        allowed = tuple(one._replace(doubtful=checker.is_doubtful(one.target)) for one in allowed)
        kept = ProgressFile(source[1], file.unit, read.progress.illustrative, read.document.text.encode())
        wanted = self._wanted(file, sound=all(one.severity is not Severity.ERROR for one in of_file))
        return UsableFile(
            file=kept,
            known=file.known,
            named=file.named,
            silent=read.error is None and read.written("reports") is None,
            of_other_plan=file.of_other_plan,
            file_findings=of_file,
            findings=found.shown(),
            observations=tuple(one.observation(kept) for one in entries if one.target.id in wanted),
            refused=checker.refused(of_file),
            allowed=allowed,
        )

    def _wanted(self, file: CheckedFile, *, sound: bool) -> Container[str]:
        """The targets of which the figures are wanted; where it is not certain whose they are, any."""
        if not self.reporters_only or not sound or file.named not in {None, file.unit}:
            return self.plan.targets
        return self.plan.compared_of(file.unit)


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> FileChecker:
    import pickle  # noqa: PLC0415 - only for several processes

    return FileChecker(*pickle.loads(packed))  # noqa: S301 - from a process of ours
