"""The pages that document the rules are what the rules say. `KJCX_GOLDEN=1` writes them anew."""

import os
from pathlib import Path

import pytest

from kjchuangxin.formats.rule_pages import render
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.rules import all_rules

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.mark.parametrize(("language", "name"), [("en", "rules.md"), ("zh", "rules.zh-CN.md")])
def test_a_page_is_made_from_the_rules(language: str, name: str):
    text = render(all_rules().values(), Locale(language))
    if os.environ.get("KJCX_GOLDEN"):
        (DOCS / name).write_text(text, "utf-8", newline="\n")
    assert (DOCS / name).read_text("utf-8") == text
