"""What can be wrong with one file's content (KJ3xx): keys, shapes and kinds of values."""

from kjchuangxin.diagnostic import Example, Rule, Severity, msg

_REPORT = "- as_of: 2022-06-30\n  entries:\n    T3-1: 62\n"


def _error(code: str, name: str, why: str, example: Example) -> Rule:
    return Rule(code, name, Severity.ERROR, msg(why), example)


MISSING_KEY = _error(
    "KJ301", "missing-key", "A required key is missing.", Example("reports", "- entries:\n    T3-1: 62\n", _REPORT)
)
UNKNOWN_KEY = _error(
    "KJ302",
    "unknown-key",
    "An unknown key is most often a misspelt one. It is never accepted, since skipping it would lose what is "
    "written there.",
    Example("entries", "T3-1: {value: 62, notes: 含新入库}\n", "T3-1: {value: 62, note: 含新入库}\n"),
)
SHAPE = _error(
    "KJ303",
    "wrong-shape",
    "Another form is expected here: text, a list, or keys with values.",
    Example("entries", "T3-1: [62]\n", "T3-1: 62\n"),
)
NUMBER = _error(
    "KJ304",
    "not-a-number",
    "A number is digits with an optional sign and decimal point, nothing else: the unit of measure is in the "
    "plan, and anything else belongs in the note.",
    Example("entries", "T3-1: 62家\n", "T3-1: 62\n"),
)
DAY = _error(
    "KJ305",
    "not-a-date",
    "A date is written YYYY-MM-DD with all its zeros, and is a day that exists.",
    Example("reports", _REPORT.replace("2022-06-30", "2022-6-31"), _REPORT),
)
CHOICE = _error(
    "KJ306",
    "unknown-choice",
    "Only certain words are allowed here.",
    Example("entries", "T11-1: {state: doing}\n", "T11-1: {state: under_way}\n"),
)
VERSION = _error(
    "KJ307",
    "unknown-format",
    "The file says which version of the format it is written in. This program reads version 1.",
    Example("progress", "format: 2\nunit: 区科技局\nreports: []\n", "format: 1\nunit: 区科技局\nreports: []\n"),
)
TEXT = _error(
    "KJ308",
    "wrong-text",
    "The text does not have the form needed here, such as T3-1 for a target's id.",
    Example(
        "targets",
        "- {id: T3_1, name: 新增, measure: qualitative}\n",
        "- {id: T3-1, name: 新增, measure: qualitative}\n",
    ),
)
DAY_WITH_TIME = Rule(
    "KJ310",
    "day-with-time",
    Severity.WARNING,
    msg(
        "Some YAML programs turn a date into a time and write it back as 2022-06-30 00:00:00. It is read as "
        "that date. Any other time of day is an error."
    ),
    Example("reports", _REPORT.replace("2022-06-30", "2022-06-30 00:00:00"), _REPORT),
)
CUT_TEXT = Rule(
    "KJ311",
    "text-cut-short",
    Severity.WARNING,
    msg(
        "A # after a space begins a comment, even within a text: what follows is not read. For a comment, "
        "write a space after the #; put a text that contains one in quotes."
    ),
    Example("entries", "T3-1:\n  value: 62\n  note: 见附件 #3\n", 'T3-1:\n  value: 62\n  note: "见附件 #3"\n'),
)
