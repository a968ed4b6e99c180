"""The texts of a finding that several formats have, each on one line and safe for a terminal or a log."""

from kjchuangxin.diagnostic import Diagnostic, Place
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale


def texts(finding: Diagnostic, locale: Locale) -> list[str]:
    """The message and, if there is one, the hint, each in one line."""
    messages = [finding.message] + ([finding.hint] if finding.hint else [])
    return [visible(locale.text(message)) for message in messages]


def sentence(finding: Diagnostic, locale: Locale) -> str:
    """The message and the hint in one line."""
    return locale.clauses(texts(finding, locale))


def position(place: Place) -> str:
    """A place as editors follow it: path:line:column."""
    return f"{visible(place.path)}:{place.line}:{place.column}"


def kind(finding: Diagnostic) -> str:
    """Severity and code, as in error[KJ304]."""
    return f"{finding.severity.value}[{finding.rule.code}]"
