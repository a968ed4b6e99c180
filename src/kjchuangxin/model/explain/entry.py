"""An entry that is written as a bare text, where a number, a stage, a state or a note was meant."""

import re

from kjchuangxin.characters import plain, says_nothing
from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.model.explain import guess
from kjchuangxin.model.plan import Target
from kjchuangxin.model.progress import STATES
from kjchuangxin.suggest import nearest, negates

_LISTED = 12
_IN_A_MAPPING = re.compile(r"[\w〔〕（）《》“”·./-]+")


def in_words(value: str, target: Target | None) -> tuple[Message, str] | None:
    """How to report what is no number, and the mapping to write where that is certain; None where nothing is known.

    `target` is what it is about, where the plan has that.
    """
    text = plain(value)
    if says_nothing(value):
        return msg("write digits only; where there is no figure, delete the line"), ""
    state = guess.choice(text, STATES)
    measure = target.measure if target is not None else None
    if target is not None and measure == "milestone":
        return _of_milestone(text, state, [stage.name for stage in target.stages])
    if guess.flag(text) is not None or not text[:1].isalpha() or re.search(r"[0-9,{}\[\]:#]", text):
        return None
    written, note = f"{{state: {state}}}", quoted(text)
    if measure not in {"qualitative", None}:
        hint = msg("write digits only; progress in words as {text}", text=f"{{note: {note}}}")
    elif state:
        hint = msg("write {text}", text=written)
    elif measure:
        hint = msg("write {text}", text=f"{{state: under_way, note: {note}}}")
    else:
        hint = msg("write digits only; a stage as {{stage: {stage}}}, a state as {{state: under_way}}", stage=note)
    return hint, written if state and measure == "qualitative" else ""


def _of_milestone(text: str, state: str | None, stages: list[str]) -> tuple[Message, str] | None:
    """How to report which stage is done."""
    if text in stages and _IN_A_MAPPING.fullmatch(text):
        written = f"{{stage: {text}}}"
        return msg("write {text}", text=written), written
    if not stages:
        return None
    if negates(text):
        return msg("write {text}", text=f"{{note: {quoted(text)}}}"), ""
    likely = stages[-1] if state == "done" else nearest(text, stages[:500])
    if likely is not None and state in {"done", None}:
        return msg("write {text}", text=f"{{stage: {quoted(likely)}}}"), ""
    names = tuple(stages[:_LISTED]) + (("…",) if len(stages) > _LISTED else ())
    return msg("say which stage is done: {stages}; or only a note", stages=names), ""
