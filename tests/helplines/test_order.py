"""What Help now shows for each of the 90 countries, and what it says is missing."""

import dataclasses

import pytest

from selfhelp.domain.helpline import KINDS, Country, Service, Source
from selfhelp.helplines import order, words
from selfhelp.helplines.ranking import CHILDREN_TOO

NO_EMERGENCY = {"AM", "DZ", "ET", "SN"}
# helplines.md "Gaps", and those whose only line has no source with an address.
NO_CRISIS = {
    "AL",
    "BA",
    "BG",
    "BY",
    "DZ",
    "ET",
    "GE",
    "MA",
    "ME",
    "MK",
    "SN",
    "TR",
    "AM",
    "EG",
    "GH",
    "TZ",
    "VN",
}
NO_ADULT_PROTECTION = {
    "AL",
    "AM",
    "BA",
    "BY",
    "CN",
    "DO",
    "DZ",
    "EC",
    "ET",
    "FJ",
    "GE",
    "MA",
    "ME",
    "MK",
    "NP",
    "PA",
    "PK",
    "RS",
    "RU",
    "SA",
    "SK",
    "SN",
    "XK",
}
NO_CHILD_HELPLINE = {
    "AE",
    "AM",
    "AR",
    "BD",
    "BG",
    "BR",
    "CN",
    "CO",
    "DO",
    "EC",
    "EE",
    "EG",
    "FR",
    "GH",
    "GR",
    "HK",
    "ID",
    "IL",
    "IN",
    "IS",
    "KE",
    "LK",
    "LV",
    "MA",
    "MD",
    "MT",
    "MX",
    "NO",
    "PA",
    "PE",
    "PH",
    "TH",
    "TR",
    "TW",
    "TZ",
    "UG",
    "US",
    "UY",
    "VN",
    "XK",
    "ZA",
}
CHILDREN_MAY_CALL = {
    "AR",
    "BD",
    "BG",
    "CO",
    "EE",
    "FR",
    "GR",
    "IN",
    "IS",
    "KE",
    "LK",
    "LV",
    "MD",
    "MT",
    "NO",
    "PE",
    "TR",
    "TW",
    "TZ",
    "UG",
    "VN",
    "ZA",
}
PREVENTION = {
    "AU",
    "AT",
    "BE",
    "CA",
    "CH",
    "CZ",
    "DE",
    "DK",
    "ES",
    "FI",
    "FR",
    "GB",
    "IE",
    "IN",
    "IS",
    "IT",
    "JP",
    "NL",
    "NO",
    "NZ",
    "SE",
    "US",
}


def one(kind: str, id: str = "zz-a", **more) -> Service:
    source = (Source(address="https://a.example/"),)
    return Service(id=id, kind=kind, name=id, **{"phone": "1", "sources": source, **more})


def here(*services: Service) -> Country:
    return Country(code="ZZ", name="Zedland", services=services)


def ids(found: order.Group) -> list[str]:
    return [service.id for service in found.services]


def test_groups_come_in_the_order_of_help_now(countries, world):
    for country in [*countries.values(), None]:
        assert [g.kind for g in order.groups(country, world)] == [
            "emergency",
            "crisis",
            "perpetration-prevention",
            "child-protection",
        ]


def test_only_services_of_that_country_and_kind_that_may_be_shown(countries, world):
    for country in countries.values():
        for found in order.groups(country, world, KINDS):
            for service in found.services:
                assert service in country.services
                assert service.shown
                assert service.id in CHILDREN_TOO or service.kind == found.kind
                assert words.contact(service)
            assert all(service in world.services for service in found.anywhere)


def test_no_group_is_ever_empty_and_silent(countries, world):
    for country in [*countries.values(), None]:
        for found in order.groups(country, world, KINDS):
            assert found.services or found.anywhere or found.sentence, (country, found.kind)


def lacking(countries, world, kind):
    return {
        code
        for code, country in countries.items()
        if code != "INT" and not order.group(country, world, kind).services
    }


