"""`selfhelp pack list`: the languages there are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, say, say_json
from selfhelp.domain.strings import t
from selfhelp.l10n import registry


def arguments(parser: ArgumentParser) -> None:
    """How to print."""
    parser.add_argument("--json", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """A line for each language besides English."""
    rows = registry.every(context.places)
    now = registry.stamp(context.places)
    if arguments.json:
        say_json(
            [
                {
                    "id": row.tag,
                    "name": row.name,
                    "name_en": row.name_en,
                    "version": row.version,
                    "bundled": row.folder == registry.OURS,
                    "key": row.key,
                    "percent": row.percent,
                    "whole": row.whole,
                    "fits": row.folder == registry.OURS or row.stamp == now,
                }
                for row in rows.values()
            ]
        )
        return exits.DONE
    if not rows:
        say(
            t("packs.only-english", "There is English only. To add one: selfhelp pack install FILE")
        )
    for row in rows.values():
        say(
            t(
                "packs.row",
                "{tag}  {name} ({english}), version {version}",
                tag=row.tag,
                name=row.name,
                english=row.name_en,
                version=row.version,
            )
        )
        if row.folder == registry.OURS:
            say(f"   {t('pack.comes-along', 'comes with selfhelp')}")
            continue
        signed = (
            t("packs.signed-short", "signed, {key}", key=row.key)
            if row.key
            else t("packs.unsigned-short", "not signed")
        )
        state = t("packs.state", "installed, {percent} % translated", percent=row.percent)
        if row.stamp != now:
            state = t("packs.old-form", "for another version: selfhelp pack install")
        say(f"   {state}; {signed}")
    return exits.DONE
