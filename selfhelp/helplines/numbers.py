"""The country's numbers for the placeholders in card texts: `{emergency}`, `{crisis}`...

They stand inside a sentence, so no text here ends in a full stop.
"""

from typing import Final

from selfhelp.domain.helpline import Country, Service
from selfhelp.domain.strings import t
from selfhelp.helplines.missing import has_emergency
from selfhelp.helplines.order import Group, group
from selfhelp.helplines.words import contact, heading

KIND: Final = {
    "emergency": "emergency",
    "crisis": "crisis",
    "prevention": "perpetration-prevention",
    "child-protection": "child-protection",
    "child-helpline": "child-helpline",
}
"""Placeholder -> kind of helpline."""

MOST_ANYWHERE = 2


def numbers(country: Country | None, placeholder: str, world: Country | None = None) -> str:
    """The text for one placeholder: a number with its country, or what to do without.

    Args:
        country: the chosen one; None for none.
        placeholder: a key of `KIND`.
        world: the services of `INT`, shown where the country has none.

    Returns:
        One nationwide number; where there is none, each regional one with its region. What is in
        doubt, and an emergency number for one service only, says so beside it.

    Raises:
        KeyError: the placeholder is not known.
    """
    found = group(country, world, KIND[placeholder])
    if country is None or not found.services:
        return _without(country, found)
    semicolon = t("helplines.list-semicolon", "; ")
    parts = [_one(service, country.name) for service in _chosen(found)]
    if all(service.region for service in found.services):
        parts += _elsewhere(country, found)
    return semicolon.join(parts)


def _chosen(found: Group) -> list[Service]:
    """The best nationwide one; with a phone if there is any, else beside the regional phones."""
    nationwide = [service for service in found.services if not service.region]
    regional = [service for service in found.services if service.region]
    phones = [service for service in nationwide if service.phone]
    if phones:
        return phones[:1]
    return nationwide[:1] + ([s for s in regional if s.phone] if nationwide else regional)


def _one(service: Service, country_name: str) -> str:
    """One service: name, place, number, and what is in doubt about it."""
    if service.kind == "emergency":
        text = t("helplines.fill.emergency", "{country}: {number}", country=country_name,
                 number=service.phone)  # fmt: skip
    else:
        text = t("helplines.fill.one", "{heading}: {contact}",
                 heading=heading(service, country_name), contact=contact(service))  # fmt: skip
    doubt = [service.tells] if service.anonymous is False else []
    if service.kind == "emergency" or service.conflict or service.confidence == "low":
        doubt.append(service.caution)
    said = " ".join(part for part in doubt if part).rstrip(".")
    if not said:
        return text
    return t("helplines.fill.doubt", "{text} ({doubt})", text=text, doubt=said)


def _elsewhere(country: Country, found: Group) -> list[str]:
    """What to add where all services are regional."""
    if found.kind == "child-protection":
        if has_emergency(country):
            return [t("helplines.fill.elsewhere",
                      "anywhere else the emergency number or the police")]  # fmt: skip
        return [t("helplines.fill.elsewhere.police", "anywhere else the police")]
    return _anywhere(found)


def _anywhere(found: Group) -> list[str]:
    """The first services that are open from anywhere."""
    where = t("helplines.fill.anywhere", "anywhere, online")
    return [_one(service, where) for service in found.anywhere if not service.region][
        :MOST_ANYWHERE
    ]


def _without(country: Country | None, found: Group) -> str:
    """The country has none, or there is no country."""
    if anywhere := _anywhere(found):
        return t("helplines.list-semicolon", "; ").join(anywhere)
    if country is None:
        if found.kind == "emergency":
            return t("helplines.fill.nowhere.emergency", "your local emergency number")
        return t("helplines.fill.nowhere", "your local emergency number or the police")
    if found.kind == "emergency" or not has_emergency(country):
        return t("helplines.fill.none.police", "none here for {country}, call the police",
                 country=country.name)  # fmt: skip
    return t("helplines.fill.none", "none here for {country}, call the emergency number or the police",
             country=country.name)  # fmt: skip
