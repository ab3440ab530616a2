"""Plural rules: CLDR's, checked for every number, as a table."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n import plurals
from selfhelp.l10n.plurals import BadRule, parse

SOME = ["en", "fr", "ru", "ar", "ja", "cy", "lv", "mt", "pt", "pt_BR", "fa_AF", "gd", "ga", "sl"]


@pytest.mark.parametrize("tag", SOME)
def test_a_languages_rule_groups_the_numbers_as_cldr_does(tag):
    rule = parse(plurals.of_language(tag))
    cldr = Locale.parse(tag).plural_form
    pairs = {(rule.form(n), cldr(n)) for n in range(2_000)}
    assert len(pairs) == rule.forms == len({name for _, name in pairs})


def test_an_unknown_language_gets_the_usual_rule():
    assert plurals.of_language("xzx") == plurals.USUAL


def test_examples_are_numbers_of_each_form():
    assert plurals.examples(parse(plurals.USUAL)) == ["1", "0, 2, 3, 4, 5"]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=2",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=n;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=1/n;",
        "nplurals=2; plural=5%n;",
        "nplurals=2; plural=n>1",
        "nplurals=1; plural=__import__('os')",
        "nplurals=2; plural=(n!=1); x",
        "nplurals=2; plural=((((n;",
        "nplurals=2; plural=n>1000;",
        "nplurals=2; plural=" + "(" * 300 + "n" + ")" * 300 + ";",
        "nplurals=2; plural=" + "n+" * 400 + "n;",
    ],
)
def test_a_rule_that_would_fail_for_some_number_is_refused(header):
    if header == "nplurals=2; plural=n>1":
        assert parse(header).forms == 2  # the last semicolon may be missing
        return
    with pytest.raises(BadRule) as why:
        parse(header)
    assert str(why.value).endswith((".", plurals.USUAL))


@given(st.text(st.sampled_from("n0123456789()?:!=<>&|%+-* /"), max_size=40))
def test_no_rule_crashes_it_and_a_good_one_fits_every_number(text):
    try:
        rule = parse(f"nplurals=3; plural={text};")
    except BadRule:
        return
    assert all(rule.form(n) in range(3) for n in (*range(300), 10**9, -5))
