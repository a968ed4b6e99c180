"""What is checked in every entry of a progress file (KJ6xx), on its own and against the last."""

from kjchuangxin.model import Measure
from kjchuangxin.rules.progress import entries, figures
from kjchuangxin.rules.types import EntryRules

_IN_NUMBER: EntryRules = (
    *entries.IN_ANY,
    (figures.IMPOSSIBLE_VALUE, figures.impossible_value),
    (figures.MAGNITUDE, figures.magnitude),
)
_IN_EFFORT: EntryRules = (*entries.IN_ANY, (figures.NO_EVIDENCE, figures.done_without_evidence))

# By the measure of the entry's target; no entry is asked what cannot concern it.
IN_ENTRY: dict[Measure, EntryRules] = {
    "increment": (*_IN_NUMBER, (figures.FALLING_INCREMENT, figures.falling_increment)),
    "level": _IN_NUMBER,
    "rate": _IN_NUMBER,
    "milestone": (
        *_IN_EFFORT,
        (entries.UNKNOWN_STAGE, entries.unknown_stage),
        (figures.BACK_TO_STAGE, figures.earlier_stage),
    ),
    "qualitative": (*_IN_EFFORT, (figures.BACK_TO_STAGE, figures.earlier_state)),
}
