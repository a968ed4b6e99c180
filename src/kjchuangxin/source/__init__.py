"""Opening files and turning their bytes into plain data, each value with its place. Nothing else opens files."""

from kjchuangxin.source.document import Document, Path, Value
from kjchuangxin.source.read import load
from kjchuangxin.source.rules import FULL_WIDTH, RULES
from kjchuangxin.source.workspace import Files, find, progress_files

__all__ = ["FULL_WIDTH", "RULES", "Document", "Files", "Path", "Value", "find", "load", "progress_files"]
