"""What is attached to a circular: the table of all targets, the units beside each other, the quotas."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.annex import annex
from kjchuangxin.report.report import Report
from kjchuangxin.report.units import all_units
from kjchuangxin.views.annex import quotas
from kjchuangxin.views.headline import NO_TARGET
from kjchuangxin.views.page import CircularBlock
from kjchuangxin.views.table import Section, Table
from kjchuangxin.views.targets import columns
from kjchuangxin.views.units import rows

Attached = tuple[Message, tuple[CircularBlock, ...]]


def annexes(report: Report, locale: Locale, *, people: bool) -> list[Attached]:
    """Each annex with its title; people are named where they may be."""
    targets = Table(columns(report, locale), (Section("", report.targets),), empty=locale.text(NO_TARGET))
    found: list[Attached] = [(msg("Progress of all targets"), (targets,))]
    if (view := all_units(report)).rows:
        found.append((msg("The units"), rows(view, locale, people=people)))
    if shared := [result for result in report.targets if result.shares.quotas]:
        found.append((msg("The breakdown's quotas"), quotas(annex(report, shared), locale)))
    return found
