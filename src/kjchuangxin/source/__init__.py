"""Opening files and turning their bytes into plain data, each value with its place. Nothing else opens files."""

from kjchuangxin.source.document import MAX_DIGITS, Document, KeyPath, Value
from kjchuangxin.source.read import load
from kjchuangxin.source.rules import DUPLICATE_KEY, EMPTY_VALUE, FULL_WIDTH
from kjchuangxin.source.workspace import Files, corrected_name, find, progress_files

__all__ = ["DUPLICATE_KEY", "EMPTY_VALUE", "FULL_WIDTH", "MAX_DIGITS", "Document", "Files", "KeyPath", "Value"]
__all__ += ["corrected_name", "find", "load", "progress_files"]
