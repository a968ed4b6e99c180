"""What is checked in progress files (KJ6xx): the file, its reports, and every entry on its own and against the last."""

from kjchuangxin.checks.progress_entries import IN_ENTRIES, UNKNOWN_TARGET, unknown_target
from kjchuangxin.checks.progress_figures import IN_FIGURES
from kjchuangxin.checks.progress_files import IN_FILE, IN_REPORT
from kjchuangxin.checks.types import EntryRules

__all__ = ["IN_ENTRY", "IN_FILE", "IN_REPORT", "UNKNOWN_TARGET", "unknown_target"]

IN_ENTRY: EntryRules = (*IN_ENTRIES, *IN_FIGURES)
