"""A whole pack in a pseudo-locale: what every check, the build and the installation can be tried on."""

from __future__ import annotations

from selfhelp import __version__
from selfhelp.l10n import plurals, po
from selfhelp.l10n.pseudo import LOCALES
from selfhelp.l10n.skeleton import CRISIS_WORDS
from selfhelp.l10n.units import Texts, Unit

_NAMES = {"en_XA": "Accented English", "en_XB": "Mirrored English"}


def files(tag: str, texts: Texts) -> dict[str, bytes]:
    """The files of the pack, by name.

    Args:
        tag: a key of `LOCALES`.
        texts: the units of today.
    """
    made = {"pack.yaml": _manifest(tag).encode()}
    every = entries(tag, texts)
    for room in texts.rooms:
        inside = {unit.id: every[unit.id] for unit in texts.of(room)}
        file = po.PoFile(inside, header=po.header(tag, plurals.USUAL))
        made[f"po/{room}.po"] = po.render(file, texts.units)
    return made


def entries(tag: str, texts: Texts) -> dict[str, po.Entry]:
    """Every unit with its text made, by id."""
    return {id: _entry(unit, tag) for id, unit in texts.units.items()}


def _entry(unit: Unit, tag: str) -> po.Entry:
    make = LOCALES[tag]
    if unit.id == CRISIS_WORDS:  # compared with what people type
        return po.with_forms(po.blank(unit, 1), unit.text)
    made = [make(text, unit.longest) for text in (unit.text, unit.plural) if text]
    return po.with_forms(po.blank(unit, len(made)), *made)


def _manifest(tag: str) -> str:
    return "\n".join(
        (
            'schema: "1"',
            f"locale: {tag}",
            f"name: {_NAMES[tag]}",
            f"name_en: {_NAMES[tag]}",
            f"direction: {'rtl' if tag == 'en_XB' else 'ltr'}",
            f'plural: "{plurals.USUAL}"',
            "fallback: [en]",
            "version: 0.1.0",
            f"min_app: {__version__}",
            "licence: CC0-1.0",
            "authors: []",
            "reviewers: []",
            "modules: {}",
            "",
        )
    )
