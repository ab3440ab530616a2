"""Deleting the whole journal: ordinary deletion, and no promise beyond it."""

from __future__ import annotations

import os

from selfhelp.files import NotSaved, why_not_saved
from selfhelp.locations import Places, guest_refusal


def erase(places: Places) -> None:
    """Delete the journal's files. What the person chose to keep readable stays; `data remove` ends
    all. The caller has shown the lawyer sentence and asked.

    Raises:
        NotSaved: one of them is still there.
    """
    if places.guest:
        raise NotSaved(guest_refusal())
    for path in (places.journal, f"{places.journal}-journal", places.state):
        try:
            os.unlink(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise NotSaved(why_not_saved(path, error)) from error
