"""Made-up entries, the same ones each time: lengths as people write, some of them in other scripts."""

import random
from dataclasses import replace

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.journal.entry import NOTES, Entry, encode
from selfhelp.vault.segments import Item

COMMON, RARE, ABSENT = "walk", "lighthouse", "zeppelin"
"""Words in about every third entry with text, in one of a thousand, and in none."""

START = 1_700_000_000_000
HOUR = 3_600_000

_SCRIPTS = (
    (85, "aeiou", "bcdfghlmnprstvw"),
    (10, "aäéöüàêîœ", "bcçdfglmnñprßst"),
    (3, "аеиоуыэюя", "бвгдзклмнпрст"),
    (2, "あいうえお", "かきくけこさしすせそたちつてと"),
)
"""Of a hundred entries; vowels, others."""


def items(number: int) -> list[Item]:
    """So many, the oldest first: three of four are notes, one is a check-in."""
    chance = random.Random(number)
    words = [_words(chance, vowels, others) for _, vowels, others in _SCRIPTS]
    shares = [share for share, _, _ in _SCRIPTS]
    made = []
    for n in range(number):
        at = Moment(START + n * HOUR, 60)
        if n % 4 == 3:
            data = {name: chance.randrange(11) for name in ("mood", "urge", "connection", "hope")}
            record = Record("checkin", at, "checkin", 1, "checkin", data)
        else:
            (own,) = chance.choices(words, shares)
            # About 590 characters on average, half of them below 440; a few fill pages.
            text = chance.choices(own, k=max(3, int(chance.lognormvariate(4.2, 0.8))))
            if chance.random() < 1 / 3:
                text[chance.randrange(len(text))] = COMMON
            if n % 1000 == 0:
                text[-1] = RARE
            record = Record("note", at, NOTES, 1, "note", {"answer": " ".join(text)})
        made.append(encode(Entry(replace(record, id=chance.randbytes(16).hex()), at.ms)))
    return made


def _words(chance: random.Random, vowels: str, others: str) -> list[str]:
    def word() -> str:
        parts = (chance.choice(others) + chance.choice(vowels) for _ in range(chance.randint(1, 4)))
        return "".join(parts)

    return [word() for _ in range(2_000)]
