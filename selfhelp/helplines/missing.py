"""The sentences that say what a country lacks, and what to do without."""

from selfhelp.domain.helpline import Country, Service
from selfhelp.domain.strings import t


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
        return _police(
            country,
            t(
                "helplines.adults-unknown",
                "No source says that adults may call. Or call the emergency number or the police.",
            ),
            t(
                "helplines.adults-unknown.police",
                "No source says that adults may call. Or call the police.",
            ),
        )
    if kind == "child-helpline" and services[0].kind == "child-protection":
        return t(
            "helplines.children-too",
            "{country} has no line here that is only for children. This one takes calls from "
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
    if kind in ("child-protection", "child-helpline"):
        return t(
            "helplines.nowhere.child",
            "Call your local emergency number or the police. Choose your country to see its lines.",
        )
    return t("helplines.nowhere.other", "Choose your country to see its own services.")


def _none(country: Country, kind: str) -> str:
    """The country has nothing of this kind here."""
    name = country.name
    if kind == "emergency":
        return t(
            "helplines.none.emergency",
            "We have no emergency number for {country}. Call the police.",
            country=name,
        )
    if kind == "crisis":
        return t(
            "helplines.none.crisis",
            "We have no crisis line for {country}. This international list may have one.",
            country=name,
        )
    if kind == "perpetration-prevention":
        return t(
            "helplines.none.prevention",
            "We know of no such service in {country}. These are online and open from anywhere.",
            country=name,
        )
    if kind == "child-protection":
        return _police(
            country,
            t(
                "helplines.none.child-protection",
                "We have no line in {country} for adults who worry about a child. "
                "Call the emergency number or the police.",
                country=name,
            ),
            t(
                "helplines.none.child-protection.police",
                "We have no line in {country} for adults who worry about a child. Call the police.",
                country=name,
            ),
        )
    if kind == "child-helpline":
        return _police(
            country,
            t(
                "helplines.none.child-helpline",
                "We have no line for children in {country}. In danger, call the emergency number "
                "or the police. Tell an adult you trust.",
                country=name,
            ),
            t(
                "helplines.none.child-helpline.police",
                "We have no line for children in {country}. In danger, call the police. "
                "Tell an adult you trust.",
                country=name,
            ),
        )
    if kind == "report-content":
        return t(
            "helplines.none.report",
            "We have no hotline of its own for {country}. This list leads to one.",
            country=name,
        )
    return ""


def _regions(country: Country, kind: str) -> str:
    """The country has only services for parts of it."""
    if kind == "child-protection":
        return _police(
            country,
            t(
                "helplines.regions.child-protection",
                "Each is for the part of the country that stands beside it. Anywhere else, call "
                "the emergency number or the police.",
            ),
            t(
                "helplines.regions.child-protection.police",
                "Each is for the part of the country that stands beside it. Anywhere else, call "
                "the police.",
            ),
        )
    return t("helplines.regions", "Each is for the part of the country that stands beside it.")


def _police(country: Country, with_number: str, without: str) -> str:
    """The first sentence if there is an emergency number to call, else the second."""
    return with_number if has_emergency(country) else without
