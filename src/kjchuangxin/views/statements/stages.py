"""How a milestone stands, by its stages, and an effort, by its state."""

from kjchuangxin.characters import unended
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.target import StageResult
from kjchuangxin.views.statements.days import number_of_days
from kjchuangxin.views.statements.voice import Voice


def stages(voice: Voice) -> str:
    """Which stages are done, which are overdue and for how long, or which is next."""
    progress = voice.result.progress
    if not voice.result.judged:
        first = [voice.say(msg("nothing known yet")), voice.words]
    else:
        first = [_done(voice)] if progress.stages[0].done else []
    if progress.overdue:
        return voice.clauses([*first, *(_overdue(voice, stage, days) for stage, days in progress.overdue)])
    return voice.clauses([*first, *([_next(voice, one) for one in progress.stages if not one.done][:1])])


def effort(voice: Voice) -> str:
    """The state of an effort, and how it stands in words."""
    result = voice.result
    if result.value is None:
        nothing = msg("no state given yet") if result.reporting.words else msg("nothing known yet")
        return voice.clauses([voice.say(nothing), voice.words])
    state = voice.value()
    if (day := _other_day(voice)) is not None:
        state = voice.say(msg("As of {day}: {state}", day=day, state=state))
    words = unended(result.reporting.words or "")
    return voice.locale.labelled(state, words) if words else state


def _other_day(voice: Voice) -> str | None:
    """The day of the newest word, where that is not the report's."""
    judged_on = voice.result.progress.judged_on
    return None if judged_on == voice.report.as_of or not voice.result.judged else voice.until(judged_on)


def _done(voice: Voice) -> str:
    """The stages that are done, with how many days they were late."""
    stages = voice.locale.listed(_named(voice, one) for one in voice.result.progress.stages if one.done)
    day = _other_day(voice)
    text = msg("{stages} done", stages=stages)
    return voice.say(text if day is None else msg("As of {day}: {stages} done", day=day, stages=stages))


def _named(voice: Voice, stage: StageResult) -> str:
    name = f"“{stage.name}”"
    if not stage.late_by:
        return name
    return voice.locale.noted(name, voice.say(msg("{time} late", time=number_of_days(stage.late_by))))


def _overdue(voice: Voice, stage: StageResult, count: int) -> str:
    due = voice.say(msg("“{stage}” was due on {day}", stage=stage.name, day=voice.day(stage.due)))
    day = _other_day(voice)
    if not count:
        return voice.joined([due, _not_done(voice)])
    late = msg("overdue by {time}", time=number_of_days(count))
    late = late if day is None else msg("overdue by {time} as of {day}", time=number_of_days(count), day=day)
    return voice.joined([due, voice.say(late)])


def _next(voice: Voice, stage: StageResult) -> str:
    """The stage that is due next; that it was not done by then, where nothing is known of later."""
    day, following = voice.day(stage.due), voice.result.progress.stages[0].done
    due = msg("next “{stage}”, due on {day}", stage=stage.name, day=day)
    due = due if following else msg("“{stage}” is due on {day}", stage=stage.name, day=day)
    return voice.joined([voice.say(due), _not_done(voice) if _other_day(voice) is not None and not following else None])


def _not_done(voice: Voice) -> str:
    day = _other_day(voice)
    return voice.say(msg("not done yet") if day is None else msg("not done by {day}", day=day))
