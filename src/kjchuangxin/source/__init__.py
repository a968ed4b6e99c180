"""Opening files and turning their bytes into plain data, each value with its place. Nothing else opens files."""

from kjchuangxin.source.document import MAX_DIGITS, Document, KeyPath, Value
from kjchuangxin.source.listing import original_stem, progress_files
from kjchuangxin.source.missing import NoWorkspace
from kjchuangxin.source.read import load
from kjchuangxin.source.rules import DUPLICATE_KEY, EMPTY_VALUE, FULL_WIDTH
from kjchuangxin.source.strays import Stray, StrayKind
from kjchuangxin.source.workspace import Files, example, find

__all__ = ["DUPLICATE_KEY", "EMPTY_VALUE", "FULL_WIDTH", "MAX_DIGITS", "Document", "Files", "KeyPath", "NoWorkspace"]
__all__ += ["Stray", "StrayKind", "Value", "example", "find", "load", "original_stem", "progress_files"]
