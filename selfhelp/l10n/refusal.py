"""Why a language pack isn't taken: one sentence with the file, the unit and the reason."""

from selfhelp.domain.strings import t
from selfhelp.domain.text import clean

LONGEST_NAME = 80
"""Characters of a name from a pack that a message repeats."""


class PackRefused(Exception):
    """A pack that must not be used; nothing was installed. The text is the sentence for a person.

    Attributes:
        file: the file of the pack; "" when it is the pack as a whole.
        unit: the id of the text; "" when it is the whole file.
        reason: why, and what to do, without the first letter in capitals and with a full stop.
    """

    def __init__(self, reason: str, file: str = "", unit: str = "") -> None:
        self.file, self.unit, self.reason = printable(file), printable(unit), clean(reason)
        where = self.file or t("packs.whole", "The pack")
        if self.unit:
            where = t("packs.unit", "{file}, text {unit}", file=where, unit=self.unit)
        super().__init__(f"{where}: {self.reason}")


def printable(name: str) -> str:
    """A name out of a pack as a message may repeat it: short, and nothing a terminal acts on."""
    shown = "".join(c if c.isprintable() else "?" for c in name.encode("utf-8", "replace").decode())
    return f"{shown[:LONGEST_NAME]}..." if len(shown) > LONGEST_NAME else shown
