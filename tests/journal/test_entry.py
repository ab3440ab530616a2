"""Records to items and back; what counts as the person's words."""

from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import KINDS, Record
from selfhelp.journal.entry import (
    NUMBERS,
    PLACE,
    UNKNOWN,
    Entry,
    decode,
    encode,
    own_words,
    tags,
)
from selfhelp.vault.segments import TOMBSTONE, Item

answers = st.recursive(
    st.integers(-10, 100) | st.text(max_size=40) | st.lists(st.text(max_size=5), max_size=3),
    lambda inner: st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(KINDS),
    st.integers(0, 1 << 45),
    st.integers(-1439, 1439),
    st.dictionaries(st.sampled_from(["answer", "mood", "plan", "note"]), answers, max_size=3),
    st.booleans(),
    st.uuids(),
)
def test_what_was_kept_comes_back(kind, ms, offset, data, behaviour, id):
    record = Record(kind, Moment(ms, offset), "stay-alive", 3, "plan", data, id.hex)
    entry = Entry(record, ms + 5, behaviour)
    assert decode(encode(entry)) == entry


def test_each_kind_has_a_number_of_its_own_below_the_places():
    assert set(NUMBERS) == set(KINDS)
    assert len(set(NUMBERS.values())) == len(NUMBERS)
    assert all(0 < number < PLACE for number in NUMBERS.values())
    assert TOMBSTONE not in NUMBERS.values()


def test_the_numbers_stand_in_vaults_that_exist():
    """Changing one would give old entries another meaning."""
    assert NUMBERS == {
        "checkin": 1,
        "tool_use": 2,
        "worksheet": 3,
        "plan": 4,
        "check": 5,
        "practice": 6,
        "measure": 7,
        "share": 8,
        "note": 9,
    }


@given(st.integers(0, 255), st.integers(0, 255), st.binary(max_size=40), st.binary(max_size=40))
def test_anything_else_is_read_without_a_word_of_python(kind, flags, data, text):
    entry = decode(Item(b"\0" * 16, 5, 6, kind, flags, data, text))
    assert entry.record.kind in (*KINDS, UNKNOWN)


def test_words_are_what_the_person_typed_and_nothing_else():
    data = {
        "plan": "plan.reasons",
        "answer": {"1": {"c": "my sister"}, "2": {"c": ["an-option"], "d": 7, "e": "the dog"}},
    }
    record = Record("plan", Moment(5), "stay-alive", 1, "reasons", data, "00" * 16)
    assert list(own_words(encode(Entry(record, 5)))) == ["my sister", "the dog"]


def test_tags_are_words_with_a_sign_before_them():
    assert tags("A #hard day, #Hard and #ängste. # and no#tag") == ("hard", "ängste")
