"""`selfhelp helplines [COUNTRY]`: every service of a country, with where it was read and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say, say_json, unknown_country
from selfhelp.domain import helpline
from selfhelp.domain.helpline import Country, Service
from selfhelp.domain.strings import t


def arguments(parser: ArgumentParser, name: str) -> None:
    """A country, a kind, and how to print."""
    parser.add_argument("place", nargs="?", default="", metavar="COUNTRY")
    parser.add_argument("--kind", choices=helpline.KINDS, default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--json", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Print the services; an unknown country is said, and the worldwide services are shown."""
    from selfhelp.helplines import choosing, directory, order

    folder = context.shelf.language_folder
    names = directory.names(folder)
    if not names:
        context.damaged("regions/index.json")
        if arguments.json:
            say_json([])
        return exits.FAILED
    if arguments.list:
        return _countries(names, as_json=arguments.json)
    code, result = "", exits.DONE
    if arguments.place:
        code = choosing.find(arguments.place, names) or ""
        if not code:
            note(unknown_country(arguments.place, names))
            result = exits.USAGE
        choice = choosing.Choice(code or None, "flag" if code else "")
    else:
        choice = context.choice()
    shown = directory.load(choice.code or helpline.WORLD, folder)
    if shown is None:
        context.damaged(f"regions/{choice.code or helpline.WORLD}.json")
        # The services for anyone, anywhere are better than none.
        choice, shown = choosing.Choice(None), directory.world(folder)
        result = exits.FAILED
    if shown is None:
        if arguments.json:
            say_json([])
        return exits.FAILED
    services = [s for s in order.full_list(shown) if arguments.kind in ("", s.kind)]
    if arguments.json:
        say_json([as_row(s, shown) for s in services])
        return result
    _print(context, shown, services, choice.why, arguments.kind)
    return result


def _print(context: Context, shown: Country, services: list[Service], why: str, kind: str) -> None:
    from selfhelp.helplines import choosing, order
    from selfhelp.plain import lines_page

    say(t("lines.title", "Help lines: {country}", country=shown.name))
    say(*lines_page.from_language(choosing.Choice(shown.code, why), shown))
    if shown.code == helpline.WORLD and not why:
        say(
            t(
                "lines.no-country",
                "No country is chosen. In danger, call your local emergency number. For a country:"
                " selfhelp helplines COUNTRY",
            )
        )
    if shown.note:
        say(shown.note)
    missing = order.missing(shown, (kind,) if kind else None)
    say(*missing)
    for service in services:
        say("", *lines_page.service_lines(service, shown))
    if kind and not services and not missing:
        say(t("lines.none", "The list has no service of this kind here."))


def _countries(names: dict[str, str], *, as_json: bool) -> int:
    if as_json:
        say_json([{"id": code, "name": name} for code, name in names.items()])
    else:
        say(*(f"{code}  {name}" for code, name in names.items()))
    return exits.DONE


def as_row(service: Service, shown: Country) -> dict[str, Any]:
    """A service as a JSON object; null stands for "not known"."""
    from dataclasses import asdict

    row = asdict(service)
    row["country"] = shown.code
    row["country_name"] = shown.name
    return row
