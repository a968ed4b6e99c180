"""The table of Chinese words has every key and every choice of the format, and no word stands for two in one place."""

from typing import Literal, get_args, get_origin

from kjchuangxin.fix.apply import fix_text
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.fields import Record
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.words import CHOICES_IN_CHINESE, key_in_chinese, keys_called


def within(annotation):
    """A type expression and all that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from within(part)


def models(model):
    found = {model: None}
    for field in model.model_fields.values():
        for part in within(field.annotation):
            if isinstance(part, type) and issubclass(part, Record) and part is not model:
                found |= models(part)
    return found


MODELS = [*models(Plan) | models(Breakdown) | models(Progress)]


def test_every_key_has_a_chinese_name_of_its_own():
    for model in MODELS:
        names = {key: key_in_chinese(key, model.__name__) for key in model.model_fields}
        assert len({*names.values()}) == len(names)
        assert {key: keys_called(name, names, model.__name__) for key, name in names.items()} == {k: [k] for k in names}


def test_every_choice_has_a_chinese_name():
    parts = [part for model in MODELS for field in model.model_fields.values() for part in within(field.annotation)]
    words = {word for part in parts if get_origin(part) is Literal for word in get_args(part)}
    assert words - {"1"} == words & CHOICES_IN_CHINESE.keys()


def test_keys_and_choices_in_chinese_are_mended():
    wrong = "格式: 1\n单位: 甲\n示例: 是\n报送:\n  - 截至日期: 2022年6月30日\n    填报项:\n"
    right = "format: 1\nunit: 甲\nillustrative: true\nreports:\n  - as_of: 2022-06-30\n    entries:\n"
    entry = "      T1-1: {{{}: 推进中, {}: '好', \"{}\": 无, {}: 有, {}: 2022-09-30}}\n"
    wrong += entry.format("状态", "备注", "原因", "措施", "时限")
    right += entry.format("state", "note", "cause", "action", "by").replace("推进中", "under_way")
    done = fix_text(wrong, Progress, None)
    assert (done.text, done.verified) == (right, True)


def test_a_word_that_two_keys_have_in_one_mapping_is_left_to_the_reader():
    text = "format: 1\nunit: 甲\nreports:\n  - as_of: 2022-06-30\n    entries: {T1-1: {数值: 5, 完成值: 6}}\n"
    assert fix_text(text, Progress, None).text == text
