"""The pages that document the rules are what the rules say."""

import pytest

from kjchuangxin.formats.markdown import rule_pages
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.rules import all_rules
from repository import ROOT, unchanged


@pytest.mark.parametrize(("language", "name"), [("en", "rules.md"), ("zh", "rules.zh-CN.md")])
def test_a_page_is_made_from_the_rules(language: str, name: str):
    text = rule_pages(all_rules().values(), Locale(language))
    unchanged(ROOT / "docs" / name, text)
