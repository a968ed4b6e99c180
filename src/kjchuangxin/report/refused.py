"""What an error keeps from being used: whose it is, of which target and day, as far as that can be told."""

from datetime import date
from typing import NamedTuple

from kjchuangxin.diagnostic import Diagnostic


class Refused(NamedTuple):
    """A unit's word on a target as of a day that cannot be used, and the first error that spoils it.

    `unit` is None where nobody can tell whose it is; `target` and `as_of` are None where it may be about any. One error
    in a report or a file sets aside several, which then have the same finding.
    """

    unit: str | None
    target: str | None
    as_of: date | None
    finding: Diagnostic
