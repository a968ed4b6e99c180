"""How a figure lies to its target: what it is of it, how far it has come on the way, how much lacks."""

from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.definition import NamedBound
from kjchuangxin.report.numbers import share
from kjchuangxin.views.statements.voice import Voice
from kjchuangxin.views.target_texts import numbers_of


def against_target(voice: Voice, value: Fraction) -> str | None:
    """What a figure is of the target, or how far from it."""
    progress, definition = voice.result.progress, voice.result.definition
    if definition.measure == "increment" and progress.over is None:
        return _done(voice)
    if voice.on_way and progress.over is None and progress.baseline is not None:
        return _moved(voice, value - progress.baseline, progress.baseline)
    return _from_target(voice, value)


def _done(voice: Voice) -> str | None:
    """What is done of an increment, or used up of what it may be at most."""
    completion = voice.result.progress.completion
    if not completion:
        return None
    if completion == 1 and len(numbers_of(voice.result.target)) > 1:
        return voice.say(msg("within the range"))
    if not voice.less_is_better:
        return voice.say(msg("{share} of {target}", share=share(completion), target=voice.aim))
    limit = msg("the year's limit") if voice.by_year else msg("the limit")
    return voice.say(msg("{share} of {limit}", share=share(completion), limit=limit))


def _moved(voice: Voice, change: Fraction, baseline: Fraction) -> str:
    """How far a level or a rate has come from its baseline, and what that is of the whole way."""
    amount, base, down = voice.amount(change), voice.base, voice.downward
    if not change:
        moved = msg("unchanged since {base}", base=base)
    elif change > 0 and down:
        moved = msg("a rise of {amount} since {base}", amount=amount, base=base)
    elif change > 0:
        up = msg("up {amount} since {base}", amount=amount, base=base)
        moved = msg("up by {amount} since {base}", amount=amount, base=base) if voice.in_percent else up
    else:
        fallen = msg("down by {amount} since {base}", amount=amount, base=base)
        moved = fallen if down or voice.in_percent else msg("down {amount} since {base}", amount=amount, base=base)
    if voice.bound is None or voice.bound == baseline:
        return voice.say(moved)
    whole, gone = _whole(voice, voice.bound - baseline), voice.result.progress.way[0]
    if gone is not None and gone > 0:
        whole = msg("{share} of {whole}", share=share(gone), whole=whole)
    return voice.locale.noted(voice.say(moved), voice.say(whole))


def _whole(voice: Voice, way: Fraction) -> Message:
    """The whole way from the baseline to the target."""
    end = voice.until(voice.result.definition.window[1])
    span = msg("over the year") if voice.by_year else msg("by {day}", day=end)
    amount = voice.amount(way)
    if way < 0:
        return msg("a fall of {amount} needed {span}", amount=amount, span=span)
    if voice.in_percent:
        return msg("a rise of {amount} needed {span}", amount=amount, span=span)
    return msg("{amount} to be gained {span}", amount=amount, span=span)


def _from_target(voice: Voice, value: Fraction) -> str | None:
    """How far the figure is from a target that is to be met or kept, without a way to it."""
    aim = numbers_of(voice.result.target)
    if len(aim) > 1 and aim[0] <= value <= aim[-1]:
        return voice.say(msg("within the range"))
    bound = aim[-1] if len(aim) > 1 and value > aim[-1] else aim[0] if aim else voice.bound
    return None if bound is None else voice.say(_away(voice, value - bound))


def _away(voice: Voice, distance: Fraction) -> Message:
    amount, bound = voice.amount(distance), _bound_name(voice, above=distance > 0)
    place = voice.result.definition.measure == "rank"
    if not distance:
        return msg("level with {bound}", bound=bound)
    if distance > 0:
        above = msg("{amount} above {bound}", amount=amount, bound=bound)
        return msg("{amount} from {bound}", amount=amount, bound=bound) if place else above
    below = msg("{amount} below {bound}", amount=amount, bound=bound)
    return msg("{amount} better than {bound}", amount=amount, bound=bound) if place else below


def _bound_name(voice: Voice, *, above: bool) -> Message | str:
    """What the number is called from which a figure is so far away."""
    target, known = voice.result.target, voice.result.progress.expected
    match target:
        case NamedBound():
            return voice.locale.noted(target.reference, voice.value(known)) if known is not None else target.reference
        case (_, _):
            return msg("the upper end") if above else msg("the lower end")
    limit = voice.less_is_better and voice.result.definition.measure != "rank"
    return msg("the upper limit") if limit else msg("the target")
