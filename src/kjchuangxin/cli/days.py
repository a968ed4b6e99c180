"""Days that a person names on the command line, and the only look at the clock."""

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime

from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.fields import day_of


def today(locale: Locale) -> date:
    """The clock's day, or that of SOURCE_DATE_EPOCH (in UTC) where that is set: it decides only what is overdue."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).astimezone().date()
    with suppress(OverflowError, ValueError, OSError):
        if re.fullmatch("-?[0-9]+", epoch):
            return datetime.fromtimestamp(int(epoch), UTC).date()
    return fail(locale, msg("SOURCE_DATE_EPOCH takes a whole number of seconds since 1970, not {value}", value=epoch))


def parse_as_of(text: str, locale: Locale) -> date | None:
    """The day of an `--as-of`: a date or `today`; None for `latest`, which depends on the data."""
    if text == "latest":
        return None
    if text == "today":
        return today(locale)
    return day_of(text) or fail(
        locale, msg("--as-of takes a date such as 2022-09-30, latest or today, not {value}", value=text)
    )


def parse_day(option: str, text: str, locale: Locale) -> date:
    """The day that an option names."""
    message = msg("{option} takes a date such as 2025-01-01, not {value}", option=option, value=text)
    return day_of(text) or fail(locale, message)
