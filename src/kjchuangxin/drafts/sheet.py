"""A sheet as a spreadsheet saves it (CSV): its columns by their usual names, its rows by their numbers."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source.read import content_of, original

_SEARCHED = 20  # rows: above the names of the columns stands a title, at most a few lines
_DELIMITERS = ",\t;"
_REASONS = {  # the reader's words for what people meet
    "unexpected end of data": msg("unexpected end of data"),
    f"field larger than field limit ({csv.field_size_limit()})": msg("a cell is too long"),
}


class Row(NamedTuple):
    """A row by its number in the sheet: its cells by the columns' keys, and all of them as they were written."""

    number: int
    cells: Mapping[str, str]
    written: tuple[str, ...]

    def get(self, key: str) -> str:
        """What stands in a column, without spaces around it; nothing where the sheet has no such column."""
        return self.cells.get(key, "")


class Sheet(NamedTuple):
    """The rows below the names of the columns; `columns` are the keys that were found, `unknown` the other names."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]


def text_of(path: Path) -> str | Message:
    """The text of a file in UTF-8, GB18030 or UTF-16; or why there is none."""
    content = content_of(path)
    if isinstance(content, Message):
        return msg("{file} cannot be used: {reason}", file=str(path), reason=content)
    found = original(path)
    if found is None:
        return msg("{file} cannot be used: it is too large, or neither UTF-8 nor GB18030", file=str(path))
    return found.text


def read_sheet(path: Path, names: Mapping[str, str], needed: Sequence[str]) -> Sheet | Message:
    """A sheet whose columns have these names, several of them for a key, in any order; or why it cannot be read.

    Each of the `needed` keys must be there.
    """
    text = text_of(path)
    if isinstance(text, Message):
        return text
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        reason = _REASONS.get(str(error), str(error))
        return msg("{file} is no sheet: {reason}", file=str(path), reason=reason)
    keys = {plain_name(name): key for key, words in names.items() for name in words.split()}
    for at, (_, cells) in enumerate(rows[:_SEARCHED]):
        columns = _columns(cells, keys)
        if len(columns) > 1 and set(needed) <= columns.keys():
            below = tuple(_row(number, cells, columns) for number, cells in rows[at + 1 :])
            unknown = (cell for position, cell in enumerate(cells) if position not in columns.values() and cell)
            return Sheet(below, tuple(columns), tuple(unknown))
    wanted = tuple(names[key].split()[0] for key in names)
    return msg("{file} has no row with the names of its columns; they are {names}", file=str(path), names=wanted)


def plain_name(text: str) -> str:
    """The name of a column, whatever its width, spaces and brackets."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _rows(text: str) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Every row that is not empty, by the number that a spreadsheet gives it."""
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(reader, 1):
        trimmed = tuple("\n".join(cell.splitlines()).strip() for cell in cells)
        if any(trimmed):
            yield number, trimmed


def _columns(cells: Sequence[str], keys: Mapping[str, str]) -> dict[str, int]:
    """Where each column is; the first of two with names for one key counts."""
    found: dict[str, int] = {}
    for position, cell in enumerate(cells):
        key = keys.get(plain_name(cell))
        if key is not None:
            found.setdefault(key, position)
    return found


def _row(number: int, cells: tuple[str, ...], columns: Mapping[str, int]) -> Row:
    named = {key: cells[position] for key, position in columns.items() if position < len(cells)}
    return Row(number, named, cells)
