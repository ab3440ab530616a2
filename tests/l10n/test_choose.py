"""Which language is shown: the order of wishes, and no empty one in front of a fuller one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n.choose import Installed, choose

HERE = [Installed("ar"), Installed("ar_DZ", whole=False), Installed("de"), Installed("zh_Hant")]
HERE += [Installed("fa_AF", fallback=("fa", "en")), Installed("sw", whole=False)]


def tag(**wishes):
    return choose(HERE, **wishes).tag


ORDER: list[tuple[str, dict[str, Any]]] = [
    ("flag", {"flag": "de"}),
    ("saved", {"saved": "de"}),
    ("LANGUAGE", {"environ": {"LANGUAGE": "de"}}),
    ("LC_ALL", {"environ": {"LC_ALL": "de_DE.UTF-8"}}),
    ("LC_MESSAGES", {"environ": {"LC_MESSAGES": "de_DE.UTF-8"}}),
    ("LANG", {"environ": {"LANG": "de_DE.UTF-8"}}),
    ("system", {"system": "de-DE"}),
]


@pytest.mark.parametrize("place", range(len(ORDER)))
def test_each_wish_goes_before_all_that_come_later(place):
    wishes: dict[str, Any] = {"environ": {}}
    for number, (_, wish) in enumerate(ORDER[place:]):
        other = {k: v for k, v in wish.items() if k != "environ"}
        environ = wish.get("environ", {})
        if number:
            other = dict.fromkeys(other, "ar")
            environ = dict.fromkeys(environ, "ar_EG.UTF-8")
        wishes = {**wishes, **other, "environ": {**wishes["environ"], **environ}}
    assert tag(**wishes) == "de"


def test_nothing_wished_is_english():
    assert choose(HERE) == ("en", ("en",), "none", "")


@pytest.mark.parametrize("name", ["ar_DZ.UTF-8", "ar_DZ"])
def test_an_empty_pack_never_hides_a_fuller_one(name):
    assert tag(environ={"LANG": name}) == "ar"
    assert tag(system="ar-DZ") == "ar"


def test_who_asks_for_a_partial_pack_gets_it_with_the_fuller_behind_it():
    found = choose(HERE, flag="ar-DZ")
    assert found[:3] == ("ar_DZ", ("ar_DZ", "ar", "en"), "flag")
    assert choose(HERE, saved="sw").tag == "sw"
    assert tag(environ={"LANG": "sw_KE.UTF-8"}) == "en"


def test_what_is_not_there_is_named_and_the_next_wish_counts():
    found = choose(HERE, flag="fr", environ={"LANG": "de_AT.UTF-8"})
    assert (found.tag, found.missing) == ("de", "fr")
    assert choose(HERE, flag="nonsense!").missing == "nonsense!"


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_c_switches_the_list_of_languages_off(locale):
    assert tag(environ={"LANGUAGE": "de", "LC_ALL": locale}) == "en"
    assert tag(environ={"LC_ALL": locale, "LANG": "de_DE"}, system="de") == "en"


def test_the_list_of_languages_is_tried_in_order():
    assert tag(environ={"LANGUAGE": "fr:de:ar", "LANG": "fr_FR.UTF-8"}) == "de"


def test_a_wish_for_english_is_a_wish():
    assert choose(HERE, flag="en", environ={"LANG": "de_DE"})[0::2] == ("en", "flag")
    assert tag(environ={"LANGUAGE": "en:de"}) == "en"


def test_scripts_are_kept_apart():
    assert tag(flag="zh-TW") == "zh_Hant"
    assert tag(flag="zh-CN") == "en"


def test_another_country_of_the_same_language_is_better_than_none():
    assert tag(environ={"LANG": "fa_IR.UTF-8"}) == "fa_AF"


WORDS = st.one_of(
    st.sampled_from(["de", "ar_DZ", "zh-TW", "C", "POSIX", "", "en_GB.UTF-8", "::", "x"]),
    st.text(max_size=8),
)


@given(WORDS, WORDS, st.dictionaries(st.sampled_from(["LANGUAGE", "LC_ALL", "LANG"]), WORDS), WORDS)
def test_whatever_is_wished_one_that_is_there_is_chosen(flag, saved, environ, system):
    found = choose(HERE, flag=flag, saved=saved, environ=environ, system=system)
    there = {each.tag for each in HERE} | {"en"}
    assert found.tag in there
    assert set(found.chain) <= there
    assert found.chain[0] == found.tag
    assert found.chain[-1] == "en"
