"""The Chinese catalog says everything the code says, with the same fields, and is compiled."""

import ast
import gettext
from io import BytesIO
from string import Formatter

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from repository import ROOT

SOURCE = ROOT / "src"
CATALOG = SOURCE / "kjchuangxin" / "i18n" / "catalogs" / "zh_CN" / "LC_MESSAGES" / "kjcx.po"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "msg": None,
    "help_text": None,
    "described": None,
    "_error": (3,),
}  # as CONTRIBUTING has them
MARKS = frozenset({"msg", "help_text", "described"})
SAME_IN_BOTH = frozenset({"{text}"})


def said_by_the_code():
    found = extract_from_dir(SOURCE, [("**.py", "python")], {"**.py": {"encoding": "utf-8"}}, KEYWORDS)
    return {message for _, _, message, _, _ in found}


def catalog():
    with CATALOG.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled(mo):
    return {key: text for key, text in gettext.GNUTranslations(mo)._catalog.items() if key}  # noqa: SLF001


def fields(template):
    """The names to fill in; raises where a template is none."""
    return sorted({name for _, name, _, _ in Formatter().parse(template) if name is not None})


def test_every_text_is_translated():
    translated = {message.id for message in catalog() if message.id and message.string and not message.fuzzy}
    assert sorted(said_by_the_code() - translated) == []


def test_nothing_else_is_translated():
    found = catalog()
    assert sorted({message.id for message in found if message.id} - said_by_the_code()) == []
    assert list(found.obsolete) == []


def test_a_translation_has_the_fields_of_its_text():
    texts = [(message.id, message.string) for message in catalog() if message.id]
    assert [one for one, translation in texts if fields(translation) != fields(one)] == []
    for text in (text for pair in texts for text in pair):
        assert text.format(**dict.fromkeys(fields(text), "…"))


def test_a_translation_differs_from_its_text():
    same = {message.id for message in catalog() if message.id and message.id == message.string}
    assert same == SAME_IN_BOTH


def test_the_compiled_catalog_is_up_to_date():
    expected = BytesIO()
    write_mo(expected, catalog())
    expected.seek(0)
    with CATALOG.with_suffix(".mo").open("rb") as mo:
        assert compiled(mo) == compiled(expected)


def test_no_text_stands_where_extraction_does_not_look():
    within = [
        f"{path}:{call.lineno}"
        for path in SOURCE.rglob("*.py")
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS
    ]
    assert within == []
