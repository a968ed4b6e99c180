"""A page's table as CSV for Excel: a byte order mark, its line ends, and no cell that it would take for a formula."""

import csv
from collections.abc import Iterable
from fractions import Fraction
from io import StringIO

from kjchuangxin.formats.screen import visible
from kjchuangxin.report.numbers import number
from kjchuangxin.views.page import Block, Notice
from kjchuangxin.views.table import Cell, Layout, Share, Table, text_of

_BOM = "\ufeff"
_FORMULA = tuple("=+-@＝＋－＠")  # Excel takes the full-width ones as well; tabs are gone by then
_DECIMALS = 6


def page(blocks: Iterable[Block]) -> str:
    """The rows of the tables under the columns' names; of what stands around them only what could not be used."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    for block in blocks:
        if isinstance(block, Notice) and block.only & Layout.CSV:
            writer.writerow([_cell(block.text)])
        if isinstance(block, Table) and block.only & Layout.CSV:
            columns = [column for column in block.columns if column.only & Layout.CSV]
            writer.writerow([column.title for column in columns])
            writer.writerows([_cell(column.value(item)) for column in columns] for item in block.items)
    return _BOM + output.getvalue()


def _cell(value: Cell) -> str:
    """A value as a cell: numbers as they are, shares in percent, texts on one line and never taken for a formula."""
    match value:
        case None:
            return ""
        case Fraction():
            return number(value, _DECIMALS)
        case Share():
            return "" if value.value is None else number(value.value * 100, _DECIMALS)
        case str():
            text = visible(value)
            return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
        case _:
            return text_of(value)
