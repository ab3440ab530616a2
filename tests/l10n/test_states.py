"""The state of a unit: current, stale, missing or refused; the essentials; the gate."""

from dataclasses import replace

from selfhelp.l10n.pack import gate, whole
from selfhelp.l10n.states import examine, state
from selfhelp.l10n.units import digest
from tests.l10n.made import entry, pack, rooms, texts, unit

ONE = unit("m.one", "The first sentence.")
SAFE = unit("cards.a.s1", "Call the emergency number.", tier="safety", essential=True)
DAYS = unit("ui.days", "{n} day", plural="{n} days", room="ui")
ALL = texts(ONE, SAFE, DAYS)


def of(entry, unit=ONE, all=ALL):
    return state(unit, entry, all)


def test_the_four_states():
    assert of(None) == "missing"
    assert of(entry(ONE, "")) == "missing"
    assert of(entry(ONE, "Uno.")) == "current"
    assert of(entry(replace(ONE, text="Old."), "Uno.")) == "stale"
    assert examine({ONE.id: entry(ONE, "Uno\x07")}, ALL, 2).states[ONE.id] == "refused"


def test_a_plural_with_a_form_missing_is_missing():
    assert of(entry(DAYS, "día", ""), DAYS) == "missing"


def test_marked_as_fuzzy_is_stale():
    assert of(entry(ONE, "Uno.", fuzzy=True)) == "stale"
    assert of(entry(ONE, "Uno.", fuzzy=True, previous="Old.")) == "stale"


def test_a_typographic_edit_leaves_it_current():
    marked = texts(ONE, same_as={ONE.id: [digest("The first sentense.")]})
    old = entry(replace(ONE, text="The first sentense."), "Uno.")
    assert of(old, all=marked) == "current"
    assert of(old) == "stale"


def test_an_edit_makes_exactly_that_unit_stale_and_taking_it_back_none():
    entries = {ONE.id: entry(ONE, "Uno."), DAYS.id: entry(DAYS, "{n} x", "{n} y")}
    edited = texts(replace(ONE, text="Reworded."), SAFE, DAYS)
    assert examine(entries, edited, 2).those("stale") == [ONE.id]
    assert examine(entries, ALL, 2).those("stale") == []


def test_a_renamed_unit_finds_its_translation_before_an_update():
    renamed = texts(replace(ONE, id="m.new"), renames={ONE.id: "m.new"})
    assert examine({ONE.id: entry(ONE, "Uno.")}, renamed, 2).states == {"m.new": "current"}


def test_the_essentials_make_a_pack_whole():
    assert not whole(examine({}, ALL, 2), ALL)
    assert whole(examine({SAFE.id: entry(SAFE, "Llama.")}, ALL, 2), ALL)


def test_a_draft_is_stopped_by_errors_only():
    assert gate(pack(rooms(entry(ONE, "Uno."))), ALL) == []
    [problem] = gate(pack(rooms(entry(ONE, "Uno \x1b[2J."))), ALL)
    assert str(problem).startswith("po/m.po:")
    assert ONE.id in problem.text


def test_what_claims_more_is_stopped_by_safety_that_is_missing_or_stale():
    old = entry(replace(SAFE, text="Other."), "Llama.")
    for has, says in (([], "is not translated"), ([old], "another English text")):
        claimed = pack(rooms(entry(replace(ONE, text="Old."), "Uno."), *has), status="language")
        [problem] = gate(claimed, ALL)
        assert says in problem.text
        assert SAFE.id in problem.text
    assert gate(pack(rooms(entry(SAFE, "Llama.")), status="language"), ALL) == []
