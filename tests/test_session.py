"""What one run offers: tools in the order in which they helped this person."""

from selfhelp.helplines import choosing
from selfhelp.locations import places
from selfhelp.player.memory import Memory
from selfhelp.session import Session
from selfhelp.settings import Settings
from tests.player.made import SHELF


def session(**tools: tuple[int, int]) -> Session:
    memory = Memory()
    memory.known = type(memory.known)(tools=tools)
    return Session(
        shelf=SHELF,
        places=places("data", {}),
        settings=Settings(),
        environ={},
        choice=choosing.Choice(None),
        own_keeper=memory,
    )


def ids(made: Session) -> list[str]:
    return [each.id for each in made.tools()]


def test_without_ratings_the_order_is_the_programmes():
    assert ids(session()) == [each.id for each in SHELF.tools()]


def test_what_helped_most_comes_first_after_five_uses():
    found = ids(session(surf=(5, 12), halt=(9, 30), cold=(4, 90), night=(8, -20)))
    assert found[:2] == ["halt", "surf"]
    assert found[2:] == [each.id for each in SHELF.tools() if each.id not in ("halt", "surf")]
