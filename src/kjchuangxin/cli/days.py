"""Days that a person names on the command line, and the only look at the clock."""

from datetime import UTC, date, datetime

from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.fields import day_of


def parse_as_of(text: str, locale: Locale) -> date | None:
    """The day of an `--as-of`: a date or `today`; None for `latest`, which depends on the data."""
    if text == "latest":
        return None
    if text == "today":
        return datetime.now(UTC).astimezone().date()
    return day_of(text) or fail(
        locale, msg("--as-of takes a date such as 2022-09-30, latest or today, not {value}", value=text)
    )
