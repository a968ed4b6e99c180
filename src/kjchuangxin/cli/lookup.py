"""Names that a person types: those of verdicts, and the error about a name that is not known."""

import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import STATUSES, Status
from kjchuangxin.report.target import TargetResult
from kjchuangxin.suggest import suggest

_MAX_LISTED = 25  # nobody reads more names


def verdicts(given: Iterable[str], locale: Locale) -> frozenset[Status]:
    """The paces, report states, lights and closures of these texts, each with one or several separated by commas."""
    named = _split(given)
    if not named:
        return frozenset()
    from kjchuangxin.i18n.synonyms import known_word, statuses_by_word  # noqa: PLC0415 - only of a filter

    known, found = statuses_by_word(), list[Status]()
    for name in named:
        word = known_word(name, known) or fail_unknown(locale, name, list(known), list(STATUSES))
        found += known[word]
    return frozenset(found)


def named_targets(given: Iterable[str], report: Report, locale: Locale) -> list[TargetResult]:
    """The targets of these ids, each once, each text with one or several separated by commas."""
    known = {result.id.upper(): result for result in report.targets}
    named = dict.fromkeys(_split(given))
    for name in named:
        if name.upper() not in known:
            fail_unknown(locale, name, [result.id for result in report.targets])
    return list({name.upper(): known[name.upper()] for name in named}.values())


def _split(given: Iterable[str]) -> list[str]:
    return [name.strip() for text in given for name in re.split("[,，、]", text) if name.strip()]


def fail_unknown(locale: Locale, name: str, known: Sequence[str], listed: Sequence[str] = ()) -> NoReturn:
    """End the program because of an unknown name, with the known one most like it, or with all that are `listed`."""
    names = tuple(listed or known)
    words = (*names[:_MAX_LISTED], "…") if len(names) > _MAX_LISTED else names
    hint = suggest(name, known) or msg("known: {words}", words=words)
    fail(locale, msg("{name} is not known; {hint}", name=name, hint=hint))
