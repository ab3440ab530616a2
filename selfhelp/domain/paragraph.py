"""A paragraph: the unit that people read, translate and sign off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One translatable paragraph.

    Args:
        refs: keys of `content/references.yaml` that its claims rest on.
        basis: "advice" (claims no fact), "design" (says what the app does) or "" (see `refs`).
    """

    id: str
    text: str
    refs: tuple[str, ...] = ()
    basis: str = ""
