"""Trends in words: for plain mode, the command line, and beside each picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from selfhelp.domain.module import Module
from selfhelp.domain.record import Record
from selfhelp.domain.strings import t, tn
from selfhelp.journal import measured, trends
from selfhelp.journal.dates import day
from selfhelp.journal.merge import Merged

WEEK: Final = 7
NOTICED: Final = 5
"""Tenths by which two means differ before a difference is said."""


def all_of(
    records: Iterable[Record],
    titles: Mapping[str, str],
    measures: Iterable[Module] = (),
    *,
    ocd: bool = False,
) -> list[str]:
    """What the records say, sentence by sentence.

    Args:
        titles: tool id -> title.
        measures: those there are.
        ocd: OCD mode: no urges and no ranking of tools (CURRICULUM.md 0.9).
    """
    records = list(records)
    made = [
        line for what in trends.RATED if not (ocd and what == "urge") for line in of(records, what)
    ]
    for measure in measures:
        made += measured.trend(measure, trends.measured(records, measure.id))
    if not ocd:
        made += tools(records, titles)
    return made or [
        t("trends.none", "Nothing has been rated yet. A check-in takes about fifteen seconds.")
    ]


def of(records: Iterable[Record], what: str) -> list[str]:
    """How one rating went: the latest, its range, and this week beside the one before."""
    days = trends.days(records, what)
    if not days:
        return []
    name, last = rated(what), days[-1]
    low, high = min(d.tenths for d in days), max(d.tenths for d in days)
    made = [
        t(
            "trends.last",
            "{name}: {value} of 10 on {day}.",
            name=name,
            value=tenths(last.tenths),
            day=day(last.day),
        )
    ]
    if len(days) > 1:
        made.append(
            tn(
                "trends.range",
                "On {n} day it was from {low} to {high}.",
                "Over {n} days it was from {low} to {high}.",
                len(days),
                low=tenths(low),
                high=tenths(high),
            )
        )
    now = [d.tenths for d in days if d.day > last.day - WEEK]
    before = [d.tenths for d in days if last.day - 2 * WEEK < d.day <= last.day - WEEK]
    if now and before:
        made.append(_beside(sum(now) / len(now), sum(before) / len(before)))
    return made


def tools(records: Iterable[Record], titles: Mapping[str, str]) -> list[str]:
    """Which tools brought relief; only of those used often enough to say so."""
    made = []
    for used in trends.tools(records):
        if used.times < trends.ENOUGH:
            continue
        title = titles.get(used.id, used.id)
        if used.tenths > 0:
            made.append(
                tn(
                    "trends.relief",
                    "{title}: after it, the rating was {value} lower on average ({n} use).",
                    "{title}: after it, the rating was {value} lower on average ({n} uses).",
                    used.times,
                    title=title,
                    value=tenths(used.tenths),
                )
            )
        else:
            made.append(
                tn(
                    "trends.no-relief",
                    "{title}: no lower after it on average ({n} use). Another tool may suit you better.",
                    "{title}: no lower after it on average ({n} uses). Another tool may suit you better.",
                    used.times,
                    title=title,
                )
            )
    return made


def rated(what: str) -> str:
    """The name of a rating."""
    return {
        "mood": t("entry.mood", "Mood"),
        "urge": t("entry.urge", "Urge"),
        "connection": t("entry.connection", "Close to other adults"),
        "hope": t("entry.hope", "Hope"),
    }[what]


def tenths(value: int) -> str:
    """Tenths as a number with at most one decimal."""
    whole, rest = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def _beside(now: float, before: float) -> str:
    if now - before >= NOTICED:
        return t("trends.higher", "The last seven days were higher than the seven before.")
    if before - now >= NOTICED:
        return t("trends.lower", "The last seven days were lower than the seven before.")
    return t("trends.same", "The last seven days were much like the seven before.")


def merged(done: Merged) -> list[str]:
    """What a merge did."""
    if not done.anything:
        return [t("merge.nothing", "Everything in it was here already. Nothing was changed.")]
    lines = [
        tn("merge.added", "{n} entry was new.", "{n} entries were new.", done.added),
        tn(
            "merge.changed",
            "{n} entry had a later version there, which counts now.",
            "{n} entries had a later version there, which counts now.",
            done.changed,
        ),
        tn(
            "merge.copies",
            "{n} other version was kept beside it as a copy.",
            "{n} other versions were kept beside them as copies.",
            done.copies,
        ),
        tn(
            "merge.removed",
            "{n} entry had been deleted there and is deleted here too.",
            "{n} entries had been deleted there and are deleted here too.",
            done.removed,
        ),
    ]
    counts = (done.added, done.changed, done.copies, done.removed)
    return [line for line, n in zip(lines, counts, strict=True) if n]
