"""The functional core: a checked workspace and a day in, a report out. No clock, no file, no printing."""

from kjchuangxin.assess.assess import all_findings, assess, latest, verdicts

__all__ = ["all_findings", "assess", "latest", "verdicts"]
