"""What a verdict asks for and nobody has written: findings that need the judgement, not only the files (KJ7xx)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kjchuangxin import rules
from kjchuangxin.assess.closure import NEVER_ACHIEVED, never_achieved
from kjchuangxin.assess.figures import Figures, figures_by_target, place_of
from kjchuangxin.assess.judge import judge
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg
from kjchuangxin.report.status import Pace
from kjchuangxin.rules import CheckResult

_BEHIND = {
    Pace.BEHIND: msg("{id} is behind; not given: {keys}"),
    Pace.REGRESSING: msg("{id} goes back; not given: {keys}"),
    Pace.MISSED: msg("{id} is missed; not given: {keys}"),
}
_NOTHING = frozenset({"", "无", "暂无", "没有", "-", "--", "—", "——", "/", "／", "n/a", "na"})
_COUNTED = ("increment", "level")  # a milestone, or an effort, is asked for evidence where it is reported as done

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


def _says(word: str | None) -> bool:
    """Whether something is written, and not only that there is nothing: 无, -."""
    return word is not None and word.strip(" 。.").casefold() not in _NOTHING


def _no_cause(figures: Figures, pace: Pace) -> Diagnostic | None:
    if pace not in _BEHIND:
        return None
    said = [one.entry for one in figures.remarks]
    lacking = [key for key in ("cause", "action") if not any(_says(getattr(entry, key)) for entry in said)]
    if not lacking:
        return None
    message = replace(_BEHIND[pace], values={"id": figures.target.id, "keys": tuple(lacking)})
    hint = msg("write cause (why), action (what is done) and by (until when)")
    return Diagnostic(NO_CAUSE, place_of(figures.all[-1]), message, hint)


ACHIEVED_WITHOUT_EVIDENCE = Rule(
    "KJ702",
    "achieved-without-evidence",
    Severity.WARNING,
    msg(
        "For a target with a number that is achieved no report is due any more, and it may be taken off the list. So "
        "one of its reports says what proves it: the number of a document, a list, or an address."
    ),
    Example("entries", "T3-1: 100\n", "T3-1: {value: 100, evidence: [入库企业名单]}\n"),
)


def _no_evidence(figures: Figures, pace: Pace) -> Diagnostic | None:
    if pace is not Pace.ACHIEVED or figures.target.target.measure not in _COUNTED:
        return None
    if any(_says(word) for one in figures.all for word in one.entry.evidence):
        return None
    message = msg("{id} is achieved, and no evidence is given", id=figures.target.id)
    hint = msg("add evidence: [a document's number or address]")
    return Diagnostic(ACHIEVED_WITHOUT_EVIDENCE, place_of(figures.counting[-1]), message, hint)


_ADVICE = ((NO_CAUSE, _no_cause), (ACHIEVED_WITHOUT_EVIDENCE, _no_evidence))

# Every rule of the program, in the order of their codes.
_RULES = (*(rule for rule, _ in _ADVICE), NEVER_ACHIEVED)
RULES: dict[str, Rule] = dict(sorted((rules.RULES | {rule.code: rule for rule in _RULES}).items()))


def advise(checked: CheckResult, day: date) -> Iterator[Diagnostic]:
    """A warning for every target whose verdict on a day asks for something that none of its reporters has written.

    Nothing is asked of a target with a figure that is refused or itself in doubt: put right, it may lead to another
    verdict.
    """
    doubted = {finding.place for finding in checked.findings}
    for target, figures in figures_by_target(checked.goals, checked.figures, day).items():
        if any((unit, target) in checked.refused for unit in figures.target.reporters):
            continue
        pace = judge(figures, day).verdict.pace
        yield from never_achieved(checked, figures, pace, day)
        for _, advice in _ADVICE if figures.all else ():
            finding = advice(figures, pace)
            if finding is not None and finding.place not in doubted:
                yield finding
