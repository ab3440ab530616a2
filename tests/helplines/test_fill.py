"""Numbers inside the sentences of cards, and short lines."""

import pytest

from selfhelp.domain.card import PLACEHOLDERS
from selfhelp.helplines import order
from selfhelp.helplines.fill import KIND

NO_EMERGENCY = {"AM", "DZ", "ET", "SN"}


def test_every_placeholder_of_the_cards_can_be_filled(countries, world):
    assert set(KIND) == set(PLACEHOLDERS)
    for country in [*countries.values(), None]:
        for name in PLACEHOLDERS:
            for anywhere in (world, None):
                text = order.numbers(country, name, anywhere)
                assert text
                assert not text.endswith("."), text
                assert "{" not in text
                assert "  " not in text


@pytest.mark.parametrize(
    "code, placeholder, text",
    [
        ("GB", "emergency", "United Kingdom: 999"),
        ("GB", "crisis", "Samaritans (United Kingdom): 116 123"),
        ("GB", "prevention", "Stop It Now helpline (United Kingdom): 0808 1000 900"),
        ("GB", "child-protection", "NSPCC Helpline (United Kingdom): 0808 800 5000"),
        ("GB", "child-helpline", "Childline (United Kingdom): 0800 1111"),
        (
            "DE",
            "emergency",
            "Germany: 112 (This number reaches ambulance and fire. For the police call 110)",
        ),
        ("US", "crisis", "988 Suicide & Crisis Lifeline (United States): 988"),
        ("SN", "emergency", "none in this list, so call the police"),
        ("SN", "child-protection", "none in this list, so call the police"),
        (
            "FJ",
            "child-protection",
            "none in this list, so call the emergency number or the police",
        ),
        (
            "AL",
            "crisis",
            "Find A Helpline (directory) (anywhere, online): https://findahelpline.com",
        ),
        (None, "emergency", "your local emergency number"),
        (None, "child-protection", "your local emergency number or the police"),
        ("IN", "child-helpline", None),
    ],
)
def test_filled(countries, world, code, placeholder, text):
    found = order.numbers(countries[code] if code else None, placeholder, world)
    if text is None:
        text = "Child Helpline 1098 (India): 1098 (Since 2022 this service is being moved to the"
        assert found.startswith(text)
    else:
        assert found == text


def test_each_number_stands_beside_its_country_and_region(countries, world):
    for code, country in countries.items():
        if code == "INT":
            continue
        for name in PLACEHOLDERS:
            found = order.group(country, world, KIND[name])
            text = order.numbers(country, name, world)
            if found.services:
                assert country.name in text
            nationwide = {s.phone for s in found.services if not s.region}
            for service in found.services:
                phone = service.phone
                if phone and f": {phone}" in text and phone not in nationwide:
                    assert f"{country.name}, {service.region}" in text


def test_all_states_of_australia(countries, world):
    text = order.numbers(countries["AU"], "child-protection", world)
    assert text.count("Australia, ") == 8
    assert text.endswith("; anywhere else call the emergency number or the police")


def test_emergency_numbers_are_the_listed_ones(countries, world):
    for code, country in countries.items():
        if code in NO_EMERGENCY or code == "INT":
            continue
        (service,) = country.of("emergency")
        text = order.numbers(country, "emergency", world)
        assert text.startswith(f"{country.name}: {service.phone}")
        assert service.caution.rstrip(".") in text


def test_a_doubt_stands_beside_the_number(countries, world):
    text = order.numbers(countries["AU"], "prevention", world)
    assert "may have changed" in text
    text = order.numbers(countries["ID"], "crisis", world)
    assert text == "SEJIWA (119 ext. 8) (Indonesia): 119 (Dial 119, then extension 8)"
    text = order.numbers(countries["US"], "child-protection", world)
    assert "not a reporting line" in text
    text = order.numbers(countries["AM"], "child-protection", world)
    assert text.endswith("; or call the police")


def test_the_child_protection_authority_comes_before_a_support_line(countries, world):
    text = order.numbers(countries["IE"], "child-protection", world)
    assert text.index("Tusla") < text.index("01 522 4300")


def test_an_unknown_placeholder(countries):
    with pytest.raises(KeyError):
        order.numbers(countries["GB"], "police")


def test_short_lines(countries, world):
    lines = order.short_lines(countries["GB"], world, order.HELP_NOW, "language")
    assert lines == [
        "United Kingdom: from your language setting. You can choose another.",
        "Emergency: United Kingdom: 999",
        "Crisis line: Samaritans (United Kingdom): 116 123, 24/7",
        "Crisis line: Shout (text) (United Kingdom): Text SHOUT to 85258, 24/7",
        "Prevention helpline: Stop It Now helpline (United Kingdom): 0808 1000 900",
        "Child protection: NSPCC Helpline (United Kingdom): 0808 800 5000",
        "These entries: listed 22 November 2026, not called by us",
    ]
    saved = order.short_lines(countries["GB"], world, order.HELP_NOW, "saved")
    assert saved == lines[1:]


def test_short_lines_leave_long_hours_to_the_full_list(countries, world):
    lines = order.short_lines(countries["GB"], world, ("child-protection",))
    assert lines[0] == "Child protection: NSPCC Helpline (United Kingdom): 0808 800 5000"
    lines = order.short_lines(countries["UG"], world, ("child-protection",))
    assert lines[0].endswith(": 116, 24 hours, every day")


def test_short_lines_without_a_country(world):
    lines = order.short_lines(None, world, order.HELP_NOW)
    assert lines == order.short_lines(world, world, order.HELP_NOW)
    assert lines[0] == "No country is chosen. Choose yours to see its numbers."
    assert "Emergency: Call your local emergency number." in lines
    assert any("https://troubled-desire.com/en/" in line for line in lines)
    assert order.short_lines(None, None, order.HELP_NOW)[1:] == [
        "Emergency: Call your local emergency number.",
        "Child protection: Call your local emergency number or the police.",
    ]


def test_short_lines_for_every_country(countries, world):
    for country in countries.values():
        for kinds in (order.HELP_NOW, order.UNDER_18):
            lines = order.short_lines(country, world, kinds)
            assert all(lines)
            assert len(lines) < 22
