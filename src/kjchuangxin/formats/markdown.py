"""A page as Markdown, as GitHub and Gitee show it; and the documentation of the rules."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, assert_never

from kjchuangxin.diagnostic import Rule, msg
from kjchuangxin.formats.markup import md, table
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views import page as view
from kjchuangxin.views.explain import examples
from kjchuangxin.views.table import Cell, Label, Layout, Table, text_of


def page(blocks: Iterable[view.CircularBlock]) -> str:
    """The blocks from the top, an empty line between two; headings are a level below the title."""
    level = 2
    parts = []
    for block in blocks:
        if isinstance(block, view.Title):
            level = block.level + 1
        if block.only & Layout.MARKDOWN:
            parts.append(_written(block, "#" * level))
    return "\n".join(parts)


def _written(block: view.CircularBlock, heading: str) -> str:  # noqa: PLR0911 - each in its way
    match block:
        case view.Title() | view.Heading() | view.Notice() | view.Remark():
            before = {view.Title: f"{heading[1:]} ", view.Heading: f"{heading} ", view.Notice: "> "}.get(
                type(block), ""
            )
            return f"{before}{_text(block.text)}\n"
        case view.Paragraph():
            return f"{md(' · '.join(block.parts))}\n"
        case view.Items():
            title = f"{md(block.title)}\n\n" if block.title else ""
            return title + _bullets("  ".join(map(_cell, line.cells)) for line in block.lines)
        case view.Bullets():
            return _bullets(map(_text, block.texts))
        case view.Entries():
            return "".join(_entry(at, *entry) for at, entry in enumerate(block.entries, 1))
        case Table():
            return _table(block, heading)
        case view.Details():
            return f"<details>\n<summary>{md(block.title)}</summary>\n\n{page(block.blocks)}\n</details>\n"
    assert_never(block)


def _table(block: Table[Any], heading: str) -> str:
    if not block.items:
        return f"{md(block.empty)}\n"
    columns = [column for column in block.columns if column.only & Layout.MARKDOWN]
    rights = [at for at, column in enumerate(columns) if column.right]
    parts = []
    for section in block.sections:
        if section.title:
            parts.append(f"{heading} {md(section.title)}\n")
        rows = ([_cell(column.value(item)) for column in columns] for item in section.every)
        parts.append(table([column.title for column in columns], rows, rights))
    return "\n".join(parts)


def _cell(cell: Cell) -> str:
    """A cell as text: our own words as they are, whatever may come from a file escaped."""
    text = text_of(cell)
    return text if isinstance(cell, Label) else md(text)


def _text(text: view.Text) -> str:
    """A text without markup of its own; of one in pieces, the strong ones in bold."""
    if isinstance(text, str):
        return md(text)
    parts = []
    for strong, pieces in groupby(text, lambda piece: piece.strong):
        written = "".join(md(piece.text) if piece.filled else piece.text for piece in pieces)
        parts.append(f"**{written}**" if strong else written)
    return "".join(parts)


def _bullets(texts: Iterable[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)


def _entry(at: int, text: view.Text, details: tuple[str, ...]) -> str:
    head = f"{at}. "
    return f"{head}{_text(text)}\n" + "".join(f"{' ' * len(head)}- {md(detail)}\n" for detail in details)


def rule_pages(rules: Iterable[Rule], locale: Locale) -> str:
    """A heading a rule, in the order of their codes; why it is there, and what it refuses and accepts."""
    title = locale.text(msg("What `kjcx check` finds"))
    allow = locale.text(
        msg(
            "A warning that is intended is allowed beside the value, with the reason: `allow: [KJ616: …]`, in "
            "the keys that the warning is about or in those around them. An error can only be fixed."
        )
    )
    parts = [f"# {title}\n", f"{allow}\n"]
    for rule in sorted(rules, key=lambda rule: rule.code):
        heading = locale.noted(f"{rule.code} {rule.name}", locale.severity(rule.severity))
        parts.append(f"## {heading}\n\n{md(locale.text(rule.why))}\n")
        for what, lines in examples(rule, locale):
            text = "\n".join(visible(line, None) for line in lines)
            parts += [f"{what}\n\n```yaml\n{text}\n```\n"] if text else []
    return "\n".join(parts)
