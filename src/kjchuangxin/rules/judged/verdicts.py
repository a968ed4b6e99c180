"""What a verdict asks for and nobody has written (KJ7xx)."""

from dataclasses import replace

from kjchuangxin.characters import says_nothing
from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.report.status import Closure, Pace
from kjchuangxin.rules.results import JUDGED, JudgedTarget
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why

_BEHIND = {
    Pace.BEHIND: msg("{id} is behind: {lacking}"),
    Pace.REGRESSING: msg("{id} is regressing: {lacking}"),
    Pace.MISSED: msg("{id} is missed: {lacking}"),
}
_LACKING = {
    (True, True): msg("no cause and no action given"),
    (True, False): msg("no cause given"),
    (False, True): msg("no action given"),
}
_COUNTED = ("increment", "level")  # a milestone, or an effort, is asked for evidence where it is reported as done


@rule("KJ701", "behind-without-cause", Severity.WARNING, on=JUDGED)
@why(
    msg(
        "The circular names a target that is behind with its cause and what is done about it. The unit that "
        "reports it writes both, and the deadline: cause, action, by."
    )
)
@example("entries", "T3-1: 10\n", "T3-1: {value: 10, cause: 企业迁出, action: 逐户走访, by: 2022-09-30}\n")
def behind_without_cause(target: JudgedTarget) -> Findings:
    result = target.result
    if result.pace not in _BEHIND or not result.reporting.history:
        return
    # What each reporter wrote last, and with its newest figure.
    last, newest = ({one.unit: one for one in figures} for figures in (target.within, target.counting))
    written = (*last.values(), *newest.values())
    no_cause, no_action = (all(says_nothing(getattr(one, key) or "") for one in written) for key in ("cause", "action"))
    if no_cause or no_action:
        lacking = _LACKING[no_cause, no_action]
        message = replace(_BEHIND[result.pace], values={"id": result.id, "lacking": lacking})
        hint = msg("write cause (why), action (what is done) and by (until when)")
        yield Finding(target.place(result.reporting.history[-1]), message, hint)


@rule("KJ702", "achieved-without-evidence", Severity.WARNING, on=JUDGED)
@why(
    msg(
        "Once a target with a number is achieved, no more reports are due, and it may be closed (销号). So one "
        "of its reports says what proves it: the number of a document, a list, or an address."
    )
)
@example("entries", "T3-1: 100\n", "T3-1: {value: 100, evidence: [入库企业名单]}\n")
def achieved_without_evidence(target: JudgedTarget) -> Findings:
    result = target.result
    if result.pace is not Pace.ACHIEVED or result.definition.measure not in _COUNTED or not result.reporting.history:
        return
    if all(says_nothing(word) for one in result.reporting.history for word in one.evidence):
        message = msg("{id} is achieved, and no evidence is given", id=result.id)
        hint = msg("add evidence: [a document's number or address]")
        yield Finding(target.place(target.counting[-1]), message, hint)


@rule("KJ704", "promise-run-out", Severity.WARNING, on=JUDGED)
@why(
    msg(
        "A unit gave a deadline (by) for a target that is behind; it has passed, and the target is not back "
        "on schedule. Either the newest figure has not been reported, or a new deadline is needed, with what "
        "is done now."
    )
)
@example(
    "reports",
    "- {as_of: 2022-06-30, entries: {T3-1: {value: 10, cause: 企业迁出, action: 逐户走访, by: 2022-08-31}}}\n"
    "- {as_of: 2022-09-30, entries: {T3-5: 20}}\n",
    "- {as_of: 2022-06-30, entries: {T3-1: {value: 10, cause: 企业迁出, action: 逐户走访, by: 2022-08-31}}}\n"
    "- {as_of: 2022-09-30, entries: {T3-1: 75, T3-5: 20}}\n",
)
def promise_run_out(target: JudgedTarget) -> Findings:
    result = target.result
    if result.run_out is None:
        return
    promised = next((one for one in reversed(target.within) if one.by == result.run_out), None)
    if promised is not None:
        message = msg("{id} was to be back on schedule by {by}, and is not", id=result.id, by=str(promised.by))
        hint = msg("report how it stands now; or give a new by, and in action what is done")
        yield Finding(target.place_of_deadline(promised), message, hint)


@rule("KJ703", "verified-but-never-achieved", Severity.WARNING, on=JUDGED)
@why(
    msg(
        "What is verified is that a target is achieved. If its figures never said so, the verification is at "
        "the wrong target, or a figure is missing."
    )
)
@example(
    "breakdown",
    "format: 1\nplan: kjcx-2022\ntargets:\n  T3-2:\n    verified: {date: 2022-06-30, by: 区教委}\n",
    "format: 1\nplan: kjcx-2022\ntargets:\n  T3-2:\n    baseline: 96\n",
)
def verified_but_never_achieved(target: JudgedTarget) -> Findings:
    result, plan = target.result, target.checked.plan
    if target.checked.strangers:
        return  # the figure may stand in a file of which nobody can tell whose it is
    if result.verified is not None and result.closure is not Closure.CLOSED and not result.reopened:
        place = plan.place(plan.targets[result.id].origins["verified"])
        message = msg("{id} is verified, but was never achieved", id=result.id)
        yield Finding(place, message, msg("delete it, or see that the figure is reported"))
