"""Where a button leads: "kind" or "kind:id", and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.targets import KINDS, Target, parse

WITH_ID = ("card", "tool", "module", "measure", "plan", "list")
ALONE = ("stop", "back", "postpone")


def test_every_kind_is_one_of_the_two_sorts():
    assert sorted(KINDS) == sorted(WITH_ID + ALONE)


@pytest.mark.parametrize("kind", WITH_ID)
def test_these_need_an_id(kind):
    assert parse(f"{kind}:x-1") == Target(kind, "x-1")
    for text in (kind, f"{kind}:"):
        with pytest.raises(ValueError, match=f"^{text}$"):
            parse(text)


@pytest.mark.parametrize("kind", ALONE)
def test_these_stand_alone(kind):
    assert parse(kind) == Target(kind)


@pytest.mark.parametrize(
    "text",
    ["", ":", ":x", "card", "Card:x", " card:x", "card :x", "https://x", "stay-safe", "calls:x"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError):
        parse(text)


def test_only_the_first_colon_parts():
    assert parse("card:a:b") == Target("card", "a:b")


@given(st.text())
def test_no_text_gives_a_kind_that_is_not_known(text):
    try:
        target = parse(text)
    except ValueError:
        return
    assert target.kind in KINDS
    assert text.startswith(target.kind)
