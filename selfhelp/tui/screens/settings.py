"""Settings: what is asked, how it looks, and whether any of it is kept on this device."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult

from selfhelp import settings as kept
from selfhelp.domain.shapes import Choices
from selfhelp.domain.strings import rtl, t, tn
from selfhelp.files import NotSaved
from selfhelp.session import ENGLISH, Session
from selfhelp.settings import Settings
from selfhelp.tui import themes
from selfhelp.tui.screens.page import Choice, Item, Line, Page

LOCKS = (0, 1, 5, 15)


class SettingsPage(Page):
    """Each line is a setting with its value; choosing it goes to its next value."""

    def title_text(self) -> str:
        """The title."""
        return t("settings.title", "Settings")

    def lines(self) -> Iterable[Line]:
        """How long they hold."""
        yield (
            "soft",
            t("settings.hold", "They hold until you leave, unless you keep them on this device."),
        )

    def options(self) -> Sequence[Choice]:
        """The settings."""
        session, now = self.session, self.session.settings
        country = session.country()
        minutes = (
            tn("list.minutes", "{n} minute", "{n} minutes", now.lock_minutes)
            if now.lock_minutes
            else t("settings.never", "never")
        )
        rate = (
            t("settings.rate", "Ask me to rate thoughts or urges again")
            if session.has("ocd")
            else t("settings.ocd", "Do not ask me to rate thoughts or urges")
        )
        country_name = country.name if country else t("settings.none", "none")
        keep = t("settings.keep", "Keep language, country, colours and motion on this device")
        return [
            Item("", t("settings.looks", "How it looks")),
            Item(
                "theme",
                t("settings.theme", "Colours: {name}", name=theme_name(now.theme)),
                t("settings.theme-note", "Enter shows the next ones at once."),
            ),
            Item(
                "motion",
                t("settings.still", "Moving pictures: no, words only")
                if now.motion == "reduced"
                else t("settings.moving", "Moving pictures: yes"),
            ),
            *self._reading(),
            Item("cursor", t("settings.cursor", "Show the real cursor (magnifiers, braille)")),
            Item("", t("settings.you", "For you")),
            Item("country", t("settings.country-is", "Country: {name}", name=country_name)),
            Item("language", t("settings.language-is", "Language: {name}", name=self._language())),
            Item("ocd", rate),
            *self._adult(),
            Item("", t("settings.safety", "On this device")),
            Item("lock", t("settings.lock", "Hide the screen after: {minutes}", minutes=minutes)),
            Item("keep", keep),
            Item("back", t("page.back", "Back")),
        ]

    def _language(self) -> str:
        """The own name of the language on show."""
        return self.session.shelf.packs[0][1] if self.session.shelf.packs else ENGLISH

    def _reading(self) -> list[Item]:
        """Only in a right-to-left language."""
        if not rtl():
            return []
        return [Item("rtl", t("settings.rtl", "Order of reading: see which one is right"))]

    def _adult(self) -> list[Item]:
        """Who pressed "I am under 18" by mistake gets the pages for adults back."""
        if not self.session.has("under-18"):
            return []
        adult = t("settings.adult", "I am 18 or older: show me the pages for adults")
        return [Item("adult", adult)]

    def chosen(self, name: str) -> None:
        """Change one."""
        now = self.session.settings
        match name:
            case "country":
                from selfhelp.tui.screens.helplines import Countries

                self.app.push_screen(Countries(self.session))
            case "theme":
                names = (*themes.NAMES, "terminal")
                at = names.index(now.theme) if now.theme in names else 0
                self._set(now._replace(theme=names[(at + 1) % len(names)]))
                self.app.use_theme()  # type: ignore[attr-defined]
            case "motion":
                reduced = now.motion == "reduced"
                self._set(now._replace(motion="full" if reduced else "reduced"))
                self.app.animation_level = "full" if reduced else "none"
            case "lock":
                at = LOCKS.index(now.lock_minutes) if now.lock_minutes in LOCKS else 0
                self._set(now._replace(lock_minutes=LOCKS[(at + 1) % len(LOCKS)]))
            case "language":
                from selfhelp.tui.screens.languages import Languages

                self.app.push_screen(Languages(self.session))
            case "rtl":
                from selfhelp.tui.screens.reading import ReadingOrder

                self.app.push_screen(ReadingOrder(self.session))
            case "cursor":
                self.app.show_cursor()  # type: ignore[attr-defined]
            case "adult":
                self.session.keeper.flag("under-18", on=False)
                self.call_later(self.redraw)
            case "ocd" if self.session.has("ocd"):
                self.session.keeper.flag("ocd", on=False)
                self.session.keeper.flag("ocd-keep-rules", on=False)
                self.call_later(self.redraw)
            case "ocd":
                self.app.push_screen(OcdAsk(self.session), self._asked)
            case "keep":
                self._keep()
            case _:
                self.action_back()

    def _asked(self, _: None) -> None:
        self.call_later(self.redraw)

    def _set(self, changed: Settings) -> None:
        self.session.settings = changed
        self.call_later(self.redraw)

    def _keep(self) -> None:
        try:
            chosen = self.session.settings._replace(country=self.session.choice.code or "")
            kept.save(self.session.places, chosen)
            self.session.settings = chosen
            self.app.notify(
                t(
                    "settings.kept",
                    "Kept in {path}. Whoever uses this device could see it.",
                    path=self.session.places.settings,
                ),
                markup=False,
            )
        except NotSaved as problem:
            self.app.notify(str(problem), markup=False)

    async def on_screen_resume(self) -> None:
        """The country may have changed meanwhile."""
        await self.renew()


def theme_name(name: str) -> str:
    """A theme in words."""
    return {
        "calm-dark": t("theme.dark", "calm and dark"),
        "calm-light": t("theme.light", "calm and light"),
        "high-contrast": t("theme.contrast", "high contrast"),
        "terminal": t("theme.terminal", "those of the terminal"),
    }.get(name, t("theme.dark", "calm and dark"))


class OcdAsk(Page):
    """Turning OCD mode on asks once whether anything has happened (CURRICULUM.md 0.9)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.step = session.shelf.guide().step("ocd-ask")
        self.done = False

    def compose(self) -> ComposeResult:
        """As every page."""
        yield from super().compose()

    def title_text(self) -> str:
        """The question, then what follows from the answer."""
        if self.done:
            return t("settings.ocd-title", "Not rating thoughts or urges")
        return self.step.prompt

    def lines(self) -> Iterable[Line]:
        """What holds from now on."""
        if not self.done:
            return
        yield t(
            "settings.ocd-on", "You will not be asked to rate thoughts or urges in this session."
        )
        if self.session.has("ocd-keep-rules"):
            yield t(
                "settings.ocd-rules",
                "A child's safety comes first: do not be alone with a child, in person or online,"
                " until a helpline or another professional has made a plan with you.",
            )

    def options(self) -> Sequence[tuple[str, str]]:
        """The answers."""
        if self.done:
            return [("back", t("page.back", "Back"))]
        assert isinstance(self.step.shape, Choices)
        return [(option.id, option.text) for option in self.step.shape.options]

    def chosen(self, name: str) -> None:
        """Take the answer; a child comes first."""
        if self.done:
            self.dismiss(None)
            return
        self.session.keeper.flag("ocd", on=True)
        self.session.keeper.flag("ocd-keep-rules", on=name != "no")
        self.done = True
        self.call_later(self.redraw)

    def action_back(self) -> None:
        """Leaving without an answer turns nothing on."""
        self.dismiss(None)
