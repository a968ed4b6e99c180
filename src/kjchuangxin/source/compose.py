"""YAML text to plain data in one pass of libyaml, refusing what the format refuses.

Every scalar stays text: what a value means is for the model that expects it to say, not for YAML 1.1's guesses.
"""

import re
from array import array
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from kjchuangxin.diagnostic import Diagnostic, Message, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document, Lines, Value
from kjchuangxin.source.syntax import NO_PLAIN_SPACES, explain

MAX_DEPTH = 32

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
# A file without any of these characters can have no anchor, alias or tag, so its events need no look of their own.
_FILL_IN = msg("fill it in, or delete the line")
_SPECIAL = re.compile(r"[&*!]")


class _TooDeepError(Exception):
    """Raised through libyaml's composer, which would otherwise recurse until the process crashes."""

    def __init__(self, index: int) -> None:
        self.index = index


class _Composer(CParser):
    """libyaml's composer with a resolver that guesses nothing and a bound on the depth."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, parent: Node | None, _: object) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH and parent is not None:
            raise _TooDeepError(parent.start_mark.index)

    def ascend_resolver(self) -> None:
        self._depth -= 1


def compose(shown: str, text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Parse one document.

    Returns None for it where it could not be made; a document with findings must not be used, only looked at further.
    """
    lines = Lines(shown, text)
    try:
        if _SPECIAL.search(text) and (refused := _refuse_special(lines, text)):
            return None, refused
        root = _Composer(text).get_single_node()
    except _TooDeepError as error:
        message = msg("this is nested more than {limit} levels deep", limit=MAX_DEPTH)
        return None, [Diagnostic(rules.TOO_DEEP, lines.place(error.index, error.index + 1), message)]
    except yaml.MarkedYAMLError as error:
        return None, [explain(lines, text, error)]
    if root is None or (isinstance(root, ScalarNode) and not root.style and root.value in _NOTHING):
        message = msg("the file is empty")
        return None, [Diagnostic(rules.EMPTY, lines.place(0, 0), message, msg("write its content, or delete the file"))]
    builder = _Builder(lines)
    data = builder.build(root)
    misread = [finding for finding in builder.findings if finding.rule is rules.INDENT]
    # A line that is not indented as it looks stands at another level than it seems: nothing else can be said.
    return (None, misread) if misread else (Document(shown, text, data, builder.spans), builder.findings)


class _Builder:
    """Plain data from nodes, with the places of all of them; the nodes themselves, a hundred times as large, can go."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.findings: list[Diagnostic] = []
        self.spans = array("L")

    def build(self, node: Any) -> Value:  # noqa: ANN401 - PyYAML's nodes are untyped
        """The plain data below a node. The depth is bounded already."""
        self.spans.extend((node.start_mark.index, node.end_mark.index))
        if type(node) is ScalarNode:
            if node.value in _NOTHING and not node.style:
                self._find(rules.EMPTY_VALUE, node, msg("nothing stands here"), _FILL_IN)
                return None
            return node.value  # type: ignore[no-any-return]  # a scalar's value is its text
        if type(node) is not MappingNode:
            return [self.build(item) for item in node.value]
        mapping: dict[str, Value] = {}
        for key, value in node.value:
            name = key.value
            if type(key) is not ScalarNode:
                self._find(rules.KEY, key, msg("a list or a mapping stands where a name is expected"))
            elif name == "<<":
                self._find(rules.ANCHOR, key, msg("merge keys (<<) are not accepted"))
            elif name in mapping:
                self._find_duplicate(node, key)
            else:
                if name[:1].isspace() and not key.style:
                    self._find(rules.INDENT, key, msg("this line is not indented with plain spaces"), NO_PLAIN_SPACES)
                self.spans.extend((key.start_mark.index, key.end_mark.index))
                mapping[name] = self._value(key, value)
        return mapping

    def _value(self, key: ScalarNode, value: Any) -> Value:  # noqa: ANN401
        if type(value) is not ScalarNode or value.value not in _NOTHING or value.style:
            return self.build(value)
        self.spans.extend((value.start_mark.index, value.end_mark.index))
        self._find(rules.EMPTY_VALUE, key, msg("nothing stands after {key}", key=key.value), _FILL_IN)
        return None

    def _find(self, rule: Rule, node: Any, message: Message, hint: Message | None = None) -> None:  # noqa: ANN401
        self.findings.append(_finding(rule, self.lines, node, message, hint))

    def _find_duplicate(self, mapping: MappingNode, key: ScalarNode) -> None:
        first = next(other for other, _ in mapping.value if other.value == key.value)
        message = msg("the key {key} stands here a second time", key=key.value)
        related = ((self.lines.place(first.start_mark.index, first.end_mark.index), msg("first here")),)
        place = self.lines.place(key.start_mark.index, key.end_mark.index)
        self.findings.append(Diagnostic(rules.DUPLICATE_KEY, place, message, msg("keep one of the two"), related))


def _refuse_special(lines: Lines, text: str) -> list[Diagnostic]:
    """Anchors, aliases and tags, found on the events, before anything is built from them."""
    findings: list[Diagnostic] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            message = msg("an alias (*{name}) stands here", name=str(event.anchor))
            findings.append(_finding(rules.ANCHOR, lines, event, message, msg("write the value itself")))
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                message = msg("an anchor (&{name}) stands here", name=str(event.anchor))
                findings.append(_finding(rules.ANCHOR, lines, event, message, msg("delete the anchor")))
            tag = getattr(event, "tag", None)  # every node but an alias may have one
            if tag is not None:
                message = msg("a tag ({tag}) stands here", tag=tag)
                findings.append(_finding(rules.TAG, lines, event, message, msg("delete the tag; text needs none")))
    return findings


def _finding(
    rule: Rule,
    lines: Lines,
    node: Any,  # noqa: ANN401 - a node or an event
    message: Message,
    hint: Message | None = None,
) -> Diagnostic:
    return Diagnostic(rule, lines.place(node.start_mark.index, node.end_mark.index), message, hint)
