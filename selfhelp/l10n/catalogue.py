"""The interface in another language, as `t()` and `tn()` ask for it. No gettext: `ui.json` is read."""

import json
import os

from selfhelp.domain.regional import Regional
from selfhelp.l10n.cldr import understood


class Catalogue:
    """One compiled `ui.json`.

    Args:
        texts: unit id -> its text.
        plurals: unit id -> its forms.
        forms: which form a number takes, for 0 to 199; from there on as for 100 + n % 100.
        name: the language's own name.
    """

    def __init__(
        self,
        texts: dict[str, str],
        plurals: dict[str, list[str]],
        forms: list[int],
        name: str = "",
    ) -> None:
        self.texts, self.plurals, self.forms = texts, plurals, forms
        self.rtl = self.unboxed = False
        """What its script needs (`strings.install`)."""
        self.unofficial = name
        """The own name of a language that doesn't come with the program: the badge shows it."""
        self.regional: Regional | None = None
        """How it writes dates, numbers and lists; None where that isn't known."""

    def pgettext(self, context: str, message: str) -> str:
        """The text with this id, or the English one."""
        return self.texts.get(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The form for `n`, or the English one."""
        found = self.plurals.get(context)
        number = self.forms[n if 0 <= n < len(self.forms) else 100 + n % 100]
        if found is None or number >= len(found):
            return msgid1 if n == 1 else msgid2
        return found[number]


def load(folder: str, name: str) -> Catalogue | None:
    """The interface of a compiled language; None if its file is missing or damaged.

    Args:
        folder: its compiled files.
        name: its own name.
    """
    try:
        with open(os.path.join(folder, "ui.json"), encoding="utf-8") as file:
            data = json.load(file)
        texts, plurals, forms = data["texts"], data["plurals"], data["plural"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    good = (
        isinstance(texts, dict)
        and isinstance(plurals, dict)
        and isinstance(forms, list)
        and len(forms) == 200
        and all(isinstance(text, str) for text in texts.values())
        and all(isinstance(each, list) for each in plurals.values())
        and all(isinstance(text, str) for each in plurals.values() for text in each)
        and all(type(form) is int and form >= 0 for form in forms)
    )
    if not good:
        return None
    made = Catalogue(texts, plurals, forms, name)
    made.regional = understood(data.get("regional"))
    return made
