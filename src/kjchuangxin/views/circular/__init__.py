"""The circular for leaders (通报): how the plan stands, what is behind, who is silent, and what is to be done next."""

from datetime import date

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.views.circular.frame import OVERALL, REPORTS, Level, Part, annexes, beginning, end, numbered
from kjchuangxin.views.circular.overall import overall
from kjchuangxin.views.circular.reports import reports, reports_in_brief
from kjchuangxin.views.circular.requirements import requirements
from kjchuangxin.views.circular.since import since
from kjchuangxin.views.circular.targets import ahead, behind, behind_in_brief, objectives, objectives_in_brief
from kjchuangxin.views.page import Circular

_OBJECTIVES = msg("Main objectives")
_BEHIND = msg("Behind schedule")
_NEXT = msg("Next steps")


def circular(  # noqa: PLR0913 - by name: what of it is wanted
    report: Report,
    locale: Locale,
    changes: Changes | None = None,
    *,
    level: Level = "full",
    people: bool = True,
    day: date | None = None,
) -> Circular:
    """The document from its title to its annexes, signed as of a day where that is given.

    What has changed since the last one stands in it where that is given. Who answers for what is behind is named where
    `people` may be. In brief it is a page without annexes.
    """
    if level == "brief":
        return (
            *beginning(report, locale),
            *numbered(
                [
                    (OVERALL, overall(report, locale, brief=True)),
                    (_OBJECTIVES, objectives_in_brief(report, locale)),
                    (_BEHIND, behind_in_brief(report, locale)),
                    (REPORTS, reports_in_brief(report, locale)),
                    *([since(changes, locale, brief=True)] if changes else []),
                    (_NEXT, requirements(report, locale, brief=True)),
                ],
                locale,
            ),
            *end(report, locale, (), day),
        )
    parts: list[Part] = [
        (OVERALL, overall(report, locale)),
        (_OBJECTIVES, objectives(report, locale)),
        (msg("Ahead of schedule"), ahead(report, locale)),
        (_BEHIND, behind(report, locale, people=people)),
        (REPORTS, reports(report, locale)),
        *([since(changes, locale)] if changes else []),
        (_NEXT, requirements(report, locale)),
    ]
    attached = annexes(report, locale, people=people)
    return (*beginning(report, locale), *numbered(parts, locale), *end(report, locale, attached, day))
