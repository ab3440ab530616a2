"""The services of one kind for one country, with those from anywhere and what is missing."""

from dataclasses import dataclass
from typing import Final

from selfhelp.domain.helpline import WORLD, Country, Service
from selfhelp.helplines import gaps
from selfhelp.helplines.ranking import best

FROM_WORLD: Final = ("crisis", "perpetration-prevention", "young-people", "report-content")
"""Kinds of which the world has services, for countries that have none."""


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


def group(country: Country | None, world: Country | None, kind: str) -> Group:
    """The services of one kind.

    Args:
        country: the chosen one; None or `INT` for none.
        world: the services of `INT`, offered where the country has none for all of it.
    """
    if country is not None and country.code == WORLD:
        country = None
    services = best(country, kind) if country else ()
    anywhere: tuple[Service, ...] = ()
    whole = any(not service.region for service in services)
    if kind in FROM_WORLD and world is not None and (not whole or kind == "young-people"):
        anywhere = tuple(service for service in best(world, kind) if not service.region)
    return Group(kind, services, anywhere, gaps.sentence(country, kind, services))
