"""What Help now shows for a country, in which order, and what is said where something is missing.

What a country lacks is said, never invented (DESIGN.md "Help now", helplines.md "Gaps").
"""

from dataclasses import dataclass
from typing import Final

from selfhelp.domain.helpline import KINDS, WORLD, Country, Service
from selfhelp.helplines import missing
from selfhelp.helplines.words import contact

HELP_NOW: Final = ("emergency", "crisis", "perpetration-prevention", "child-protection")
UNDER_18: Final = ("emergency", "child-helpline", "young-people")

CHILDREN_TOO: Final = frozenset({
    "ar-102", "bd-1098", "bg-116111", "co-141", "ee-lasteabi", "fr-119", "gr-1056", "in-1098",
    "is-112-child", "ke-116", "lk-1929", "lv-116111", "md-116111", "mt-179-child", "no-116111",
    "pe-100", "pe-anna-1810", "tr-alo-183", "tw-113", "tz-116", "ug-sauti-116", "vn-111",
    "za-116",
})  # fmt: skip
"""Child-protection lines that take calls from children too, in countries without a child helpline
(helplines.md "Gaps"). They stand on the under-18 page."""

FROM_WORLD: Final = ("crisis", "perpetration-prevention", "young-people", "report-content")
"""Kinds of which the world has services, for countries that have none."""

_CONFIDENCE = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Group:
    """The services of one kind.

    Args:
        services: the country's own, best first.
        anywhere: services open to anyone, anywhere, to show after them.
        sentence: what is missing and what to do without; "" if nothing is.
    """

    kind: str
    services: tuple[Service, ...] = ()
    anywhere: tuple[Service, ...] = ()
    sentence: str = ""


def groups(
    country: Country | None, world: Country | None, kinds: tuple[str, ...] = HELP_NOW
) -> tuple[Group, ...]:
    """What Help now, a card or the under-18 page shows.

    Args:
        country: the chosen one; None or `INT` for none.
        world: the services of `INT`.
        kinds: which kinds, in which order (`HELP_NOW`, `UNDER_18`, or those of a card).
    """
    return tuple(group(country, world, kind) for kind in kinds)


def group(country: Country | None, world: Country | None, kind: str) -> Group:
    """The services of one kind: only those that can be reached and that nothing better replaces."""
    if country is not None and country.code == WORLD:
        country = None
    services = _best(country, kind) if country else ()
    anywhere: tuple[Service, ...] = ()
    whole = any(not service.region for service in services)
    if kind in FROM_WORLD and world is not None and (not whole or kind == "young-people"):
        anywhere = _best(world, kind)
    return Group(kind, services, anywhere, missing.sentence(country, kind, services))


def full(country: Country, kinds: tuple[str, ...] = KINDS) -> tuple[Group, ...]:
    """The full list of a country: every service that may be shown, also doubtful ones."""
    found = (Group(kind, ranked(country, kind)) for kind in kinds)
    return tuple(each for each in found if each.services)


def ranked(country: Country, kind: str) -> tuple[Service, ...]:
    """All services of a kind that may be shown, best first.

    Nationwide before regional, one that never keeps anything to itself last, then by confidence,
    with a phone before without, then as in the file.
    """
    return tuple(sorted((s for s in country.of(kind) if s.shown), key=_rank))


def _rank(service: Service) -> tuple[bool, bool, int, bool]:
    return (
        bool(service.region),
        service.anonymous is False,
        _CONFIDENCE.index(service.confidence) if service.confidence in _CONFIDENCE else 3,
        not service.phone,
    )


def _best(country: Country, kind: str) -> tuple[Service, ...]:
    """Those that a frightened person can use now.

    Left to the full list: what can't be reached, and what is doubtful where a nationwide service
    without that doubt exists (a low confidence; not known whether adults may call).
    """
    found = tuple(service for service in ranked(country, kind) if contact(service))
    if kind == "child-helpline" and not found:
        protection = ranked(country, "child-protection")
        return tuple(service for service in protection if service.id in CHILDREN_TOO)
    sound = [service for service in found if not _doubtful(service)]
    if any(not service.region for service in sound):
        return tuple(sound)
    return found


def _doubtful(service: Service) -> bool:
    return service.confidence == "low" or (
        service.kind == "child-protection" and service.adults is not True
    )
