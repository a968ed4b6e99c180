"""A progress checker for government work plans: who did what they promised?"""

__version__ = "0.1.0"
HOME = "https://kjchuangxin.example"  # a reserved address, until there is one
