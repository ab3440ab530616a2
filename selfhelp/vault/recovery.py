"""The recovery code: 128 random bits that a person copies by hand and types years later.

Seven groups of five characters, for example `K7Q2M-...`. In each group the fifth is a check
over the other four and the group's number, in the field with 32 elements: any one wrong character,
any two neighbours swapped and any two groups swapped are found, and it is known where. Twelve more
bits check the whole. The alphabet has no I, L, O or U; who writes I or O gets what was meant.
"""

import hashlib

from selfhelp.vault.errors import MistypedCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 7
_LIKE = str.maketrans("OIL", "011", " -‐‑–—_.,\t\r\n")


def code_of(secret: bytes) -> str:
    """The code for these 16 bytes."""
    number = int.from_bytes(secret, "big") << 12 | _check(secret)
    groups = []
    for index in range(GROUPS):
        four = [number >> 20 * (GROUPS - index) - 5 * at & 31 for at in range(1, 5)]
        groups.append("".join(ALPHABET[each] for each in [*four, _syndrome(index, [*four, 0])]))
    return "-".join(groups)


def secret_of(code: str) -> bytes:
    """The 16 bytes of a code as somebody typed it: case, spaces, dashes and look-alikes forgiven.

    Raises:
        MistypedCode: with the numbers of the groups in which something is wrong, if that's known.
    """
    letters = code.upper().translate(_LIKE)
    if len(letters) != 5 * GROUPS:
        typed = [each.upper().translate(_LIKE) for each in code.replace("-", " ").split()]
        wrong = [at for at, group in enumerate(typed, 1) if len(group) != 5]
        raise MistypedCode(*(wrong if len(typed) == GROUPS else ()))
    number, wrong = 0, []
    for index in range(GROUPS):
        values = [ALPHABET.find(letter) for letter in letters[5 * index : 5 * index + 5]]
        if min(values) < 0 or _syndrome(index, values):
            wrong.append(index + 1)
            continue
        for value in values[:4]:
            number = number << 5 | value
    if wrong:
        raise MistypedCode(*wrong)
    secret = (number >> 12).to_bytes(16, "big")
    if _check(secret) != number & 0xFFF:
        raise MistypedCode
    return secret


def _check(secret: bytes) -> int:
    digest = hashlib.sha256(b"selfhelp-vault/1/code" + secret).digest()
    return int.from_bytes(digest[:2], "big") >> 4


def _syndrome(index: int, values: list[int]) -> int:
    """0 for a right group. Each place has its own weight, a power of x modulo x^5 + x^2 + 1."""
    sum = index + 1
    for value in values:
        sum = sum << 1 ^ (0b100101 if sum & 16 else 0) ^ value
    return sum
