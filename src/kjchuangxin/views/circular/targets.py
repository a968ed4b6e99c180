"""The parts about targets: the main objectives, what is ahead or done early, and what is behind."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale, Piece
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.circular.overall import by_verdict, counted_as, groups, unheard
from kjchuangxin.views.headline import counted, standing
from kjchuangxin.views.page import CircularBlock, Entries, Entry, Paragraph, Text
from kjchuangxin.views.statements.aim import aim_in_words, aim_name
from kjchuangxin.views.statements.lacking import lacking
from kjchuangxin.views.statements.reached import reached
from kjchuangxin.views.target_texts import called, contacts


def objectives(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """The main objectives in the document's order, a sentence each."""
    chosen = _objectives(report)
    if not chosen:
        return ()
    return (_counts(chosen, locale), Entries(tuple(Entry(_sentence(one, report, locale)) for one in chosen)))


def objectives_in_brief(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """The main objectives by their verdicts, with their names."""
    chosen = _objectives(report)
    if not chosen:
        return ()
    texts = (
        locale.labelled(label, locale.listed(called(one, locale) for one in results))
        for label, results in groups(chosen, locale)
    )
    return (_counts(chosen, locale), Entries(tuple(map(Entry, texts)), numbered=False))


def _counts(results: Sequence[TargetResult], locale: Locale) -> Paragraph:
    return Paragraph((locale.sentence(locale.text(standing(results))),))


def _objectives(report: Report) -> tuple[TargetResult, ...]:
    return tuple(report.by_id[identifier] for identifier in report.objectives if identifier in report.by_id)


def ahead(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """What is ahead of its schedule, or done before its window has ended."""
    early = [one for one in report.targets if not one.silent and _early(one)]
    if not early:
        return ()
    return (_by_verdict(early, locale), Entries(tuple(Entry(_sentence(one, report, locale)) for one in early)))


def _early(result: TargetResult) -> bool:
    if result.pace is Pace.ACHIEVED:
        return result.progress.judged_on < result.definition.window[1]
    return result.pace in {Pace.AHEAD, Pace.REACHED}


def behind(report: Report, locale: Locale, *, people: bool, to: str | None = None) -> tuple[CircularBlock, ...]:
    """Each target that is behind: how far, who answers for it, why, and what is done about it.

    The unit `to` which that is said is not named.
    """
    if not report.behind:
        return _none_behind(report, locale)
    entries = (
        Entry(_headed(one, locale, to), tuple(_details(one, report, locale, people=people, to=to)))
        for one in report.behind
    )
    return (_by_verdict(report.behind, locale), Entries(tuple(entries)))


def behind_in_brief(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """Each target that is behind, with what it lacks."""
    if not report.behind:
        return _none_behind(report, locale)
    entries = (Entry((*_headed(one, locale), *_lacks(one, report, locale))) for one in report.behind)
    return (_by_verdict(report.behind, locale), Entries(tuple(entries)))


def _none_behind(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """That nothing is behind, where anything was assessed."""
    nothing = locale.text(msg("By what has been reported, nothing is behind."))
    heard = any(one.assessed and not one.silent for one in report.targets)
    return (Paragraph((nothing,)),) if heard else ()


def _by_verdict(results: Sequence[TargetResult], locale: Locale) -> Paragraph:
    """How many there are, of each verdict; how many of them are efforts, which the first part counts apart."""
    targets, counts = counted(len(results)), locale.listed(by_verdict(results, locale))
    text = msg("{targets}: {counts}.", targets=targets, counts=counts)
    if efforts := sum(one.effort for one in results):
        among = msg("1 of them an effort") if efforts == 1 else msg("{count} of them efforts", count=efforts)
        text = msg("{targets}, {among}: {counts}.", targets=targets, among=among, counts=counts)
    return Paragraph((locale.text(text),))


def _sentence(result: TargetResult, report: Report, locale: Locale) -> Text:
    """The target, its aim, how it stands, and the verdict."""
    values = {"target": _name(result, locale), "said": _standing(result, report, locale)}
    if _says_verdict(result):
        return locale.pieces(msg("{target}: {said}.", **values), strong="target")
    text = msg("{target}: {said} ({verdict}).", verdict=counted_as(result, locale), **values)
    return locale.pieces(text, strong="target")


def _says_verdict(result: TargetResult) -> bool:
    """Whether how it stands names the verdict already: a state, a stage that is done, by how much it is ahead."""
    if unheard(result):
        return False
    if result.effort:
        return result.value is not None
    if result.pace is Pace.ACHIEVED:
        return not isinstance(result.value, Fraction)
    return result.pace is Pace.AHEAD and result.progress.ahead is not None


def _headed(result: TargetResult, locale: Locale, to: str | None = None) -> tuple[Piece, ...]:
    """The target, its verdict and who leads it."""
    values = {"target": _name(result, locale), "verdict": locale.pace(result)}
    if result.definition.lead == (to,):
        return locale.pieces(msg("{target}: {verdict}", **values), strong="target")
    text = msg("{target}: {verdict}; lead: {units}", units=locale.names(result.definition.lead), **values)
    return locale.pieces(text, strong="target")


def _name(result: TargetResult, locale: Locale) -> str:
    """The name with the id; whether it is worded as an aim, unless the sentence with its aim says so."""
    return locale.noted(result.name, result.id) if _aimed(result) else called(result, locale)


def _aimed(result: TargetResult) -> bool:
    """Whether its aim is said apart from how it stands: a milestone's are its stages, and an effort has none."""
    return result.definition.comparator is not None


def _standing(result: TargetResult, report: Report, locale: Locale) -> str:
    """The aim and how far it has been reached; of an effort only how it stands."""
    said = reached(result, report, locale)
    if not _aimed(result):
        return said
    values = {"target": aim_name(result, report, locale), "aim": aim_in_words(result, locale)}
    return locale.text(msg("{target}: {aim}. {reached}", reached=f"{said[0].upper()}{said[1:]}", **values))


def _lacks(result: TargetResult, report: Report, locale: Locale) -> tuple[Piece, ...]:
    """What it lacks and for how long, of one without a number how it stands as well."""
    said = "" if _aimed(result) else reached(result, report, locale)
    texts = _new(result, locale, said, lacking(result, report, locale, brief=True))
    return locale.pieces(msg(" — {text}", text=texts)) if texts else ()


def _new(result: TargetResult, locale: Locale, *texts: str) -> str:
    """What says more than the verdict."""
    return locale.clauses(text for text in texts if text not in {"", locale.pace(result)})


def _details(result: TargetResult, report: Report, locale: Locale, *, people: bool, to: str | None) -> Iterator[Text]:
    """How it stands and what it lacks; then who answers for it, and what the units wrote, each under its label."""
    reporting = result.reporting
    if text := _new(result, locale, _standing(result, report, locale), lacking(result, report, locale)):
        yield locale.sentence(text)
    known = (
        (msg("contacts"), contacts(result.definition.contacts, locale) if people else None),
        (msg("progress in words"), reporting.words if isinstance(result.value, Fraction) else None),
        (msg("cause"), reporting.cause),
        (msg("action"), reporting.action),
    )
    for label, said in known:
        if said:
            yield locale.pieces(msg("{label}: {text}", label=label, text=said), strong="label")
    if asked := asked_for(result):
        units = asked_of(result)
        yield locale.text(request(msg("report {what}.", what=asked), units, to if to in units else None))


def answered_for(report: Report) -> tuple[TargetResult, ...]:
    """The targets that a unit in the report leads or reports."""
    names = frozenset(unit.name for unit in report.units)
    return tuple(one for one in report.targets if names & {*one.definition.lead, *one.definition.reporters})


def asked_for(result: TargetResult) -> Message | None:
    """What a target that is behind should have been reported with, and was not."""
    cause, action = result.reporting.cause, result.reporting.action
    if cause is None:
        return msg("cause and action") if action is None else msg("the cause")
    return msg("the action") if action is None else None


def asked_of(result: TargetResult) -> tuple[str, ...]:
    """Who writes why a target is behind: who reports it, or where several do, who leads it."""
    of = result.definition
    return of.reporters if len(of.reporters) == 1 else of.lead


def request(what: Message, units: tuple[str, ...] | Message, to: str | None) -> Message:
    """What units are asked for; the one `to` which a notice is, directly."""
    if to is not None:
        return msg("Please {request}", request=what)
    return msg("{units}: please {request}", units=units, request=what)
