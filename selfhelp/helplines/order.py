"""What Help now, the cards and the lists show for a country, and in which order.

What a country lacks is said, never invented (DESIGN.md "Help now", helplines.md "Gaps").
"""

from collections.abc import Iterable
from typing import Final

from selfhelp.domain.helpline import KINDS, WORLD, Country, Service
from selfhelp.domain.strings import t
from selfhelp.helplines.fill import anywhere, chosen, numbers, one
from selfhelp.helplines.groups import Group, group
from selfhelp.helplines.ranking import ranked
from selfhelp.helplines.words import listing, short_name

__all__ = [
    "HELP_NOW",
    "UNDER_18",
    "Group",
    "full_list",
    "group",
    "groups",
    "missing",
    "numbers",
    "short_lines",
]

HELP_NOW: Final = ("emergency", "crisis", "perpetration-prevention", "child-protection")
UNDER_18: Final = ("emergency", "child-helpline", "young-people")

LONGEST_HOURS: Final = 30
"""Characters; longer hours ("Mon-Fri 8:00-22:00, weekends ...") stand in the full list."""


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


def full_list(country: Country) -> list[Service]:
    """Every service of a country that may be shown, also doubtful ones, by kind, best first."""
    return [service for kind in KINDS for service in ranked(country, kind)]


def missing(country: Country, kinds: tuple[str, ...] | None = None) -> list[str]:
    """The sentences on what a country lacks, for the full list.

    Args:
        kinds: which to look at; those of Help now if None.
    """
    if country.code == WORLD:
        return []
    found = (group(country, None, kind).sentence for kind in kinds or HELP_NOW)
    return [sentence for sentence in found if sentence]


YOUNG: Final = {"child-protection": "child-helpline", "perpetration-prevention": "young-people"}
"""For a reader under 18: kinds that are for adults -> what stands in their place."""


def for_reader(kinds: Iterable[str], *, young: bool) -> tuple[str, ...]:
    """The kinds of a card as this reader should see them, each once.

    Args:
        young: the reader has said that they are under 18.
    """
    return tuple(dict.fromkeys(YOUNG.get(kind, kind) if young else kind for kind in kinds))


def short_lines(
    country: Country | None, world: Country | None, kinds: tuple[str, ...], why: str = ""
) -> list[str]:
    """The numbers of a card, each on its own line beside its country, and their date.

    Args:
        kinds: which, in this order.
        why: of `choosing.Choice`; a country that is only a guess is called one.
    """
    if country is not None and country.code == WORLD:
        country = None
    lines: list[str] = []
    if country is not None and why == "language":
        lines.append(
            t(
                "helplines.from-language",
                "{country}: from your language setting. You can choose another.",
                country=country.name,
            )
        )
    if country is None:
        lines.append(
            t("helplines.no-country", "No country is chosen. Choose yours to see its numbers.")
        )
    dates: dict[str, None] = {}
    for found in groups(country, world, kinds):
        label = short_name(found.kind)
        services = _few(found)
        said = (
            [_timed(service, one(service, country.name)) for service in services] if country else []
        )
        said += [found.sentence] if found.sentence else []
        said += anywhere(found)
        lines += [
            t("helplines.short.line", "{kind}: {text}", kind=label, text=text) for text in said
        ]
        dates.update((listing(service), None) for service in (*services, *found.anywhere))
    if dates:
        entries = t("helplines.list-semicolon", "; ").join(dates)
        lines.append(t("helplines.short.dates", "These entries: {dates}", dates=entries))
    return lines


def _timed(service: Service, text: str) -> str:
    """With the hours, where they are known and short enough for a card."""
    if not service.hours or len(service.hours) > LONGEST_HOURS:
        return text
    return t("helplines.short.hours", "{text}, {hours}", text=text, hours=service.hours)


def _few(found: Group) -> list[Service]:
    """Those for a card; for a crisis also one to write to, for who can't speak now."""
    services = chosen(found)
    if found.kind == "crisis":
        texts = [service for service in found.services if service.sms and not service.phone]
        services += [service for service in texts[:1] if service not in services]
    return services
