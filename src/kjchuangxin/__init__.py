"""A progress checker for government work plans: who did what they promised?"""

__version__ = "0.1.0"
