"""The wider picture: what it covers, that it is easy to read, and what it must never say."""

from __future__ import annotations

import re

import pytest

from selfhelp.content.quality.counting import grade
from selfhelp.domain.helpline import KINDS
from selfhelp.domain.text import plain
from selfhelp.domain.wider import WiderPage
from tests.e2e.walker import shelf

WIDER = shelf().wider()
PAGES = {page.id: page for page in WIDER.pages}


def words(page: WiderPage) -> list[str]:
    return [plain(text) for text in (page.title, page.about, *(part.text for part in page.body))]


def test_it_covers_what_a_reader_may_ask_and_is_no_module():
    assert list(PAGES) == [
        "prevention",
        "helplines",
        "courses",
        "clinics",
        "circles",
        "warnings",
        "hotlines",
        "from-here",
    ]
    said = " ".join(words(PAGES["prevention"]))
    assert all(kind in said for kind in ("Primary", "Secondary", "Tertiary", "Quaternary"))
    assert "wider" not in shelf().titles("modules")


@pytest.mark.parametrize("page", WIDER.pages, ids=list(PAGES))
def test_each_page_is_easy_to_read_and_rests_on_something(page):
    assert grade(words(page)) <= 8
    assert any(part.refs for part in page.body)
    assert page.kinds
    assert set(page.kinds) <= set(KINDS)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "prevention"])
def test_each_service_is_told_with_how_to_use_it_and_how_to_join(name):
    said = " ".join(words(PAGES[name]))
    assert re.search("How to (use|answer|join)|Ask one person", said)
    if name != "warnings":  # nobody joins a warning: the way from there is a helpline
        assert re.search("[Ww]here you live", said)


def test_a_warning_is_answered_by_stopping_closing_and_calling():
    said = " ".join(words(PAGES["warnings"]))
    assert said.index("Stop. Close it.") < said.index("call a prevention helpline")
    assert "I might hurt myself" in said


@pytest.mark.parametrize("page", WIDER.pages, ids=list(PAGES))
def test_nothing_says_how_anyone_is_found_or_what_is_searched(page):
    said = " ".join(words(page)).lower()
    never = r"\b(tor|vpn|peer|p2p|hash\w*|filter\w*|block ?list\w*|proxy|network traffic|ip address\w*)\b"
    assert not re.findall(never, said)
    assert "only pictures" not in said


def test_what_is_seen_by_accident_is_closed_and_never_sent():
    said = " ".join(words(PAGES["hotlines"]))
    assert "Do not save it, and do not send it on, not even to the hotline." in said
    assert "Never go looking" in said
