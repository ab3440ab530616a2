"""What is refused in a translation, and what is only pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n.checks import cells, check
from tests.l10n.made import entry, unit

PLAIN = unit("m.p", "Take three slow breaths. Then look around you.")
SAFE = unit("cards.c.s1", "Call the emergency number now.", tier="safety")
FIELDS = unit("ui.a", "{name} has {count} pages", room="ui")
DAYS = unit("ui.d", "{n} day of {all}", plural="{n} days of {all}", room="ui")
TAGS = unit("m.t", 'Say: <say>"Help."</say> It is <b>now</b>.')
LABEL = unit("m.l", "Help now", longest=12)
LINK = unit("m.u", "See example.org or call 0800 123 456.")

# what is wrong -> the unit, the translation, and what is said
ERRORS = {
    "an escape": (PLAIN, "Tres\x1b[2J.", "U+001B"),
    "a C1 control": (PLAIN, "Tres\x9b2J.", "U+009B"),
    "a tab": (PLAIN, "Tres\tuno.", "U+0009"),
    "a bidi override": (PLAIN, "Tres \u202euno.", "U+202E"),
    "an open isolate": (PLAIN, "Tres \u2067uno.", "direction of writing"),
    "a closed isolate": (PLAIN, "Tres \u2069uno\u2067.", "direction of writing"),
    "a hidden character": (PLAIN, "Tres\ufeff uno.", "U+FEFF"),
    "a tag character": (PLAIN, "Tres\U000e0041 uno.", "can't be seen"),
    "a private character": (PLAIN, "\ue000m.p", "U+E000"),
    "a filler": (PLAIN, "Tres\u3164uno.", "U+3164"),
    "a tower of accents": (PLAIN, "a" + "\u0301" * 9, "accents"),
    "a lost field": (FIELDS, "{name} tiene páginas", "{count} is missing"),
    "a field of its own": (FIELDS, "{name} {count} {x}", "{x} is not in the English"),
    "a field twice": (FIELDS, "{name} {name} {count}", "{name} is not in"),
    "an attribute": (FIELDS, "{name.__class__} {count}", "{name} is missing"),
    "a format": (FIELDS, "{name!r} {count}", "{name} is missing"),
    "a lone brace": (FIELDS, "{name} {count} {", "stands alone"),
    "a translated field": (FIELDS, "{nombre} {count}", "{name} is missing"),
    "a lost field of a plural": (DAYS, "{n} día", "{all} is missing"),
    "a tag too few": (TAGS, 'Di: <say>"Socorro."</say> Es ahora.', "the tags differ"),
    "a tag too many": (PLAIN, "Toma <b>tres</b>.", "the tags differ"),
    "a tag left open": (TAGS, 'Di: <say>"Socorro." Es <b>ahora</b>.', "without its partner"),
    "another tag": (PLAIN, "Toma <i>tres</i>.", "is no tag here"),
    "a script": (PLAIN, '<a href="x">Tres</a>', "is no tag here"),
    "markup": (PLAIN, "[@click=app.quit]Tres[/]", "command to the screen"),
    "a closing markup": (PLAIN, "Tres[/] uno.", "command to the screen"),
    "a link": (PLAIN, "Mira https://evil.example/", "looks like an address"),
    "a bare address": (PLAIN, "Mira evil.com ahora.", "looks like an address"),
    "an address of other letters": (PLAIN, "Mira еxаmple.com.", "looks like an address"),
    "an e-mail address": (PLAIN, "Escribe a x@y.", "looks like an address"),
    "another address than the English": (LINK, "Mira example.com, 0800 123 456.", "an address"),
    "a telephone number": (PLAIN, "Llama al 0900 123 456.", "the number 0900123456"),
    "in other digits": (PLAIN, "Llama al ۰۹۰۰ ۱۲۳ ۴۵۶.", "the number 0900123456"),
    "with dashes": (PLAIN, "Llama al 09-00-12.", "the number 090012"),
    "a short number on a card": (SAFE, "Llama al 911 ahora.", "the number 911"),
    "a changed number": (LINK, "Mira example.org, 0800 123 457.", "the number 0800123457"),
    "too wide": (LABEL, "Ayuda ahora mismo", "there is room for 12"),
    "too wide in wide letters": (LABEL, "今すぐ助けを求める", "there is room for 12"),
    "endless": (PLAIN, "Tres " * 400, "shorten it"),
    "a command": (unit("m.c", "See: selfhelp now 1"), "Mira: selfayuda ahora 1", "selfhelp now is"),
    "an option": (unit("m.o", "Lists take --json."), "Las listas toman -j.", "--json is missing"),
    "a key": (unit("m.k", "Ctrl+Q leaves."), "Control+Q sale.", "Ctrl+Q is missing"),
}

WARNINGS = {
    "another number": (unit("m.n", "In 3 of 4 cases."), "En 3 de 5 casos.", "numbers differ"),
    "another end": (PLAIN, "Respira tres veces, mira", "the end differs"),
    "an end too many": (LABEL, "Ayuda ya.", "the end differs"),
    "paragraphs": (PLAIN, "Respira.\n\nMira alrededor de ti.", "paragraphs"),
    "the English itself": (PLAIN, PLAIN.text, "this is the English itself"),
    "far too short": (PLAIN, "Respira.", "far shorter"),
    "a word twice": (PLAIN, "Respira tres tres veces y mira a tu alrededor.", "twice in a row"),
    "a word to avoid": (PLAIN, "Toma tres pausas Malas. Luego mira alrededor.", "glossary"),
    "a long sentence": (PLAIN, "uno dos " * 9 * 2 + "fin.", "a sentence has"),
}

GOOD = {
    "a translation": (PLAIN, "Respira tres veces. Luego mira a tu alrededor."),
    "fields in another order": (FIELDS, "{count} páginas de {name}"),
    "tags": (TAGS, 'Di: <say>"Socorro."</say> Es <b>ahora</b>.'),
    "the same address": (LINK, "Mira example.org o llama al 0800 123 456."),
    "the same number in other digits": (LINK, "example.org، ۰۸۰۰ ۱۲۳ ۴۵۶."),
    "joiners": (unit("m.j", "I want"), "می\u200cخواهم"),
    "balanced isolates": (unit("m.i", "Some words"), "\u2067کلمات\u2069 هست"),
    "a full stop of its own": (PLAIN, "ゆっくり三回息をしてください。それから周りを見てください。"),
    "no full stop in Thai": (PLAIN, "หายใจช้าๆ สามครั้ง แล้วมองไปรอบๆ ตัวคุณ"),
    "square brackets": (unit("m.b", "Some [words] here"), "Unas [palabras] aquí"),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_refuses_the_unit_and_says_why(kind):
    made, form, says = ERRORS[kind]
    forms = (form, form) if made.plural else (form,)
    found = check(made, entry(made, *forms), 2)
    assert found[0].level == "error"
    assert any(says in each.text for each in found if each.level == "error"), found


@pytest.mark.parametrize("kind", WARNINGS)
def test_a_warning_is_only_said(kind):
    made, form, says = WARNINGS[kind]
    found = check(made, entry(made, form), 2, ["malas"])
    assert [each.level for each in found if says in each.text] == ["warning"], found
    assert all(each.level == "warning" for each in found)


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_one_is_left_alone(kind):
    made, form = GOOD[kind]
    assert check(made, entry(made, form), 2) == []


def test_a_plural_form_may_leave_its_number_out_and_nothing_else():
    assert check(DAYS, entry(DAYS, "un día de {all}", "{n} días de {all}"), 2) == []


def test_the_number_of_forms_is_the_languages():
    [found] = check(DAYS, entry(DAYS, "{n} día de {all}"), 2)
    assert "there are 1 forms, and 2 are needed" in found.text


def test_an_empty_one_is_not_looked_at():
    assert check(PLAIN, entry(PLAIN, ""), 2) == []


def test_cells():
    assert [cells(text) for text in ("abc", "今", "é", "e\u0301", "a\u200bb")] == [3, 2, 1, 1, 2]


@given(st.text(max_size=200))
def test_no_text_crashes_it(text):
    for made in (PLAIN, SAFE, FIELDS, DAYS, TAGS, LABEL, LINK):
        check(made, entry(made, text, text), 2, ["x"])
