"""Dates, numbers and lists as a language writes them (CLDR)."""

import json

import pytest

from selfhelp.domain import regional, strings
from selfhelp.helplines import words
from selfhelp.l10n import cldr
from selfhelp.l10n.catalogue import Catalogue

SAID = {
    # locale: a day, a month, a number, a list of two, a list of three
    "da": ("22. november 2026", "november 2026", "2,5", "a og b", "a, b og c"),
    "de": ("22. November 2026", "November 2026", "2,5", "a und b", "a, b und c"),
    "es": ("22 de noviembre de 2026", "noviembre de 2026", "2,5", "a y b", "a, b y c"),
    "fr": ("22 novembre 2026", "novembre 2026", "2,5", "a et b", "a, b et c"),
    "cs": ("22. listopadu 2026", "listopad 2026", "2,5", "a a\u00a0b", "a, b a\u00a0c"),
    "ja": ("2026年11月22日", "2026年11月", "2.5", "a、b", "a、b、c"),
    "zh_Hant": ("2026年11月22日", "2026年11月", "2.5", "a和b", "a、b和c"),
    "sw": ("22 Novemba 2026", "Novemba 2026", "2.5", "a na b", "a, b na c"),
}


@pytest.fixture
def speak():
    def speak(locale):
        made = Catalogue({}, {}, [0] * 200)
        # As it comes back from the file.
        made.regional = cldr.understood(json.loads(json.dumps(cldr.facts(locale))))
        assert made.regional is not None
        strings.install(made)

    yield speak
    strings.install(None)


@pytest.mark.parametrize("locale", SAID)
def test_a_language_writes_them_its_own_way(locale, speak):
    speak(locale)
    assert (
        words.date("2026-11-22"),
        words.date("2026-11"),
        regional.tenths(25),
        regional.listed(("a", "b"), ", "),
        regional.listed(("a", "b", "c"), ", "),
    ) == SAID[locale]
    assert words.date("2026") == "2026"
    assert regional.listed(("a",), ", ") == "a"
    assert regional.tenths(-5) in ("-0,5", "-0.5")


def test_english_is_as_its_texts_say():
    assert words.date("2026-11-22") == "22 November 2026"
    assert words.date("2026-11") == "November 2026"
    assert regional.tenths(25) == "2.5"
    assert regional.listed(("a", "b", "c"), ", ") == "a, b, c"


def test_a_language_that_cldr_does_not_know_keeps_the_texts_of_the_pack():
    assert cldr.facts("en_XA") is None
    assert cldr.facts("zzz") is None
    strings.install(Catalogue({"helplines.month.11": "Elfter"}, {}, [0] * 200))
    try:
        assert words.date("2026-11") == "Elfter 2026"
    finally:
        strings.install(None)


@pytest.mark.parametrize("damage", [None, 5, [], {}, {"months": 1}, {"months": ["x"] * 12}])
def test_damaged_facts_are_none(damage):
    assert cldr.understood(damage) is None


@pytest.mark.parametrize("name", ["day", "decimal", "end"])
def test_a_fact_of_another_kind_is_none(name):
    assert cldr.understood({**(cldr.facts("da") or {}), name: 7}) is None


def test_every_language_of_cldr_gives_facts_with_all_fields():
    from babel.localedata import locale_identifiers

    for locale in (each for each in locale_identifiers() if "_" not in each):
        made = cldr.understood(cldr.facts(locale))
        assert made is not None, locale
        assert "{day}" in made.day, locale
        assert "{year}" in made.day, locale
        assert "{month}" in made.day or "{number}" in made.day, locale
        assert "{year}" in made.month, locale
        for text in (made.pair, made.start, made.middle, made.end):
            assert "{0}" in text, locale
            assert "{1}" in text, locale
