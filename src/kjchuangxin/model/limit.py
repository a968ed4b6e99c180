"""Not more findings in one file than anybody reads."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.model.rules import TOO_MANY
from kjchuangxin.source import MAX_FINDINGS


def limited(found: Sequence[Diagnostic], more: int = 0) -> list[Diagnostic]:
    """The findings in one file, or the first hundred, errors before warnings, and how many there are beyond these.

    `more` are findings that were never made.
    """
    if (len(found) <= MAX_FINDINGS and not more) or any(finding.rule.code == TOO_MANY.code for finding in found):
        return list(found)
    ordered = sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.sort_key()))
    shown, left = ordered[:MAX_FINDINGS], ordered[MAX_FINDINGS:]
    message = msg("{count} more mistakes are in this file from here on", count=len(left) + more)
    hint = msg("mend those above first, then check again")
    return [*shown, Diagnostic(TOO_MANY, (left or shown)[-1 if not left else 0].place, message, hint)]
