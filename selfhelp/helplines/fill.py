"""Numbers in one line: for the placeholders of cards (`{emergency}`, `{crisis}`...) and for lists.

They stand inside a sentence or after a colon, so no text here ends in a full stop.
"""

from typing import Final

from selfhelp.domain.helpline import Country, Service
from selfhelp.domain.strings import t
from selfhelp.helplines.gaps import CHILD, has_emergency
from selfhelp.helplines.groups import Group, group
from selfhelp.helplines.words import contact, heading

KIND: Final = {
    "emergency": "emergency",
    "crisis": "crisis",
    "prevention": "perpetration-prevention",
    "child-protection": "child-protection",
    "child-helpline": "child-helpline",
}
"""Placeholder -> kind of helpline."""

BEFORE_THE_CALL: Final = ("emergency", "crisis", *CHILD)
"""Kinds whose `caution` always stands beside the number: another number for the police, an
extension to dial, "not a reporting line". For the others it stands there only if it is a doubt."""

MOST_ANYWHERE = 2


def numbers(country: Country | None, placeholder: str, world: Country | None = None) -> str:
    """The text for one placeholder: a number with its country, or what to do without.

    Args:
        country: the chosen one; None for none.
        placeholder: a key of `KIND`.
        world: the services of `INT`, shown where the country has none.

    Returns:
        One nationwide number; where there is none, each regional one with its region. What a
        caller should know first stands beside it.

    Raises:
        KeyError: the placeholder is not known.
    """
    found = group(country, world, KIND[placeholder])
    if country is None or not found.services:
        return _without(country, found)
    parts = [one(service, country.name) for service in chosen(found)]
    return t("helplines.list-semicolon", "; ").join(parts + _besides(country, found))


def chosen(found: Group) -> list[Service]:
    """The fewest services that serve the whole country.

    The best nationwide one, and one with a phone if that has none; the regional ones only if no
    nationwide one has a phone.
    """
    nationwide = [service for service in found.services if not service.region]
    regional = [service for service in found.services if service.region]
    if not nationwide:
        return regional
    phones = [service for service in nationwide if service.phone]
    if not phones:
        return nationwide[:1] + [service for service in regional if service.phone]
    return list(dict.fromkeys((nationwide[0], phones[0])))


def one(service: Service, country_name: str) -> str:
    """Name, place, number, and what to know before the call."""
    if service.kind == "emergency":
        text = t(
            "helplines.fill.emergency",
            "{country}: {number}",
            country=country_name,
            number=service.phone,
        )
    else:
        text = t(
            "helplines.fill.one",
            "{heading}: {contact}",
            heading=heading(service, country_name),
            contact=contact(service),
        )
    doubt = service.conflict or service.confidence == "low" or service.anonymous is False
    first = [
        service.tells if service.anonymous is False else "",
        service.caution if doubt or service.kind in BEFORE_THE_CALL else "",
    ]
    known = " ".join(part for part in first if part).rstrip(".")
    if not known:
        return text
    return t("helplines.fill.caution", "{text} ({caution})", text=text, caution=known)


def anywhere(found: Group) -> list[str]:
    """The first services that are open from anywhere."""
    where = t("helplines.fill.anywhere", "anywhere, online")
    return [one(service, where) for service in found.anywhere][:MOST_ANYWHERE]


def _besides(country: Country, found: Group) -> list[str]:
    """What to add where the services are regional, or may not be for this caller."""
    emergency = has_emergency(country)
    if found.kind == "child-protection" and not any(s.adults for s in found.services):
        if emergency:
            return [t("helplines.fill.or", "or call the emergency number or the police")]
        return [t("helplines.fill.or.police", "or call the police")]
    if not all(service.region for service in found.services):
        return []
    if found.kind not in CHILD:
        return anywhere(found)
    if emergency:
        return [
            t("helplines.fill.elsewhere", "anywhere else call the emergency number or the police")
        ]
    return [t("helplines.fill.elsewhere.police", "anywhere else call the police")]


def _without(country: Country | None, found: Group) -> str:
    """The country has none, or there is no country."""
    if parts := anywhere(found):
        return t("helplines.list-semicolon", "; ").join(parts)
    if country is None:
        if found.kind == "emergency":
            return t("helplines.fill.nowhere.emergency", "your local emergency number")
        return t("helplines.fill.nowhere", "your local emergency number or the police")
    if found.kind == "emergency" or not has_emergency(country):
        return t("helplines.fill.none.police", "none in this list, so call the police")
    return t("helplines.fill.none", "none in this list, so call the emergency number or the police")
