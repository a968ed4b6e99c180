"""What can be wrong with a file before its content means anything: bytes (KJ1xx) and YAML (KJ2xx)."""

from kjchuangxin.diagnostic import Example, Rule, Severity, msg

_RIGHT = "format: 1\nunit: 区科技局\nreports:\n  - as_of: 2022-06-30\n    entries:\n      T3-1: 62\n"


def _error(code: str, name: str, why: str, wrong: str) -> Rule:
    return Rule(code, name, Severity.ERROR, msg(why), Example("progress", wrong, _RIGHT))


UNREADABLE = _error(
    "KJ101",
    "unreadable-file",
    "A file that cannot be opened, or is not a regular file (a folder, a pipe, a device, a dangling link), "
    "has no content to check. Give read permission, or remove it from the data folder.",
    "",
)
TOO_LARGE = _error(
    "KJ102",
    "file-too-large",
    "A plan, or the reports of a unit, take some tens of kilobytes. A file over 1 MiB is most likely "
    "something else, and is not read.",
    _RIGHT + "#" * 40 + "\n",
)
ENCODING = _error(
    "KJ103",
    "not-utf-8",
    "Files are UTF-8, with or without a byte order mark, so that the same bytes mean the same characters everywhere. "
    "Excel and Notepad on a Chinese system may write GB18030 or UTF-16: save as UTF-8 instead.",
    "unit: \\xc7\\xf8\\xbf\\xc6\\xbc\\xbc\\xbe\\xd6\n",
)
CONTROL = _error(
    "KJ104",
    "control-character",
    "Invisible control characters, and those that reverse the direction of text, make a file say something "
    "other than it shows. They come in by copying from other programs.",
    _RIGHT.replace("区科技局", "区科\\x00技局"),
)
EMPTY = _error("KJ105", "empty-file", "An empty file reports nothing. Fill it in, or delete it.", "# only a comment\n")
SYNTAX = _error(
    "KJ201",
    "yaml-syntax",
    "The text is not valid YAML here: a bracket or quote is not closed, the indentation does not fit, or a "
    "colon is out of place.",
    _RIGHT.replace("T3-1: 62", "T3-1: {value: 62"),
)
FULL_WIDTH = _error(
    "KJ202",
    "full-width-punctuation",
    "Chinese input methods type ：“”，\u3000 instead of : \" , and space. They are fine within text, but YAML's "
    "structure needs the half-width ones.",
    _RIGHT.replace("as_of: ", "as_of："),
)
INDENT = _error(
    "KJ203",
    "indent-not-spaces",
    "Lines are indented with plain spaces only. Tabs, full-width and non-breaking spaces look alike but are not.",
    _RIGHT.replace("      T3-1", "\tT3-1"),
)
DUPLICATE_KEY = _error(
    "KJ204",
    "duplicate-key",
    "A key is written twice in one place. YAML programs silently keep the last one, so a figure would be lost.",
    _RIGHT + "      T3-1: 63\n",
)
ANCHOR = _error(
    "KJ205",
    "anchor-or-alias",
    "Anchors (&), aliases (*) and merge keys (<<) reuse one value in many places, which hides who reported "
    "what. Write the value where it belongs.",
    _RIGHT.replace("62", "&n 62"),
)
TAG = _error(
    "KJ206",
    "tag",
    "Tags (!) tell a YAML program to build other things than text, lists and mappings. None is needed here.",
    _RIGHT.replace("62", "!!int 62"),
)
SEVERAL_DOCUMENTS = _error(
    "KJ207",
    "several-documents",
    "A file holds one document. Many programs would skip what follows a line `---`.",
    _RIGHT + "---\n" + _RIGHT,
)
TOO_DEEP = _error(
    "KJ208",
    "too-deep",
    "A valid file is only a few levels deep; up to 32 are allowed.",
    "a: " + "[" * 33 + "]" * 33 + "\n",
)
KEY = _error(
    "KJ209",
    "key-not-text",
    "A key is plain text: a list or a mapping cannot name anything.",
    _RIGHT.replace("T3-1: 62", "[T3-1]: 62"),
)
EMPTY_VALUE = _error(
    "KJ211",
    "empty-value",
    "A key with nothing after it says nothing: neither that the figure is zero nor that it is unknown. "
    "Fill it in, or delete the line.",
    _RIGHT.replace("T3-1: 62", "T3-1:"),
)
CONFLICT = _error(
    "KJ210",
    "merge-conflict",
    "Git left both versions of a passage in the file. Keep the right one and delete the three marker lines.",
    _RIGHT.replace("      T3-1: 62\n", "<<<<<<< HEAD\n      T3-1: 62\n=======\n      T3-1: 63\n>>>>>>> other\n"),
)
