"""The functional core: a checked workspace and a day in, a report out. No clock, no file, no printing."""

from kjchuangxin.assess.assess import assess, latest

__all__ = ["assess", "latest"]
