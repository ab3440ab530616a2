"""What a pseudo-locale changes and what it leaves alone."""

from __future__ import annotations

import re

import pytest

from selfhelp.domain.text import clean, plain, spans, tag_problem
from selfhelp.l10n.pseudo import LOCALES, PDI, RLI, accented, mirrored
from tests.e2e import walker

KEPT = (
    "{emergency}",
    "{child-protection}",
    "<b>",
    "</say>",
    "https://example.org/a?b=c",
    "0808 1000 900",
    "988",
    "Ctrl+G",
    "`selfhelp now`",
    "selfhelp now",
    "--country",
)


@pytest.mark.parametrize("make", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("part", KEPT)
def test_what_a_pack_may_not_change_stays(make, part: str):
    assert part in make(f"Before this: {part} and after it.", 0)


def test_accented_is_longer_and_no_letter_of_it_is_left_bare():
    text = "Write about what you feel. It stays here, and here only."
    made = accented(text)
    assert 1.3 <= len(made) / len(text) <= 1.5
    assert made.endswith(".")
    assert not re.search(r"[aceiounrst]", made)


def test_accented_keeps_to_the_room_there_is():
    for room in range(12, 30):
        assert len(accented("Twelve cells", room)) <= room


def test_mirrored_takes_no_cell_and_closes_what_it_opens():
    text = "One line.\nAnd <b>one</b> more, {name}."
    made = mirrored(text)
    assert made.count(RLI) == made.count(PDI) == 2
    assert all(line.startswith(RLI) and line.endswith(PDI) for line in made.split("\n"))
    assert re.sub("[\u2067\u2069\u200f]", "", made) == text
    assert clean(made) == made


@pytest.mark.parametrize("make", LOCALES.values(), ids=LOCALES)
def test_tags_of_the_real_texts_stay_in_balance(make):
    for id in walker.shelf().titles("modules"):
        for step in walker.shelf().module(id).steps:
            for part in step.body:
                made = make(part.text, 0)
                assert tag_problem(made) is None
                assert len(spans(made)) >= len(spans(part.text))
                assert plain(made) != plain(part.text)
