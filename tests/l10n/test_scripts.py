"""What scripts need of a terminal: places to break, the order of reading, nothing right of a text."""

from __future__ import annotations

from typing import Any

import pytest
from rich._wrap import divide_line
from rich.cells import cell_len
from textual.content import Content

from selfhelp.domain import strings
from selfhelp.l10n import scripts
from selfhelp.tui import bidi, wrapping
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.reading import ReadingOrder
from selfhelp.tui.screens.walk import Walk
from tests.tui_look.looking import look, session, shown

LINES = {
    "thai": "ถ้าเด็กกำลังอยู่ในอันตรายตอนนี้ให้โทรไปที่หมายเลขฉุกเฉิน 191",
    "lao": "ເຈົ້າຕ້ອງການຫຍັງຕອນນີ້ໂທຫາເບີສຸກເສີນ",
    "khmer": "ខ្ញុំត្រូវការជំនួយឥឡូវនេះសូមទូរសព្ទទៅលេខសង្គ្រោះបន្ទាន់",
    "burmese": "ကျွန်ုပ်အကူအညီလိုအပ်ပါသည်ယခုဖုန်းခေါ်ပါ",
    "japanese": "あなたは一人ではありません。今すぐ「助けて」と、電話で伝えてください。",
    "chinese": "你不是一个人。如果孩子现在有危险,请立即拨打(110)。",
    "korean": "당신은 혼자가 아닙니다. 지금 바로 전화하세요.",
}


@pytest.fixture(autouse=True)
def installed() -> Any:
    wrapping.install()
    yield
    strings.install(None)


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
@pytest.mark.parametrize("width", [4, 9, 14, 30])
def test_every_line_fits_and_nothing_is_lost(text: str, width: int):
    made = [line.plain for line in Content(text).wrap(width)]
    assert all(cell_len(line) <= width for line in made)
    assert "".join("".join(made).split()) == "".join(text.split())


@pytest.mark.parametrize("name", ["thai", "lao", "khmer", "burmese"])
def test_no_line_begins_with_a_sign_of_the_letter_before(name: str):
    import unicodedata

    for width in range(9, 40):
        for line in Content(LINES[name]).wrap(width):
            assert not unicodedata.category(line.plain[0]).startswith("M"), (width, line.plain)
            assert line.plain[0] not in "ะาำๆฯ"
            assert line.plain[-1] not in "เแโใไ\u17d2\u1039"


def test_a_mark_between_words_is_where_a_line_ends():
    words = ["คุณ", "ต้องการ", "อะไร", "ตอนนี้"]
    made = [line.plain.strip("\u200b") for line in Content("\u200b".join(words)).wrap(10)]
    assert all(line.split("\u200b")[0] in words for line in made)
    assert [part for line in made for part in line.split("\u200b")] == words


@pytest.mark.parametrize("name", ["japanese", "chinese"])
def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket(name: str):
    for width in range(8, 40):
        made = [line.plain for line in Content(LINES[name]).wrap(width)]
        assert not [line for line in made if line[0] in "。、」,)" or line[-1] in "「("]


def test_english_is_broken_as_ever():
    text = "You are not alone \N{EM DASH} call now, it\N{RIGHT SINGLE QUOTATION MARK}s free."
    ours = [line.plain for line in Content(text).wrap(12)]
    assert ours[0] == "You are not"
    assert divide_line(text, 12) == wrapping.divide_line(text, 12)


class Language:
    """A catalogue that is English and says what script it is of."""

    def __init__(self, **script: bool) -> None:
        self.rtl, self.unboxed = script.get("rtl", False), script.get("unboxed", False)

    def pgettext(self, context: str, message: str) -> str:
        """English."""
        return message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """English."""
        return msgid1 if n == 1 else msgid2


def test_a_number_in_a_right_to_left_sentence_is_isolated():
    """Else "0808 1000 900" is shown as "900 1000 0808"."""
    assert strings.t("x", "Call {n}.", n="0808 1000 900") == "Call 0808 1000 900."
    strings.install(Language(rtl=True))
    assert strings.t("x", "Call {n}.", n="0808 1000 900") == "Call \u20680808 1000 900\u2069."


def test_the_order_of_reading_is_chosen_by_looking(monkeypatch: pytest.MonkeyPatch):
    strings.install(Language(rtl=True))
    monkeypatch.setattr(bidi, "possible", lambda: False)
    given = session()

    async def do(app: Companion, pilot: Any) -> tuple[str, str, list[bool]]:
        app.go("list:settings")
        await pilot.pause()
        settings = shown(app)
        app.screen.chosen("rtl")  # type: ignore[attr-defined]
        await pilot.pause()
        page, seen = app.screen, shown(app)
        assert isinstance(page, ReadingOrder)
        turned = [app.has_class("-rtl")]
        page.chosen("off")
        await pilot.pause()
        return settings, seen, [*turned, app.has_class("-rtl")]

    settings, seen, turned = look(do, given=given)
    assert "Order of reading" in settings
    assert "Call 112 (free) now." in seen
    assert "python-bidi" in seen
    assert "selfhelp --plain" in seen
    assert turned == [True, False]
    assert given.settings.rtl == "off"


def test_in_english_there_is_no_order_of_reading_to_choose():
    async def do(app: Companion, pilot: Any) -> str:
        app.go("list:settings")
        await pilot.pause()
        return shown(app)

    assert "Order of reading" not in look(do)


def test_turning_lines_around_keeps_looks_and_width():
    pytest.importorskip("bidi")
    pytest.importorskip("arabic_reshaper")
    from rich.segment import Segment
    from rich.style import Style
    from textual.color import Color

    bold = Style(bold=True)
    line = [Segment("  שלום "), Segment("\u20680808 1000\u2069", bold), Segment(" (אב)    ")]
    made = bidi.Turned().apply(line, Color(0, 0, 0))
    assert "".join(s.text for s in made) == "    (בא) 0808 1000 םולש  "
    assert "".join("".join(s.text for s in made if s.style == bold).split()) == "08081000"


@pytest.mark.parametrize("tag", [("hi", ""), ("ta", ""), ("my", ""), ("ks", "Deva")])
def test_scripts_without_a_common_width(tag: tuple[str, str]):
    assert scripts.unboxed(*tag)


@pytest.mark.parametrize("tag", [("th", ""), ("ar", ""), ("ja", ""), ("pa", "Arab"), ("de", "")])
def test_scripts_with_one(tag: tuple[str, str]):
    assert not scripts.unboxed(*tag)


def test_no_box_and_no_scroll_bar_right_of_such_text():
    strings.install(Language(unboxed=True))

    async def do(app: Companion, pilot: Any) -> set[str]:
        app.push_screen(Walk(app.session, app.session.shelf.module("stay-alive"), only="plan"))
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        return {strip.text.rstrip()[-1:] for strip in rows} & set("│╮╯▐█▎▕▌")

    assert look(do, given=session()) == set()
