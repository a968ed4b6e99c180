"""What a verdict asks for and nobody has written: findings that need the judgement, not only the files (KJ7xx)."""

from collections.abc import Iterator
from datetime import date

from kjchuangxin import checks
from kjchuangxin.assess.collect import figures_by_target, place_of
from kjchuangxin.assess.judge import judge
from kjchuangxin.checks import CheckResult
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg
from kjchuangxin.report import Pace

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


def advise(checked: CheckResult, day: date) -> Iterator[Diagnostic]:
    """A warning for every target that is behind on a day and whose reporters say neither why nor what is done."""
    for figures in figures_by_target(checked.goals, checked.figures, day).values():
        if figures.all and judge(figures, day).verdict.pace in _BEHIND:
            said = [one.entry for one in figures.words]
            lacking = [key for key in ("cause", "action") if all(getattr(entry, key) is None for entry in said)]
            if lacking:
                message = msg("{id} is behind, and {keys} is not given", id=figures.goal.id, keys=tuple(lacking))
                hint = msg("write cause (why), action (what is done) and by (until when)")
                yield Diagnostic(NO_CAUSE, place_of(figures.all[-1]), message, hint)
