"""The two ways of reading a file agree: the data that the fast one makes of a text are those of the careful one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kjchuangxin.source import load
from kjchuangxin.source.events import fast_data
from kjchuangxin.source.parser import compose
from properties import examples

PIECES = st.sampled_from(
    (
        *"{}[],#\"'\\~&*!|>%@`=?：，\u3000 \xa0\ufeff",
        *(": ", ":", "- ", "-", ", ", " #", "<<", "? ", "...", "---", "  ", "\n", "\n  "),
        *("a", "b1", "甲", "T1-1", "62", "-5", "null", "no", "2022-06-30", "https://x.y/z?a=b#c", "a::b", "a:: b"),
        *("{a: 1, b: 2}", "[x, y]", "[]", "{a: [{b: c}]}", '"a: b"', "'c, d'"),
        *("\t", "\r\n", "|", ">-", "%", "!!int ", "&a ", "*a", "\u2028", "\x85"),
    )
)
VALUE = st.one_of(
    st.sampled_from(["1", "甲乙", "", "~", '""', "''", '"x y"', "'x'", "{a: 1}", "{a: 1, a: 2}", "[a, b]", "{}", "[]"]),
    st.lists(PIECES, max_size=5).map("".join),
)
KEY = st.one_of(st.sampled_from(["a", "b", "T1-1", "区科技局", "as_of"]), st.lists(PIECES, max_size=3).map("".join))
LINE = st.builds(
    lambda indent, dash, key, colon, value, tail: f"{' ' * indent}{dash}{key}{colon}{value}{tail}",
    st.sampled_from([0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6]),
    st.sampled_from(["", "", "", "- ", "-   ", "-"]),
    KEY,
    st.sampled_from([": ", ": ", ": ", ":", ""]),
    VALUE,
    st.sampled_from(["", "", "", " ", "  # so", "# so"]),
)
TEXT = st.lists(LINE, max_size=8).map("\n".join)


def agree(text):
    data = fast_data(text)
    if data is not None:
        document, findings, _ = compose("x.yaml", text)
        assert (document and document.data, findings) == (data, [])


@given(TEXT)
@examples(1_500)
@example("a: b\n c: d\n")
@example("a:\n  b: 1\n c: 2\n")
@example("a: 1\n...\nb: 2\n")
@example("a:\n- b: 1\n  c: 2\n- d\ne: 3\n")
@example('a: "b"\n  c\n')
@example("a: b:: c\n")
@example("- a: 1\n")
@example("a: [b, {c: 1}]\n")
def test_the_fast_way_agrees_with_the_careful_one(text):
    agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a: 1 # so\nb: [x, -2]\n",
        "a:\n- b: 'x: y'\n  c: {d: \"~\", e: [f]}\n\n# so\ng:\n  h: https://i.j/k?l=m\n",
    ],
)
def test_what_is_written_plainly_is_read_the_fast_way(text):
    assert fast_data(text) is not None
    agree(text)


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a:\n", "a: ~\n", "a: &b 1\n", "a： 1\n", "a： {b: 1}\n", "\ta: 1\n"])
def test_what_there_is_anything_to_say_of_is_not(text):
    assert fast_data(text) is None


def test_places_are_found_after_the_fast_way_as_well(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes("\ufeffa: 1\r\nb: {c: [x, 甲]}\r\n".encode())
    fast = load(path, "x.yaml")[0]
    path.write_bytes("\ufeffa：b: 1\nb: {c: [x, 甲]}\n".encode())
    careful = load(path, "x.yaml")[0]
    assert fast_data(fast.text) is not None
    assert fast_data(careful.text) is None
    place = fast.place(("b", "c", 1))
    assert (place.line, place.column, place.end_column) == (2, 12, 13)
    assert careful.place(("b", "c", 1)) == place


@pytest.mark.parametrize("odd", [" ", "a", "-", ":", "#", "a: ", '"', "[", "{", "，", "- ", "a,", "[a, "])
def test_no_line_takes_longer_than_it_is_long(odd):
    """Half a million characters of anything are looked at once: tried in every way, they would take for ever."""
    for text in (f"a: x{odd * 100_000}: y\n", f"a: {{b: {odd * 100_000}\n", f"{odd * 100_000}\n"):
        agree(text)
