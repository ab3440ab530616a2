"""Answers against their shapes, and as lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.shapes import (
    LINE_LIMIT,
    Choices,
    Column,
    Nothing,
    Number,
    Option,
    Row,
    Table,
    Text,
)
from selfhelp.player.answers import BadAnswer, accept, lines, words

TWO = Choices(options=tuple(Option(id=id, text=id.upper()) for id in ("a", "b", "c")), most=2)
GRID = Table(
    rows=(Row(id="r", text="Row"),),
    columns=(Column(id="n", text="How much", cell=Number()), Column(id="t", text="Why")),
)


@pytest.mark.parametrize(
    "shape, typed, stored",
    [
        (Nothing(), "anything", None),
        (Number(), "7", 7),
        (Number(), " 10 ", 10),
        (Number(low=-3), "-3", -3),
        (Number(), "", None),
        (Number(), "٧", 7),
        (TWO, "b", ["b"]),
        (TWO, ["c", "a"], ["a", "c"]),
        (TWO, [], None),
        (Text(), "  words \x1b[31m ", "words [31m"),
        (Text(), "   ", None),
        (GRID, {"r": {"n": "4", "t": ""}}, {"r": {"n": 4}}),
        (GRID, {"r": {}}, None),
        (
            Table(columns=(Column(id="line"),), open_rows=2),
            {"2": {"line": "x"}},
            {"2": {"line": "x"}},
        ),
    ],
)
def test_accepts(shape, typed, stored):
    assert accept(shape, typed) == stored


@pytest.mark.parametrize(
    "shape, typed",
    [
        (Number(), "11"),
        (Number(), "-1"),
        (Number(), "seven"),
        (Number(), "1e3"),
        (Number(), "²"),
        (Number(), "9" * 5000),
        (Number(), True),
        (TWO, "d"),
        (TWO, ["a", "b", "c"]),
        (Choices(options=TWO.options, least=2, most=3), "a"),
        (Text(limit=5), "123456"),
        (Text(), 5),
        (GRID, {"x": {}}),
        (GRID, {"r": {"x": 1}}),
        (GRID, {"r": 1}),
        (GRID, [1]),
        (GRID, {"r": {"t": "x" * (LINE_LIMIT + 1)}}),
        (Table(columns=(Column(id="line"),), open_rows=2), {"3": {"line": "x"}}),
    ],
)
def test_refuses_with_a_sentence(shape, typed):
    with pytest.raises(BadAnswer) as problem:
        accept(shape, typed)
    assert str(problem.value).endswith(".")


@given(st.sampled_from([Number(), TWO, Text(), GRID]), st.data())
def test_what_was_accepted_is_accepted_again_unchanged(shape, data):
    values = {
        Number(): st.integers(0, 10),
        TWO: st.lists(st.sampled_from("abc"), max_size=2),
        Text(): st.text(),
        GRID: st.fixed_dictionaries({"r": st.fixed_dictionaries({"t": st.text(max_size=20)})}),
    }
    stored = accept(shape, data.draw(values[shape]))
    if stored is not None:
        assert accept(shape, stored) == stored


def test_lines_and_words():
    assert lines(Number(), 4) == ("4",)
    assert lines(TWO, ["a", "c"]) == ("A", "C")
    assert lines(Text(), "one\n\n two") == ("one", " two")
    assert lines(GRID, {"r": {"n": 4, "t": "because"}}) == (
        "Row, How much: 4",
        "Row, Why: because",
    )
    assert lines(GRID, {"gone": {"n": 4}}) == ("4",)
    assert words(GRID, {"r": {"n": 4, "t": "because"}}) == "because"
    assert not words(TWO, ["a"])
