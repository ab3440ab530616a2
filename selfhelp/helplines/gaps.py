"""The sentences that say what a country lacks, and what to do without (helplines.md "Gaps").

They name the country before a colon: "in United States" would be wrong in English, and worse in
languages with cases.
"""

from selfhelp.domain.helpline import Country, Service
from selfhelp.domain.strings import t

CHILD: tuple[str, ...] = ("child-protection", "child-helpline")
"""Kinds for which the emergency number or the police is what to call without."""


def has_emergency(country: Country) -> bool:
    """Whether we know its emergency number."""
    return any(s.shown and s.phone for s in country.of("emergency"))


def sentence(country: Country | None, kind: str, services: tuple[Service, ...]) -> str:
    """What to say beside the services of one kind; "" if nothing is missing."""
    if country is None:
        return _nowhere(kind)
    if not services:
        return _none(country, kind)
    if kind == "child-protection" and not any(service.adults for service in services):
        unknown = t(
            "helplines.adults-unknown", "It is not known whether adults may call this line."
        )
        return f"{unknown} {_or_police(country)}"
    if kind == "child-helpline" and services[0].kind == "child-protection":
        return t(
            "helplines.children-too",
            "{country}: we have no line that is only for children. This one takes calls from "
            "children too.",
            country=country.name,
        )
    if all(service.region for service in services):
        return _regions(country, kind)
    return ""


def _nowhere(kind: str) -> str:
    """No country is chosen."""
    if kind == "emergency":
        return t("helplines.nowhere.emergency", "Call your local emergency number.")
    if kind in CHILD:
        return t("helplines.nowhere.child", "Call your local emergency number or the police.")
    return ""


def _none(country: Country, kind: str) -> str:
    """The country has nothing of this kind here."""
    name = country.name
    if kind == "emergency":
        return t(
            "helplines.none.emergency",
            "{country}: we have no emergency number. Call the police.",
            country=name,
        )
    if kind == "crisis":
        return t(
            "helplines.none.crisis",
            "{country}: we have no crisis line. The list for anyone, anywhere may lead to one.",
            country=name,
        )
    if kind == "perpetration-prevention":
        return t(
            "helplines.none.prevention",
            "{country}: we know of no service of its own. There are online ones for anyone, anywhere.",
            country=name,
        )
    if kind == "child-protection":
        said = t(
            "helplines.none.child-protection",
            "{country}: we have no line for adults who worry about a child.",
            country=name,
        )
        return f"{said} {_police(country)}"
    if kind == "child-helpline":
        said = t(
            "helplines.none.child-helpline",
            "{country}: we have no line for children. Tell an adult you trust.",
            country=name,
        )
        return f"{said} {_danger(country)}"
    if kind == "report-content":
        return t(
            "helplines.none.report",
            "{country}: we have no hotline. The list for anyone, anywhere leads to one.",
            country=name,
        )
    return ""


def _regions(country: Country, kind: str) -> str:
    """The country has only services for parts of it."""
    said = t("helplines.regions", "Each is for the part of the country that stands beside it.")
    if kind not in CHILD:
        online = t("helplines.regions.online", "What is marked as online is for anyone, anywhere.")
        return f"{said} {online}"
    if has_emergency(country):
        other = t(
            "helplines.regions.emergency",
            "Anywhere else, call the emergency number or the police.",
        )
    else:
        other = t("helplines.regions.police", "Anywhere else, call the police.")
    return f"{said} {other}"


def _police(country: Country) -> str:
    """What to call without a line for it."""
    if has_emergency(country):
        return t("helplines.call.emergency", "Call the emergency number or the police.")
    return t("helplines.call.police", "Call the police.")


def _danger(country: Country) -> str:
    """As `_police`, for a child."""
    if has_emergency(country):
        return t(
            "helplines.danger.emergency", "In danger, call the emergency number or the police."
        )
    return t("helplines.danger.police", "In danger, call the police.")


def _or_police(country: Country) -> str:
    """What else to call."""
    if has_emergency(country):
        return t("helplines.or.emergency", "You can also call the emergency number or the police.")
    return t("helplines.or.police", "You can also call the police.")
