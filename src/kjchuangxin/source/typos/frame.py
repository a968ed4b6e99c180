"""Lines that a file should not have at its beginning, at its end or between: code fences, documents, directives."""

import re
from itertools import takewhile

from kjchuangxin.diagnostic import Diagnostic, Fix, msg
from kjchuangxin.source import rules
from kjchuangxin.source.typos import line
from kjchuangxin.source.typos.failure import ParseFailure
from kjchuangxin.source.typos.line import HEAD, indent_of

_FENCE = re.compile(r"(?m)^((?:`{3,}|~{3,})[\w-]*)[ \t]*\r?$")


def fence(failure: ParseFailure) -> Diagnostic | None:
    """A line that begins or ends a block of code in Markdown or a chat."""
    found = _FENCE.search(failure.lines.text)
    if found is None:
        return None
    message, hint = msg("this line ({text}) is Markdown's, not YAML's", text=found[1]), msg("delete the line")
    return Diagnostic(rules.SYNTAX, failure.lines.place(*found.span(1)), message, hint, fix=Fix(""))


def end_of_document(failure: ParseFailure) -> Diagnostic | None:
    """A line ... before the end, unless a whole second document follows it."""
    lines = failure.lines
    ends = [number for number in range(1, failure.line + 1) if lines.line(number).rstrip() == "..."]
    if not ends or not ("<document start>" in failure.problem or failure.line == ends[0]):
        return None
    start, head = lines.start(ends[-1]), HEAD.match(lines.line(failure.line))
    if head and not indent_of(head.string) and f"\n{head[2]}:" in f"\n{lines.text[:start]}":
        return None
    message = msg("this line (...) ends the document, and more follows")
    return Diagnostic(
        rules.SEVERAL_DOCUMENTS, lines.place(start, start + 3), message, msg("delete the line"), fix=Fix("")
    )


def first_line(failure: ParseFailure) -> Diagnostic | None:
    """The first line, where it begins with spaces and those below it do not."""
    lines, found = failure.lines, re.match(r"(?:[ \t]*(?:#.*)?(?:\r?\n|\r))*( +)\S", failure.lines.text)
    if found is None or "<document start>" not in failure.problem:
        return None
    first = lines.number(found.start(1))
    if failure.line <= first or indent_of(lines.line(failure.line)) >= len(found[1]):
        return None
    message = msg("this line begins with a space, the lines below it do not")
    return Diagnostic(
        rules.SYNTAX, lines.place(*found.span(1)), message, msg("delete the spaces before it"), fix=Fix("")
    )


def second_document(failure: ParseFailure) -> Diagnostic | None:
    """A second document; or a typo for which what stands above was taken for one text, which a comment ended."""
    hint = msg("delete the line --- and what follows, or put it into a file of its own")
    if "<document start>" in failure.problem:
        lines = failure.lines
        for above in takewhile(lambda number: lines.line(number) != "...", line.lines_above(lines, failure.line)):
            if finding := line.typo_on(lines, above):
                return finding
        hint = msg("delete the line ... above it, or put what follows into a file of its own")
    elif failure.context != "expected a single document in the stream":
        return None
    message = msg("a second document begins here")
    return failure.at(failure.noticed, message, hint, width=3, rule=rules.SEVERAL_DOCUMENTS)


def directive(failure: ParseFailure) -> Diagnostic | None:
    if "directive" not in failure.context + failure.problem and "incompatible" not in failure.problem:
        return None
    return failure.at(failure.begun, msg("a line cannot begin with %"), msg("delete the line"))
