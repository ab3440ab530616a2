"""A service in words."""

import dataclasses

import pytest

from selfhelp.domain import strings
from selfhelp.domain.helpline import KINDS, Service, Source
from selfhelp.helplines import languages, words

BARE = Service(id="zz-a", kind="crisis", name="A", listed="2026-11-22")


def facts(service, country="Zedland"):
    return dict(words.describe(service, country))


def test_all_that_is_known(services):
    assert words.heading(services["gb-stop-it-now"], "United Kingdom") == (
        "Stop It Now helpline (United Kingdom)"
    )
    found = words.describe(services["gb-nspcc"], "United Kingdom")
    assert [label for label, _ in found] == [
        "What it is for",
        "When they would tell someone",
        "Phone",
        "From another country",
        "Web",
        "E-mail",
        "Hours",
        "Cost",
        "Languages",
        "Can you stay anonymous?",
        "This entry",
        "Source",
        "Source",
        "Source",
    ]
    known = dict(found)
    assert known["Phone"] == "0808 800 5000 (United Kingdom)"
    assert known["From another country"] == "+44 203 879 8560"
    assert known["Cost"] == "free"
    assert known["Languages"] == "English"
    assert known["Can you stay anonymous?"] == "yes"
    assert known["This entry"] == "listed 22 November 2026, not called by us"


def test_what_is_not_known_is_said():
    known = facts(BARE)
    ask = "not known, ask before you give your name"
    assert known["Can you stay anonymous?"] == ask
    assert known["When they would tell someone"] == ask
    assert known["Hours"] == known["Cost"] == known["Languages"] == "not known"
    assert known["How to reach it"] == "no number or address known"
    assert "What it is for" not in known


def test_what_to_know_stands_before_the_number(services):
    labels = [label for label, _ in words.describe(services["ie-one-in-four-phoenix"], "Ireland")]
    phone = labels.index("Phone")
    assert labels.index("Know this first") < phone
    assert labels.index("When they would tell someone") < phone


def test_an_emergency_number_has_the_short_form(services):
    known = words.describe(services["de-emergency"], "Germany")
    assert {label for label, _ in known} == {
        "What it is for",
        "Know this first",
        "Phone",
        "This entry",
        "Source",
    }


def test_every_number_has_its_place_beside_it(countries):
    for country in countries.values():
        for service in country.services:
            known = facts(service, country.name)
            for label in ("Phone", "Text message"):
                if label in known:
                    assert country.name in known[label]
                    assert service.region in known[label]
            assert country.name in words.heading(service, country.name)


def test_every_field_that_the_data_holds_is_shown(countries):
    for country in countries.values():
        for service in country.services:
            text = "\n".join(f"{a}: {b}" for a, b in words.describe(service, country.name))
            for name in ("audience", "phone", "sms", "web", "chat", "email", "tells", "caution"):
                assert getattr(service, name) in text, (service.id, name)
            if service.kind != "emergency":
                assert service.hours in text
            for source in service.sources:
                assert source.address in text
            assert "listed 22 November 2026, not called by us" in text


def test_a_number_from_abroad_that_we_worked_out_says_so(services):
    label = "From another country"
    derived = "(worked out from the number above, may not work)"
    for service in services.values():
        known = facts(service)
        if service.phone.startswith("+") or not service.abroad:
            assert label not in known
        elif service.id in {"ee-lasteabi", "gb-nspcc", "nz-oranga-tamariki"}:
            assert known[label] == service.abroad
        else:
            assert known[label] == f"{service.abroad} {derived}", service.id


def test_cost_and_anonymity():
    assert facts(dataclasses.replace(BARE, free=True))["Cost"] == "free"
    assert facts(dataclasses.replace(BARE, free=False))["Cost"] == "costs money"
    stay = "Can you stay anonymous?"
    assert facts(dataclasses.replace(BARE, anonymous=True))[stay] == "yes"
    assert facts(dataclasses.replace(BARE, anonymous=False))[stay] == "no"


def test_guessed_languages_are_marked():
    spoken = dataclasses.replace(BARE, languages=("en", "cy"))
    assert facts(spoken)["Languages"] == "English, Welsh"
    guessed = dataclasses.replace(spoken, languages_guessed=True)
    assert facts(guessed)["Languages"] == "probably English, Welsh"
    assert facts(dataclasses.replace(BARE, languages=("xx",)))["Languages"] == "xx"


def test_every_language_of_the_data_has_a_name(services):
    names = languages.language_names()
    used = {tag for service in services.values() for tag in service.languages}
    assert used == set(names)
    assert languages.name("fr") == "French"


def test_unknown_whether_adults_may_call(services):
    assert facts(services["am-far"])["May adults call?"] == "not known"
    assert "May adults call?" not in facts(services["gb-nspcc"])


def test_checked_only_when_somebody_did():
    checked = dataclasses.replace(BARE, checked="2026-12-01", checked_by="A. Name")
    assert facts(checked)["This entry"] == "checked 1 December 2026 by A. Name"
    assert words.listing(dataclasses.replace(BARE, listed="")) == (
        "date not known, not called by us"
    )


@pytest.mark.parametrize(
    "iso, text",
    [
        ("2026", "2026"),
        ("2026-05", "May 2026"),
        ("2026-11-02", "2 November 2026"),
        ("", ""),
        ("2026-13-01", "2026-13-01"),
        ("spring", "spring"),
        ("2026-x", "2026-x"),
    ],
)
def test_dates(iso, text):
    assert words.date(iso) == text


def test_sources_with_their_date():
    sources = (Source(address="https://a.example/", seen="2024-05"), Source(address="https://b/"))
    known = [
        v
        for k, v in words.describe(dataclasses.replace(BARE, sources=sources), "Z")
        if k == "Source"
    ]
    assert known == ["https://a.example/ (page of May 2024)", "https://b/"]


def test_every_kind_has_names():
    assert len({words.kind_name(kind) for kind in KINDS}) == len(KINDS)
    assert len({words.short_name(kind) for kind in KINDS}) == len(KINDS)
    with pytest.raises(KeyError):
        words.kind_name("police")


class _Pseudo:
    def pgettext(self, context: str, message: str) -> str:
        return f"[{message}]"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1}]"


def test_every_word_of_ours_is_looked_up_when_shown(services):
    """Under a pseudo-language nothing but data stands outside brackets."""
    strings.install(_Pseudo())
    try:
        for service in services.values():
            for label, value in words.describe(service, "Zedland"):
                assert label.startswith("["), label
                data = {service.audience, service.caution, service.tells, service.hours}
                data |= {service.web, service.chat, service.email, service.abroad}
                data |= {source.address for source in service.sources}
                assert value.startswith("[") or value in data, (service.id, value)
    finally:
        strings.install(None)
