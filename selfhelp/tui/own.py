"""The person's own people and stay-safe plan, for Help now."""

from __future__ import annotations

from selfhelp import own_help
from selfhelp.files import NotSaved
from selfhelp.own_help import PEOPLE, PLAN, OwnHelp
from selfhelp.session import Session

STORE = "plan.stay_safe"


def known(session: Session) -> OwnHelp:
    """From the open journal or this session, else what is kept readable. Never raises."""
    if session.own_keeper is not None and (own := from_plan(session)).plan:
        return own
    return OwnHelp() if session.places.guest else own_help.load(session.places)


def from_plan(session: Session) -> OwnHelp:
    """What the stay-safe plan says now."""
    recalled = session.keeper.facts().recalled
    people = [line for row in PEOPLE for line in recalled.get(f"{PLAN}.{row}", ())]
    return OwnHelp(tuple(people), tuple(recalled.get(PLAN, ())))


def follow(session: Session) -> str:
    """After a change of the plan: what is kept readable follows it. What went wrong, or ""."""
    if session.places.guest or own_help.load(session.places) == OwnHelp():
        return ""
    try:
        own_help.save(session.places, from_plan(session))
    except NotSaved as problem:
        return str(problem)
    return ""
