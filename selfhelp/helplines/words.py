"""A service in words: what stands beside each number. What isn't known is said, never guessed.

What to show is DESIGN.md "Helplines": what would frighten or mislead a caller comes before the
number, the number beside its country's name, and the date of the listing at the end.
"""

from selfhelp.domain import regional
from selfhelp.domain.helpline import Service
from selfhelp.domain.strings import t
from selfhelp.helplines.languages import language_names


def kind_name(kind: str) -> str:
    """A kind in plain words.

    Raises:
        KeyError: there is no such kind.
    """
    return {
        "emergency": t("helplines.kind.emergency", "Emergency number"),
        "crisis": t("helplines.kind.crisis", "Crisis line: when you think of dying or can't cope"),
        "perpetration-prevention": t(
            "helplines.kind.prevention", "Help with your own sexual thoughts or behaviour"
        ),
        "child-protection": t(
            "helplines.kind.child-protection", "For an adult who worries about a child"
        ),
        "child-helpline": t("helplines.kind.child-helpline", "For children and young people"),
        "young-people": t(
            "helplines.kind.young-people", "For young people: pictures, threats, worries"
        ),
        "report-content": t("helplines.kind.report-content", "Report sexual images of children"),
    }[kind]


def short_name(kind: str) -> str:
    """A kind in two or three words, as the cards call it.

    Raises:
        KeyError: there is no such kind.
    """
    return {
        "emergency": t("helplines.short.emergency", "Emergency"),
        "crisis": t("helplines.short.crisis", "Crisis line"),
        "perpetration-prevention": t("helplines.short.prevention", "Prevention helpline"),
        "child-protection": t("helplines.short.child-protection", "Child protection"),
        "child-helpline": t("helplines.short.child-helpline", "Child helpline"),
        "young-people": t("helplines.short.young-people", "For young people"),
        "report-content": t("helplines.short.report-content", "Report sexual images"),
    }[kind]


def place(service: Service, country_name: str) -> str:
    """The country, with the part of it that the service is for."""
    if not service.region:
        return country_name
    return t("helplines.place", "{country}, {region}", country=country_name, region=service.region)


def heading(service: Service, country_name: str) -> str:
    """Its name and place: no number stands without its country."""
    where = place(service, country_name)
    return t("helplines.heading", "{name} ({place})", name=service.name, place=where)


def contact(service: Service) -> str:
    """The best way to reach it, as short as can be: number, text message or address; "" if none."""
    return service.phone or service.sms or service.web or service.chat or service.email


def describe(service: Service, country_name: str) -> list[tuple[str, str]]:
    """All that a caller should see about a service, as (label, value), in the order to show.

    An emergency number has the short form: nobody should read much before that call.
    """
    lines = _first(service)
    lines += _ways(service, country_name)
    if service.kind != "emergency":
        lines += _terms(service)
    lines.append((t("helplines.label.listing", "This entry"), listing(service)))
    lines += [
        (t("helplines.label.source", "Source"), _source(source.address, source.seen))
        for source in service.sources
    ]
    return [(label, value) for label, value in lines if value]


def listing(service: Service) -> str:
    """How far the entry can be trusted: listed only, or checked, by whom and when."""
    if service.checked_by:
        return t(
            "helplines.listing.checked",
            "checked {date} by {name}",
            date=date(service.checked),
            name=service.checked_by,
        )
    if not service.listed:
        return t("helplines.listing.undated", "date not known, not called by us")
    return t(
        "helplines.listing.listed", "listed {date}, not called by us", date=date(service.listed)
    )


def date(iso: str) -> str:
    """A date in words: of a year, a month or a day; as it stands if it is neither."""
    year, *rest = iso.split("-")
    if not rest or len(rest) > 2 or not all(part.isdecimal() for part in rest):
        return iso
    if not 1 <= int(rest[0]) <= 12:
        return iso
    if said := regional.date(year, *map(int, rest)):
        return said
    month = _months()[int(rest[0]) - 1]
    if len(rest) == 1:
        return t("helplines.date.month", "{month} {year}", month=month, year=year)
    return t("helplines.date.day", "{day} {month} {year}", day=int(rest[1]), month=month, year=year)


