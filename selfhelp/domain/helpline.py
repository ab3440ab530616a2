"""A help service and the country it belongs to."""

from dataclasses import dataclass
from typing import Final

KINDS: Final = (
    "emergency",
    "crisis",
    "perpetration-prevention",
    "child-protection",
    "child-helpline",
    "young-people",
    "report-content",
)
"""In the order of Help now. `child-protection` takes concerns from adults; `child-helpline` is
for children and young people and stands on the under-18 page only."""

WORLD: Final = "INT"
"""The "country" of services that are open to anyone, anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a number or address was read: `address` is a link, `seen` the date of the page or ""."""

    address: str
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service as the data holds it. None or "" means not known, never "no".

    Args:
        id: never reused.
        region: part of the country it serves, "" for all of it.
        phone: as dialled inside the country.
        abroad: the same from another country, with +.
        sms: how to reach it by text message, in words.
        hours: in words.
        languages: language tags; `languages_guessed` when they are only the country's usual ones.
        audience: what it is for, in words.
        tells: when it would tell someone, in our words; "" for not known.
        caution: what a caller should know first (sources differ, may have closed, ...).
        confidence: "high", "medium" or "low", of the listing, not of the service.
        adults: whether a source says adults may call (child-protection and child-helpline).
        checked_by, checked: who called it and when; "" until someone did.
        listed: date of the listing, ISO.
    """

    id: str
    kind: str
    name: str
    operator: str = ""
    region: str = ""
    phone: str = ""
    abroad: str = ""
    sms: str = ""
    web: str = ""
    chat: str = ""
    email: str = ""
    hours: str = ""
    free: bool | None = None
    anonymous: bool | None = None
    languages: tuple[str, ...] = ()
    languages_guessed: bool = False
    audience: str = ""
    tells: str = ""
    caution: str = ""
    confidence: str = "high"
    conflict: bool = False
    adults: bool | None = None
    checked_by: str = ""
    checked: str = ""
    listed: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether it may be shown: at least one source has an address (DESIGN.md "Helplines")."""
        return any(s.address.startswith(("https://", "http://")) for s in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's services. `code` is ISO 3166-1 alpha-2, or XK, or `WORLD`."""

    code: str
    name: str
    services: tuple[Service, ...] = ()
    note: str = ""

    def of(self, kind: str) -> tuple[Service, ...]:
        """Its services of one kind, in the order of the file."""
        return tuple(s for s in self.services if s.kind == kind)
