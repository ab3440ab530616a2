"""A pack as the files that a running app reads: the skeleton with texts in the place of ids.

| state            | ordinary unit          | tier safety                          |
| current          | shown                  | shown                                |
| stale            | shown, with a mark     | shown, the English of today below it |
| missing, refused | next in the chain, with that language's mark | the same       |

In the interface there are no marks: a button has no room for one, and some of its words are typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from selfhelp.l10n import cldr, skeleton, units
from selfhelp.l10n.pack import Pack
from selfhelp.l10n.states import Examined
from selfhelp.l10n.units import UI, Texts, Unit

STALE = " *"
"""Behind a text whose English has changed since it was translated."""


def language_mark(tag: str) -> str:
    """In front of a text that stands in another language than the page."""
    return f"[{tag.replace('_', '-')}] "


def compile_pack(
    pack: Pack,
    data_folder: str | Path,
    chain: Sequence[Pack] = (),
    *,
    trusted: bool = True,
    skip: Callable[[str], bool] = lambda _: False,
) -> dict[str, Any]:
    """Compile a pack.

    Args:
        pack: the pack.
        data_folder: the compiled content that came with the program.
        chain: the packs to look in for what this one doesn't have, nearest first, without English.
        trusted: whether it came with the program; of any other the texts of tier safety are shown
            below the English of today.
        skip: says for which unit ids the pack isn't asked at all.

    Returns:
        Path below the language's folder -> JSON; `ui.json` among them.

    Raises:
        UnitsMissing: the program's own data can't be read.
    """
    folder = Path(data_folder, skeleton.FOLDER)
    try:
        bones = {
            path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("*.json"))
        }
    except (OSError, ValueError) as why:
        raise units.UnitsMissing(skeleton.FOLDER) from why
    return put_together(pack, units.read(data_folder), bones, chain, trusted=trusted, skip=skip)


def put_together(
    pack: Pack,
    texts: Texts,
    bones: Mapping[str, Any],
    chain: Sequence[Pack] = (),
    *,
    trusted: bool = True,
    skip: Callable[[str], bool] = lambda _: False,
) -> dict[str, Any]:
    """As `compile_pack`, of a skeleton and units that are at hand; `bones` is by path below it."""
    look = _Look(texts, [pack, *chain], trusted=trusted, skip=skip)
    made: dict[str, Any] = {"ui.json": _interface(look, pack)}
    for name, content in bones.items():
        made[name] = skeleton.fill(content, look.content)
    return made


class _Look:
    """Looks units up in a chain of packs."""

    def __init__(
        self, texts: Texts, packs: Sequence[Pack], *, trusted: bool, skip: Callable[[str], bool]
    ) -> None:
        self.texts = texts
        self.packs = packs
        self.trusted = trusted
        self.skip = skip
        self.examined: list[Examined] = [pack.examined(texts) for pack in packs]
        self.old = {new: old for old, new in texts.renames.items()}

    def found(self, id: str) -> tuple[int, tuple[str, ...], bool] | None:
        """Of the first pack that has it: its place in the chain, the forms, whether it is stale."""
        if self.skip(id):
            return None
        for place, (pack, examined) in enumerate(zip(self.packs, self.examined, strict=True)):
            if (state := examined.states.get(id)) in ("current", "stale"):
                entry = pack.entries.get(id) or pack.entries[self.old[id]]
                return place, entry.forms, state == "stale"
        return None

    def content(self, id: str) -> Any:
        """What stands in the place of a unit of the content."""
        unit = self.texts.units[id]
        found = self.found(id)
        if id == skeleton.CRISIS_WORDS:
            return _words(found[1][0] if found else "", unit.text)
        if found is None:
            return language_mark("en") + unit.text
        place, forms, stale = found
        text = forms[0]
        if place:
            text = language_mark(self.packs[place].manifest.locale) + text
        return self.shown(unit, text, STALE if stale else "")

    def shown(self, unit: Unit, text: str, mark: str) -> str:
        """A translation as it is shown; `mark` is "" for a current one."""
        if unit.tier != "safety":
            return text + mark
        if not self.trusted:
            return both(unit.text, text, label=unit.room == UI or unit.label)
        return both(text, unit.text, label=unit.room == UI or unit.label) if mark else text


def both(first: str, second: str, *, label: bool = False) -> str:
    """Two languages of one text: side by side if it is short or a label, else one below the other."""
    if first.strip() == second.strip():
        return first
    beside = label or len(first) + len(second) <= 60
    between = " / " if beside and "\n" not in first + second else "\n\n"
    return f"{first}{between}{second}"


def _words(own: str, english: str) -> list[str]:
    """The language's own crisis words and the English ones: who writes in both is seen in both."""
    found: dict[str, str] = {}
    for line in (*own.split("\n"), *english.split("\n")):
        if word := " ".join(line.split()):
            found.setdefault(word.casefold(), word)
    return list(found.values())


def _interface(look: _Look, pack: Pack) -> dict[str, Any]:
    """The interface: texts, plural forms, and for each number which form it takes."""
    texts: dict[str, str] = {}
    plurals: dict[str, list[str]] = {}
    for unit in look.texts.units.values():
        if unit.room != UI or (found := look.found(unit.id)) is None:
            continue
        place, forms, stale = found
        if unit.plural:
            # Another language's forms go by another rule.
            if not place:
                plurals[unit.id] = list(forms)
        else:
            mark = STALE if stale and unit.tier == "safety" else ""
            texts[unit.id] = look.shown(unit, forms[0], mark)
    table = [int(digit) for digit in pack.manifest.rule.table]
    regional = cldr.facts(pack.manifest.locale)
    return {"texts": texts, "plurals": plurals, "plural": table, "regional": regional}
