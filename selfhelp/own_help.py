"""The person's own call list and stay-safe plan, kept readable without a passphrase.

Only if they chose it, knowing that anyone with this device can read it: in a bad hour, opening a
journal can be too much. Help now shows it first.
"""

from collections.abc import Mapping
from typing import NamedTuple

from selfhelp.files import NotRead, NotSaved, read_small, write_atomic
from selfhelp.locations import Places, guest_refusal, make_data_folder

PLAN = "stay-alive.plan"
"""The step that fills the stay-safe plan."""
STORE = "plan.stay_safe"
"""Its name as a living plan."""
PEOPLE = ("tell", "services")
"""Its rows that name people and lines to call."""
LIMIT = 64 * 1024
"""Bytes; a plan and a list of people have a few thousand."""
MOST_LINES = 200


class OwnHelp(NamedTuple):
    """What was chosen to be kept readable.

    Attributes:
        people: people and lines to call, one a line.
        plan: the stay-safe plan, line by line.
    """

    people: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()


def said(recalled: Mapping[str, tuple[str, ...]]) -> OwnHelp:
    """The call list and the plan as they were last written.

    Args:
        recalled: earlier answers as lines, as `Facts.recalled`.
    """
    people = [line for row in PEOPLE for line in recalled.get(f"{PLAN}.{row}", ())]
    return OwnHelp(tuple(people), tuple(recalled.get(PLAN, ())))


def load(places: Places) -> OwnHelp:
    """What is kept; nothing where there is none or it can't be read. Never raises: this is help."""
    try:
        data = read_small(places.help_now, LIMIT)
    except NotRead:
        return OwnHelp()
    if data is None:
        return OwnHelp()
    import json

    try:
        found = json.loads(data)
        return OwnHelp(_lines(found.get("people")), _lines(found.get("plan")))
    except (ValueError, AttributeError, RecursionError):
        return OwnHelp()


def save(places: Places, own: OwnHelp) -> None:
    """Keep it in the data folder, for its owner only.

    Raises:
        NotSaved: a guest session, disk full, no right, ... Nothing has changed.
    """
    import json

    make_data_folder(places)
    text = json.dumps(own._asdict(), indent=2, ensure_ascii=True)
    write_atomic(places.help_now, text.encode() + b"\n")


def follow(places: Places, own: OwnHelp) -> str:
    """After a change of the plan: what is kept readable, if anything is, follows it.

    Returns:
        What went wrong, in a sentence, or "".
    """
    if places.guest or load(places) == OwnHelp():
        return ""
    try:
        save(places, own)
    except NotSaved as problem:
        return str(problem)
    return ""


def remove(places: Places) -> None:
    """Take it away again, by ordinary deletion.

    Raises:
        NotSaved: it is still there.
    """
    import os

    if places.guest:
        raise NotSaved(guest_refusal())
    try:
        os.unlink(places.help_now)
    except FileNotFoundError:
        return
    except OSError as error:
        from selfhelp.files import why_not_saved

        raise NotSaved(why_not_saved(places.help_now, error)) from error


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(line for line in value[:MOST_LINES] if isinstance(line, str))
