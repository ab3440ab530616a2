"""`selfhelp doctor`: what this terminal, language and folder can do, in words."""

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser, Namespace

from selfhelp import __version__, offline
from selfhelp.cli import exits
from selfhelp.cli.context import Context, say, say_json
from selfhelp.domain.strings import t, tn
from selfhelp.files import shown


def arguments(parser: ArgumentParser, name: str) -> None:
    """How to print."""
    parser.add_argument("--json", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Print a line for each thing looked at; 1 when something needs mending."""
    rows = [*_program(context), *_network(), *_terminal(context), *_folder(context)]
    if arguments.json:
        say_json([{"id": id, "ok": ok, "text": text} for id, ok, text in rows])
    else:
        say(*(text for _, _, text in rows))
    return exits.DONE if all(ok for _, ok, _ in rows) else exits.FAILED


Row = tuple[str, bool, str]


def _program(context: Context) -> list[Row]:
    version = t(
        "doctor.version",
        "selfhelp {version} on Python {python}, {system}.",
        version=__version__,
        python=platform.python_version(),
        system=sys.platform,
    )
    context.settings_quietly()
    choice = context.choice()
    if not choice.code:
        where = t(
            "doctor.no-country", "Country: none chosen. Use --country, or choose in settings."
        )
    elif choice.why == "language":
        where = t(
            "doctor.country-language",
            "Country: {code}, from your language setting.",
            code=choice.code,
        )
    else:
        where = t("doctor.country", "Country: {code}, as you chose.", code=choice.code)
    return [
        ("version", True, version),
        _content(context),
        _language(context),
        ("country", True, where),
    ]


def _language(context: Context) -> Row:
    """Which language this is, and whether it comes with the program."""
    found = context.language
    if found.stale:
        text = t(
            "doctor.stale-language",
            "Language: English, because the installed one is for another version. To have it back:"
            " selfhelp pack install",
        )
        return ("language", False, text)
    if not found.layers:
        return ("language", True, t("doctor.english", "Language: English."))
    if found.ours:
        return ("language", True, t("doctor.language", "Language: {name}.", name=found.name))
    text = t(
        "doctor.other-language",
        "Language: {name}, a translation from outside. Nobody of the project has checked it.",
        name=found.name,
    )
    return ("language", True, text)


def _content(context: Context) -> Row:
    """Reads every file of the content once: a damaged one should be found here, not at night."""
    from selfhelp.content.load import ContentMissing
    from selfhelp.helplines import directory

    shelf = context.shelf
    try:
        modules, tools = shelf.modules(), shelf.tools()
        for each in (*modules, *tools):
            shelf.module(each.id)
        for read in (shelf.pathways, shelf.guide, shelf.cards, shelf.references):
            read()
        codes = directory.names(shelf.language_folder)
        for code in codes:
            if directory.load(code, shelf.language_folder) is None:
                raise ContentMissing(f"regions/{code}.json")
        if not codes:
            raise ContentMissing("regions/index.json")
    except ContentMissing as missing:
        text = t(
            "doctor.no-content",
            "Content: missing or damaged ({file}). Install again, or run python3 run.py.",
            file=str(missing),
        )
        return ("content", False, text)
    text = t(
        "doctor.content",
        "Content: {pages}, {tools}, help lines of {countries}.",
        pages=tn("doctor.pages", "{n} page", "{n} pages", len(modules)),
        tools=tn("doctor.tools", "{n} tool", "{n} tools", len(tools)),
        countries=tn("doctor.countries", "{n} country", "{n} countries", len(codes) - 1),
    )
    return ("content", True, text)


def _network() -> list[Row]:
    """Tries each way out, and says whether it was refused. Nothing is sent."""
    tried = offline.self_test()
    failed = [name for name, refused in tried if not refused]
    if failed:
        text = t("doctor.leak", "Network: not refused: {names}.", names=", ".join(failed))
    else:
        text = t(
            "doctor.offline",
            "Network: {n} ways out were tried just now, and this program refused each one.",
            n=len(tried),
        )
    return [("network", not failed, text)]


def _terminal(context: Context) -> list[Row]:
    from selfhelp.helplines import links

    charset = (getattr(sys.stdout, "encoding", None) or "?").lower()
    if charset.replace("-", "").replace("_", "") == "utf8":
        text = t("doctor.utf8", "Letters: all (UTF-8).")
    else:
        text = t(
            "doctor.charset",
            "Letters: this terminal uses {charset}; what it lacks shows as a question mark.",
            charset=charset,
        )
    if sys.stdout is not None and sys.stdout.isatty():
        size = os.get_terminal_size(sys.stdout.fileno())
        screen = t("doctor.size", "Window: {w} columns, {h} lines.", w=size.columns, h=size.lines)
    else:
        screen = t("doctor.no-terminal", "Window: none, output goes to a file or a pipe.")
    browser = (
        t("doctor.browser", "Links: can open in a browser here, after you say yes.")
        if links.can_open(context.environ, sys.platform)
        else t("doctor.no-browser", "Links: shown as an address and a code to scan.")
    )
    return [("letters", True, text), ("window", True, screen), ("links", True, browser)]


def _folder(context: Context) -> list[Row]:
    from selfhelp.locations.kept import inventory

    places = context.places
    if places.problem:
        return [("folder", False, places.problem)]
    kept = len(inventory(places))
    text = (
        tn(
            "doctor.kept",
            "Kept on this device: {n} file in {path}.",
            "Kept on this device: {n} files in {path}.",
            kept,
            path=shown(places.data_folder),
        )
        if kept
        else t(
            "doctor.nothing-kept",
            "Kept on this device: nothing. If you ask for it, it goes to {path}.",
            path=shown(places.data_folder),
        )
    )
    problem = context.settings_quietly().problem
    rows: list[Row] = [("folder", True, text)]
    if problem:
        rows.append(("settings", False, problem))
    return rows
