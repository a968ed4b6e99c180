"""How a milestone stands, by its stages, and an effort, by its state."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.target import StageResult
from kjchuangxin.views.statements.voice import Voice


def stages(voice: Voice) -> str:
    """Which stages are done, which are overdue and for how long, or which is next."""
    progress = voice.result.progress
    done = [voice.say(msg("{stages} done", stages=_names(voice)))] if any(one.done for one in progress.stages) else []
    late = [voice.say(_overdue(voice, stage, days)) for stage, days in progress.overdue]
    if not voice.result.judged:
        done = [voice.say(msg("nothing known yet"))]
    coming = next((stage for stage in progress.stages if not stage.done), None) if not late else None
    following = [voice.say(_next(voice, coming, first=not progress.stages[0].done))] if coming else []
    said = voice.apart([*done, *late, *following])
    if progress.judged_on == voice.report.as_of or not voice.result.judged:
        return said
    return voice.say(msg("As of {day}: {text}", day=voice.until(progress.judged_on), text=said))


def effort(voice: Voice) -> str:
    """The state of an effort, and how it stands in words."""
    result = voice.result
    if result.value is None:
        return voice.apart([voice.say(msg("nothing known yet")), result.reporting.words])
    state = voice.value()
    if result.progress.judged_on != voice.report.as_of:
        state = voice.say(msg("As of {day}: {text}", day=voice.until(result.progress.judged_on), text=state))
    words = result.reporting.words
    return voice.locale.labelled(state, words) if words else state


def _names(voice: Voice) -> str:
    """The stages that are done, with how many days they were late."""
    return voice.locale.listed(_named(voice, one) for one in voice.result.progress.stages if one.done)


def _named(voice: Voice, stage: StageResult) -> str:
    name = f"“{stage.name}”"
    if not stage.late_by:
        return name
    return voice.locale.noted(name, voice.say(msg("{time} late", time=days(stage.late_by))))


def _overdue(voice: Voice, stage: StageResult, count: int) -> Message:
    day = voice.day(stage.due)
    if not count:
        return msg("“{stage}” was due on {day} and is not done", stage=stage.name, day=day)
    return msg("“{stage}” was due on {day}, overdue by {time}", stage=stage.name, day=day, time=days(count))


def _next(voice: Voice, stage: StageResult, *, first: bool) -> Message:
    day = voice.day(stage.due)
    if first:
        return msg("“{stage}” is due on {day}", stage=stage.name, day=day)
    return msg("next “{stage}”, due on {day}", stage=stage.name, day=day)


def days(count: int) -> Message:
    """A number of days."""
    return msg("1 day") if count == 1 else msg("{count} days", count=count)
