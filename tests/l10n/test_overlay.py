"""What a pack adds to a country: added, never replaced or hidden; each with source and dates."""

import pytest

from selfhelp.content.source import Problem
from selfhelp.domain.helpline import Country, Service
from selfhelp.l10n import overlay
from tests.l10n.made import pack

OWN = {"AF": ["af-emergency"], "GB": []}
GOOD = """\
AF:
  listed: 2026-11-22
  review-by: 2027-11-22
  services:
    - id: af-example
      kind: crisis
      name: Example
      phone: 0000
      sources:
        - {address: https://example.org/lines, seen: 2026-11}
  law:
    - {id: af-law-one, text: What the law says., source: https://example.org/law}
"""


def of(text):
    problems: list[Problem] = []
    made = pack({}, others={overlay.NAME: text.encode()})
    return overlay.of(made, OWN, problems), [str(each) for each in problems]


def test_a_good_one():
    found, problems = of(GOOD)
    assert problems == []
    assert found["AF"].services[0].listed == "2026-11-22"
    assert found["AF"].law[0].id == "af-law-one"


def test_no_overlay_adds_nothing():
    assert overlay.of(pack({}), OWN, []) == {}


BAD = {
    "a replaced service": (GOOD.replace("af-example", "af-emergency"), "can't be replaced"),
    "another country's id": (GOOD.replace("af-example", "gb-example"), "should start with `af-`"),
    "no source": (
        GOOD.replace(
            "      sources:\n        - {address: https://example.org/lines, seen: 2026-11}\n",
            "      sources: []\n",
        ),
        "needs a source with an address",
    ),
    "no date": (GOOD.replace("  listed: 2026-11-22\n", ""), "the field `listed` is missing"),
    "no review": (GOOD.replace("  review-by: 2027-11-22\n", ""), "`review-by` is missing"),
    "a review before the listing": (GOOD.replace("2027-11-22", "2025-11-22"), "is a day after"),
    "no country": (GOOD.replace("AF:", "XX:"), "`XX` is no country in the list"),
    "a language": (GOOD.replace("AF:", "fa:"), "is no country in the list"),
    "a number that is none": (GOOD.replace("phone: 0000", "phone: call me"), "should be digits"),
    "a law without a source": (
        GOOD.replace(", source: https://example.org/law", ""),
        "needs `source`",
    ),
    "a law over http": (
        GOOD.replace("https://example.org/law", "http://example.org/law"),
        "https://",
    ),
    "an address of other letters": (
        GOOD.replace("https://example.org/lines", "https://еxample.org"),
        "should be a link",
    ),
    "an unknown field": (
        GOOD.replace("  law:", "  hide: [af-emergency]\n  law:"),
        "is not known here",
    ),
    "a list": ("- x\n", "write a country's code"),
    "an unfinished quote": ('AF: "x\n', "never closed"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_one_is_left_out_with_its_line(kind):
    text, says = BAD[kind]
    found, problems = of(text)
    assert found == {}
    assert any(says in each for each in problems), problems
    assert all(each.startswith("overlay/helplines.yaml:") for each in problems)


def test_it_comes_after_what_the_country_has():
    mine = Service(id="af-emergency", kind="emergency", name="E")
    country = Country(code="AF", name="Afghanistan", services=(mine,), note="A note.")
    found, _ = of(GOOD)
    made = overlay.added(country, found["AF"])
    assert made.services[0] is mine
    assert [service.id for service in made.services] == ["af-emergency", "af-example"]
    assert made.note.startswith("A note. What the law says. (https://example.org/law, ")
    assert "2027-11-22" in made.note


def test_even_unchecked_it_hides_nothing():
    mine = Service(id="af-example", kind="emergency", name="E")
    found, _ = of(GOOD)
    made = overlay.added(Country(code="AF", name="A", services=(mine,)), found["AF"])
    assert made.services == (mine,)


def test_what_is_past_its_date_is_listed():
    found, _ = of(GOOD)
    assert overlay.past(found, "2027-11-22") == []
    assert [row["id"] for row in overlay.past(found, "2027-11-23")] == ["af-example", "af-law-one"]
