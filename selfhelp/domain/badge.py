"""The badge of a translation that doesn't come with the program: always there, always in English.

A catalogue that was installed from outside has an attribute `unofficial`, the language's own name.
The words of the badge are never looked up in it: a pack can't call itself anything else.
"""

from selfhelp.domain import strings
from selfhelp.domain.strings import fill
from selfhelp.domain.text import clean

_SHORT = "unofficial translation"
_LONG = (
    "{name}: this translation does not come with selfhelp, and nobody of the project has checked it."
    " In danger, the English words count."
)


def short() -> str:
    """A few words for the edge of a screen or a heading; "" in a language that came with us."""
    return _SHORT if _name() else ""


def beside(title: str) -> str:
    """A heading with the badge beside it."""
    return f"{title} [{_SHORT}]" if _name() else title


def lines() -> list[str]:
    """What the badge means, for the beginning of a page; none in a language that came with us."""
    return [fill(_LONG, {"name": clean(_name())})] if _name() else []


def _name() -> str:
    return str(getattr(strings.installed(), "unofficial", ""))
