"""Merging goes by id, shows what changed, and loses nothing that a translator wrote."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n.merge import merge
from selfhelp.l10n.po import Entry, PoFile
from selfhelp.l10n.units import digest
from tests.l10n.made import entry, rooms, texts, unit

ONE = unit("stay-alive.a.p1", "The first sentence.")
TWO = unit("stay-alive.a.p2", "The second sentence.")
THREE = unit("cards.b.title", "Help now")
ALL = (ONE, TWO, THREE)


def done(*units):
    return rooms(*(entry(each) for each in units))


def flat(files):
    return {id: each for file in files.values() for id, each in file.entries.items()}


def dead(files):
    return {id: each for file in files.values() for id, each in file.obsolete.items()}


def test_nothing_changed_nothing_changes():
    files, report = merge(done(*ALL), texts(*ALL), 2)
    assert flat(files) == {each.id: entry(each) for each in ALL}
    assert (report.changed, report.new, report.gone, report.back) == ([], [], [], [])
    assert len(report.kept) == 3


def test_one_sentence_edited_is_that_one_unit_with_old_and_new_text():
    edited = replace(TWO, text="Another sentence.")
    files, report = merge(done(*ALL), texts(ONE, edited, THREE), 2)
    [change] = report.changed
    assert (change.id, change.old, change.new) == (TWO.id, TWO.text, edited.text)
    after = flat(files)
    assert [id for id, each in after.items() if each.fuzzy] == [TWO.id]
    assert after[TWO.id].previous == TWO.text
    assert after[TWO.id].forms == entry(TWO).forms


def test_reverted_nothing_is_stale():
    edited = texts(ONE, replace(TWO, text="Another sentence."), THREE)
    before, _ = merge(done(*ALL), texts(*ALL), 2)
    there, _ = merge(before, edited, 2)
    again, _ = merge(there, edited, 2)
    assert again == there
    back, report = merge(again, texts(*ALL), 2)
    assert back == before
    assert report.back == [TWO.id]


def test_a_second_edit_still_shows_what_was_translated():
    there, _ = merge(done(*ALL), texts(ONE, replace(TWO, text="X one."), THREE), 2)
    there, report = merge(there, texts(ONE, replace(TWO, text="X two."), THREE), 2)
    assert flat(there)[TWO.id].previous == TWO.text
    assert report.changed[0].old == TWO.text


def test_wrapping_the_english_anew_changes_nothing():
    wrapped = replace(TWO, text="The second\n   sentence.")
    _, report = merge(done(*ALL), texts(ONE, wrapped, THREE), 2)
    assert not report.changed


def test_same_as_makes_nothing_stale_and_mends_what_was():
    typo = replace(TWO, text="The second sentense.")
    before = done(ONE, typo, THREE)
    marked = texts(*ALL, same_as={TWO.id: [digest(typo.text)]})
    files, report = merge(before, marked, 2)
    assert not report.changed
    assert flat(files)[TWO.id].text == TWO.text
    stale, _ = merge(before, texts(*ALL), 2)
    assert flat(stale)[TWO.id].fuzzy
    mended, _ = merge(stale, marked, 2)
    assert not flat(mended)[TWO.id].fuzzy


def test_a_rename_keeps_the_translation():
    new = replace(TWO, id="stay-alive.a.p9")
    files, report = merge(done(*ALL), texts(ONE, new, THREE, renames={TWO.id: new.id}), 2)
    assert flat(files)[new.id].forms == entry(TWO).forms
    assert not flat(files)[new.id].fuzzy
    assert report.renamed == {TWO.id: new.id}
    assert not dead(files)


def test_a_rename_with_other_words_is_stale():
    new = replace(TWO, id="stay-alive.a.p9", text="Reworded.")
    files, _ = merge(done(*ALL), texts(ONE, new, THREE, renames={TWO.id: new.id}), 2)
    assert flat(files)[new.id].previous == TWO.text


def test_what_is_gone_is_kept_and_comes_back():
    files, report = merge(done(*ALL), texts(ONE, THREE), 2)
    assert report.gone == [TWO.id]
    assert dead(files)[TWO.id].forms == entry(TWO).forms
    files, report = merge(files, texts(ONE, THREE), 2)
    assert dead(files)[TWO.id].forms == entry(TWO).forms
    back, report = merge(files, texts(*ALL), 2)
    assert flat(back)[TWO.id] == entry(TWO)
    assert not dead(back)


def test_a_new_unit_waits_empty():
    files, report = merge(done(ONE), texts(*ALL), 2)
    assert set(report.new) == {TWO.id, THREE.id}
    assert flat(files)[TWO.id].forms == ("",)


def test_a_unit_moved_to_another_room_takes_its_translation_along():
    files, report = merge({"old-room": PoFile({ONE.id: entry(ONE)})}, texts(ONE), 2)
    assert files["stay-alive"].entries == {ONE.id: entry(ONE)}
    assert report.kept == [ONE.id]


def test_a_translators_own_mark_stays():
    files, _ = merge(rooms(entry(ONE, fuzzy=True)), texts(ONE), 2)
    assert flat(files)[ONE.id].fuzzy


def test_plural_forms_are_as_many_as_the_language_has():
    days = unit("ui.days", "{n} day", plural="{n} days", room="ui")
    files, _ = merge({}, texts(days), 3)
    assert flat(files)[days.id].forms == ("", "", "")
    files, _ = merge(rooms(entry(days, "a", "b")), texts(days), 3)
    assert flat(files)[days.id].forms == ("a", "b", "")
    files, _ = merge(rooms(entry(days, "a", "b", "c")), texts(days), 1)
    assert flat(files)[days.id].forms == ("a", "b", "c")


def test_a_text_that_loses_its_number_keeps_every_form():
    days = unit("ui.days", "{n} day", plural="{n} days")
    files, _ = merge(rooms(entry(days, "a", "b")), texts(replace(days, text="days", plural="")), 2)
    assert flat(files)[days.id].forms[0] == "a"
    assert dead(files)[days.id].forms == ("a", "b")


# Whatever happens to the English, every word of a translator can still be found.

NAMES = [f"{room}.{n}" for room in ("ui", "cards", "m") for n in range(4)]
ENGLISH = st.sampled_from(["One.", "Two.", "Three.", "Four."])
UNITS = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(ENGLISH, st.sampled_from(["", "Many."])), min_size=1
)
ENTRIES = st.builds(
    lambda name, text, plural, forms, fuzzy, previous: Entry(
        name, text, plural, tuple(forms if plural else forms[:1]), fuzzy, previous if fuzzy else ""
    ),
    st.sampled_from(NAMES),
    ENGLISH,
    st.sampled_from(["", "Many."]),
    st.lists(st.sampled_from(["", "un", "deux", "trois"]), min_size=1, max_size=3),
    st.booleans(),
    st.one_of(st.just(""), ENGLISH),
)
FILES = st.dictionaries(
    st.sampled_from(["ui", "cards", "m", "gone"]),
    st.builds(
        lambda live, old: PoFile({e.id: e for e in live}, {e.id: e for e in old}),
        st.lists(ENTRIES, max_size=5),
        st.lists(ENTRIES, max_size=3),
    ),
)


def written(files, moves):
    """Every translation, with the unit it was for under its name of today."""
    return {
        (moves.get(name, name), form)
        for file in files.values()
        for each in (*file.entries.values(), *file.obsolete.values())
        for form in each.forms
        if form and (name := each.id.split("~")[0])
    }


@given(
    FILES,
    st.lists(
        st.tuples(UNITS, st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES))),
        min_size=1,
        max_size=3,
    ),
    st.integers(1, 3),
)
def test_nothing_that_a_translator_wrote_is_ever_lost(files, versions, forms):
    for english, moves in versions:
        today = texts(
            *(unit(id, text, plural=plural) for id, (text, plural) in english.items()),
            renames={old: new for old, new in moves.items() if old not in english},
        )
        after, report = merge(files, today, forms)
        assert written(files, report.renamed) <= written(after, report.renamed)
        again, _ = merge(after, today, forms)
        assert again == after
        assert list(flat(after)) == [u.id for room in today.rooms for u in today.of(room)]
        files = after
