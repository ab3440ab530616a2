"""Pack files in and out: a zip, or a translator's folder, as names and bytes. Nothing is unpacked.

A pack comes from a stranger. So whole names are matched against a short list, each file is read
into memory with limits on the bytes that really come out, and whoever writes them to disk chooses
the folder (L10N.md section 6).
"""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from typing import IO

from selfhelp.domain.strings import t
from selfhelp.files import NotRead, read_small
from selfhelp.l10n.refusal import PackRefused

MOST_FILES = 200
MOST_BYTES = 4 * 1024 * 1024
"""In one file."""
MOST_YAML = 200 * 1024
"""In a YAML file: it is read into memory many times its size."""
MOST_IN_ALL = 20 * 1024 * 1024
MOST_RATIO = 60
"""Times that a file may be larger than its packed form. Prose packs to about a third."""
RATIO_FROM = 64 * 1024
"""Bytes; below this a file may pack as well as it likes: a page of blank lines is no bomb."""

MANIFEST = "pack.yaml"
SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
KEY = "minisign.pub"

_NAMES = re.compile(
    r"pack\.yaml|reviews\.yaml|glossary\.csv|LICENSE|SHA256SUMS|SHA256SUMS\.minisig|minisign\.pub"
    r"|po/[a-z0-9][a-z0-9-]{0,39}\.po|overlay/(?:local|helplines)\.yaml"
)
_FOLDERS = ("po/", "overlay/")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ENTRY = b"PK\x01\x02"
"""How each entry of a zip's table of contents begins."""


def allowed(name: str) -> bool:
    """Whether a pack may hold a file of this name. Nothing that runs or is compiled is on the list."""
    return _NAMES.fullmatch(name) is not None


def read(path: str) -> dict[str, bytes]:
    """The files of a pack: a zip file, or the folder that a translator works in.

    Raises:
        PackRefused: it is no pack, or an unsafe one.
    """
    return read_folder(path) if os.path.isdir(path) else read_zip(path)


def read_zip(path: str) -> dict[str, bytes]:
    """The files of a zipped pack, by name.

    Raises:
        PackRefused: a name, a kind of entry or a size that a pack doesn't have; not a zip.
    """
    try:
        data = read_small(path, MOST_IN_ALL)
    except NotRead as why:
        raise PackRefused(str(why)) from why
    if data is None:
        raise PackRefused(t("packs.no-file", "there is no such file; check its name."), path)
    return unzip(data)


def unzip(data: bytes) -> dict[str, bytes]:
    """As `read_zip`, from the bytes of the zip."""
    if not data.startswith(b"PK\x03\x04"):
        raise PackRefused(_not_a_zip())
    # The list of contents is counted before the zip is opened: reading millions takes for ever.
    if data.count(_ENTRY) > 2 * MOST_FILES:
        raise PackRefused(_too_many())
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            return _files(pack)
    except PackRefused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise PackRefused(_not_a_zip()) from error
    except (NotImplementedError, RuntimeError, ValueError, LookupError, OverflowError) as error:
        # What `zipfile` says about entries made by hand: a version or a charset it doesn't know.
        raise PackRefused(_not_a_zip()) from error


def _files(pack: zipfile.ZipFile) -> dict[str, bytes]:
    entries = pack.infolist()
    if len(entries) > MOST_FILES:
        raise PackRefused(_too_many())
    found: dict[str, bytes] = {}
    left = MOST_IN_ALL
    for entry in entries:
        # As it stands in the zip: `filename` ends at a NUL and has its slashes turned on Windows.
        name = entry.orig_filename
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if name in _FOLDERS and not entry.file_size and kind in (0, stat.S_IFDIR):
            continue
        _check_name(name, found)
        if kind not in (0, stat.S_IFREG):
            raise PackRefused(_not_ordinary(), name)
        if entry.flag_bits & 0x1:
            raise PackRefused(t("packs.encrypted", "it is encrypted; pack it without."), name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackRefused(
                t("packs.packing", "it is packed in a way that packs don't use; zip it again."),
                name,
            )
        with pack.open(entry) as file:
            content = _read(file, min(_most(name), left), name)
        if len(content) > max(RATIO_FROM, MOST_RATIO * max(entry.compress_size, 1)):
            raise PackRefused(_too_large(), name)
        left -= len(content)
        found[name] = content
    return _whole(found)


def read_folder(path: str) -> dict[str, bytes]:
    """The files of a pack in a folder. What isn't on the list, such as a backup, is left out.

    Raises:
        PackRefused: no manifest, a link in the place of a file, too large.
    """
    found: dict[str, bytes] = {}
    left = MOST_IN_ALL
    for folder in ("", *_FOLDERS):
        where = os.path.join(path, folder)
        if folder and os.path.islink(where.rstrip("/")):
            raise PackRefused(_not_ordinary(), folder)
        try:
            names = sorted(f"{folder}{name}" for name in os.listdir(where))
        except OSError:
            continue
        for name in filter(allowed, names):
            full = os.path.join(path, name)
            if os.path.islink(full) or not os.path.isfile(full):
                raise PackRefused(_not_ordinary(), name)
            try:
                content = read_small(full, min(_most(name), left))
            except NotRead as why:
                raise PackRefused(str(why), name) from why
            if content is not None:
                found[name] = content
                left -= len(content)
            if len(found) > MOST_FILES:
                raise PackRefused(_too_many())
    return _whole(found)


def make(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files: the same bytes for the same files, whenever and wherever it is made.

    Raises:
        PackRefused: a name or a size that no reader would take.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for name in sorted(files):
            if not allowed(name):
                raise PackRefused(_strange_name(), name)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            pack.writestr(entry, files[name])
    data = out.getvalue()
    unzip(data)
    return data


def _most(name: str) -> int:
    return MOST_YAML if name.endswith(".yaml") else MOST_BYTES


def _check_name(name: str, found: Mapping[str, bytes]) -> None:
    """The list holds lower-case ASCII and a few fixed names, so no two can mean one file."""
    if not allowed(name):
        raise PackRefused(_strange_name(), name)
    if name in found:
        raise PackRefused(t("packs.twice", "it is in the pack twice; keep one."), name)


def _read(file: IO[bytes], most: int, name: str) -> bytes:
    """What comes out, whatever its header says; at most one byte more than allowed is unpacked."""
    content = file.read(most + 1)
    if len(content) > most:
        raise PackRefused(_too_large(), name)
    return content


def _whole(found: dict[str, bytes]) -> dict[str, bytes]:
    if MANIFEST not in found:
        raise PackRefused(
            t("packs.no-manifest", "there is no pack.yaml in it, so it is no language pack.")
        )
    return found


def _not_a_zip() -> str:
    return t(
        "packs.not-a-zip",
        "it is not a zip file that can be read; ask for it again, or build it again.",
    )


def _too_many() -> str:
    return t("packs.too-many", "it holds more than {n} files; no pack needs that.", n=MOST_FILES)


def _too_large() -> str:
    return t("packs.too-large", "unpacked it is far too large; no page of text needs that.")


def _not_ordinary() -> str:
    return t(
        "packs.not-ordinary", "it is a link, a folder or a device; a pack holds ordinary files."
    )


def _strange_name() -> str:
    return t(
        "packs.strange-name",
        "a pack holds pack.yaml, po/*.po, overlay/*.yaml and a few more, and no file of this name.",
    )
