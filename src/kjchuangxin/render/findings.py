"""What the formats of findings for people share."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def summary(diagnostics: Sequence[Diagnostic], files_checked: int) -> Message:
    """How many findings in how many files."""
    if not diagnostics:
        return msg("Files checked: {files}. Nothing found.", files=files_checked)
    counts = {severity: sum(diagnostic.severity is severity for diagnostic in diagnostics) for severity in Severity}
    return msg(
        "Files checked: {files}. Errors: {errors}. Warnings: {warnings}.",
        files=files_checked,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
    )
