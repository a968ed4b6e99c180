"""What is told of one target, unit, rule or word as JSON: stable, versioned, no key ever left out."""

from collections.abc import Collection, Iterable, Iterator

from kjchuangxin.diagnostic import Rule
from kjchuangxin.formats.machine import SCHEMA_VERSION, Json, finding, head, write
from kjchuangxin.formats.records import reported, target, unit
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.report.units import UnitRow
from kjchuangxin.views import page as view
from kjchuangxin.views.explain import explain_target
from kjchuangxin.views.table import text_of


def show(report: Report, results: Iterable[TargetResult], row: UnitRow | None, locale: Locale) -> str:
    """Targets with what was reported of them; of a unit (None: of everybody) its row and its own reports."""
    shown = tuple(results)
    history = ((one, result.id) for result in shown for one in result.reporting.history)
    data: dict[str, Json] = {
        "unit": unit(row) if row is not None else None,
        "targets": [target(result, locale, None) for result in shown],
        "reported": [reported(one, id_) for one, id_ in history if row is None or one.unit == row.unit.name],
    }
    return _written(report, locale, data)


def explanation(report: Report, result: TargetResult, locale: Locale) -> str:
    """How a target's verdict came about, in the sentences of the explanation, part by part."""
    parts: list[dict[str, Json]] = []
    for title, lines in _parts(explain_target(report, result, locale), locale):
        parts.append({"title": title, "lines": lines})
    data: dict[str, Json] = {
        "target": target(result, locale, None),
        "reported": [reported(one, result.id) for one in result.reporting.history],
        "parts": parts,
    }
    return _written(report, locale, data)


def _parts(card: view.Card, locale: Locale) -> Iterator[tuple[str, list[str]]]:
    """The headings of a card, each with the lines below it."""
    title, lines = "", list[str]()
    for block in card:
        match block:
            case view.Heading(text=str(text)):
                if title:
                    yield title, lines
                title, lines = text, []
            case view.Items():
                lines += [" ".join(map(text_of, line.cells)) for line in block.lines]
            case view.Fields():
                lines += [locale.labelled(label, text) for label, text in block.pairs if text]
            case _:  # what stands above the first heading is among the target's own keys
                pass
    if title:
        yield title, lines


def rules(rules: Iterable[Rule], fixable: Collection[str], locale: Locale) -> str:
    """Rules with why they are there, an example, and whether `check --fix` can mend what they find."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "rules": [
                {
                    "code": one.code,
                    "rule": one.name,
                    "severity": one.severity.value,
                    "allowable": one.allowable,
                    "fixable": one.code in fixable,
                    "why": locale.text(one.why),
                    "part": one.example.part,
                    "wrong": one.example.wrong,
                    "right": one.example.right,
                }
                for one in rules
            ],
        }
    )


def terms(meanings: Iterable[tuple[str, str | None, str]], locale: Locale) -> str:
    """Words with what they are called in the format, if they are, and what they mean."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "language": locale.language,
            "terms": [{"term": word, "name": name, "meaning": meaning} for word, name, meaning in meanings],
        }
    )


def _written(report: Report, locale: Locale, own: dict[str, Json]) -> str:
    diagnostics: Json = [finding(diagnostic, locale) for diagnostic in report.diagnostics]
    return write({**head(report, locale), **own, "diagnostics": diagnostics})
