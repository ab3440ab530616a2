"""`content/regions.py`: each mistake is one plain sentence with file and line."""

from pathlib import Path

import pytest

from selfhelp.content import regions
from selfhelp.domain.helpline import Source

GOOD = """\
country: GB
name: United Kingdom
listed: 2026-11-22
note: A note.
services:
  - id: gb-one
    kind: crisis
    name: One
    phone: 0116 123
    abroad: '+44 116 123'
    sms: Text HI to 85258
    web: https://one.example/a?b=c#d
    free: yes
    anonymous: no
    languages: [en, cy]
    languages-guessed: yes
    audience: >-
      Anyone
      in distress
    confidence: medium
    sources:
      - address: http://one.example/
        seen: 2024-05
      - {address: 'https://two.example:8080/x'}
"""


def read(tmp_path: Path, text: str, name: str = "GB.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problems: list = []
    return regions.read(path, problems), [str(problem) for problem in problems]


def test_a_good_file(tmp_path):
    country, problems = read(tmp_path, GOOD)
    assert problems == []
    assert country is not None
    assert (country.code, country.name, country.note) == ("GB", "United Kingdom", "A note.")
    (one,) = country.services
    assert one.phone == "0116 123"
    assert (one.free, one.anonymous, one.adults) == (True, False, None)
    assert one.languages == ("en", "cy")
    assert one.languages_guessed
    assert one.audience == "Anyone in distress"
    assert one.listed == "2026-11-22"
    assert one.sources == (
        Source(address="http://one.example/", seen="2024-05"),
        Source(address="https://two.example:8080/x"),
    )


def test_text_stays_text(tmp_path):
    """`no` for Norway, a number with a leading zero, a time."""
    text = GOOD.replace("GB", "NO").replace("gb-", "no-").replace("0116 123", "0116")
    country, problems = read(tmp_path, text.replace("name: One", "name: 12:30"), "NO.yaml")
    assert problems == []
    assert country is not None
    assert (country.code, country.services[0].phone) == ("NO", "0116")
    assert country.services[0].name == "12:30"


@pytest.mark.parametrize(
    "old, new, line, words",
    [
        ("kind: crisis", "kind: crysis", 7, "is no kind of helpline"),
        ("    kind: crisis\n", "", 6, "`kind` is missing"),
        ("    name: One\n", "", 6, "`name` is missing"),
        ("name: United Kingdom\n", "", 1, "`name` is missing"),
        ("  - id: gb-one\n    kind", "  - kind", 6, "`id` is missing"),
        ("id: gb-one", "id: one", 6, "should start with `gb-`"),
        ("id: gb-one", "id: GB One", 6, "may hold only"),
        ("country: GB", "country: UK", 1, "file name differ"),
        ("    free: yes", "    telephone: 1", 13, "`telephone` is not known"),
        ("note: A note.", "notes: A note.", 4, "`notes` is not known"),
        ("free: yes", "free: true", 13, "`free` is `yes` or `no`"),
        ("https://one.example/a", "https://öne.example/a", 12, "should be a link"),
        ("https://one.example/a", "ftp://one.example/a", 12, "should be a link"),
        ("https://one.example/a", "https://user:pw@one.example/a", 12, "should be a link"),
        ("https://one.example/a?", "javascript:alert(1)//", 12, "should be a link"),
        ("https://one.example/a", "https://one.example/ä", 12, "should be a link"),
        ("0116 123", "0116 ext 3", 9, "digits, spaces"),
        ("0116 123", "free call", 9, "digits, spaces"),
        ("'+44 116 123'", "0044 116", 10, "with its country code"),
        ("phone: 0116", "email: nobody at example\n    phone: 0116", 9, "an e-mail address"),
        ("confidence: medium", "confidence: fair", 20, "high, medium, low"),
        ("confidence: medium", "confidence: low", 6, "what is in doubt"),
        ("confidence: medium", "conflict: yes", 6, "what is in doubt"),
        ("listed: 2026-11-22", "listed: 22 November", 3, "a date such as"),
        ("seen: 2024-05", "seen: May", 23, "a year, a month or a day"),
        ("languages: [en, cy]", "languages: [English]", 15, "no language tag"),
        ("languages: [en, cy]", "languages: en", 15, "should be a list"),
        ("free: yes", "checked: 2026-12-01", 6, "stand together"),
        ("      - address: http://one.example/\n        seen", "      - seen", 22, "`address` is"),
        ("name: One", 'name: "One\\u202e"', 8, "U+202E is not allowed"),
        ("name: One", "name: [One]", 8, "should be text"),
    ],
)
def test_a_mistake_is_said_at_its_line(tmp_path, old, new, line, words):
    assert old in GOOD
    _, problems = read(tmp_path, GOOD.replace(old, new, 1))
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"content/regions/GB.yaml:{line}: ")
    assert words in problems[0]
    assert problems[0].endswith((".", "`."))


def test_an_id_used_twice(tmp_path):
    again = GOOD[GOOD.index("  - id: gb-one") :]
    _, problems = read(tmp_path, GOOD + again)
    assert len(problems) == 1
    assert "stands in line 6 already" in problems[0]


def test_no_sources_must_be_said(tmp_path):
    cut = GOOD[: GOOD.index("    sources:")]
    country, problems = read(tmp_path, cut)
    assert len(problems) == 1
    assert "`sources: []`" in problems[0]
    country, problems = read(tmp_path, cut + "    sources: []\n")
    assert problems == []
    assert country is not None
    assert not country.services[0].shown


def test_no_way_to_reach_it(tmp_path):
    lines = [
        line
        for line in GOOD.splitlines(keepends=True)
        if not line.strip().startswith(("phone", "abroad", "sms", "web"))
    ]
    _, problems = read(tmp_path, "".join(lines))
    assert len(problems) == 1
    assert "no phone, sms, web, chat or email" in problems[0]
    lines.insert(6, "    caution: We have no number for it.\n")
    assert read(tmp_path, "".join(lines))[1] == []


@pytest.mark.parametrize("text", ["", "- a\n", "x: &a b\ny: *a\n", "\x1b[2J", "a: {b\n"])
def test_rubbish_is_a_sentence_and_never_an_exception(tmp_path, text):
    country, problems = read(tmp_path, text)
    assert country is None
    assert problems


def test_a_missing_file(tmp_path):
    problems: list = []
    assert regions.read(tmp_path / "GB.yaml", problems) is None
    assert len(problems) == 1
