"""Reading and writing PO files: one for each room of a pack.

polib reads, after `po_lines` has looked at every line. Writing is our own, so that the same units
give the same bytes, in a fraction of the time: width 76, no dates, no line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from selfhelp.content.source import Problem
from selfhelp.l10n import po_lines
from selfhelp.l10n.po_lines import escape
from selfhelp.l10n.units import Unit

WIDTH = 76
_DROPPED = {"POT-Creation-Date", "PO-Revision-Date", "X-Generator"}
"""Head fields that tools rewrite each time; they would make a change where nothing changed."""
_FIRST = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
_PIECE = re.compile(r"\S*\s*")
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as a pack has it.

    Args:
        id: the unit's id (msgctxt).
        text, plural: the English it stands beside (msgid, msgid_plural).
        forms: the translation; several for a text with a number. All "" when there is none yet.
        fuzzy: marked as in need of another look.
        previous, previous_plural: the English that the translation was made from, if it is another.
        comment: what translators wrote to each other above it.
        line: where it stands; 0 for one that was made.
    """

    id: str
    text: str
    plural: str = ""
    forms: tuple[str, ...] = ("",)
    fuzzy: bool = False
    previous: str = ""
    previous_plural: str = ""
    comment: str = ""
    line: int = 0

    @property
    def begun(self) -> bool:
        """Whether anything was translated."""
        return any(self.forms)

    @property
    def whole(self) -> bool:
        """Whether every form was translated."""
        return bool(self.forms) and all(form.strip() for form in self.forms)

    @property
    def source(self) -> tuple[str, str]:
        """The English that the translation was made from."""
        if self.fuzzy and self.previous:
            return self.previous, self.previous_plural
        return self.text, self.plural


@dataclass(frozen=True, slots=True)
class PoFile:
    """One file.

    Args:
        entries: by unit id, in order.
        obsolete: translations of units that are no longer in use, kept for whom they may help.
        header: the fields of its head.
        comment: the words above the head.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    obsolete: Mapping[str, Entry] = field(default_factory=dict)
    header: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""


def parse(data: bytes, name: str, problems: list[Problem]) -> PoFile | None:
    """Read a file.

    Args:
        data: its bytes.
        name: what messages call it.
        problems: grows by what is wrong with it.

    Returns:
        The file, or None if anything is wrong with its form.
    """
    text = po_lines.check(data, name, problems)
    if text is None:
        return None
    import polib

    try:
        # With the line end it can't be mistaken for a file's name.
        read = polib.pofile(text + "\n", encoding="utf-8")
    except (OSError, ValueError, IndexError, AttributeError, UnicodeError):
        problems.append(Problem(name, 1, "the lines of this file don't fit together; mend them."))
        return None
    entries: dict[str, Entry] = {}
    obsolete: dict[str, Entry] = {}
    for each in read:
        forms = tuple(each.msgstr_plural[n] for n in sorted(each.msgstr_plural))
        entry = Entry(
            id=each.msgctxt or "",
            text=each.msgid,
            plural=each.msgid_plural,
            forms=forms or (each.msgstr,),
            fuzzy="fuzzy" in each.flags,
            previous=each.previous_msgid or "",
            previous_plural=each.previous_msgid_plural or "",
            comment=each.tcomment,
            line=each.linenum or 0,
        )
        (obsolete if each.obsolete else entries)[entry.id] = entry
    return PoFile(entries, obsolete, dict(read.metadata), read.header)


def header(tag: str, plural: str, old: Mapping[str, str] | None = None) -> dict[str, str]:
    """The head of a file, with what others wrote into it.

    Args:
        tag: the language, in CLDR's form.
        plural: the manifest's rule.
        old: the head that there was.
    """
    made = {
        "Language": tag,
        "Plural-Forms": plural,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    others = {k: v for k, v in (old or {}).items() if k not in made and k not in _DROPPED and v}
    return {"Project-Id-Version": "selfhelp", **others, **made}


def render(file: PoFile, units: Mapping[str, Unit]) -> bytes:
    """A file as bytes, the same for the same content.

    Args:
        file: what to write.
        units: for the notes to translators; an entry without a unit gets none.
    """
    out: list[str] = []
    out += [f"# {line}".rstrip() for line in file.comment.split("\n")] if file.comment else []
    out += ['msgid ""', 'msgstr ""']
    out += [f'"{escape(name)}: {escape(value)}\\n"' for name, value in _fields(file.header)]
    for entry in file.entries.values():
        out.append("")
        out += _entry(entry, units.get(entry.id))
    for entry in file.obsolete.values():
        out.append("")
        out += _dead(entry)
    return "\n".join((*out, "")).encode("utf-8", "replace")


def _fields(head: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The fields of a head in a fixed order: others first, then those that every file has."""
    kept = {name: value for name, value in head.items() if name not in _DROPPED}
    yield from ((name, value) for name, value in kept.items() if name not in _FIRST)
    yield from ((name, kept[name]) for name in _FIRST if name in kept)


