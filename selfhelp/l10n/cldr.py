"""What CLDR knows of dates, numbers and lists in a language, for `domain/regional.py`."""

from __future__ import annotations

import re
from typing import Any

from selfhelp.domain.regional import Regional

_PART = re.compile(r"'([^']*)'|([A-Za-z])\2*|([^A-Za-z']+)")
# What each letter of a CLDR date pattern stands for; months are by name, or by number.
_FIELDS = {"y": "{year}", "d": "{day}"}


def facts(locale: str) -> dict[str, Any] | None:
    """Those of a language, ready for JSON; None where CLDR doesn't know it.

    Args:
        locale: in CLDR's form, such as "pt_BR".
    """
    from babel import Locale, UnknownLocaleError, localedata

    # What one language has from CLDR's root, Babel (2.18) keeps there, filled in with that
    # language's own words: after Japanese, the months of Swahili without a day were Japanese.
    localedata._cache.clear()  # noqa: SLF001  # there is no other way; a test would notice
    try:
        known = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return None
    lists = known.list_patterns["standard"]
    symbols = known.number_symbols
    symbols = symbols.get("latn", symbols)
    return Regional(
        months=_names(known, "format"),
        alone=_names(known, "stand-alone"),
        day=pattern(known.date_formats["long"].pattern),
        month=pattern(str(known.datetime_skeletons.get("yMMMM", "LLLL y"))),
        decimal=str(symbols.get("decimal", ".")),
        pair=lists["2"],
        start=lists["start"],
        middle=lists["middle"],
        end=lists["end"],
    )._asdict()


def understood(data: object) -> Regional | None:
    """What `facts` gave, read back from a file; None if it is anything else."""
    if not isinstance(data, dict):
        return None
    try:
        made = Regional(**{**data, "months": tuple(data["months"]), "alone": tuple(data["alone"])})
    except (TypeError, KeyError):
        return None
    texts = (*made.months, *made.alone, *made[2:])
    good = len(made.months) == len(made.alone) == 12 and all(isinstance(t, str) for t in texts)
    return made if good else None


def pattern(cldr: str) -> str:
    """A date pattern of CLDR's (UTS 35, part 4) with our fields: "d. MMMM y" is "{day}. {month} {year}".

    Letters that we have no field for, such as the era, are left out.
    """
    made = ""
    for found in _PART.finditer(cldr):
        quoted, letter, other = found.groups()
        if letter:
            name = "{month}" if letter in "ML" and len(found[0]) > 2 else "{number}"
            made += name if letter in "ML" else _FIELDS.get(letter, "")
        else:
            made += (quoted if quoted is not None else other).replace("{", "").replace("}", "")
    return " ".join(made.split())


def _names(known: Any, how: str) -> tuple[str, ...]:
    names = known.months[how]["wide"]
    return tuple(str(names[number]) for number in range(1, 13))
