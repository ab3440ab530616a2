"""What a pack adds to countries: help lines and notes on the law. Added, never replaced or hidden.

`overlay/helplines.yaml` goes by country, because a number belongs to a place, not to a language:

```yaml
AF:
  listed: 2026-11-22           # when it was written down
  review-by: 2027-11-22        # when somebody has to look again
  services: [...]              # as in content/regions/<CC>.yaml, each with a source
  law:
    - id: af-law-reporting     # never reused
      text: What a reader needs to know, in plain words.
      source: https://...      # where it was read
```

Only packs that come with the program may have one: a stranger's number is never shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from selfhelp.content import regions
from selfhelp.content.fields import Book, Fields
from selfhelp.content.source import Node, Problem, parse_text
from selfhelp.domain.helpline import Country, Service
from selfhelp.l10n.pack import Pack
from selfhelp.l10n.units import UnitsMissing

NAME = "overlay/helplines.yaml"
OWN = "services.json"
"""Compiled: country -> the ids of its own services, without what packs add."""

_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_DATE = "a date such as 2026-11-22"


@dataclass(frozen=True, slots=True)
class Law:
    """A note on the law of a country, and the link where it was read."""

    id: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is added to one country.

    Args:
        listed, review_by: dates, as 2026-11-22.
    """

    listed: str
    review_by: str
    services: tuple[Service, ...] = ()
    law: tuple[Law, ...] = ()


def of(
    pack: Pack, countries: Mapping[str, Collection[str]], problems: list[Problem]
) -> dict[str, Overlay]:
    """What a pack adds, by country.

    Args:
        pack: the pack.
        countries: code -> the ids of the services that come with the program.
        problems: grows by what is wrong; a country with a mistake in it is left out.
    """
    data = pack.others.get(NAME)
    if data is None:
        return {}
    try:
        node = parse_text(data.decode("utf-8-sig"), problems, NAME)
    except UnicodeDecodeError:
        problems.append(Problem(NAME, 1, "this is not UTF-8 text; save the file as UTF-8."))
        return {}
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        problems.append(Problem(NAME, node.line, "write a country's code and its fields below it."))
    found: dict[str, Overlay] = {}
    for code, each in node.map().items():
        before = len(problems)
        if not _COUNTRY.match(code) or code not in countries:
            wrong = f"`{code[:20]}` is no country in the list; it is two capital letters."
            problems.append(Problem(NAME, each.line, wrong))
            continue
        made = _country(each, code, countries[code], problems)
        if len(problems) == before:
            found[code] = made
    return found


def _country(node: Node, code: str, taken: Collection[str], problems: list[Problem]) -> Overlay:
    book = Book(problems=problems)
    top = Fields(node, book)
    listed = regions.form(top, "listed", regions.DAY, _DATE, needed=True)
    review_by = regions.form(top, "review-by", regions.DAY, _DATE, needed=True)
    services = tuple(regions.service(each, listed, code) for each in top.maps("services"))
    law = tuple(_law(each) for each in top.maps("law"))
    top.done()
    if listed and review_by and review_by <= listed:
        problems.append(Problem(NAME, node.line, "`review-by` is a day after `listed`."))
    for service in services:
        if service.id in taken:
            text = f"`{service.id}` is there already, and can't be replaced; take another id."
            problems.append(Problem(NAME, node.line, text))
        if not service.shown:
            text = f"`{service.id}` needs a source with an address; without one it is never shown."
            problems.append(Problem(NAME, node.line, text))
    return Overlay(listed, review_by, services, law)


def _law(each: Fields) -> Law:
    made = Law(
        id=each.text("id"),
        text=" ".join(each.text("text", needed=True).split()),
        source=regions.link(each, "source"),
    )
    if not made.source.startswith("https://"):
        each.book.problem(each.node, "a note on the law needs `source`, a link with https://.")
    each.done()
    return made


def added(country: Country, extra: Overlay) -> Country:
    """A country with what a pack adds: its own services first, each as it was; then the others.

    A note on the law goes into the country's note with its source and dates.
    """
    notes = [country.note] if country.note else []
    for law in extra.law:
        dates = f"written down {extra.listed}, to be looked at again by {extra.review_by}"
        notes.append(f"{law.text} ({law.source}, {dates})")
    taken = {service.id for service in country.services}
    fresh = tuple(service for service in extra.services if service.id not in taken)
    return replace(country, services=(*country.services, *fresh), note=" ".join(notes))


def of_pack(pack: Pack, data_folder: str | Path, problems: list[Problem]) -> dict[str, Overlay]:
    """As `of`, with the countries that came with the program.

    Raises:
        UnitsMissing: the program's own data can't be read.
    """
    if NAME not in pack.others:
        return {}
    try:
        countries = json.loads(Path(data_folder, OWN).read_text(encoding="utf-8"))
    except (OSError, ValueError) as why:
        raise UnitsMissing(OWN) from why
    return of(pack, countries, problems)


def past(overlays: Mapping[str, Overlay], today: str) -> list[dict[str, Any]]:
    """What should have been looked at again before today, as rows with an id."""
    return [
        {"id": id, "country": code, "review_by": each.review_by}
        for code, each in overlays.items()
        if each.review_by < today
        for id in (*(s.id for s in each.services), *(law.id for law in each.law))
    ]
