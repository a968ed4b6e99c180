"""What a verdict asks for and nobody has written: findings that need the judgement, not only the files (KJ7xx)."""

from collections.abc import Iterator

from kjchuangxin import checks
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg
from kjchuangxin.report import Pace, Report

_BEHIND = frozenset({Pace.BEHIND, Pace.REGRESSING, Pace.MISSED})

NO_CAUSE = Rule(
    "KJ701",
    "behind-without-cause",
    Severity.WARNING,
    msg(
        "A target that is behind is named before the leaders with its cause and with what is done about it. "
        "The unit that reports it writes both, and by when: cause, action, by."
    ),
    Example("entries", "T3-1: 10\n", "T3-1: {value: 10, cause: 企业迁出, action: 逐户走访, by: 2022-09-30}\n"),
)

# Every rule of the program, by code: the last ones are those of this module.
RULES: dict[str, Rule] = {**checks.RULES, NO_CAUSE.code: NO_CAUSE}


def advise(report: Report) -> Iterator[Diagnostic]:
    """A warning for every target that is behind and whose newest figure says neither why nor what is done."""
    for result in report.targets:
        lacking = [key for key, text in (("cause", result.cause), ("action", result.action)) if text is None]
        if result.pace in _BEHIND and lacking and result.history:
            message = msg("{id} is behind, and {keys} is not given", id=result.id, keys=tuple(lacking))
            hint = msg("write cause (why), action (what is done) and by (until when)")
            yield Diagnostic(NO_CAUSE, result.history[-1].place, message, hint)
