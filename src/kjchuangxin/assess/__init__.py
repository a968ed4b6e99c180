"""The functional core: a checked workspace and a day in, a report out. No clock, no file, no printing."""

from kjchuangxin.assess.assess import assess, latest, verdicts

__all__ = ["assess", "latest", "verdicts"]
