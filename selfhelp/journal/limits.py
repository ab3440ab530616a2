"""What the journal can't do, in plain words, at the moments when it matters (VAULT.md 9).

No promise that can't be kept (content policy, red line 8), and no claim to resist a court (red
line 4).
"""

from __future__ import annotations

from typing import Final

from selfhelp.domain.strings import t

LAWYER_PATHS: Final = "BCDEHJK"
"""The pathways on which the lawyer sentence stands at the first save (CURRICULUM.md 0.4)."""
BACKUP_AFTER: Final = 10
"""Entries after which a backup is offered, once."""


def made_by() -> str:
    """What stands at the foot of everything that is handed on (CURRICULUM.md 3)."""
    return t("limits.made-by", "Made by the person. Not a risk assessment. Not a certificate.")


def before_creating() -> list[str]:
    """What is said before a journal is made."""
    return [
        t(
            "limits.what",
            "The journal keeps what you write, rate and choose in one encrypted file on this device."
            " Nothing is sent anywhere.",
        ),
        t(
            "limits.forgotten",
            "If you forget the passphrase and have no recovery code, what you wrote is lost. Nobody"
            " can open it for you.",
        ),
        t("limits.weak", "A weak passphrase can be guessed by someone who has the file."),
        t(
            "limits.open",
            "While the journal is open, anyone at this device can read it. Against a program that"
            " spies on this device it can't protect you.",
        ),
        t(
            "limits.seen",
            "Others who use this device can see that there is a journal, how large it is, when it was"
            " last saved and how often. They can't see what it says. They could delete it or put back an"
            " older copy, so keep a backup.",
        ),
        t(
            "limits.court",
            "It is a health diary. In some countries police or a court can order you to open it.",
        ),
    ]


def recovery() -> str:
    """What is said with a recovery code."""
    return t(
        "limits.recovery",
        "Whoever has this code can open the journal without the passphrase. Write it on paper and"
        " keep it away from this device. It will not be shown again.",
    )


def stronger() -> str:
    """Where each guess at the passphrase could take longer than it does."""
    return t(
        "limits.stronger",
        "Guesses at your passphrase can be made slower on this device. Choose it again for that; it"
        " may be the same one.",
    )


def old_backups() -> str:
    """What is said after a change of passphrase."""
    return t(
        "limits.old-backups",
        "Copies and backups made before still open with the old passphrase.",
    )


def deleted() -> str:
    """What a deletion can't promise."""
    return t(
        "limits.deleted",
        "This is an ordinary deletion. Copies may remain in backups and in parts of the disk that"
        " programs can't reach, still encrypted.",
    )


def plain_export() -> str:
    """What is asked before anything leaves unencrypted."""
    return t(
        "limits.plain-export",
        "The file will not be encrypted: anyone who gets it can read it, and so can cloud copies and"
        " search programs of this device.",
    )


def older() -> str:
    """What is said when an older copy stands in the journal's place."""
    return t(
        "journal.older",
        "This journal is older than the one last used here. Perhaps an older copy was put back."
        " What was written since is not in it.",
    )
