"""The frozen wording, and the cards' own in the same form."""

from pathlib import Path

from selfhelp.domain.card import Card
from selfhelp.domain.text import plain

FILE = Path(__file__).with_name("fixed_wording.txt")
NAMES = {"{child-protection}": "[child-protection line]"}


def fixed() -> dict[str, list[str]]:
    """The sections of the file: name -> lines."""
    sections: dict[str, list[str]] = {}
    for block in FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, *lines = block.strip().split("\n")
        assert name not in sections, name
        sections[name] = lines
    return sections


def own(text: str) -> str:
    """A text of a card without tags, its placeholders named as in the file."""
    text = plain(text)
    for placeholder, name in NAMES.items():
        text = text.replace(placeholder, name)
    return text


def section(card: Card, id: str) -> list[str]:
    return [own(i.text) for part in card.sections if part.id == id for i in part.items]