def _first(service: Service) -> list[tuple[str, str]]:
    """What it is for, and what to know before the call."""
    lines = [(t("helplines.label.for", "What it is for"), service.audience)]
    lines.append((t("helplines.label.caution", "Know this first"), service.caution))
    if service.tells:
        lines.append((_tells_label(), service.tells))
    return lines


def _ways(service: Service, country_name: str) -> list[tuple[str, str]]:
    """The ways to reach it."""
    lines = [
        *_numbers(service, country_name),
        (t("helplines.label.abroad", "From another country"), _abroad(service)),
        (t("helplines.label.web", "Web"), service.web),
        (t("helplines.label.chat", "Chat"), service.chat),
        (t("helplines.label.email", "E-mail"), service.email),
    ]
    if not contact(service):
        none = t("helplines.no-contact", "no number or address known")
        lines.append((t("helplines.label.contact", "How to reach it"), none))
    return lines


def _numbers(service: Service, country_name: str) -> list[tuple[str, str]]:
    """The numbers, each with its place beside it."""
    where = place(service, country_name)
    return [
        (label, t("helplines.number", "{number} ({place})", number=number, place=where))
        for label, number in (
            (t("helplines.label.phone", "Phone"), service.phone),
            (t("helplines.label.sms", "Text message"), service.sms),
        )
        if number
    ]


def _terms(service: Service) -> list[tuple[str, str]]:
    """Hours, cost, languages, anonymity; when it would tell someone, if that is not known."""
    not_known = t("helplines.not-known", "not known")
    ask = t("helplines.ask-first", "not known, ask before you give your name")
    cost = {
        True: t("helplines.cost.free", "free"),
        False: t("helplines.cost.charged", "costs money"),
        None: not_known,
    }[service.free]
    stay = {
        True: t("helplines.anonymous.yes", "yes"),
        False: t("helplines.anonymous.no", "no"),
        None: ask,
    }[service.anonymous]
    lines = [
        (t("helplines.label.hours", "Hours"), service.hours or not_known),
        (t("helplines.label.cost", "Cost"), cost),
        (t("helplines.label.languages", "Languages"), _languages(service) or not_known),
        (t("helplines.label.anonymous", "Can you stay anonymous?"), stay),
    ]
    if not service.tells:
        lines.append((_tells_label(), ask))
    if service.kind == "child-protection" and service.adults is None:
        lines.append((t("helplines.label.adults", "May adults call?"), not_known))
    return lines


def _tells_label() -> str:
    return t("helplines.label.tells", "When they would tell someone")


def _abroad(service: Service) -> str:
    """The number from another country; most are worked out from the one inside, and say so."""
    if not service.abroad or service.phone.startswith("+"):
        return ""
    # The last digits: what stands before them is dropped or changed in a number from abroad.
    inside = "".join(c for c in service.phone if c.isdecimal())[-6:]
    outside = "".join(c for c in service.abroad if c.isdecimal())
    if inside and outside.endswith(inside):
        return t(
            "helplines.abroad.derived",
            "{number} (worked out from the number above, may not work)",
            number=service.abroad,
        )
    return service.abroad


def _languages(service: Service) -> str:
    """Languages in words; those that are only usual in the country are marked."""
    names = language_names()
    spoken = tuple(names.get(tag, tag) for tag in service.languages)
    listed = regional.listed(spoken, t("helplines.list-comma", ", "))
    if listed and service.languages_guessed:
        return t("helplines.languages.probably", "probably {languages}", languages=listed)
    return listed


def _source(address: str, seen: str) -> str:
    """A source with the date of the page, if it is known."""
    if not seen:
        return address
    return t(
        "helplines.source.dated", "{address} (page of {date})", address=address, date=date(seen)
    )


def _months() -> tuple[str, ...]:
    """The months as they stand in a date."""
    return (
        t("helplines.month.1", "January"),
        t("helplines.month.2", "February"),
        t("helplines.month.3", "March"),
        t("helplines.month.4", "April"),
        t("helplines.month.5", "May"),
        t("helplines.month.6", "June"),
        t("helplines.month.7", "July"),
        t("helplines.month.8", "August"),
        t("helplines.month.9", "September"),
        t("helplines.month.10", "October"),
        t("helplines.month.11", "November"),
        t("helplines.month.12", "December"),
    )
