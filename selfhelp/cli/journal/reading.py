"""`selfhelp journal list|show|search|stats`."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from selfhelp.cli import exits
from selfhelp.cli.context import Context, say, say_json
from selfhelp.cli.journal import opening, secrets
from selfhelp.domain.record import KINDS
from selfhelp.domain.strings import t, tn

if TYPE_CHECKING:
    from selfhelp.journal.entry import Entry

SHOWN_ID = 8
"""Characters of an id that are shown; any beginning that fits one entry only will do."""


def list_arguments(parser: ArgumentParser) -> None:
    """Which entries."""
    opening.arguments(parser)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--tag", action="store_true")
    parser.add_argument("--since", metavar="YYYY-MM-DD")
    parser.add_argument("--until", metavar="YYYY-MM-DD")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--json", action="store_true")


def list_(arguments: Namespace, context: Context) -> int:
    """The entries, the latest first."""
    since, until = _day(arguments.since), _day(arguments.until)
    tag = secrets.text("", _tag_question()).strip().lstrip("#").casefold() if arguments.tag else ""
    from selfhelp.journal.entry import tags

    with opening.journal(arguments, context, read_only=True) as journal:
        found = [
            each
            for each in journal.entries(arguments.kind or "")
            if (since is None or each.record.at.day >= since)
            and (until is None or each.record.at.day <= until)
            and (not tag or tag in tags(each.note))
        ]
        _print(found[: arguments.limit or None], context, as_json=arguments.json)
    return exits.DONE


def search_arguments(parser: ArgumentParser) -> None:
    """The words aren't taken from the command line."""
    opening.arguments(parser)
    parser.add_argument("words", nargs="?", default="")
    parser.add_argument("--json", action="store_true")


def search(arguments: Namespace, context: Context) -> int:
    """Entries with these words in them, as parts of words, whatever case and accents."""
    question = t("journal.search", "Words to look for, then a full stop alone on a line:")
    words = secrets.text(arguments.words, question).strip()
    from selfhelp.journal.entry import decode
    from selfhelp.journal.search import find

    with opening.journal(arguments, context, read_only=True) as journal:
        found = [decode(item) for item in find(journal.items(), words)]
        _print(found, context, as_json=arguments.json)
    return exits.DONE


def show_arguments(parser: ArgumentParser) -> None:
    """Which one."""
    opening.arguments(parser)
    parser.add_argument("id")
    parser.add_argument("--json", action="store_true")


def show(arguments: Namespace, context: Context) -> int:
    """One entry, whole."""
    from selfhelp.journal.wording import Wording, when

    with opening.journal(arguments, context, read_only=True) as journal:
        entry = opening.one(journal, arguments.id)
        wording = Wording(context.shelf)
        if arguments.json:
            _print([entry], context, as_json=True)
        else:
            say(wording.heading(entry), when(entry), "", *wording.lines(entry))
    return exits.DONE


def stats_arguments(parser: ArgumentParser) -> None:
    """None of its own."""
    opening.arguments(parser)
    parser.add_argument("--json", action="store_true")


def stats(arguments: Namespace, context: Context) -> int:
    """How many entries, and how mood, urge, the measures and the tools went, in sentences."""
    from selfhelp.journal import sentences, trends

    with opening.journal(arguments, context, read_only=True) as journal:
        records = [entry.record for entry in journal.entries()]
        titles = context.shelf.titles("tools")
        measures = [context.shelf.module(each.id) for each in context.shelf.measures()]
        if arguments.json:
            rows = [{"id": f"count:{kind}", "value": n} for kind, n in _counts(records).items()]
            for what in trends.RATED:
                rows += [
                    {"id": f"{what}:{day.day}", "tenths": day.tenths, "times": day.times}
                    for day in trends.days(records, what)
                ]
            rows += [
                {"id": f"tool:{used.id}", "tenths": used.tenths, "times": used.times}
                for used in trends.tools(records)
            ]
            rows += [
                {"id": f"{measure.id}:{each.at.ms}", "day": each.at.day, "total": each.total}
                for measure in measures
                for each in trends.measured(records, measure.id)
            ]
            say_json(rows)
            return exits.DONE
        say(tn("journal.count", "{n} entry.", "{n} entries.", len(records)))
        ocd = "ocd" in journal.profile().get("flags", ())
        say(*sentences.all_of(records, titles, measures, ocd=ocd))
    return exits.DONE


def _counts(records: Iterable[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for record in records:
        kind = record.kind  # type: ignore[attr-defined]
        found[kind] = found.get(kind, 0) + 1
    return found


def _print(entries: list[Entry], context: Context, *, as_json: bool) -> None:
    from selfhelp.journal.export import rows
    from selfhelp.journal.wording import Wording, when

    wording = Wording(context.shelf)
    if as_json:
        say_json(rows(entries, wording))
        return
    for each in entries:
        say(f"{each.id[:SHOWN_ID]}  {when(each)}  {wording.heading(each)}")
        if first := wording.first_line(each):
            say(f"          {first[:100]}")
    if not entries:
        say(t("journal.nothing", "No entries."))


def _tag_question() -> str:
    return t("journal.tag", "The tag to look for, then a full stop alone on a line:")


def _day(text: str | None) -> int | None:
    """A date as a count of days since 1970.

    Raises:
        UsageError: it is none.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text).toordinal() - dt.date(1970, 1, 1).toordinal()
    except ValueError as error:
        raise exits.UsageError(
            t("journal.no-date", "{text} is no date: write it as 2026-01-31.", text=text[:40])
        ) from error
