"""A new pack for a translator: its files, made from the units of today and what CLDR knows."""

from __future__ import annotations

from typing import NamedTuple

from selfhelp import __version__
from selfhelp.l10n import plurals, po
from selfhelp.l10n.pack import GLOSSARY, GLOSSARY_HEAD
from selfhelp.l10n.tags import Tag, chain
from selfhelp.l10n.units import ESSENTIAL_ROOMS, UI, Texts

FIRST = "READ-ME-FIRST.txt"
TERMS = (
    "child",
    "harm",
    "sexual images of children",
    "sexual thoughts about children",
    "urge",
    "setback",
    "stay-safe plan",
    "call list",
    "helpline",
    "crisis line",
    "child-protection line",
    "reporting hotline",
    "clinician",
    "supporter",
    "device",
    "passphrase",
)
"""The words that two translators should say alike."""
RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"}


class Known(NamedTuple):
    """What CLDR knows of a language; its tag in the place of names that it doesn't know."""

    name: str
    name_en: str
    direction: str
    plural: str
    found: bool


def known(tag: Tag) -> Known:
    """Look a language up."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag.cldr)
    except (UnknownLocaleError, ValueError):
        direction = "rtl" if tag.script in RTL_SCRIPTS else "ltr"
        return Known(tag.bcp47, tag.bcp47, direction, plurals.USUAL, found=False)
    return Known(
        name=locale.get_display_name(tag.cldr) or tag.bcp47,
        name_en=locale.get_display_name("en") or tag.bcp47,
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        plural=plurals.of_language(tag.cldr),
        found=True,
    )


def files(tag: Tag, texts: Texts) -> dict[str, bytes]:
    """The files of an empty pack, by name."""
    about = known(tag)
    rule = plurals.parse(about.plural)
    made = {
        "pack.yaml": _manifest(tag, about).encode(),
        GLOSSARY: _glossary().encode(),
        FIRST: first(tag, texts).encode(),
    }
    for room in texts.rooms:
        inside = texts.of(room)
        file = po.PoFile(
            {unit.id: po.blank(unit, rule.forms) for unit in inside},
            header=po.header(tag.cldr, about.plural),
            comment=_comment(room, about, rule),
        )
        made[f"po/{room}.po"] = po.render(file, texts.units)
    return made


def _manifest(tag: Tag, about: Known) -> str:
    fallback = [each.cldr for each in chain(tag)[1:]] + (["en"] if tag.language != "en" else [])
    lines = [
        'schema: "1"',
        f"locale: {tag.cldr}",
        f"name: {_quoted(about.name)}  # the language's own name for itself: correct it if need be",
        f"name_en: {_quoted(about.name_en)}",
        f"direction: {about.direction}  # ltr, or rtl for a script from right to left",
        f'plural: "{about.plural}"',
        f"fallback: [{', '.join(fallback)}]",
        "version: 0.1.0  # raise it with each pack that you give to others",
        f"min_app: {__version__}",
        "licence: CC-BY-4.0",
        "authors: []  # - {name: Your name, contact: how to reach you}",
        "reviewers: []  # - {id: r1, name: Their name, role: clinical}",
        "modules: {}  # stay alone until somebody has reviewed a file",
    ]
    return "\n".join((*lines, ""))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comment(room: str, about: Known, rule: plurals.Rule) -> str:
    """What a translator needs to know, at the head of each file."""
    lines = [
        f"selfhelp in {about.name_en}: {room}",
        "",
        'Write your translation between the quotes of the msgstr lines: msgstr "like this".',
        "Change nothing else. The lines above each text say where it is shown.",
        '- A quote inside a text needs a backslash: \\". A new paragraph is \\n\\n.',
        "- Keep {names in braces}, <b> and <say> as they stand. <say> is said on the telephone.",
        "- Leave msgstr empty where you are not sure: then the English is shown.",
        "- A text marked SAFETY is read by someone in danger. Have a second person check it.",
    ]
    if rule.forms > 1:
        lines.append("- Where there are several msgstr, each is for some numbers:")
        lines += [f"    msgstr[{n}]: {each}" for n, each in enumerate(plurals.examples(rule))]
    return "\n".join(lines)


def _glossary() -> str:
    """A table that begins with the words to decide first."""
    commas = "," * (len(GLOSSARY_HEAD) - 1)
    return "\n".join((",".join(GLOSSARY_HEAD), *(f"{term}{commas}" for term in TERMS), ""))


def first(tag: Tag, texts: Texts) -> str:
    """The page beside the files: what to do in which order."""
    about = known(tag)
    essential = [unit for unit in texts.units.values() if unit.essential]
    words = sum(len(f"{unit.text} {unit.plural}".split()) for unit in essential)
    rows = []
    for number, room in enumerate(texts.rooms, 1):
        inside = texts.of(room)
        count = sum(len(f"{unit.text} {unit.plural}".split()) for unit in inside)
        mark = "FIRST" if room in (UI, *ESSENTIAL_ROOMS) else "later"
        rows.append(f"  {number:>2}. {mark}  po/{room}.po  ({len(inside)} texts, {count} words)")
    code = tag.cldr
    return "\n".join(
        (
            f"selfhelp in {about.name_en} ({code})",
            "",
            "Thank you for doing this. You can break nothing: what is wrong is not shown to anyone, and",
            "what is missing is shown in English.",
            "",
            "1. Open pack.yaml in a text editor. Check the name of the language and write your own.",
            "2. Open the files below in this order, in Poedit or in any text editor that saves UTF-8.",
            f"   The essentials are {len(essential)} texts, {words} words. In po/ui.po they come first;",
            f"   you have reached the end of them at the text {_last(texts)}.",
            f"3. Look for mistakes as often as you like:  selfhelp pack check {code}",
            f"4. See how far you are:                     selfhelp pack status {code}",
            f"5. See it on the real screens:              selfhelp pack preview {code}",
            f"6. Make one file of it to give to others:   selfhelp pack build {code}",
            f"When the English has changed:               selfhelp pack update {code}",
            "",
            "In the folder of the program's source, write  python3 run.py  in the place of  selfhelp.",
            "",
            "The files, the most important first:",
            *rows,
            "",
        )
    )


def _last(texts: Texts) -> str:
    """The id of the last essential text of the interface."""
    return [unit.id for unit in texts.of(UI) if unit.essential][-1:][0] if texts.of(UI) else ""
