"""A page as Markdown, as GitHub and Gitee show it; and the documentation of the rules."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeAlias, assert_never

from kjchuangxin.diagnostic import Rule, msg
from kjchuangxin.formats.markup import md, table
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views import page as view
from kjchuangxin.views.explain import examples
from kjchuangxin.views.table import Cell, Label, Layout, Table, text_of

_Plain: TypeAlias = (
    view.Block | view.Entries | view.Address | view.Attachments | view.Signature
)  # a block without blocks in it


def page(blocks: Iterable[view.CircularBlock], *, folded: bool = False) -> str:
    """The blocks from the top, an empty line between two; headings are a level below the title.

    Where they are `folded`, annexes are opened by whoever wants them, which no printer does.
    """
    return _page(blocks, 1, folded=folded)


def _page(blocks: Iterable[view.CircularBlock], level: int, *, folded: bool) -> str:
    """Blocks below a heading of a level."""
    parts = []
    for block in blocks:
        if isinstance(block, view.Title):
            level = block.level
        if isinstance(block, view.Annex):
            parts.append(_annex(block, level, folded=folded))
        elif block.only & Layout.MARKDOWN:
            parts.append(_written(block, level))
    return "\n".join(parts)


def _annex(block: view.Annex, level: int, *, folded: bool) -> str:
    inside = _page(block.blocks, level + 1, folded=folded)
    if folded:
        return f"<details>\n<summary>{md(block.title)}</summary>\n\n{inside}\n</details>\n"
    return f"{'#' * (level + 1)} {md(block.title)}\n\n{inside}"


def _written(block: _Plain, level: int) -> str:  # noqa: C901, PLR0911 - each in its way
    match block:
        case view.Title():
            return f"{'#' * block.level} {md(block.text)}\n"
        case view.Heading():
            return f"{'#' * (level + block.depth)} {_text(block.text)}\n"
        case view.Notice():
            return f"> {md(block.text)}\n"
        case view.Remark() | view.Address():
            return f"{md(block.text)}\n"
        case view.Paragraph():
            return f"{md(' · '.join(block.parts))}\n"
        case view.Items():
            title = f"{md(block.title)}\n\n" if block.title else ""
            return title + _bullets("  ".join(map(_cell, line.cells)) for line in block.lines)
        case view.Entries():
            return _entries(block.entries, numbered=block.numbered)
        case view.Attachments():
            titles = _entries(map(view.Entry, block.titles), numbered=True)
            return f"{md(block.label)}\n" + (f"\n{titles}" if titles else "")
        case view.Signature():
            return "\n".join(f"{_text(line)}\n" for line in block.lines)
        case Table():
            return _table(block, "#" * (level + 1))
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


def _entries(entries: Iterable[view.Entry], *, numbered: bool) -> str:
    lines = []
    for at, entry in enumerate(entries, 1):
        head = f"{at}. " if numbered else "- "
        lines += [f"{head}{_text(entry.text)}", *(f"{' ' * len(head)}- {_text(line)}" for line in entry.lines)]
    return "".join(f"{line}\n" for line in lines)


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
