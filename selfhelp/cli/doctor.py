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
    from selfhelp.content.load import ContentMissing

    version = t(
        "doctor.version",
        "selfhelp {version} on Python {python}, {system}.",
        version=__version__,
        python=platform.python_version(),
        system=sys.platform,
    )
    try:
        modules, tools = len(context.shelf.modules()), len(context.shelf.tools())
        content: Row = (
            "content",
            True,
            t(
                "doctor.content",
                "Content: {modules}, {tools}, in English.",
                modules=tn("doctor.modules", "{n} page", "{n} pages", modules),
                tools=tn("doctor.tools", "{n} tool", "{n} tools", tools),
            ),
        )
    except ContentMissing:
        content = (
            "content",
            False,
            t("doctor.no-content", "Content: missing. Install again, or run python3 run.py."),
        )
    choice = context.choice() if content[1] else None
    if choice is None or not choice.code:
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
    return [("version", True, version), content, ("country", True, where)]


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
    if charset.replace("-", "") == "utf8":
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
        t(
            "doctor.kept",
            "Kept on this device: {n} files in {path}.",
            n=kept,
            path=places.data_folder,
        )
        if kept
        else t(
            "doctor.nothing-kept",
            "Kept on this device: nothing. If you ask for it, it goes to {path}.",
            path=places.data_folder,
        )
    )
    problem = context.settings.problem
    rows: list[Row] = [("folder", True, text)]
    if problem:
        rows.append(("settings", False, problem))
    return rows
