"""What of ours lies on this device, and taking it away again (`selfhelp data show|remove`)."""

import os
import shutil
import sys
from collections.abc import Iterator
from typing import NamedTuple

from selfhelp.domain.strings import t
from selfhelp.files import UNFINISHED, shown
from selfhelp.locations import Places, guest_refusal


class Item(NamedTuple):
    """One thing of ours on this device.

    Attributes:
        id: "settings", "journal", "journal-log", "state", "help-now", "packs" or "unfinished".
        path: where it lies.
        what: what it holds, in words.
        bytes: its size; that of all files in it for a folder.
        readable_without_passphrase: whether anyone who can open the file can read it.
    """

    id: str
    path: str
    what: str
    bytes: int
    readable_without_passphrase: bool


def inventory(places: Places) -> list[Item]:
    """What of ours lies in the data folder. Files of other names are not ours and not listed."""
    return [
        Item(id, path, _what(id), _size(path), id not in ("journal", "journal-log"))
        for id, path in _ours(places)
    ]


def remove(places: Places) -> tuple[list[str], list[str]]:
    """Delete what `inventory` lists, by ordinary deletion, then the folder if nothing is left.

    A link is taken away and what it points to stays; a file of another name stays. This doesn't
    ask and doesn't show the lawyer sentence: the caller has done both.

    Returns:
        The paths that are gone, and one sentence for each thing that isn't as asked.
    """
    if places.guest:
        return [], [guest_refusal()]
    gone: list[str] = []
    problems: list[str] = []
    for _, path in list(_ours(places)):
        link = os.path.islink(path)
        failed = _delete(path)
        if failed:
            problems.append(failed)
            continue
        gone.append(path)
        if link:
            problems.append(
                t(
                    "places.was-link",
                    "{path} was a link: what it points to was not deleted.",
                    path=shown(path),
                )
            )
    try:
        os.rmdir(places.data_folder)
        gone.append(places.data_folder)
    except (OSError, ValueError):
        pass  # something of the person's own is in it, or it is a link or a drive
    return gone, problems


def _ours(places: Places) -> Iterator[tuple[str, str]]:
    """(id, path) of each of our names that exists, links not followed."""
    named = {
        places.settings: "settings",
        places.journal: "journal",
        places.journal + "-journal": "journal-log",  # SQLite's, while it writes or after a crash
        places.state: "state",
        places.help_now: "help-now",
        places.packs: "packs",
    }
    if not places.data_folder:
        return
    for path, id in named.items():
        if os.path.lexists(path):
            yield id, path
    # What a power cut left behind in the middle of `write_atomic`.
    try:
        names = sorted(os.listdir(places.data_folder))
    except (OSError, ValueError):
        return
    for name in names:
        path = os.path.join(places.data_folder, name)
        whole, _, digits = path.removesuffix(UNFINISHED).rpartition(".")
        if path.endswith(UNFINISHED) and whole in named and _is_hex16(digits):
            yield "unfinished", path


def _is_hex16(text: str) -> bool:
    return len(text) == 16 and not set(text) - set("0123456789abcdef")


def _what(id: str) -> str:
    return {
        "settings": t("places.what.settings", "settings: language, country, look, lock time"),
        "journal": t("places.what.journal", "your journal, encrypted"),
        "journal-log": t("places.what.journal-log", "the journal's own safety copy of a page"),
        "state": t("places.what.state", "a number that shows if an old journal was put back"),
        "help-now": t("places.what.help-now", "your call list and stay-safe plan, not encrypted"),
        "packs": t("places.what.packs", "languages you installed"),
        "unfinished": t("places.what.unfinished", "what an interrupted save left behind"),
    }[id]


def _size(path: str) -> int:
    """Bytes in a file, or in all files of a folder; links are not followed."""
    try:
        if os.path.islink(path) or not os.path.isdir(path):
            return os.lstat(path).st_size
        return sum(_size(entry.path) for entry in os.scandir(path))
    except OSError:
        return 0


def _delete(path: str) -> str:
    """Delete a file, a link or a whole folder; a sentence if it failed, else ""."""
    if os.path.islink(path) or not os.path.isdir(path):
        try:
            os.unlink(path)
        except OSError as error:
            return _not_deleted(path, error)
        return ""
    failures: list[tuple[str, BaseException]] = []
    # It goes on after a failure, and can't be led astray by a link put in its way meanwhile.
    if sys.version_info >= (3, 12):
        shutil.rmtree(path, onexc=lambda _, where, error: failures.append((where, error)))
    else:
        shutil.rmtree(path, onerror=lambda _, where, error: failures.append((where, error[1])))
    return _not_deleted(*failures[0]) if failures else ""


def _not_deleted(path: str, error: BaseException) -> str:
    return t(
        "places.not-deleted",
        "{path} was not deleted ({reason}): close what uses it and try again.",
        path=shown(path),
        reason=getattr(error, "strerror", None) or type(error).__name__,
    )
