"""Dates, numbers and lists as a language writes them.

English is here. For another language the facts are CLDR's; they were worked out when its pack was
compiled (`l10n/cldr.py`), so that showing a date imports nothing.
"""

from typing import NamedTuple

from selfhelp.domain import strings


class Regional(NamedTuple):
    """What a language does.

    Attributes:
        months: the twelve names as they stand in a date with a day.
        alone: the same as they stand without a day.
        day: a date, of `{day}`, `{month}`, `{number}` (of the month) and `{year}`.
        month: the same without a day.
        decimal: what stands before the tenths.
        pair, start, middle, end: `{0}` and `{1}` of a list: of two, and of more from its start on.
    """

    months: tuple[str, ...]
    alone: tuple[str, ...]
    day: str
    month: str
    decimal: str
    pair: str
    start: str
    middle: str
    end: str


def _now() -> Regional | None:
    found = getattr(strings.installed(), "regional", None)
    return found if isinstance(found, Regional) else None


def date(year: str, month: int, day: int = 0) -> str:
    """A date in words; "" in English, whose words are texts of the interface.

    Args:
        month: 1 to 12.
        day: 0 for a month as a whole.
    """
    now = _now()
    if now is None:
        return ""
    names, pattern = (now.months, now.day) if day else (now.alone, now.month)
    fields: dict[str, object] = {"day": day, "month": names[month - 1], "number": month}
    return strings.fill(pattern, {**fields, "year": year})


def tenths(value: int) -> str:
    """A number that is given in tenths: 25 is 2.5."""
    now = _now()
    whole, rest = divmod(abs(value), 10)
    point = "." if now is None else now.decimal
    return f"{'-' if value < 0 else ''}{whole}{point}{rest}"


def listed(items: tuple[str, ...], comma: str) -> str:
    """Several things in a row.

    Args:
        comma: what stands between them in English.
    """
    now = _now()
    if now is None or len(items) < 2:
        return comma.join(items)
    if len(items) == 2:
        return _two(now.pair, *items)
    made = _two(now.end, items[-2], items[-1])
    for item in items[-3:0:-1]:
        made = _two(now.middle, item, made)
    return _two(now.start, items[0], made)


def _two(pattern: str, one: str, other: str) -> str:
    return strings.fill(pattern, {"0": one, "1": other})
