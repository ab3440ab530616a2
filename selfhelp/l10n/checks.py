"""What is looked at in each translation. Errors refuse the unit; warnings are for the translator.

An error means that a reader could be harmed, misled or shown something broken: characters that act
on a terminal, a lost field, an address or a number that the English doesn't have. A program knows
no meaning; the reviewers do (L10N.md sections 6 and 8).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from selfhelp.domain import text as display
from selfhelp.l10n.po import Entry
from selfhelp.l10n.skeleton import CRISIS_WORDS
from selfhelp.l10n.units import Unit

Level = Literal["error", "warning"]

MOST_MARKS = 4
"""Accents on one letter; more is a prank, no script."""
MOST_WORDS = 35
"""Words in a sentence before it is said that it is long."""

_FIELD = re.compile(r"\{[^{}]*\}")
TYPED = re.compile(
    r"\bselfhelp (?:now|helplines|modules|tools|pathways|measures|read|tool|doctor"
    r"|(?:data|journal|pack) [a-z]+)\b|(?<!\S)--[a-z][a-z-]+|\bCtrl\+[A-Z]\b"
)
"""Commands, options and keys."""
_TAG = re.compile(r"</?(?:b|say)>")
_OTHER_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP = re.compile(r"\[[@/!$][^\]]*\]?")
_ADDRESS = re.compile(
    r"https?:|www\.|\w@\w|\b[^\W\d_][\w-]*\.(?:[^\W\d_]{2,})(?:/|\b)", re.IGNORECASE
)
_PHONE = re.compile(r"\+?[0-9](?:[0-9 ().\-/]|\u00a0){1,30}[0-9]|[0-9]+")
_NUMBER = re.compile(r"[0-9]+")
_SPACED = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…。！？؟۔।։።]+\s*")
# Written without a full stop or without spaces between words.
_NO_STOPS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u0f00-\u0fff]")
_ENDS = ".!?…。！？؟۔।։።:："
_CLOSERS = "\"'”’»)]>）」』\u2069 "
_JOINERS = {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u00ad", "\u2060", "\u061c"}
_ISOLATES = "\u2066\u2067\u2068"
_FILLERS = {"\u115f", "\u1160", "\u3164", "\uffa0"}


class Found(NamedTuple):
    """One thing that is wrong with a translation: how bad, and a sentence."""

    level: Level
    text: str


def check(unit: Unit, entry: Entry, forms: int, avoid: Sequence[str] = ()) -> list[Found]:
    """Look at one translation.

    Args:
        unit: what was translated.
        entry: the translation; one that is empty has nothing to look at.
        forms: how many plural forms the language has.
        avoid: words that the glossary says not to use.

    Returns:
        What was found, errors first.
    """
    if not entry.begun:
        return []
    found: list[Found] = []
    wanted = forms if unit.plural else 1
    if len(entry.forms) != wanted:
        found.append(
            Found("error", f"there are {len(entry.forms)} forms, and {wanted} are needed.")
        )
    for form in filter(None, entry.forms):
        found += [Found("error", text) for text in _errors(unit, form)]
        found += [Found("warning", text) for text in _warnings(unit, form, avoid)]
    return sorted(dict.fromkeys(found), key=lambda each: each.level != "error")


def _errors(unit: Unit, form: str) -> Iterator[str]:
    yield from _characters(form)
    source = unit.text + unit.plural
    yield from _fields(unit, form)
    if wrong := display.tag_problem(form):
        yield f"the tag {wrong} is opened or closed without its partner."
    elif _TAG.findall(form) != _TAG.findall(unit.text) and _TAG.findall(form) != _TAG.findall(
        unit.plural
    ):
        yield f"the tags differ: the English has {_listed(_TAG.findall(unit.text))}; keep them."
    for tag in _OTHER_TAG.findall(_TAG.sub("", form)):
        if tag not in source:
            yield f"{tag[:20]} is no tag here; only <b> and <say> are, where the English has them."
    for markup in _MARKUP.findall(form):
        if markup not in source:
            yield f"{markup[:20]} looks like a command to the screen; take it out."
    for typed in dict.fromkeys(TYPED.findall(unit.text)):
        if typed not in form:
            yield f"{typed} is missing; it is typed or pressed as it stands, so keep it."
    allowed = {each.lower() for each in _ADDRESS.findall(source)}
    for address in _ADDRESS.findall(form):
        if address.lower() not in allowed:
            yield (
                f"{address[:40]} looks like an address, and the English has none; take it out, or put"
                " a space after the full stop."
            )
    numbers = _phones(source)
    least = 3 if unit.tier == "safety" else 5
    for number in _phones(form) - numbers:
        if len(number) >= least:
            yield f"the number {number[:20]} is not in the English; numbers come from the country's list."
    if unit.longest and (width := cells(form)) > unit.longest:
        yield f"this takes {width} places, and there is room for {unit.longest}; shorten it."
    if len(form) > 4 * len(source) + 200:
        yield f"this has {len(form)} characters, the English {len(unit.text)}; shorten it."


def _characters(form: str) -> Iterator[str]:
    """Characters that act on a terminal, hide, or turn the text around."""
    if bad := display.controls(form):
        yield f"character {', '.join(bad)} is not allowed; take it out."
    hidden = sorted({c for c in form if _hidden(c)})
    if hidden:
        names = ", ".join(f"U+{ord(c):04X}" for c in hidden)
        yield f"character {names} can't be seen; take it out."
    open_ = 0
    for c in form:
        open_ += (c in _ISOLATES) - (c == "\u2069")
        if open_ < 0:
            break
    if open_:
        yield "a mark that turns the direction of writing is opened or closed without its partner."
    run = 0
    for c in form:
        run = run + 1 if unicodedata.category(c) in ("Mn", "Me") else 0
        if run > MOST_MARKS:
            yield f"there are more than {MOST_MARKS} accents on one letter; take them out."
            break


def _hidden(c: str) -> bool:
    if c in _FILLERS:
        return True
    category = unicodedata.category(c)
    if category == "Cf":
        return c not in _JOINERS and c not in _ISOLATES and c != "\u2069"
    return category in ("Co", "Cn", "Cs")


def _fields(unit: Unit, form: str) -> Iterator[str]:
    """Each field stands as often as in the English; a plural form may leave its number out."""
    have = Counter(_FIELD.findall(form))
    wanted = [Counter(_FIELD.findall(text)) for text in (unit.text, unit.plural) if text]
    if unit.plural:
        wanted += [
            Counter({name: n for name, n in each.items() if name != "{n}"}) for each in wanted
        ]
    if have not in wanted:
        most = wanted[1 if unit.plural else 0]
        lost, more = _listed((most - have).elements()), _listed((have - most).elements())
        if lost:
            yield f"{lost} is missing; the program puts something in its place, so keep it as it is."
        if more:
            yield f"{more} is not in the English; take it out."
    elif ("{" in _FIELD.sub("", form)) or ("}" in _FIELD.sub("", form)):
        yield "a { or } stands alone; fields are written as in the English."


def _phones(text: str) -> set[str]:
    """Every number in a text, of any script, without what people put between the digits."""
    plain = _digits(text)
    return {re.sub("[^0-9]", "", each) for each in _PHONE.findall(plain)}


def _digits(text: str) -> str:
    """A text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _warnings(unit: Unit, form: str, avoid: Sequence[str]) -> Iterator[str]:
    if unit.id == CRISIS_WORDS:
        return  # written, not translated
    source = unit.plural if unit.plural and len(unit.plural) > len(unit.text) else unit.text
    here, there = (Counter(_NUMBER.findall(_digits(text))) for text in (form, source))
    if here != there and not unit.plural:
        yield "the numbers differ from the English; check them."
    if form.count("\n\n") != source.count("\n\n"):
        yield "there are more or fewer paragraphs than in the English."
    if not _NO_STOPS.search(form) and _stops(form) != _stops(source):
        yield "the end differs from the English (full stop, question mark, colon, or none)."
    if form == source and " " in _FIELD.sub("", source).strip():
        yield (
            "this is the English itself. If your language says it so, let it stand; if it is not"
            " translated yet, leave it empty."
        )
    elif len(source) > 40 and not 0.3 <= cells(form) / cells(source) <= 2.5:
        yield "this is far shorter or longer than the English; check that nothing is lost."
    if (doubled := _SPACED.search(form)) and not _SPACED.search(source):
        yield f"{doubled[1][:30]} stands twice in a row."
    folded = form.casefold()
    for word in avoid:
        if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", folded):
            yield f"the glossary says not to write {word[:40]}."
    if unit.room != "ui":
        longest = max((len(part.split()) for part in _SENTENCE.split(form)), default=0)
        if longest > MOST_WORDS:
            yield f"a sentence has {longest} words; shorter ones are easier to read."


def _stops(text: str) -> bool:
    """Whether a text ends as a sentence or a lead-in does."""
    return _TAG.sub("", text).rstrip(_CLOSERS)[-1:] in tuple(_ENDS)


def _listed(found: object) -> str:
    names = list(dict.fromkeys(found))  # type: ignore[call-overload]
    return ", ".join(names) or ""


def cells(text: str) -> int:
    """The places that a text takes on a terminal, about: wide characters two, accents none."""
    total = 0
    for c in text:
        if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf"):
            continue
        total += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return total
