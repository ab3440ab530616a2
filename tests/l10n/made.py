"""Units and translations that the tests make up."""

from selfhelp.content.source import Problem
from selfhelp.l10n import po
from selfhelp.l10n.po import Entry, PoFile
from selfhelp.l10n.units import Texts, Unit


def unit(id, text="Some English.", **fields):
    return Unit(id=id, text=text, **{"room": id.split(".")[0], **fields})


def texts(*units, renames=None, same_as=None):
    return Texts(
        {each.id: each for each in units},
        renames or {},
        {id: frozenset(each) for id, each in (same_as or {}).items()},
    )


def entry(unit, *forms, **fields):
    return Entry(unit.id, unit.text, unit.plural, forms or (f"[{unit.text}]",), **fields)


def rooms(*entries, **obsolete):
    """Files with these entries, each in the room of its id."""
    found: dict[str, dict[str, Entry]] = {}
    for each in entries:
        found.setdefault(each.id.split(".")[0], {})[each.id] = each
    return {room: PoFile(inside) for room, inside in found.items()}


def read(data, name="a.po"):
    """A file and what is wrong with it."""
    problems: list[Problem] = []
    file = po.parse(data if isinstance(data, bytes) else data.encode(), name, problems)
    return file, [str(each) for each in problems]
