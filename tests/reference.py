"""The tables of keys in `docs/format.md` and `docs/json.md`: made from the JSON Schemas that the program prints."""

import json
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from kjchuangxin.cli.schema import made_schema, schema_text
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.words import CHOICES_IN_CHINESE

_FEW = 4  # words that a list is told of in place
_LIKE = {"Revision": "Target"}  # a mapping, and the one whose keys mean the same
_BOUNDS = {"minimum": "≥", "exclusiveMinimum": ">"}
_LONGEST = 60  # characters of an example


class Words(NamedTuple):
    """What the tables say in a language."""

    titles: tuple[str, ...]
    needed: str
    types: dict[str, str]
    mapping: str
    mappings: str
    listed: str
    by_day: str
    by_name: str
    by_word: str
    word: str
    either: str
    between: str
    empty: str


_WORDS = {
    "en": Words(
        ("Key", "Type", "Default", "Example", "Meaning"),
        "**needed**",
        {
            "string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`",
            "null": "null", "date": "day",
        },
        "mapping", "mappings", "list: {}", "by day: {}", "by name: {}", "by {}: {}", "word", " or ", ", ", "empty",
    ),
    "zh": Words(
        ("键", "类型", "默认", "示例", "含义"),
        "**必填**",
        {
            "string": "文本", "number": "数", "integer": "整数", "boolean": "`true` 或 `false`",
            "null": "null", "date": "日期",
        },
        "一组键", "一组键", "列表：{}", "按日期：{}", "按名称：{}", "按{}：{}", "词", " 或 ", "、", "空",
    ),
}  # fmt: skip


def schema(kind: str, language: str) -> dict:
    """What `kjcx schema` prints of a kind."""
    return json.loads(schema_text(kind, made_schema(kind), Locale(language)))


