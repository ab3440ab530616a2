"""`t()` and `tn()`: every sentence of the interface passes through here.

Each call gives an id that is never reused and the English text. The text is looked up when it
is shown, so a change of language takes effect at once. In gettext terms the id is the msgctxt
and the English text is the msgid. `l10n` installs a catalogue; without one, English is shown
and gettext is never imported.
"""

from typing import Protocol


class Catalogue(Protocol):
    """What `t()` needs of a translation; `gettext.GNUTranslations` fits."""

    def pgettext(self, context: str, message: str) -> str:
        """The translation of `message` in `context`, or `message` itself."""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The plural form for `n` in `context`."""


_catalogue: Catalogue | None = None
_rtl = _unboxed = False

ISOLATE, END = "\u2068", "\u2069"
"""First-strong isolate and its end."""


def install(catalogue: Catalogue | None) -> None:
    """Use `catalogue` from now on; None goes back to English.

    One that has a true `rtl` is of a language written from right to left; one with a true `unboxed`
    is in a script of whose widths terminals have no common idea, so nothing is drawn right of it.
    """
    global _catalogue, _rtl, _unboxed
    _catalogue = catalogue
    _rtl = bool(getattr(catalogue, "rtl", False))
    _unboxed = bool(getattr(catalogue, "unboxed", False))


def rtl() -> bool:
    """Whether the language in use is written from right to left."""
    return _rtl


def unboxed() -> bool:
    """Whether nothing may be drawn right of a text in the language in use."""
    return _unboxed


def isolated(text: str) -> str:
    """A number, name or address for a right-to-left sentence; the text itself in other languages.

    Without the isolate the groups of "0808 1000 900" are shown in the reverse order (UAX 9, N1).
    """
    return f"{ISOLATE}{text}{END}" if _rtl and text else text


def installed() -> Catalogue | None:
    """The catalogue of the moment; None for English."""
    return _catalogue


def t(id: str, english: str, /, **fields: object) -> str:
    """The text with this id in the chosen language.

    `fields` replace `{name}` in it, by plain substitution: a translation can't reach into an
    object, and a missing field stays visible as it is.
    """
    text = english if _catalogue is None else _catalogue.pgettext(id, english)
    return fill(text, fields) if fields else text


def tn(id: str, one: str, many: str, n: int, /, **fields: object) -> str:
    """As `t()`, with the plural form for `n`; `{n}` is filled in by itself."""
    if _catalogue is None:
        text = one if n == 1 else many
    else:
        text = _catalogue.npgettext(id, one, many, n)
    return fill(text, {"n": n, **fields})


def fill(text: str, fields: dict[str, object]) -> str:
    """Replace each `{name}` of `fields` in `text`. Never `str.format`: text is not code.

    One pass from left to right, so that a value which itself holds braces is left alone.
    """
    out: list[str] = []
    rest = text
    while rest:
        head, brace, tail = rest.partition("{")
        out.append(head)
        if not brace:
            break
        name, closed, after = tail.partition("}")
        if closed and name in fields:
            out.append(isolated(str(fields[name])))
            rest = after
        else:
            out.append("{")
            rest = tail
    return "".join(out)
