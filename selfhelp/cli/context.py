"""What a command works with: where things are, what was chosen, how to print."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from selfhelp.cli import exits, streams
from selfhelp.cli.options import Options, again, short
from selfhelp.domain import badge
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean
from selfhelp.files import NotSaved
from selfhelp.locations import Places, places

if TYPE_CHECKING:
    from selfhelp import session
    from selfhelp.content.load import Shelf
    from selfhelp.helplines.choosing import Choice
    from selfhelp.l10n.active import Active
    from selfhelp.plain.session import Session
    from selfhelp.settings import Settings


class Context:
    """One run of the command line. Loads each thing when it is first asked for.

    Attributes:
        worst: the exit code for what went wrong without stopping the help (an unknown country,
            a list that can't be read). It stands when the command itself ends well.
    """

    def __init__(
        self,
        options: Options,
        environ: Mapping[str, str] | None = None,
        worst: int = exits.DONE,
    ) -> None:
        self.options = options
        self.environ = os.environ if environ is None else environ
        self.worst = worst
        self.places: Places = places(options.data, self.environ, guest=options.guest)
        self._settings: Settings | None = None
        self._told = False
        self._shelf: Shelf | None = None
        self._language: Active | None = None

    @property
    def settings(self) -> Settings:
        """The saved settings; a damaged file is said once, on standard error."""
        settings = self._loaded()
        if not self._told:
            self._told = True
            for problem in filter(None, (self.places.problem, settings.problem)):
                note(problem)
        return settings

    def settings_quietly(self) -> Settings:
        """The saved settings, for who says what is wrong with them in another way."""
        self._told = True
        return self._loaded()

    def _loaded(self) -> Settings:
        if self._settings is None:
            from selfhelp.settings import load

            self._settings = load(self.places)
        return self._settings

    @property
    def language(self) -> Active:
        """The language to show. From the first time on, `t()` speaks it."""
        if self._language is None:
            from selfhelp.l10n import active

            saved = self._loaded().language
            found = active.find(
                self.places, flag=self.options.lang, saved=saved, environ=self.environ
            )
            if not active.speak(found):
                found = found._replace(tag="en", layers=(), stale=True)
            self._language = found
        return self._language

    def renew_language(self) -> None:
        """After another version of the program came, make the installed languages fit it. Once; it
        takes a moment, and what can't be had is said when the language is asked for.
        """
        if not self.language.stale or self.places.guest:
            return
        from selfhelp.l10n import install
        from selfhelp.l10n.units import UnitsMissing

        note(t("cli.renewing", "One moment: your language is made ready for this version."))
        try:
            install.renew(self.places)
        except (NotSaved, UnitsMissing):
            return
        self._language = None

    @property
    def shelf(self) -> Shelf:
        """The compiled content in the language to show."""
        if self._shelf is None:
            from selfhelp.content.load import Shelf

            found = self.language
            for line in _about(found):
                note(line)
            self._shelf = Shelf(self.places.compiled, packs=found.layers)
        return self._shelf

    def choice(self) -> Choice:
        """The country and why it is that one.

        An unknown `--country` is said, and help goes on without a country: it must never fail.
        """
        from selfhelp.helplines import choosing, directory

        names = directory.names(self.shelf.language_folder)
        if not names:
            self.damaged("regions/index.json")
            return choosing.Choice(None)
        wanted = self.options.country
        code = choosing.find(wanted, names) if wanted else None
        if wanted and code is None:
            note(unknown_country(wanted, names))
            self.worst = exits.USAGE
            return choosing.Choice(None)
        return choosing.choose(code, self.settings.country, self.environ, names)

    def damaged(self, file: str) -> None:
        """Say, once, that a file of the program can't be read. What can be shown still is."""
        if self.worst != exits.FAILED:
            note(content_missing(file))
        self.worst = exits.FAILED

    def shared_session(self) -> session.Session:
        """A session for the full screen."""
        from selfhelp.session import Session as Shared

        return Shared(
            shelf=self.shelf,
            places=self.places,
            settings=self.settings,
            environ=self.environ,
            choice=self.choice(),
            direction=self.language.direction,
            locked_start=self.options.locked,
            restart=tuple(again(self.options)),
        )

    def session(self) -> Session:
        """A session of plain mode."""
        from selfhelp.plain import places as pages
        from selfhelp.plain.console import Console
        from selfhelp.plain.session import Session

        session = Session(
            console=Console(),
            shelf=self.shelf,
            places=self.places,
            settings=self.settings,
            environ=self.environ,
            choice=self.choice(),
            direction=self.language.direction,
            locked_start=self.options.locked,
            restart=tuple(again(self.options)),
        )
        pages.bind(session)
        return session


def _about(language: Active) -> list[str]:
    """What a person should know of the language they get."""
    out = []
    if language.missing:
        out.append(
            t(
                "cli.no-language",
                "There is no translation for {tag} yet, so this is in English.",
                tag=short(language.missing),
            )
            if language.tag == "en"
            else t(
                "cli.another-language",
                "There is no translation for {tag}, so this is in {name}.",
                tag=short(language.missing),
                name=language.name,
            )
        )
    if language.stale:
        out.append(
            t(
                "cli.stale-language",
                "Your language was installed for another version of selfhelp, so this is in English."
                " To have it back: selfhelp pack install",
            )
        )
    return [*out, *badge.lines()]


def unknown_country(wanted: str, names: dict[str, str]) -> str:
    """One sentence on a country that isn't in the list, with the nearest names."""
    from selfhelp.helplines import choosing

    near = [names[code] for code in choosing.suggest(wanted, names)]
    if near:
        return t(
            "cli.country-near",
            "{typed} is not in the list of countries; did you mean {names}?",
            typed=short(wanted),
            names=", ".join(near),
        )
    return t(
        "cli.country-unknown",
        "{typed} is not in the list of countries; `selfhelp helplines --list` shows them all.",
        typed=short(wanted),
    )


def with_country() -> str:
    """How to see numbers, where no country is chosen and nobody can be asked."""
    return t("now.country", "With the numbers of your country: selfhelp now --country COUNTRY")


def content_missing(file: str) -> str:
    """Two sentences on what to do when the program's own texts can't be read."""
    return t(
        "cli.content-missing",
        "The texts of the programme are missing or damaged ({file}). Install selfhelp again, or run"
        " python3 run.py in its folder. In danger, call your local emergency number.",
        file=short(file),
    )


def say(*lines: str) -> None:
    """Print data, to standard output."""
    sys.stdout.write("".join(f"{clean(line)}\n" for line in lines))


def note(line: str) -> None:
    """Print a message, to standard error. Where nobody reads messages, help goes on without."""
    try:
        sys.stderr.write(f"{clean(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        streams.abandon(sys.stderr)


def say_json(rows: list[dict[str, Any]]) -> None:
    """Print a list as JSON: an array of objects, each with an `id`.

    In ASCII, so that no charset can spoil it and nothing in it can act on a terminal.
    """
    import json

    sys.stdout.write(json.dumps(rows, indent=2) + "\n")
