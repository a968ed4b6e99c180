"""By which words a person may name verdicts: their names in the format, their labels, and what else they are called."""

from collections.abc import Iterable

from kjchuangxin.i18n import LANGUAGES
from kjchuangxin.i18n.labels import LABELS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.status import STATUSES, Closure, Light, Pace, ReportState, Status

# One word for several verdicts.
_BEHIND = (Pace.SLIPPING, Pace.BEHIND, Pace.MISSED, Pace.REGRESSING, Pace.NOT_STARTED)
GROUPS: dict[str, tuple[Status, ...]] = {"滞后": _BEHIND, "behind schedule": _BEHIND}
# In both languages, as circulars and offices have them.
OTHERS: dict[Status, tuple[str, ...]] = {
    Pace.ACHIEVED: ("完成", "done"),
    Pace.REACHED: ("达标", "met"),
    Pace.AHEAD: ("超序时进度", "well ahead"),
    Pace.ON_TRACK: ("达到序时", "达到序时进度", "on schedule"),
    Pace.SLIPPING: ("slightly behind",),
    Pace.BEHIND: ("well behind",),
    Pace.REGRESSING: ("高于基数", "偏离目标", "below the baseline", "above the baseline", "off target"),
    Pace.UNDER_WAY: ("进行中", "in progress"),
    ReportState.STALE: ("未更新",),
    ReportState.REFUSED: ("未采用",),
    Light.GREEN: ("绿",),
    Light.YELLOW: ("黄",),
    Light.RED: ("红",),
    Light.GREY: ("灰", "未亮灯", "gray"),
    Closure.CLOSED: ("销号",),
    Closure.AWAITING_VERIFICATION: ("待销号",),
}


def statuses_by_word() -> dict[str, tuple[Status, ...]]:
    """What each word stands for: one verdict, or those of a group; the names of the format first."""
    found: dict[str, tuple[Status, ...]] = {name: (status,) for name, status in STATUSES.items()}
    for status in LABELS:
        found |= dict.fromkeys(words_of(status), (status,))
    return found | GROUPS


def words_of(status: Status) -> tuple[str, ...]:
    """By what a verdict may be called besides its name in the format: its labels first."""
    labels = (locale.label(status) for locale in map(Locale, reversed(LANGUAGES)))
    words = dict.fromkeys((*labels, *OTHERS.get(status, ())))
    return tuple(word for word in words if plain(word) != plain(status))


def known_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that a person means, whatever the case, with spaces, hyphens or underscores."""
    return {plain(one): one for one in known}.get(plain(word))


def plain(word: str) -> str:
    """A word by which another spelling of it is known: without case, hyphens and underscores."""
    return word.strip().casefold().replace("-", " ").replace("_", " ")