def test_who_lacks_an_emergency_number(countries, world):
    assert lacking(countries, world, "emergency") == NO_EMERGENCY
    for code in NO_EMERGENCY:
        sentence = order.group(countries[code], world, "emergency").sentence
        assert "no emergency number" in sentence
        assert "Call the police" in sentence


def test_who_lacks_a_crisis_line_gets_the_directory(countries, world):
    assert lacking(countries, world, "crisis") == NO_CRISIS
    for code in NO_CRISIS:
        found = order.group(countries[code], world, "crisis")
        assert "no crisis line" in found.sentence
        assert [s.id for s in found.anywhere] == ["int-findahelpline"]


def test_who_lacks_a_prevention_service_gets_the_online_ones(countries, world):
    # India's has no number or address at all.
    assert set(countries) - {"INT"} - lacking(countries, world, "perpetration-prevention") == (
        PREVENTION - {"IN"}
    )
    found = order.group(countries["PL"], world, "perpetration-prevention")
    assert "no service of its own" in found.sentence
    assert next(s.id for s in found.anywhere) == "int-troubled-desire"
    assert len(found.anywhere) == 5
    assert order.group(countries["GB"], world, "perpetration-prevention").anywhere == ()


def test_who_lacks_a_line_for_adults_is_told_whom_to_call(countries, world):
    # In Armenia it isn't known who may call: shown, for want of better, and said.
    assert lacking(countries, world, "child-protection") == NO_ADULT_PROTECTION - {"AM"}
    for code in NO_ADULT_PROTECTION:
        sentence = order.group(countries[code], world, "child-protection").sentence
        assert "police" in sentence
        assert ("emergency number" in sentence) == (code not in NO_EMERGENCY), code
    armenia = order.group(countries["AM"], world, "child-protection")
    assert ids(armenia) == ["am-far"]
    assert "not known whether adults" in armenia.sentence


@pytest.mark.parametrize("code", ["AE", "MX", "AU", "BE"])
def test_regional_lines_show_their_region_and_say_what_to_do_elsewhere(countries, world, code):
    found = order.group(countries[code], world, "child-protection")
    assert found.services
    for service in found.services:
        assert service.region
        assert service.region in words.heading(service, countries[code].name)
    assert "Anywhere else, call the emergency number or the police" in found.sentence


def test_adults_unknown_only_where_nothing_better_exists(countries, world):
    shown = {
        service.id
        for country in countries.values()
        for service in order.group(country, world, "child-protection").services
    }
    assert shown & {"ae-116111", "am-far", "hk-child-protection", "il-105"} == {"am-far"}
    assert "za-child-welfare-sa" not in shown
    assert "hk-swd" in shown


def test_a_childrens_line_is_never_shown_to_an_adult(countries, world):
    for country in countries.values():
        for found in order.groups(country, world):
            assert not {s.kind for s in found.services} & {"child-helpline", "young-people"}


def test_the_page_for_under_18s(countries, world):
    assert lacking(countries, world, "child-helpline") == NO_CHILD_HELPLINE - CHILDREN_MAY_CALL
    for code in CHILDREN_MAY_CALL:
        found = order.group(countries[code], world, "child-helpline")
        assert {s.id for s in found.services} <= CHILDREN_TOO
        assert "takes calls from children too" in found.sentence
    for code in NO_CHILD_HELPLINE - CHILDREN_MAY_CALL:
        found = order.group(countries[code], world, "child-helpline")
        assert "an adult you trust" in found.sentence
        assert "police" in found.sentence
    for country in countries.values():
        young = order.group(country, world, "young-people")
        assert [s.id for s in young.anywhere] == ["int-take-it-down"]


def test_the_ids_of_lines_for_children_too_exist(services, countries):
    assert set(services) >= CHILDREN_TOO
    assert {id[:2].upper() for id in CHILDREN_TOO} == CHILDREN_MAY_CALL
    assert {services[id].kind for id in CHILDREN_TOO} == {"child-protection"}


