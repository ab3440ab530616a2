"""What leaves the journal, and what doesn't; reading it back; anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.record import Record
from selfhelp.journal import export
from selfhelp.journal.merge import merge
from selfhelp.journal.wording import Wording
from tests.player.made import NOW


@pytest.fixture
def filled(journal, now):
    journal.note("First *words* of [mine]", now())
    journal.add([Record("checkin", now(), "stay-alive", 1, "checkin", {"mood": 4, "hope": 6})])
    answer = {"answer": {"signs": {"lines": "I sleep badly\nI hide"}}, "plan": "plan.stay_safe"}
    journal.add([Record("plan", now(), "stay-alive", 1, "plan", answer)])
    journal.add([Record("worksheet", NOW, "m", 1, "s", {"answer": "what I did"})], behaviour=True)
    return journal


def test_what_the_person_did_stays_out_unless_it_is_ticked(filled):
    lines = b"".join(export.to_lines(filled))
    assert b"First" in lines
    assert b"what I did" not in lines
    (careful,) = [entry for entry in filled.entries() if entry.behaviour]
    assert b"what I did" in b"".join(export.to_lines(filled, [careful.id]))


def test_lines_read_back_are_the_same_entries(filled, tmp_path, now):
    filled.delete([filled.note("gone", now())], now())
    careful = [entry.id for entry in filled.entries() if entry.behaviour]
    items, deleted = export.from_lines(export.to_lines(filled, careful))
    assert items == [*filled.items()][::-1]
    assert deleted == filled.vault.tombstones()
    assert not merge(filled, items, deleted).anything


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"[]",
        b"",
        b"null",
        b'{"format": "selfhelp-journal-2"}',
        b"\xff\xfe",
        b'{"format": ["selfhelp-journal-1"]}',
        b"[" * 100_000,
    ],
)
def test_another_first_line_is_no_export(line):
    with pytest.raises(export.NotAnExport, match="line 1"):
        export.from_lines([line])


def test_nothing_is_no_export():
    with pytest.raises(export.NotAnExport, match="empty"):
        export.from_lines([])


def changed(**fields) -> bytes:
    good = {
        "id": "0" * 32,
        "created": 1,
        "edited": 1,
        "kind": 9,
        "flags": 0,
        "data": "",
        "text": "",
    }
    return json.dumps({**good, **fields}).encode()


@pytest.mark.parametrize(
    "line",
    [
        changed(id="0"),
        changed(id=3),
        changed(id="z" * 32),
        changed(created=-1),
        changed(created=1.5),
        changed(edited=1 << 60),
        changed(kind=0),
        changed(kind=255),
        changed(kind=True),
        changed(flags=256),
        changed(data=None),
        changed(text=["a"]),
        b'{"deleted": "00", "at": 1}',
        b'{"deleted": "' + b"0" * 32 + b'"}',
    ],
)
def test_a_wrong_line_is_named(line):
    first = json.dumps({"format": export.FORMAT}).encode()
    with pytest.raises(export.NotAnExport, match="line 3"):
        export.from_lines([first, changed(), line])


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_any_bytes_are_an_export_or_refused(lines):
    try:
        export.from_lines(lines)
    except export.NotAnExport:
        return


def test_as_text_it_reads_well_and_nothing_in_it_is_markup(filled, shelf):
    text = export.markdown(export.decoded(export.chosen(filled)), Wording(shelf))
    assert "First \\*words\\* of \\[mine\\]" in text
    assert "Mood: 4 of 10" in text
    assert "I sleep badly" in text
    assert "Getting through the worst days" in text


def test_as_rows_each_has_an_id(filled, shelf):
    rows = export.rows(filled.entries(), Wording(shelf))
    assert len({row["id"] for row in rows}) == 4
    (careful,) = [row for row in rows if row["behaviour"]]
    assert careful["when"] == "2026-09"


def test_what_was_shared_is_noted_without_its_words(filled):
    id = filled.add([export.share(NOW, "Markdown", 3)])[0]
    assert filled.entry(id).record.data == {"form": "Markdown", "count": 3}
