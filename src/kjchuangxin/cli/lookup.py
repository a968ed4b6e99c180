"""Names that a person types: those of verdicts, and the error about a name that is not known."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import STATUSES, Status
from kjchuangxin.report.target import TargetResult
from kjchuangxin.suggest import suggest

SEPARATORS = "[,，、]"
_MAX_LISTED = 25  # nobody reads more names


def verdicts(given: Sequence[str], locale: Locale, more: Sequence[str] = ()) -> frozenset[Status]:
    """The paces, report states, lights and closures of these texts, each with one or several separated by commas.

    Words that name none and are known all the same, `more`, are passed over.
    """
    named = [name for name in named_in(given, locale) if name not in more]
    if not named:
        return frozenset()
    from kjchuangxin.i18n.synonyms import known_word, statuses_by_word  # noqa: PLC0415 - only of a filter

    known, found = statuses_by_word(), list[Status]()
    for name in named:
        word = known_word(name, known) or fail_unknown(locale, name, [*more, *known], [*more, *STATUSES])
        found += known[word]
    return frozenset(found)


def named_targets(given: Sequence[str], report: Report, locale: Locale) -> list[TargetResult]:
    """The targets of these ids, each once, each text with one or several separated by commas."""
    known = {result.id.upper(): result for result in report.targets}
    named = dict.fromkeys(named_in(given, locale))
    for name in named:
        if name.upper() not in known:
            fail_unknown(locale, name, [result.id for result in report.targets])
    return list({name.upper(): known[name.upper()] for name in named}.values())


def named_units(given: Sequence[str], names: Mapping[str, str], locale: Locale) -> tuple[str, ...]:
    """The units of these names or aliases, each once; `names` are the units' names by all that they are called."""
    named = named_in(given, locale)
    return tuple({names[name] if name in names else fail_unknown(locale, name, list(names)): None for name in named})


def named_in(given: Sequence[str], locale: Locale) -> tuple[str, ...]:
    """The names in these texts, as of `split`; the program ends where there are texts and no name.

    That is what a script's empty variable gives, which must neither show everything nor let everything pass.
    """
    names = split(given)
    if given and not names:
        fail(locale, msg("an option that takes names has none: {value}", value=quoted(",".join(given)) or '""'))
    return names


def split(given: Iterable[str]) -> tuple[str, ...]:
    """The names in these texts, each with one or several separated by commas."""
    return tuple(name.strip() for text in given for name in re.split(SEPARATORS, text) if name.strip())


def fail_unknown(locale: Locale, name: str, known: Sequence[str], listed: Sequence[str] = ()) -> NoReturn:
    """End the program because of an unknown name; see `unknown`."""
    fail(locale, unknown(name, known, listed))


def unknown(name: str, known: Sequence[str], listed: Sequence[str] = ()) -> Message:
    """That a name is unknown, with the known ones that it begins, or that it is like; or all that are `listed`."""
    begun = [one for one in known if one.casefold().startswith(name.casefold())]
    if len(begun) > 1:
        hint = msg("did you mean one of these: {words}?", words=_few(begun))
    else:
        hint = suggest(name, known) or msg("known: {words}", words=_few(listed or known))
    return msg("{name} is not known; {hint}", name=quoted(name), hint=hint)


def _few(names: Sequence[str]) -> tuple[str, ...]:
    return (*names[:_MAX_LISTED], "…") if len(names) > _MAX_LISTED else tuple(names)
