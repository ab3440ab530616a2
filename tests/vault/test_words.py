"""Passphrases and recovery codes, as people choose and copy them."""

import os
import random
import re

import pytest

from selfhelp.vault import MistypedCode
from selfhelp.vault.recovery import ALPHABET, code_of, secret_of
from selfhelp.vault.words import BITS_PER_WORD, Strength, _words, generated, said, strength


def test_the_list_has_as_many_words_as_it_says():
    words = _words()
    assert len(words) == len(set(words)) == 2**BITS_PER_WORD
    assert len({word[:4] for word in words}) == len(words)
    assert all(re.fullmatch(r"[a-z]{4,10}", word) for word in words)
    assert list(words) == sorted(words)


def test_a_generated_passphrase_is_drawn_from_the_whole_list():
    drawn = " ".join(generated() for _ in range(4000)).split()
    assert len(drawn) == 24_000
    assert len(set(drawn)) > 2040
    assert strength(generated()) is Strength.STRONG
    assert strength(generated(5)) is Strength.STRONG


@pytest.mark.parametrize(
    "passphrase, expected",
    [
        ("", Strength.SHORT),
        ("password", Strength.COMMON),
        ("PassWord1!", Strength.COMMON),
        ("  password  ", Strength.COMMON),
        ("sunshine2024", Strength.COMMON),
        ("correct horse battery staple", Strength.COMMON),
        ("abcdefghijklmnop", Strength.SHORT),
        ("qwertyuiopasdfghjkl", Strength.SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.SHORT),
        ("wolf3wolf3wolf3wolf3", Strength.SHORT),
        ("12345678901234567890", Strength.SHORT),
        ("kt4hwp9", Strength.SHORT),
        ("kt4hwp9xmbq", Strength.WEAK),
        ("my grandma's red boat", Strength.FAIR),
        ("nine quiet larks over the harbour wall", Strength.STRONG),
        ("пять тихих птиц над старой гаванью", Strength.STRONG),
    ],
)
def test_what_is_said_of_ones_own(passphrase, expected):
    assert strength(passphrase) is expected


def test_each_judgement_has_its_own_sentence():
    sentences = {said(each) for each in Strength}
    assert len(sentences) == len(Strength)
    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.fixture(params=range(5))
def secret(request):
    return random.Random(request.param).randbytes(16)


def test_a_code_gives_back_its_bytes_however_it_is_written(secret):
    code = code_of(secret)
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{6}}[{ALPHABET}]{{5}}", code)
    alike = code.replace("0", "o").replace("1", "l")
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " "), alike):
        assert secret_of(typed) == secret
    assert secret_of("\t" + code.replace("1", "I").replace("0", "O") + "\n") == secret


def test_the_extremes_are_codes_too():
    for secret in (bytes(16), b"\xff" * 16):
        assert secret_of(code_of(secret)) == secret


def test_any_wrong_character_is_found_and_where(secret):
    code = code_of(secret)
    for at, right in enumerate(code):
        if right == "-":
            continue
        for wrong in {*ALPHABET, "U", "?"} - {right}:
            with pytest.raises(MistypedCode) as mistyped:
                secret_of(code[:at] + wrong + code[at + 1 :])
            assert mistyped.value.groups == (at // 6 + 1,)


def test_any_two_neighbours_or_groups_swapped_are_found(secret):
    code = code_of(secret).replace("-", "")
    for at in range(34):
        if code[at] != code[at + 1]:
            swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            with pytest.raises(MistypedCode) as mistyped:
                secret_of(swapped)
            assert at // 5 + 1 in mistyped.value.groups
    groups = code_of(secret).split("-")
    for one in range(7):
        for two in range(one):
            if groups[one] != groups[two]:
                moved = groups.copy()
                moved[one], moved[two] = moved[two], moved[one]
                with pytest.raises(MistypedCode) as mistyped:
                    secret_of("-".join(moved))
                assert mistyped.value.groups == (two + 1, one + 1)


def test_a_group_too_short_is_named(secret):
    code = code_of(secret)
    for short, groups in (
        (code[:-1], (7,)),
        (code[:7] + code[8:], (2,)),
        (code + "A", (7,)),
        (code[6:], ()),
        ("", ()),
    ):
        with pytest.raises(MistypedCode) as mistyped:
            secret_of(short)
        assert mistyped.value.groups == groups
    with pytest.raises(MistypedCode, match=r"group 7"):
        secret_of(code[:-1])


def test_random_letters_are_no_code():
    rng = random.Random(1)
    for _ in range(3000):
        with pytest.raises(MistypedCode):
            secret_of("".join(rng.choices(ALPHABET, k=35)))
    assert secret_of(code_of(os.urandom(16)))
