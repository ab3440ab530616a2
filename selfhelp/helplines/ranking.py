"""Which services come first, and which are left to the full list."""

from typing import Final

from selfhelp.domain.helpline import Country, Service
from selfhelp.helplines.words import contact

CHILDREN_TOO: Final = frozenset({
    "ar-102", "bd-1098", "bg-116111", "co-141", "ee-lasteabi", "fr-119", "gr-1056", "in-1098",
    "is-112-child", "ke-116", "lk-1929", "lv-116111", "md-116111", "mt-179-child", "no-116111",
    "pe-100", "pe-anna-1810", "tr-alo-183", "tw-113", "tz-116", "ug-sauti-116", "vn-111",
    "za-116",
})  # fmt: skip
"""Child-protection lines that take calls from children too, in countries without a child helpline
(helplines.md "Gaps"). They stand on the under-18 page."""

_CONFIDENCE = ("high", "medium", "low")


def ranked(country: Country, kind: str) -> tuple[Service, ...]:
    """All services of a kind that may be shown, best first.

    Nationwide before regional, one that never keeps anything to itself last, then by confidence,
    with a phone before without, then as in the file.
    """
    return tuple(sorted((s for s in country.of(kind) if s.shown), key=_rank))


def best(country: Country, kind: str) -> tuple[Service, ...]:
    """Those that a frightened person can use now.

    Left to the full list: what can't be reached; what is of low confidence where a sounder
    nationwide one exists; what may not take calls from adults where another does.
    """
    found = tuple(service for service in ranked(country, kind) if contact(service))
    if kind == "child-helpline" and not found:
        protection = ranked(country, "child-protection")
        return tuple(service for service in protection if service.id in CHILDREN_TOO)
    if kind == "child-protection" and any(service.adults for service in found):
        found = tuple(service for service in found if service.adults)
    sound = tuple(service for service in found if service.confidence != "low")
    return sound if any(not service.region for service in sound) else found


def _rank(service: Service) -> tuple[bool, bool, int, bool]:
    return (
        bool(service.region),
        service.anonymous is False,
        _CONFIDENCE.index(service.confidence) if service.confidence in _CONFIDENCE else 3,
        not service.phone,
    )
