"""The numbers of Help now: a line each, in which only the number stands out."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widgets import Static

from selfhelp.domain.helpline import Country
from selfhelp.helplines import order
from selfhelp.session import Session
from selfhelp.tui.words import NumberLine


def number_lines(session: Session, kinds: tuple[str, ...]) -> Iterator[Static]:
    """The lines for these kinds, as this reader should see them; a blank line after the last."""
    country, world = session.country(), session.world()
    wanted = order.for_reader(kinds, young=session.has("under-18"))
    texts = order.short_lines(country, world, wanted, session.choice.why)
    phones = [*_phones(country), *_phones(world)]
    for at, text in enumerate(texts, 1):
        line = NumberLine(text, phones)
        # A line with no way of contact says what is lacking, or how old the entries are.
        own = "number" if line.phone or "://" in text else "number quiet"
        yield Static(line, classes=own if at < len(texts) else f"{own} last")


def _phones(country: Country | None) -> list[str]:
    if country is None:
        return []
    made = [service.phone for service in country.services]
    made += [service.sms for service in country.services]
    return [each for each in made if each]
