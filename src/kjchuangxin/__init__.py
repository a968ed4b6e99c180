"""Track a work plan's progress: a checker for government work plans and what units report."""

__version__ = "0.2.0"
