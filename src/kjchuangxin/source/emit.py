"""Writing a text as YAML, so that the file reads back as the same text, whatever stands in it."""

import re

import yaml

from kjchuangxin.characters import CONTROL

# What every YAML program reads as it stands, but for words such as no, which the library knows.
_PLAIN = re.compile(r"[\w（(][\w（）().%·/、，。；-]*")


def scalar(text: str) -> str:
    """A text on one line, quoted where it must be, for a place in block style or between brackets."""
    style = None if _PLAIN.fullmatch(text) else '"'
    written: str = yaml.dump(
        [text], allow_unicode=True, width=float("inf"), default_flow_style=True, default_style=style
    )
    whole = written.strip().removeprefix("[").removesuffix("]")
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", whole)  # which stand in quotes
