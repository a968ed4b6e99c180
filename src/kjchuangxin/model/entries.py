"""What a unit reported about a target as of a day, and the file in which it stands."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kjchuangxin.diagnostic import Place
from kjchuangxin.model.progress import Entry
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.read import parse


@dataclass(frozen=True, eq=False)
class ProgressFile:
    """A progress file that has been read and let go of, but for its text, which says where a value stands.

    `path` is how findings call it; `unit` is the unit's name, or what is written there where the plan does not know it;
    `illustrative` says that its figures are examples.
    """

    path: str
    unit: str
    illustrative: bool
    text: bytes

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """The place that a path of keys leads to, as `Document.place` gives it."""
        return self._document.place(path, key=key)

    @cached_property
    def _document(self) -> Document:
        document, _, _ = parse(self.path, self.text.decode())
        if document is None:
            raise ValueError(f"{self.path} was read before")
        return document


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """One entry: what a unit reported about `target` as of a day, in the report at `index` of its file."""

    file: ProgressFile
    index: int
    target: str
    as_of: date
    submitted: date | None
    entry: Entry

    @property
    def unit(self) -> str:
        """The reporting unit's name."""
        return self.file.unit

    def place(self, *keys: str, key: bool = False) -> Place:
        """The place of the entry, or of a value in it; a bare number stands for its `value`."""
        return self.file.place(("reports", self.index, "entries", self.target, *keys), key=key)
