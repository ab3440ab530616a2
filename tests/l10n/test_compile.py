"""A compiled pack: each state as it is to be shown, and nothing but texts is touched."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from selfhelp.content.load import Shelf
from selfhelp.l10n import skeleton, units
from selfhelp.l10n.compile import both, compile_pack
from selfhelp.l10n.po import Entry, PoFile
from tests.l10n.made import entry, pack

DATA = Path(__file__).parents[2] / "selfhelp" / "_data"
TEXTS = units.read(DATA)


def turned(text):
    """Something else with the same fields, tags and numbers."""
    return (
        text.replace("a", "á")
        .replace("e", "é")
        .replace("<sáy>", "<say>")
        .replace("</sáy>", "</say>")
    )


def by_room(entries):
    """Files with these entries, each in the room of its unit."""
    found: dict[str, dict[str, Entry]] = {}
    for each in entries:
        found.setdefault(TEXTS.units[each.id].room, {})[each.id] = each
    return {room: PoFile(inside) for room, inside in found.items()}


def texts_of(content, id):
    """What was put in the place of a unit, in one file of the skeleton."""
    for path in sorted((DATA / skeleton.FOLDER).rglob("*.json")):
        name = path.relative_to(DATA / skeleton.FOLDER).as_posix()
        found = list(_pairs(json.loads(path.read_text()), content[name], skeleton.MARK + id))
        if found:
            return found
    return []


def _pairs(bone, made, wanted):
    if bone == wanted:
        yield made
    elif isinstance(bone, dict):
        for key in bone:
            yield from _pairs(bone[key], made[key], wanted)
    elif isinstance(bone, list):
        for one, two in zip(bone, made, strict=True):
            yield from _pairs(one, two, wanted)


PAGE = TEXTS.units["stay-alive.welcome.p1"]
CARD = TEXTS.units["cards.child-in-danger.steps.s1"]
BUTTON = TEXTS.units["cards.help-now.might-hurt-child"]


def shown(unit, *entries, **options):
    made = pack(by_room(entries), locale="es")
    return texts_of(compile_pack(made, DATA, **options), unit.id)[0]


def old(unit):
    return replace(unit, text="Old English.")


def test_current():
    assert shown(PAGE, entry(PAGE, "Uno.")) == "Uno."
    card = CARD.text.replace("Call", "Llama")
    assert shown(CARD, entry(CARD, card)) == card


def test_stale_is_marked_and_safety_has_the_english_below():
    assert shown(PAGE, entry(old(PAGE), "Uno.")) == "Uno. *"
    card = CARD.text.replace("Call", "Llama")
    assert shown(CARD, entry(old(CARD), card)) == f"{card}\n\n{CARD.text}"
    assert shown(BUTTON, entry(old(BUTTON), "Podría")) == f"Podría / {BUTTON.text}"


def test_missing_and_refused_are_english_with_its_mark():
    assert shown(PAGE) == f"[en] {PAGE.text}"
    assert shown(PAGE, entry(PAGE, "Uno \x1b[2J")) == f"[en] {PAGE.text}"


def test_the_next_language_in_the_chain_comes_before_english():
    behind = pack(by_room([entry(PAGE, "Um.")]), locale="pt_PT")
    assert shown(PAGE, chain=[behind]) == "[pt-PT] Um."
    assert shown(PAGE, entry(PAGE, "Uno."), chain=[behind]) == "Uno."


def test_a_strangers_safety_text_stands_below_the_english():
    card = CARD.text.replace("Call", "Llama")
    assert shown(CARD, entry(CARD, card), trusted=False) == f"{CARD.text}\n\n{card}"
    assert shown(PAGE, entry(PAGE, "Uno."), trusted=False) == "Uno."
    assert shown(PAGE, entry(PAGE, "Uno."), skip=lambda _: True).startswith("[en] ")


def test_both_says_one_text_once():
    assert both("Same", " Same ") == "Same"


def test_crisis_words_are_the_languages_own_and_the_english():
    unit = TEXTS.units[skeleton.CRISIS_WORDS]
    words = shown(unit, entry(unit, "quiero morir\nmatarme\n\nSuicide"))
    assert words[:3] == ["quiero morir", "matarme", "Suicide"]
    assert "kill myself" in words
    assert "suicide" not in words
    assert shown(unit)[0] == "kill myself"


def test_the_interface_has_texts_forms_and_the_table():
    made = TEXTS.units["data.bytes"]
    made_pack = pack(by_room([entry(made, "{n} octeto", "{n} octetos")]), locale="es")
    ui = compile_pack(made_pack, DATA)["ui.json"]
    assert ui["plurals"] == {"data.bytes": ["{n} octeto", "{n} octetos"]}
    assert ui["texts"] == {}
    assert len(ui["plural"]) == 200
    assert ui["plural"][:3] == [1, 0, 1]


def test_the_interface_has_no_marks():
    label = next(
        u for u in TEXTS.of("ui") if u.tier == "ordinary" and not u.plural and "{" not in u.text
    )
    safe = next(
        u
        for u in TEXTS.of("ui")
        if u.tier == "safety"
        and not u.plural
        and not {"{", "selfhelp"} & {*u.text, *u.text.split()}
    )
    entries = [entry(old(label), "Uno"), entry(old(safe), "Dos")]
    ui = compile_pack(pack(by_room(entries), locale="es"), DATA)["ui.json"]
    assert ui["texts"][label.id] == "Uno"
    assert ui["texts"][safe.id].startswith("Dos")
    assert safe.text in ui["texts"][safe.id]


@pytest.fixture(scope="module")
def everything():
    """All of it, in a language that looks like English."""
    done = [
        Entry(
            u.id,
            u.text,
            u.plural,
            tuple(turned(x) for x in ([u.text, u.plural] if u.plural else [u.text])),
        )
        for u in TEXTS.units.values()
    ]
    return compile_pack(pack(by_room(done), locale="es"), DATA)


def test_all_of_it_is_read_by_the_app(everything, tmp_path):
    for name, content in everything.items():
        path = tmp_path / "es" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
    here, there = Shelf(tmp_path, "es"), Shelf(DATA)
    assert here.titles("modules").keys() == there.titles("modules").keys()
    assert here.cards().keys() == there.cards().keys()
    assert here.guide().step("mood").id == "mood"
    for id in (*here.titles("modules"), *here.titles("tools")):
        mine, theirs = here.module(id), there.module(id)
        assert [step.id for step in mine.steps] == [step.id for step in theirs.steps]
        assert mine.title == turned(theirs.title)


def test_logic_links_and_numbers_stay(everything):
    """Only what the skeleton marks as a text differs from the English files."""
    for path in sorted((DATA / skeleton.FOLDER).rglob("*.json")):
        name = path.relative_to(DATA / skeleton.FOLDER).as_posix()
        bone = json.loads(path.read_text())
        english = json.loads((DATA / "en" / name).read_text())
        assert _logic(bone, everything[name]) == _logic(bone, english), name


def _logic(bone, made):
    if isinstance(bone, str) and bone.startswith(skeleton.MARK):
        return None
    if isinstance(bone, dict):
        assert bone.keys() == made.keys()
        return {key: _logic(bone[key], made[key]) for key in bone}
    if isinstance(bone, list):
        return [_logic(one, two) for one, two in zip(bone, made, strict=True)]
    return made


def test_without_the_programs_data_it_says_so(tmp_path):
    with pytest.raises(units.UnitsMissing):
        compile_pack(pack({}), tmp_path)
