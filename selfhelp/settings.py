"""The few settings that may be kept without a passphrase.

They are read before the first line is shown, so nothing in the file can stop the program: what
can't be used is left at its default and said in one sentence. Values that a later version of the
program wrote beside ours are kept when we save.
"""

from typing import Any, NamedTuple

from selfhelp.domain.strings import t
from selfhelp.files import NotRead, read_small, shown, write_atomic
from selfhelp.locations import Places, make_data_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 64 * 1024
"""Bytes; ours are a few hundred."""

THEMES = ("calm-dark", "calm-light", "high-contrast", "terminal")
MOTION = ("full", "reduced")
RTL = ("terminal", "app", "off")
MOST_LOCK_MINUTES = 120


class Settings(NamedTuple):
    """What was chosen. Change one with `settings._replace(theme="calm-light")`.

    Attributes:
        language: a language tag; "" as the system says.
        country: two capital letters (or "INT"); "" as the language setting suggests.
        theme: one of `THEMES`; "" as the terminal suggests.
        motion: one of `MOTION`; "" as the system says.
        rtl: who turns right-to-left lines around, one of `RTL`; "" leaves it to the terminal.
        lock_minutes: idle time until the screen locks, 0 to `MOST_LOCK_MINUTES`; 0 is never.
        plain: lines of text instead of the full screen.
        others: keys this version doesn't know, kept as they are.
        problem: one sentence about what in the file couldn't be used, or ""; never saved.
    """

    language: str = ""
    country: str = ""
    theme: str = ""
    motion: str = ""
    rtl: str = ""
    lock_minutes: int = 5
    plain: bool = False
    others: tuple[tuple[str, object], ...] = ()
    problem: str = ""


def load(places: Places) -> Settings:
    """The saved settings; defaults where there are none or they can't be used. Never raises."""
    try:
        data = read_small(places.settings, LIMIT)
    except NotRead as unreadable:
        return Settings(problem=str(unreadable))
    if data is None:
        return Settings()
    import json

    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested without end
        found = None
    if not isinstance(found, dict):
        return Settings(problem=_damaged(places))
    return _understood(found, places)


def save(places: Places, settings: Settings) -> None:
    """Keep `settings` in the data folder, which is created (for its owner only) if need be.

    Raises:
        NotSaved: a guest session, no usable folder, disk full, no right, ... Nothing has changed.
    """
    import json

    make_data_folder(places)
    values = {name: getattr(settings, name) for name in _RULES}
    values |= {key: value for key, value in settings.others if key not in _RULES}
    text = json.dumps(values, indent=2, ensure_ascii=True)
    write_atomic(places.settings, text.encode() + b"\n")


def _understood(found: dict[str, Any], places: Places) -> Settings:
    """Take each value that is what it should be; name those that aren't."""
    wrong = [name for name, fits in _RULES.items() if name in found and not fits(found[name])]
    good = {name: found[name] for name in _RULES if name in found and name not in wrong}
    others = tuple((key, value) for key, value in found.items() if key not in _RULES)
    return Settings(**good, others=others, problem=_wrong(places, wrong) if wrong else "")


def _is_language(value: object) -> bool:
    """A language tag. Nothing else gets through: it becomes part of a path."""
    if not isinstance(value, str) or len(value) > 35 or not value.isascii():
        return False
    return value == "" or all(part.isalnum() for part in value.split("-"))


def _is_country(value: object) -> bool:
    if not isinstance(value, str):
        return False
    if value in ("", "INT"):
        return True
    return len(value) == 2 and value.isascii() and value.isalpha() and value.isupper()


def _is_minutes(value: object) -> bool:
    # `True` is a number to Python, and no length of time.
    return type(value) is int and 0 <= value <= MOST_LOCK_MINUTES


_RULES: "dict[str, Callable[[object], bool]]" = {
    "language": _is_language,
    "country": _is_country,
    "theme": lambda value: value == "" or value in THEMES,
    "motion": lambda value: value == "" or value in MOTION,
    "rtl": lambda value: value == "" or value in RTL,
    "lock_minutes": _is_minutes,
    "plain": lambda value: isinstance(value, bool),
}


def _damaged(places: Places) -> str:
    return t(
        "settings.damaged",
        "{path} is damaged, so the usual settings are used: choose yours again to replace it.",
        path=shown(places.settings),
    )


def _wrong(places: Places, names: list[str]) -> str:
    return t(
        "settings.wrong",
        "{path} holds a value that can't be used ({names}), so the usual one is: choose it again.",
        path=shown(places.settings),
        names=", ".join(names),
    )