class Tables:
    """A page's tables, each mapping once: what a page has had it links to."""

    def __init__(self, language: str) -> None:
        self._language, self._words = language, _WORDS[language]
        self._had: set[str] = set()

    def of(self, kind: str, examples: list[yaml.Node]) -> str:
        """The table of a kind of file or output, then those of the mappings in it, in the order of their keys."""
        made = schema(kind, self._language)
        shown = dict[tuple[str, str], str]()
        for node in examples:
            _collect(made, made, "", node, shown)
        parts = [self._table(made, "", made, shown)]
        found = dict[str, list[str]]()
        self._find(made, made, "", found)
        for name, titles in found.items():
            if name not in self._had:
                heading = self._words.between.join(titles)
                table = self._table(made, name, _mapping(made["$defs"][name]), shown)
                parts.append(f'<a id="{name.lower()}"></a>\n\n### {heading}\n\n{table}')
        self._had |= set(found)
        return "\n".join(parts)

    def _find(self, made: dict, node: dict, way: str, found: dict[str, list[str]]) -> None:
        """The mappings that are reached from one, by name, each with the ways of keys that lead to it."""
        for key, part in _keys(node):
            for name in _named(part):
                inner = _mapping(made["$defs"][name])
                if "properties" in inner:
                    if name not in found:
                        found[name] = [f"{way}{self._title(key, part)}"]
                        self._find(made, inner, f"{way}`{key}` › ", found)
                    elif f"`{key}`" not in " ".join(found[name]):
                        found[name].append(self._title(key, part))

    def _table(self, made: dict, name: str, node: dict, shown: dict[tuple[str, str], str]) -> str:
        needed = node.get("required", ())
        keys = sorted(_keys(node), key=lambda pair: pair[0] not in needed)
        anywhere = {key: text for (_, key), text in reversed(shown.items())}  # of a revision's comparators, say
        rows = [self._row(made, node, key, part, shown.get((name, key)) or anywhere.get(key, "")) for key, part in keys]
        titles = list(self._words.titles)
        if {*node["properties"]} == {*needed}:  # of an output: no key is left out
            titles.pop(2)
            rows = [(*row[:2], *row[3:]) for row in rows]
        lines = [titles, ["---"] * len(titles), *rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def _row(self, made: dict, node: dict, key: str, part: dict, example: str) -> tuple[str, ...]:
        default = self._words.needed if key in node.get("required", ()) else self._default(part.get("default"))
        kind = self._type(made, part)
        return (
            self._title(key, part),
            kind,
            default,
            _code(example),
            part["description"].replace("|", "\\|").replace("<", "\\<"),
        )

    @staticmethod
    def _title(key: str, part: dict) -> str:
        title = part.get("title", key).replace(" ", "_")  # in English the key itself
        return f"`{key}`" if title == key else f"`{key}` {title}"

    def _default(self, value: object) -> str:
        if value == []:
            return self._words.empty
        if isinstance(value, dict):
            value = {key: one for key, one in value.items() if one not in (None, {}, [])}
        return "" if value is None else _code(_flow(yaml.compose(json.dumps(value))).replace('"', ""))

    def _type(self, made: dict, part: dict, *, many: bool = False) -> str:  # noqa: PLR0911 - each in its way
        words = self._words
        if "$ref" in part:
            name = part["$ref"].removeprefix("#/$defs/")
            target = made["$defs"][name]
            if "properties" in _mapping(target):
                link = f"[{words.mappings if many else words.mapping}](#{name.lower()})"
                return words.either.join([*(self._type(made, one) for one in target.get("anyOf", ())[:-1]), link])
            return self._listed(target["enum"], name)
        if "anyOf" in part:
            return words.either.join(self._type(made, one, many=many) for one in part["anyOf"])
        if "enum" in part:
            return self._listed(part["enum"], "")
        if "const" in part:
            return f"`{part['const']}`"
        if part["type"] == "array":
            items = part.get("prefixItems") or [part["items"]]
            inside = ", ".join(self._type(made, one, many=True) for one in items)
            return f"[{inside}]" if "prefixItems" in part else words.listed.format(inside)
        if part["type"] == "object":
            (value,) = part.get("patternProperties", {"": part.get("additionalProperties")}).values()
            inside, by = self._type(made, value, many=True), part.get("propertyNames", {})
            if "$ref" in by:
                return words.by_word.format(self._type(made, by), inside)
            return (words.by_day if by.get("format") == "date" else words.by_name).format(inside)
        kinds = [part["type"]] if isinstance(part["type"], str) else part["type"]
        named = [words.types[part.get("format", kind) if kind == "string" else kind] for kind in kinds]
        bounds = [f" {sign} {part[key]}" for key, sign in _BOUNDS.items() if key in part and len(kinds) == 1]
        return words.either.join(named) + "".join(bounds)

    def _listed(self, choices: list[str], name: str) -> str:
        if name and len(choices) > _FEW:
            return f"[{self._words.word}](#{name.lower()})"
        chinese = CHOICES_IN_CHINESE if self._language == "zh" and not name else {}
        return self._words.between.join(f"`{one}`{f' {chinese[one]}' if one in chinese else ''}" for one in choices)


def _mapping(node: dict) -> dict:
    """A mapping itself, of what may also be written shorter."""
    return node["anyOf"][-1] if "anyOf" in node else node


def _keys(node: dict) -> Iterator[tuple[str, dict]]:
    """The keys of a mapping but for `allow`, which stands in every one."""
    return ((key, part) for key, part in node["properties"].items() if part.get("$ref") != "#/$defs/Allow")


def _named(node: object) -> Iterator[str]:
    """The names that a part of a schema refers to."""
    if isinstance(node, dict) and "$ref" in node:
        yield node["$ref"].removeprefix("#/$defs/")
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _named(part)


def _collect(  # noqa: C901 - a schema has as many forms
    made: dict, part: dict, name: str, node: yaml.Node, shown: dict[tuple[str, str], str]
) -> None:
    """The first value of each key in a document that is short enough to be shown, by the mapping's name and the key."""
    if "$ref" in part:
        name = part["$ref"].removeprefix("#/$defs/")
        part = made["$defs"][name]
    if "properties" in part:
        for key, value in node.value:
            if (text := _shortened(value)) not in {"null", "[]", "{}"}:
                shown.setdefault((name, key.value), text)
            _collect(made, part["properties"][key.value], name, value, shown)
    elif "anyOf" in part:
        kind = {yaml.MappingNode: "object", yaml.SequenceNode: "array"}.get(type(node))
        for one in part["anyOf"]:
            full = made["$defs"][one["$ref"].removeprefix("#/$defs/")] if "$ref" in one else one
            if kind and full.get("type") == kind:
                _collect(made, one, name, node, shown)
    elif part.get("type") == "object":
        (inner,) = part.get("patternProperties", {"": part.get("additionalProperties")}).values()
        for _, value in node.value:
            _collect(made, inner, name, value, shown)
    elif part.get("type") == "array" and "items" in part:
        for value in node.value:
            _collect(made, part["items"], name, value, shown)


def _shortened(node: yaml.Node) -> str:
    """A value in one line, or what it begins with."""
    return next((text for most in (99, 1) if len(text := _flow(node, most)) <= _LONGEST), "…")


def _flow(node: yaml.Node, most: int = 99) -> str:
    """A value in one line, as it may be written in a file; of what is in it at most so many parts."""
    more = ["…"] if isinstance(node.value, list) and len(node.value) > most else []
    match node:
        case yaml.MappingNode():
            parts = (f"{_flow(key)}: {_flow(value, most)}" for key, value in node.value[:most])
            return "{" + ", ".join([*parts, *more]) + "}"
        case yaml.SequenceNode():
            return "[" + ", ".join([*(_flow(one, most) for one in node.value[:most]), *more]) + "]"
    quote = node.style if node.style in {"'", '"'} else ""
    return f"{quote}{node.value}{quote}"


def _code(text: str) -> str:
    return "`" + text.replace("|", "\\|") + "`" if text else ""
