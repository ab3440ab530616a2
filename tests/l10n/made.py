"""Units and translations that the tests make up."""

from selfhelp.content.source import Problem
from selfhelp.l10n import po
from selfhelp.l10n.manifest import read_text as read_manifest
from selfhelp.l10n.pack import Pack
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


def manifest(**changes):
    """A small manifest as text."""
    fields = {
        "schema": '"1"',
        "locale": "es",
        "name": "español",
        "name_en": "Spanish",
        "direction": "ltr",
        "plural": '"nplurals=2; plural=(n != 1);"',
        "fallback": "[en]",
        "version": "1.0.0",
        "min_app": "0.1.0",
        "licence": "CC-BY-4.0",
        **changes,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None)


def pack(rooms, *, status="draft", others=None, **changes):
    """A pack with these files, which claims this status for the cards."""
    problems: list[Problem] = []
    by = "reviewers: [{id: r1, name: R, role: clinical}]\n"
    claim = f"modules: {{cards: {{status: {status}, by: [r1]}}}}\n"
    said = read_manifest(manifest(**changes) + by + claim, problems)
    assert said, problems
    return Pack(said, rooms, (), others or {})
