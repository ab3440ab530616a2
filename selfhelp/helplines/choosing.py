"""Which country's services to show. The person chooses; a guess is named as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from selfhelp.domain.helpline import WORLD

ALIASES: Final = {
    "uk": "GB", "great britain": "GB", "britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "northern ireland": "GB", "usa": "US", "america": "US",
    "united states of america": "US", "holland": "NL", "nederland": "NL", "korea": "KR",
    "republic of korea": "KR", "czech republic": "CZ", "cesko": "CZ", "turkey": "TR",
    "uae": "AE", "emirates": "AE", "bosnia": "BA", "bosnia herzegovina": "BA",
    "macedonia": "MK", "viet nam": "VN", "russian federation": "RU", "eire": "IE",
    "republic of ireland": "IE", "hongkong": "HK", "deutschland": "DE", "osterreich": "AT",
    "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "espana": "ES", "brasil": "BR",
    "italia": "IT", "belgique": "BE", "belgie": "BE", "belgien": "BE", "danmark": "DK",
    "norge": "NO", "sverige": "SE", "suomi": "FI", "polska": "PL", "slovensko": "SK",
    "slovenija": "SI", "hrvatska": "HR", "srbija": "RS", "magyarorszag": "HU", "eesti": "EE",
    "latvija": "LV", "lietuva": "LT", "international": WORLD, "anywhere": WORLD, "world": WORLD,
}  # fmt: skip
"""Other names people type, folded as `_fold` does. Not for display, so not translated."""

UNLISTED: Final = (
    "canary islands", "dominica", "greenland", "grenada", "honduras", "malawi", "monaco",
    "mongolia", "montserrat", "new caledonia", "niger", "north korea",
    "northern mariana islands", "sint maarten", "turkmenistan", "turks and caicos islands",
)  # fmt: skip
"""Places without a file whose name begins like one that has one: "Niger" must not give Nigeria's
numbers. From CLDR's English names; a test compares."""

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """The country to show, and why.

    Args:
        code: None for no country: the international services.
        why: "flag", "saved", "language" (only a guess: say so), or "" for none.
    """

    code: str | None
    why: str = ""


def choose(
    flag: str | None, saved: str | None, environ: Mapping[str, str], names: Mapping[str, str]
) -> Choice:
    """The country by what the person typed, else what they saved, else their language setting.

    Args:
        flag: what was typed after `--country`, if anything.
        saved: the code in the settings, if any.
        names: code -> name of the countries there are.

    Returns:
        A flag that names no country gives `Choice(None, "flag")`, never another country: the
        caller says so and offers `suggest`.
    """
    if flag:
        return Choice(find(flag, names), "flag")
    if saved and saved in names:
        return Choice(saved, "saved")
    code = from_environment(environ)
    if code is not None and code in names:
        return Choice(code, "language")
    return Choice(None)


def find(text: str, names: Mapping[str, str]) -> str | None:
    """The country that a person means, or None when it isn't certain.

    A code in any case, a full name, another common name, or the beginning of exactly one name
    (three letters or more: two could be the code of a country that isn't here).
    """
    code = text.strip().upper()
    if code in names:
        return code
    wanted = _fold(text)
    if not wanted:
        return None
    folded = {code: _fold(name) for code, name in names.items()}
    for code, name in folded.items():
        if name == wanted:
            return code
    if wanted in ALIASES:
        code = ALIASES[wanted]
        return code if code in names else None
    if len(wanted) < 3 or any(place.startswith(wanted) for place in UNLISTED):
        return None
    matching = [code for code, name in folded.items() if name.startswith(wanted)]
    return matching[0] if len(matching) == 1 else None


def suggest(text: str, names: Mapping[str, str], most: int = 5) -> list[str]:
    """Codes of countries that `text` may have meant, likeliest first; empty if none is near."""
    wanted = _fold(text)
    if not wanted or wanted in UNLISTED:
        return []
    if (sure := find(text, names)) is not None:
        return [sure]
    folded = {code: _fold(name) for code, name in names.items()}
    found = [code for code, name in folded.items() if name.startswith(wanted)]
    if len(wanted) >= 3:
        found += [code for code, name in folded.items() if f" {wanted}" in f" {name}"]
        import difflib

        known = {**ALIASES, **{name: code for code, name in folded.items()}}
        found += [known[name] for name in difflib.get_close_matches(wanted, known, most, 0.75)]
    return [code for code in dict.fromkeys(found) if code in names][:most]


def from_environment(environ: Mapping[str, str]) -> str | None:
    """The country part of the language setting: `en_GB.UTF-8` -> GB; `C`, `POSIX`, `en` -> None.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as in POSIX. The code need not
    be one that we have.
    """
    value = next((v for n in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := environ.get(n))), "")
    language, *parts = value.split(".")[0].split("@")[0].replace("-", "_").split("_")
    if not (2 <= len(language) <= 3 and language.isascii() and language.isalpha()):
        return None
    for part in parts:
        if len(part) == 2 and part.isascii() and part.isalpha():
            code = part.upper()
            return "GB" if code == "UK" else code
    return None


def _fold(text: str) -> str:
    """For comparing: no case, no accents, no punctuation, no leading "the"."""
    text = text[:_LONGEST].casefold()
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFD", text)
        text = "".join(c for c in text if not "\u0300" <= c <= "\u036f")
    text = text.replace("&", " and ").replace(".", "").replace("'", "").replace("\u2019", "")
    text = " ".join("".join(c if c.isalnum() else " " for c in text).split())
    return text.removeprefix("the ")
