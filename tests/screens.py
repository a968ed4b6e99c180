"""What no output may hold, and what a coloured one may."""

import re

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
SGR = re.compile(r"\x1b\[[0-9;]*m")
