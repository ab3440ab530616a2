"""Names of files that a person types."""

from __future__ import annotations

import os

from selfhelp.session import Session


def home(session: Session) -> str:
    """Where a person's own files are."""
    return session.environ.get("HOME") or os.path.expanduser("~")


def suggested(session: Session, name: str) -> str:
    """A file of this name in the person's own folder."""
    return os.path.join(home(session), name)


def full(session: Session, typed: str, name: str) -> str:
    """The whole path of what was typed; of a folder, the file `name` in it."""
    typed = typed.strip()
    if typed == "~" or typed.startswith(("~/", "~\\")):
        typed = home(session) + typed[1:]
    path = os.path.abspath(typed or suggested(session, name))
    return os.path.join(path, name) if os.path.isdir(path) else path
