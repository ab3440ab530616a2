"""Language tags: both forms, old codes, and what each falls back to."""

from typing import Any

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n import tags
from selfhelp.l10n.tags import Tag, chain, chain_of


def parse(text) -> Any:
    return tags.parse(text)


def parse_system(text) -> Any:
    return tags.parse_system(text)


@pytest.mark.parametrize(
    "text, cldr",
    [
        ("fa-AF", "fa_AF"),
        ("FA_af", "fa_AF"),
        ("zh-hant-tw", "zh_Hant_TW"),
        ("es-419", "es_419"),
        ("ca-valencia", "ca_valencia"),
        ("de-1996", "de_1996"),
        ("prs", "fa_AF"),
        ("no", "nb"),
        ("iw", "he"),
        ("sh", "sr_Latn"),
        ("sh-Cyrl", "sr_Cyrl"),
        ("en_XA", "en_XA"),
    ],
)
def test_a_tag_is_read_in_both_forms(text, cldr):
    tag = parse(text)
    assert tag.cldr == cldr
    assert tag.bcp47 == cldr.replace("_", "-")
    assert parse(tag.cldr) == parse(tag.bcp47) == tag


@pytest.mark.parametrize(
    "text", ["", "C", "POSIX", "a", "../x", "de/../..", "de\x00", "dé", "de--AT", "de-", "d" * 40]
)
def test_what_is_no_tag(text):
    assert parse(text) is None


@given(st.text(max_size=50))
def test_no_text_crashes_it_and_none_leaves_the_folder(text):
    for found in (parse(text), parse_system(text)):
        if found:
            assert all(part.isalnum() and part.isascii() for part in found.cldr.split("_"))


@pytest.mark.parametrize(
    "text, cldr",
    [
        ("de_DE.UTF-8", "de_DE"),
        ("sr_RS.UTF-8@latin", "sr_Latn_RS"),
        ("uz_UZ@cyrillic", "uz_Cyrl_UZ"),
        ("de_DE@euro", "de_DE"),
    ],
)
def test_a_systems_name(text, cldr):
    assert parse_system(text).cldr == cldr


@pytest.mark.parametrize("text", ["C", "C.UTF-8", "POSIX", ""])
def test_no_language(text):
    assert parse_system(text) is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("de_AT", "de_AT de"),
        ("zh_TW", "zh_TW zh_Hant"),
        ("zh_Hant_HK", "zh_Hant_HK zh_Hant"),
        ("zh_MO", "zh_MO zh_Hant_HK zh_Hant"),
        ("zh_CN", "zh_CN zh"),
        ("zh_Hans_SG", "zh_Hans_SG zh_Hans zh"),
        ("sr_Latn_RS", "sr_Latn_RS sr_Latn"),
        ("sr_ME", "sr_ME sr_Latn"),
        ("es_MX", "es_MX es_419 es"),
        ("pt_AO", "pt_AO pt_PT pt"),
        ("pt_BR", "pt_BR pt"),
        ("ca_valencia", "ca_valencia ca"),
        ("nb_NO", "nb_NO nb"),
    ],
)
def test_where_it_falls_back_to(text, expected):
    assert " ".join(tag.cldr for tag in chain(parse(text))) == expected


def test_a_manifest_names_what_comes_before():
    assert chain_of(parse("fa-AF"), ["fa", "en"]) == ("fa_AF", "fa", "en")
    assert chain_of(parse("ckb"), ["ar-IQ"]) == ("ckb", "ar_IQ", "ar", "en")
    assert chain_of(parse("en-XA")) == ("en_XA", "en")
    assert chain_of(parse("en")) == ("en",)


def test_the_tables_agree_with_cldr():
    likely = get_global("likely_subtags")
    for language, script in tags._SCRIPTS.items():
        assert likely.get(language, f"{language}_{script}_").split("_")[1] == script, language
    for (language, region), script in tags._REGION_SCRIPTS.items():
        assert likely[f"{language}_{region}"].split("_")[1] == script, (language, region)
    parents = get_global("parent_exceptions")
    for (language, region), parent in tags._PARENTS.items():
        name = f"{language}_{region}" if language != "zh" else f"zh_Hant_{region}"
        assert parents[name] == parent.replace("-", "_"), name


def test_no_country_that_changes_the_script_is_forgotten():
    """As far as the language is one of those in the table."""
    for name, likely in get_global("likely_subtags").items():
        parts = name.split("_")
        if len(parts) == 2 and len(parts[1]) == 2 and parts[0] in tags._SCRIPTS:
            assert Tag(parts[0], "", parts[1]).written == likely.split("_")[1], name
