"""Choosing a language in both frontends, by own names; the badge stays in sight."""

import pytest

from selfhelp.domain import strings
from selfhelp.helplines.choosing import Choice
from selfhelp.l10n import install
from selfhelp.locations import places
from selfhelp.plain import home as plain_home
from selfhelp.plain.console import Leave
from selfhelp.player.memory import Memory
from selfhelp.session import Session
from selfhelp.settings import Settings, load
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.languages import Languages
from selfhelp.tui.screens.settings import SettingsPage
from tests.e2e import walker
from tests.l10n.packs import built, pack_files, put
from tests.plain.typed import Typed, session
from tests.tui import acting

BADGE = "unofficial translation"
WORDS = {"home.title": "What now, in Dari?", "now.title": "کمک", "tools.title": "ابزار"}


@pytest.fixture
def folder(tmp_path, quick):
    data = tmp_path / "data"
    where = places(str(data), {})
    path = put(tmp_path / "p.zip", built(pack_files(WORDS)))
    install.install(install.check(path, where), where)
    yield data
    strings.install(None)


@pytest.fixture
def make(folder):
    def made():
        where = places(str(folder), {})
        return Companion(
            Session(
                shelf=walker.shelf(),
                places=where,
                settings=Settings(),
                environ={"LANG": "C.UTF-8"},
                choice=Choice("GB", "flag"),
                own_keeper=Memory(lasting=True),
            )
        )

    return made


@acting.played
async def test_on_the_full_screen(make):
    async with make().run_test(size=(80, 24)) as pilot:
        app = acting.app_of(pilot)
        assert BADGE not in acting.seen(pilot)
        app.push_screen(SettingsPage(app.session))
        await acting.rest(pilot)
        assert isinstance(app.screen, SettingsPage)
        app.screen.chosen("language")
        await acting.rest(pilot)
        assert isinstance(app.screen, Languages)
        seen = acting.seen(pilot)
        assert "English" in seen
        assert "دری" in seen
        app.screen.chosen("fa_AF")
        await acting.rest(pilot)
        assert isinstance(app.screen, Home)
        assert len(app.screen_stack) == 1
        assert "What now, in Dari?" in acting.seen(pilot)
        assert BADGE in acting.seen(pilot)
        for target in ("card:help-now", "list:tools", "list:helplines"):
            app.go(target)
            await acting.rest(pilot)
            assert BADGE in acting.seen(pilot).splitlines()[-1]
        assert app.session.settings.language == "fa-AF"
        app.session.use_language("en")
        app.start_over()
        await acting.rest(pilot)
        assert BADGE not in acting.seen(pilot)
        assert "What do you need" in acting.seen(pilot)


@pytest.mark.parametrize("width", [60, 80, 120])
@acting.played
async def test_help_now_stays_beside_the_badge(make, width):
    async with make().run_test(size=(width, 20)) as pilot:
        app = acting.app_of(pilot)
        app.session.use_language("fa_AF")
        app.start_over()
        await acting.rest(pilot)
        foot = acting.seen(pilot).splitlines()[-1]
        assert BADGE in foot
        assert "Ctrl+G" in foot


def typed(folder, *lines):
    made, console = session(walker.shelf(), lines, folder=folder)
    assert isinstance(console, Typed)
    made.places = made.places._replace(guest=False)
    try:
        plain_home.language(made)
        plain_home.page(made)
    except Leave:
        pass
    return made, console


@pytest.mark.parametrize("keep", ["yes", "no"])
def test_in_plain_mode(folder, keep):
    made, console = typed(folder, "2", "1" if keep == "yes" else "2")
    assert "دری" in console.text
    assert "does not come with selfhelp" in console.text
    assert f"What now, in Dari? [{BADGE}]" in console.text
    assert made.settings.language == "fa-AF"
    assert load(made.places).language == ("fa-AF" if keep == "yes" else "")


def test_with_english_alone_it_says_how_to_add_one(tmp_path):
    _, console = typed(tmp_path)
    assert "selfhelp pack install FILE" in console.text
