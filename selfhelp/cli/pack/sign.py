"""`selfhelp pack sign PACK --key FILE`: say that a pack is from you. minisign can check it as well."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.pack import stranger
from selfhelp.content.source import Problem
from selfhelp.domain.strings import t
from selfhelp.files import shown, write_atomic
from selfhelp.l10n import archive, manifest, sign, sums, trust
from selfhelp.l10n.refusal import PackRefused


def arguments(parser: ArgumentParser) -> None:
    """Which pack, and the key."""
    parser.add_argument("pack", metavar="PACK")
    parser.add_argument("--key", metavar="FILE", required=True)
    parser.add_argument("--new-key", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Sign a zip, which is written anew, or a folder, which gets three more files."""
    try:
        if arguments.new_key:
            key = _new(arguments.key)
        else:
            key = sign.secret_key(stranger.data(arguments.key), shown(arguments.key))
        said = _sign(arguments.pack, key)
    except PackRefused as refused:
        note(str(refused))
        return exits.FAILED
    say(
        t("packs.signed-now", "Signed: {what}.", what=said),
        t("packs.tell", "Tell people your public key, by another way than the pack:"),
        key.public.text,
    )
    return exits.DONE


def _new(path: str) -> sign.SecretKey:
    if os.path.lexists(path):
        raise PackRefused(
            t("packs.key-there", "it is there already; name another file, or leave out --new-key."),
            path,
        )
    key = sign.new_key()
    write_atomic(path, key.file())
    say(
        t(
            "packs.new-key",
            "Made {path}. Keep it to yourself and keep a copy: without it nobody can sign the next"
            " version.",
            path=shown(path),
        )
    )
    return key


def _sign(path: str, key: sign.SecretKey) -> str:
    files = archive.read(path)
    folder = os.path.isdir(path)
    if archive.SUMS in files and not folder:
        sums.check(files)
    problems: list[Problem] = []
    text = files[archive.MANIFEST].decode("utf-8-sig", "replace")
    said = manifest.read_text(text, problems)
    if said is None:
        raise PackRefused(problems[0].text, archive.MANIFEST)
    whole = trust.signed(files, key, said.locale, said.version)
    if folder:
        for name in (archive.KEY, archive.SUMS, archive.SIGNATURE):
            write_atomic(os.path.join(path, name), whole[name])
    else:
        write_atomic(path, archive.make(whole))
    return trust.comment(said.locale, said.version)
