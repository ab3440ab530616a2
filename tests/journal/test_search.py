"""Search by parts of words, whatever case and accents; in slices; trends as numbers."""

from hypothesis import given
from hypothesis import strategies as st

from selfhelp.journal.search import Search, find, fold, parts
from selfhelp.vault.segments import Item


def item(text: str, number: int = 0) -> Item:
    return Item(number.to_bytes(16, "big"), 0, 0, 9, 2, b"", text.encode())


def found(texts: list[str], words: str) -> list[str]:
    return [each.text.decode() for each in find([item(text) for text in texts], words)]


def test_case_and_accents_make_no_difference():
    assert found(["Müde und Ängstlich"], "mude ANGST") == ["Müde und Ängstlich"]
    assert found(["STRASSE", "Straße"], "straße") == ["STRASSE", "Straße"]
    assert found(["Café"], "cafe") == ["Café"]
    assert found(["Ελλάδα"], "ελλαδα") == ["Ελλάδα"]


def test_parts_of_words_in_scripts_without_spaces():
    assert found(["今日はとても疲れた"], "疲れ") == ["今日はとても疲れた"]
    assert found(["วันนี้ฉันเหนื่อย"], "เหนื่อย") == ["วันนี้ฉันเหนื่อย"]


def test_marks_that_make_another_letter_stay():
    """Hindi vowels and Arabic letters are no accents."""
    assert fold("की") != fold("का")
    assert found(["काम"], "की") == []


def test_all_words_must_be_there_and_quotes_hold_together():
    texts = ["a bad day", "bad, and a day later good", "good"]
    assert found(texts, "day bad") == texts[:2]
    assert found(texts, '"bad day"') == texts[:1]
    assert found(texts, "") == texts
    assert parts('  "a b"  c ') == ("a b", "c")


def test_folding_in_slices_finds_what_is_folded_so_far():
    items = [item(f"entry {n}", n) for n in range(10)]
    search = Search(items)
    assert not search.go_on(4)
    assert len(search.find("entry")) == 4
    while not search.go_on(4):
        pass
    assert search.ready
    assert len(search.find("entry")) == 10


@given(st.text(max_size=50))
def test_a_text_finds_itself(text):
    assert text.strip() == "" or '"' in text or found([text], text.strip()) == [text]


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
