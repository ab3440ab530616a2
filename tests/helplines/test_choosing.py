"""Which country: what people type, what the system says, and nothing guessed quietly."""

import pytest

from selfhelp.helplines import choosing
from selfhelp.helplines.choosing import Choice


@pytest.mark.parametrize(
    "text, code",
    [
        ("GB", "GB"), ("gb", "GB"), (" gb ", "GB"), ("UK", "GB"), ("uk", "GB"), ("U.K.", "GB"),
        ("England", "GB"), ("SCOTLAND", "GB"), ("Wales", "GB"), ("Northern Ireland", "GB"),
        ("Great Britain", "GB"), ("the United Kingdom", "GB"), ("united k", "GB"),
        ("USA", "US"), ("U.S.A.", "US"), ("us", "US"), ("America", "US"), ("the USA", "US"),
        ("Holland", "NL"), ("the Netherlands", "NL"), ("Korea", "KR"), ("south korea", "KR"),
        ("Ireland", "IE"), ("Republic of Ireland", "IE"), ("Germany", "DE"), ("germ", "DE"),
        ("Deutschland", "DE"), ("Österreich", "AT"), ("osterreich", "AT"), ("México", "MX"),
        ("mexico", "MX"), ("España", "ES"), ("turkey", "TR"), ("Turkiye", "TR"),
        ("Türkiye", "TR"), ("Czech Republic", "CZ"), ("Bosnia and Herzegovina", "BA"),
        ("Bosnia & Herzegovina", "BA"), ("bosnia", "BA"), ("Hong Kong", "HK"), ("UAE", "AE"),
        ("Kosovo", "XK"), ("new zealand", "NZ"), ("New Z", "NZ"), ("Nigeria", "NG"),
        ("Switz", "CH"), ("INT", "INT"), ("Anywhere, online", "INT"), ("GERMANY", "DE"),
        ("in", "IN"), ("no", "NO"), ("Dominican Republic", "DO"), ("dominican", "DO"),
    ],
)  # fmt: skip
def test_found(names, text, code):
    assert choosing.find(text, names) == code


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "?", "ZZ", "ind", "austr", "united", "south", "new", "Narnia", "../../etc",
        "Niger", "nig", "Dominica", "domin", "North Korea", "north", "Turkmenistan", "turk",
        "hon", "mala", "LI", "VI", "BO", "KP", "x" * 100_000, "\0", "Gb2", "U", "ı", "🇬🇧",
    ],
)  # fmt: skip
def test_not_certain_is_none(names, text):
    """Wrong numbers are worse than none: a place that is not here must not give another's."""
    assert choosing.find(text, names) is None


def test_each_code_and_name_finds_itself(names):
    for code, name in names.items():
        assert choosing.find(code, names) == code
        assert choosing.find(code.lower(), names) == code
        assert choosing.find(name, names) == code
        assert choosing.find(name.upper(), names) == code


def test_a_beginning_never_gives_a_country_whose_name_only_begins_like_another(names):
    babel = pytest.importorskip("babel")
    territories = babel.Locale("en").territories
    for code, name in territories.items():
        if len(code) != 2 or not code.isalpha() or code in names or code in {"EU", "UN", "EZ"}:
            continue
        folded = choosing._fold(name)
        for end in range(3, len(folded) + 1):
            typed = folded[:end].strip()
            found = choosing.find(typed, names)
            meant = typed.upper() in names or typed in choosing.ALIASES
            meant = meant or typed in {choosing._fold(each) for each in names.values()}
            assert found is None or meant, (name, typed, found)


def test_aliases_lead_to_countries_we_have(names):
    for alias, code in choosing.ALIASES.items():
        assert code in names, alias
        assert choosing._fold(alias) == alias
    for place in choosing.UNLISTED:
        assert choosing._fold(place) == place


def test_suggestions(names):
    assert choosing.suggest("Germny", names) == ["DE"]
    assert set(choosing.suggest("austr", names)) == {"AT", "AU"}
    assert set(choosing.suggest("united", names)) >= {"GB", "US", "AE"}
    assert "KR" in choosing.suggest("south", names)
    assert choosing.suggest("Britain", names) == ["GB"]
    assert choosing.suggest("Niger", names) == []
    assert choosing.suggest("", names) == []
    assert choosing.suggest("qqqqqq", names) == []
    assert len(choosing.suggest("a", names)) <= 5


@pytest.mark.parametrize(
    "environ, code",
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "de_CH@euro"}, "CH"),
        ({"LANG": "en-GB"}, "GB"),
        ({"LANG": "zh_Hant_TW.UTF-8"}, "TW"),
        ({"LANG": "sr_RS@latin"}, "RS"),
        ({"LANG": "en_UK"}, "GB"),
        ({"LANG": "en"}, None),
        ({"LANG": "C"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "es_419"}, None),
        ({"LANG": "../../etc_GB"}, None),
        ({"LANG": ""}, None),
        ({}, None),
        ({"LC_ALL": "fr_FR", "LANG": "en_GB"}, "FR"),
        ({"LC_MESSAGES": "fr_FR", "LANG": "en_GB"}, "FR"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_GB"}, "GB"),
        ({"LC_ALL": "C", "LANG": "en_GB"}, None),
    ],
)
def test_from_the_language_setting(environ, code):
    assert choosing.from_environment(environ) == code


def test_the_flag_wins_and_is_never_replaced_by_another_country(names):
    environ = {"LANG": "de_DE.UTF-8"}
    assert choosing.choose("uk", "FR", environ, names) == Choice("GB", "flag")
    assert choosing.choose("Narnia", "FR", environ, names) == Choice(None, "flag")


def test_then_the_saved_one_then_the_language_then_none(names):
    environ = {"LANG": "de_DE.UTF-8"}
    assert choosing.choose(None, "FR", environ, names) == Choice("FR", "saved")
    assert choosing.choose("", "../x", environ, names) == Choice("DE", "language")
    assert choosing.choose(None, None, environ, names) == Choice("DE", "language")
    assert choosing.choose(None, None, {"LANG": "en_ZW"}, names) == Choice(None, "")
    assert choosing.choose(None, None, {}, names) == Choice(None, "")
