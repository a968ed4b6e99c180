"""Reports of any size that are odd in every line: a reader that tries each line in many ways never ends."""

HEAD = "format: 1\nunit: 区科技局\nreports:\n  - as_of: 2022-06-30\n    entries:\n"


def _entries(line: str, count: int) -> str:
    return HEAD + "".join(f"      {line.format(at)}\n" for at in range(count))


def _reports(line: str, count: int) -> str:
    return HEAD.partition("  -")[0] + "".join(map(line.format, range(count)))


def _within(start: str, piece: str, size: int, end: str = "") -> str:
    return HEAD + start + piece * (size // len(piece.encode())) + end


MOST = 1 << 20  # the bytes that a file may have
# By name, a text of about so many bytes, and of no more.
HUGE = {
    "wrong entries": lambda size: _entries("T{}-1: x", size // 21),
    "wrong reports": lambda size: _reports("  - {{as_of: x{}, entries: {{T3-1: 6x, T9-9: 1}}}}\n", size // 52),
    "reports of nothing": lambda size: _reports("  - {{as_of: 2022-06-30, entries: {{T{}-9: }}, a: 1}}\n", size // 56),
    "right entries": lambda size: _entries("T{}-1: 1", size // 21),
    "unknown keys": lambda size: HEAD + "".join(f"k{at}: x\n" for at in range(size // 13)),
    "no values": lambda size: _entries("T{}-1:", size // 21),
    "one key": lambda size: _entries("T1: 1", size // 15),
    "keys without values": lambda size: HEAD + f"      T1-1: {{{', '.join(f'k{at}' for at in range(size // 11))}}}\n",
    "mappings for texts": lambda size: _within("      T1-1: {evidence: [", "{},", size - 200, "]}\n"),
    "nothing for texts": lambda size: _within("      T1-1: {evidence: [", "~,", size - 200, "]}\n"),
    "one long line of comments": lambda size: _within("      T1-1: {a: ", " #", size - 200),
    "one long line of quotes": lambda size: _within("      T1-1: {a: ", "\" '", size - 200),
    "a bracket never closed": lambda size: "{" + "a\n" * (size // 2 - 1),
    "lines without colons": lambda size: "a: b\n" + "a\n" * (size // 2 - 5),
    "one long word": lambda size: "x" * (size - 1),
    "one long number": lambda size: _within("      T1-1: ", "9,", size - 200, "9\n"),
    "one long number in braces": lambda size: _within("      T1-1: {value: 1", ",000", size - 200, "}\n"),
    "one long number in brackets": lambda size: _within("      T1-1: (", "1", size - 200, ")\n"),
    "one long comment": lambda size: _within("      T1-1: ", "#", size // 2, f"{' ' * (size // 2 - 200)}x\n"),
    "one text on many lines": lambda size: _within("      T1-1:\n        note: 一\n", "        二\n", size - 200),
    "wide spaces": lambda size: HEAD + "".join(f"\u3000\u3000\u3000T{at}-1: 1\n" for at in range(size // 21)),
    "dashes": lambda size: "-a\n" * (size // 3),
    "a wrong line after many": lambda size: _entries("T{}-1: 1", size // 21 - 5) + "     a: b\n",
}