def _entry(entry: Entry, unit: Unit | None) -> list[str]:
    out = _comment(entry)
    if unit:
        out += [f"#. {line}" for line in notes(unit)]
        if unit.file:
            out.append(f"#: {unit.file}")
    return [*out, *_flags(entry), *_texts(entry, "")]


def _dead(entry: Entry) -> list[str]:
    entry = laid_aside(entry)
    return [*_comment(entry), *_flags(entry), *_texts(entry, "#~ ")]


def laid_aside(entry: Entry) -> Entry:
    """An entry as it is kept when it isn't in use: beside the English that it was made from.

    Tools lose the previous English of obsolete entries.
    """
    if not (entry.fuzzy and entry.previous):
        return replace(entry, previous="", previous_plural="")
    text, plural = entry.source
    return replace(entry, text=text, plural=plural, fuzzy=False, previous="", previous_plural="")


def _comment(entry: Entry) -> list[str]:
    return [f"# {line}".rstrip() for line in entry.comment.split("\n")] if entry.comment else []


def _texts(entry: Entry, start: str) -> list[str]:
    out: list[str] = []
    if entry.previous and entry.fuzzy:
        # As msgmerge has it: the context it had as well, or msgfmt can't place it.
        out += _lines("msgctxt", entry.id, "#| ")
        out += _lines("msgid", entry.previous, "#| ")
        if entry.previous_plural:
            out += _lines("msgid_plural", entry.previous_plural, "#| ")
    out += _lines("msgctxt", entry.id, start)
    out += _lines("msgid", entry.text, start)
    if not entry.plural:
        return [*out, *_lines("msgstr", entry.forms[0] if entry.forms else "", start)]
    out += _lines("msgid_plural", entry.plural, start)
    for number, form in enumerate(entry.forms):
        out += _lines(f"msgstr[{number}]", form, start)
    return out


def _lines(word: str, text: str, start: str) -> list[str]:
    """One keyword and its text, broken at spaces and after each line end."""
    whole = escape(text)
    if len(start) + len(word) + len(whole) + 3 <= WIDTH and "\n" not in text[:-1]:
        return [f'{start}{word} "{whole}"']
    out = [f'{start}{word} ""']
    room = WIDTH - len(start) - 2
    for part in text.split("\n"):
        line = ""
        # The last part has no line end of its own; an empty one is nothing.
        end = "\\n"
        for piece in _PIECE.findall(part):
            shown = escape(piece)
            if line and len(line) + len(shown) > room:
                out.append(f'{start}"{line}"')
                line = ""
            line += shown
        out.append(f'{start}"{line}{end}"')
    last = out.pop()[:-3] + '"'
    return out if last == f'{start}""' else [*out, last]


def _flags(entry: Entry) -> list[str]:
    flags = (["fuzzy"] if entry.fuzzy else []) + _formats(entry)
    return [f"#, {', '.join(flags)}"] if flags else []


def _formats(entry: Entry) -> list[str]:
    """What the editors of translators may check, and what they would only take for a format."""
    whole = entry.text + entry.plural
    fields = _FIELD.findall(whole)
    flags = []
    if fields and all(name.isidentifier() for name in fields):
        rest = _FIELD.sub("", whole)
        if "{" not in rest and "}" not in rest:
            flags.append("python-brace-format")
    return [*flags, "no-python-format"] if "%" in whole else flags


def notes(unit: Unit) -> list[str]:
    """The notes above a unit: where it is shown, how long it may get, whether it is about safety."""
    out = [unit.note] if unit.note else []
    if unit.longest:
        out.append(f"At most {unit.longest} characters.")
    if unit.tier == "safety":
        out.append(
            "SAFETY: a wrong word here can hurt someone. Keep each instruction and its order."
        )
    return out


def blank(unit: Unit, forms: int) -> Entry:
    """A unit that waits for its translation; `forms` is the number of plural forms."""
    return Entry(unit.id, unit.text, unit.plural, ("",) * (forms if unit.plural else 1))


def with_forms(entry: Entry, *forms: str) -> Entry:
    """An entry with a translation."""
    return replace(entry, forms=forms, fuzzy=False, previous="", previous_plural="")
