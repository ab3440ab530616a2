"""The wider picture in the full screen and in lines: the same pages."""

from __future__ import annotations

from selfhelp.domain.text import plain
from selfhelp.helplines import order
from selfhelp.plain import home, lines_page
from selfhelp.plain import wider as in_lines
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.why import Why
from selfhelp.tui.screens.wider import OneWider, WiderPages
from tests.e2e import walker
from tests.plain.typed import session as typed_session
from tests.tui import acting

SHELF = walker.shelf()
PAGES = SHELF.wider().pages


def squeezed(text: str) -> str:
    return " ".join(text.split())


async def choose(pilot, name: str) -> None:
    acting.at(pilot).chosen(name)  # type: ignore[attr-defined]
    await acting.rest(pilot)


@acting.played
async def test_the_map_and_the_help_lines_lead_there_and_a_page_opens_whole(make) -> None:
    async with make().run_test(size=(80, 70)) as pilot:
        for place, name in (("list:modules", "list:wider"), ("list:helplines", "@wider")):
            await acting.go(pilot, place)
            await choose(pilot, name)
            assert isinstance(acting.at(pilot), WiderPages)
        shown = acting.seen(pilot)
        assert all(plain(page.title) in shown for page in PAGES)
        for page in PAGES[5:6]:
            await choose(pilot, page.id)
            assert isinstance(acting.at(pilot), OneWider)
            shown = squeezed(acting.seen(pilot))
            for part in page.body:
                assert squeezed(plain(part.text)) in shown, part.id
            assert "Where you live" in shown
            assert "United Kingdom" in shown
            await choose(pilot, "back")


@acting.played
async def test_a_page_shows_what_it_rests_on(make) -> None:
    async with make().run_test(size=(80, 40)) as pilot:
        await acting.go(pilot, "list:wider")
        await choose(pilot, "circles")
        await choose(pilot, "why")
        assert isinstance(acting.at(pilot), Why)
        assert "doi.org/10.1177/1079063215603691" in acting.seen(pilot)


@acting.played
async def test_a_reader_under_18_gets_their_own_page(make) -> None:
    async with make(flags={"under-18"}).run_test(size=(80, 24)) as pilot:
        assert isinstance(await acting.go(pilot, "list:wider"), HelpNow)


def test_in_lines_the_pages_and_the_services_of_the_country():
    made, console = typed_session(SHELF, ["6", "2", "", "", ""], country="GB")
    in_lines.run(made)
    said = console.said
    for part in PAGES[5].body:
        assert plain(part.text) in said
    assert "Where you live" in said
    assert [line for line in said if "0808 1000 900" in line]
    assert [line for line in said if "10790632211013809" in line]


def test_in_lines_the_list_of_the_programme_leads_there():
    made, console = typed_session(SHELF, ["18", ""])
    home.modules(made)
    assert SHELF.wider().about in console.said


def test_in_lines_the_help_lines_lead_there():
    made, console = typed_session(SHELF, [], country="GB")
    country = made.country()
    assert country is not None
    more = (len(order.full_list(country)) - 1) // lines_page.AT_ONCE
    console.lines = [*[""] * more, "4", *[""] * (more + 2)]
    lines_page.country(made)
    assert SHELF.wider().about in console.said


def test_in_lines_a_country_without_a_line_is_told_so():
    made, console = typed_session(SHELF, ["2", "", ""], country="AL")
    in_lines.run(made)
    assert [line for line in console.said if "we know of no service of its own" in line]


def test_in_lines_a_reader_under_18_gets_their_own_page():
    made, console = typed_session(SHELF, [], flags=["under-18"])
    went: list[str] = []
    made.go = lambda target, **_: went.append(target)
    in_lines.run(made)
    assert went == ["card:under-18"]
    assert PAGES[0].title not in console.text
