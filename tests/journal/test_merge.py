"""Two journals become one: twice changes nothing, and no words are lost."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from selfhelp.journal.entry import COPY_OF, UNSENT, is_record, unpack
from selfhelp.journal.journal import Journal
from selfhelp.journal.merge import Merged, merge
from selfhelp.vault.segments import Item


class Kept:
    """What a merge needs of a journal, in memory."""

    def __init__(self, items=(), gone=()) -> None:
        self.items = {item.id: item for item in items}
        self.gone = dict(gone)
        self.vault = self

    def everything(self) -> dict[bytes, Item]:
        return dict(self.items)

    def tombstones(self) -> list[tuple[bytes, int]]:
        return list(self.gone.items())

    def save(self, put=(), remove=()) -> None:
        for item in put:
            self.items[item.id] = item
            self.gone.pop(item.id, None)
        for id, at in remove:
            self.items.pop(id, None)
            self.gone[id] = at

    def taken(self, other: "Kept") -> Merged:
        return merge(cast(Journal, self), other.items.values(), other.gone.items())

    def texts(self) -> list[bytes]:
        return sorted(item.text for item in self.items.values())


def note(number: int, text: str, edited: int = 1, kind: int = 9) -> Item:
    return Item(number.to_bytes(16, "big"), 0, edited, kind, 2, b'{"m":"journal"}', text.encode())


items = st.builds(note, st.integers(1, 4), st.sampled_from(["a", "b", "c"]), st.integers(1, 3))
journals = st.lists(items, max_size=5)


@given(journals, journals)
def test_twice_changes_nothing(mine, theirs):
    here, there = Kept(mine), Kept(theirs)
    here.taken(there)
    before = dict(here.items)
    assert not here.taken(there).anything
    assert here.items == before


def counting(journal: Kept) -> dict[bytes, Item]:
    """The entries that count, without the copies beside them."""
    return {id: item for id, item in journal.items.items() if COPY_OF not in unpack(item.data)}


@given(journals, journals, journals)
def test_the_order_makes_no_difference_to_what_counts_nor_to_the_words(one, two, three):
    first, second = Kept(one), Kept(one)
    first.taken(Kept(two))
    first.taken(Kept(three))
    second.taken(Kept(three))
    second.taken(Kept(two))
    assert counting(first) == counting(second)
    assert set(first.texts()) == set(second.texts())


@given(journals, journals)
def test_both_sides_end_up_alike_and_no_words_are_lost(mine, theirs):
    here, there = Kept(mine), Kept(theirs)
    words = set(here.texts()) | set(there.texts())
    untouched = Kept(theirs)
    there.taken(here)
    here.taken(untouched)
    assert counting(here) == counting(there)
    assert set(here.texts()) == set(there.texts()) == words


def test_the_later_edit_counts_and_the_other_is_kept_beside_it():
    here = Kept([note(1, "earlier", 5)])
    assert here.taken(Kept([note(1, "later", 6)])) == Merged(changed=1, copies=1)
    assert here.items[(1).to_bytes(16, "big")].text == b"later"
    (other,) = [item for item in here.items.values() if item.text == b"earlier"]
    assert unpack(other.data)[COPY_OF] == (1).to_bytes(16, "big").hex()


def test_a_deletion_counts_if_it_is_later():
    gone = {(1).to_bytes(16, "big"): 6}
    here = Kept([note(1, "a", 5)])
    assert here.taken(Kept(gone=gone)) == Merged(removed=1)
    assert here.items == {}
    edited = Kept([note(1, "a", 7)])
    assert edited.taken(Kept(gone=gone)) == Merged()
    assert edited.texts() == [b"a"]


def test_what_was_deleted_here_does_not_come_back_from_an_older_copy():
    here = Kept(gone={(1).to_bytes(16, "big"): 6})
    assert here.taken(Kept([note(1, "a", 5)])) == Merged()
    assert here.taken(Kept([note(1, "a, edited there since", 7)])) == Merged(added=1)


def test_with_an_entry_its_other_versions_are_deleted():
    here = Kept([note(1, "a", 5)])
    here.taken(Kept([note(1, "b", 6)]))
    assert here.taken(Kept(gone={(1).to_bytes(16, "big"): 9})) == Merged(removed=2)
    assert here.items == {}


def test_of_a_note_half_written_on_each_side_nothing_is_lost():
    here = Kept([note(1, "here", 5, UNSENT)])
    here.taken(Kept([note(1, "there", 6, UNSENT)]))
    assert here.texts() == [b"here", b"there"]
    assert [item.text for item in here.items.values() if is_record(item)] == [b"here"]