def test_irelands_programme_that_reports_everybody_is_never_first(countries, world):
    found = order.group(countries["IE"], world, "perpetration-prevention")
    assert ids(found) == ["ie-stop-it-now", "ie-one-in-four-phoenix"]


def test_old_numbers_give_way_to_the_networks_own_site(countries, world):
    found = order.group(countries["DE"], world, "perpetration-prevention")
    assert ids(found) == ["de-kein-taeter-werden"]
    everything = {s.id for s in order.full_list(countries["DE"])}
    assert everything >= {"de-ktw-hamburg", "de-ktw-regensburg", "de-ktw-stralsund"}


def test_the_order_within_a_kind():
    kind = "perpetration-prevention"
    services = (
        one(kind, "zz-region", region="North"),
        one(kind, "zz-reports", anonymous=False),
        one(kind, "zz-low", confidence="low"),
        one(kind, "zz-web", phone="", web="https://a.example/"),
        one(kind, "zz-medium", confidence="medium"),
        one(kind, "zz-first"),
        one(kind, "zz-second"),
        one(kind, "zz-unreachable", phone=""),
        one(kind, "zz-hidden", sources=()),
    )
    best = ["zz-first", "zz-second", "zz-web", "zz-medium", "zz-reports", "zz-region"]
    assert ids(order.group(here(*services), None, kind)) == best
    assert [s.id for s in order.full_list(here(*services))] == [
        "zz-first",
        "zz-second",
        "zz-web",
        "zz-unreachable",
        "zz-medium",
        "zz-low",
        "zz-reports",
        "zz-region",
    ]


def test_a_doubtful_one_stays_where_nothing_sounder_serves_the_whole_country():
    low = one("crisis", "zz-low", confidence="low")
    north = one("crisis", "zz-north", region="North")
    assert ids(order.group(here(low, north), None, "crisis")) == ["zz-low", "zz-north"]
    assert ids(order.group(here(low), None, "crisis")) == ["zz-low"]


@pytest.mark.parametrize("kind", order.HELP_NOW)
def test_a_country_that_lacks_one_kind(kind, world):
    country = here(*(one(each, f"zz-{each}", adults=True) for each in KINDS if each != kind))
    for found in order.groups(country, world):
        assert bool(found.services) == (found.kind != kind)
        assert bool(found.sentence) == (found.kind == kind)
        assert "Zedland" in found.sentence or found.kind != kind


def test_no_country(world):
    for none in (None, world, dataclasses.replace(world, services=())):
        found = {g.kind: g for g in order.groups(none, world)}
        assert found["emergency"].sentence == "Call your local emergency number."
        assert "emergency number or the police" in found["child-protection"].sentence
        assert [s.id for s in found["crisis"].anywhere] == ["int-findahelpline"]
        assert len(found["perpetration-prevention"].anywhere) == 5
        assert not any(g.services for g in found.values())


def test_without_the_world_file_the_sentences_still_stand(countries):
    for country in [*countries.values(), None]:
        for found in order.groups(country, None):
            assert found.anywhere == ()
    assert order.group(countries["AL"], None, "crisis").sentence


def test_the_full_list_is_everything_that_may_be_shown(countries, services):
    listed = {s.id for country in countries.values() for s in order.full_list(country)}
    assert listed == {s.id for s in services.values() if s.shown}
    assert len(listed) == 421


def test_missing_for_lists(countries, world):
    assert order.missing(world) == []
    assert order.missing(countries["GB"]) == []
    assert len(order.missing(countries["SN"])) == 4
    assert len(order.missing(countries["SN"], ("crisis",))) == 1


def test_an_emergency_number_that_may_not_be_shown_is_not_called_for():
    hidden = here(one("emergency", sources=()))
    sentence = order.group(hidden, None, "child-protection").sentence
    assert sentence.endswith("about a child. Call the police.")
    assert "no emergency number" in order.group(hidden, None, "emergency").sentence
