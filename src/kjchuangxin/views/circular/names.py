"""How a document names targets, by what the plan calls them, with the id by which a table has them; and units."""

from collections.abc import Iterable

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.target import TargetResult

ALL_UNITS = msg("All units")
_MOST = 6  # names in a line; more are a list


def request(what: Message, units: tuple[str, ...] | Message, to: str | None) -> Message:
    """What units are asked for; the one `to` which a notice is, directly."""
    if to is not None:
        return msg("Please {request}", request=what)
    return msg("{units}: please {request}", units=units, request=what)


def called(result: TargetResult, locale: Locale) -> str:
    """The name with the id, and whether the plan only strives for it."""
    values = {"name": result.name, "id": result.id}
    strives = result.definition.aspirational
    return locale.text(msg("{name} ({id}, an aim)", **values) if strives else msg("{name} ({id})", **values))


def lines(label: str, results: Iterable[TargetResult], locale: Locale) -> tuple[str, ...]:
    """The targets in a line under a label; many of them in a line each."""
    names = [called(one, locale) for one in results]
    if len(names) <= _MOST:
        return (locale.labelled(label, locale.listed(names)),)
    return tuple(locale.labelled(label, name) for name in names)
