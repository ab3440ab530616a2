"""PO files: what is written is read back, by us, by polib and by gettext's own tools."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n import po, units
from selfhelp.l10n.po import Entry, PoFile
from tests.l10n.made import entry, read, unit

DATA = Path(__file__).parents[2] / "selfhelp" / "_data"
RULE = "nplurals=2; plural=(n != 1);"
CHARS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
)
WORDS = st.one_of(
    st.text(st.one_of(CHARS, st.sampled_from('\n" \\{}%n')), max_size=300),
    st.sampled_from(["word " * 60, 'a\\n"b"\\', "\n\n", "x\n", "\nx", "# no comment", "msgid"]),
)
COMMENTS = st.lists(
    st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9 :,.|~]{0,30}[a-z]", fullmatch=True), max_size=2
).map("\n".join)


def entries(*, plain=False):
    return st.builds(
        lambda text, plural, forms, fuzzy, before, comment: Entry(
            "x",
            text or "x",
            plural,
            tuple(forms if plural else forms[:1]),
            fuzzy,
            before if fuzzy else "",
            (plural and "before") if fuzzy and before else "",
            comment,
        ),
        WORDS,
        st.one_of(st.just(""), WORDS),
        st.lists(WORDS, min_size=2, max_size=2),
        st.booleans(),
        WORDS,
        COMMENTS,
    )


def numbered(found, start):
    return {
        f"{start}.{n}": Entry(f"{start}.{n}", *(getattr(e, f) for f in Entry.__slots__[1:]))
        for n, e in enumerate(found)
    }


def without_lines(file):
    def plain(found):
        return {
            id: Entry(*(getattr(e, f) for f in Entry.__slots__[:-1])) for id, e in found.items()
        }

    return plain(file.entries), plain(file.obsolete)


@given(st.lists(entries(), max_size=4), st.lists(entries(), max_size=2))
def test_what_is_written_is_read_back(live, gone):
    old = {id: po.laid_aside(each) for id, each in numbered(gone, "b").items()}
    made = PoFile(numbered(live, "a"), old, po.header("de", RULE), "One.\nTwo.")
    data = po.render(made, {})
    file, problems = read(data)
    assert problems == []
    assert without_lines(file) == without_lines(made)
    assert file.header == made.header
    assert po.render(file, {}) == data
    theirs = polib.pofile(data.decode())
    assert [each.msgctxt for each in theirs] == [*made.entries, *made.obsolete]
    assert [each.msgid for each in theirs if not each.obsolete] == [
        e.text for e in made.entries.values()
    ]


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data):
    read(data)


@given(
    st.lists(
        st.sampled_from(
            [
                'msgctxt "a.b"',
                'msgid "x"',
                'msgid ""',
                'msgid_plural "y"',
                'msgstr ""',
                'msgstr "z"',
                'msgstr[0] "z"',
                'msgstr[1] "z"',
                '"more"',
                "",
                "# c",
                "#, fuzzy",
                '#| msgid "o"',
                '#~ msgid "x"',
                '#~ msgstr "x"',
                "#~",
                '#~ msgctxt "q"',
                "#:",
                "#. n",
                "msgid",
                "#|",
                '#~| msgid "o"',
            ]
        ),
        max_size=14,
    )
)
def test_no_order_of_lines_crashes_it_or_loses_a_unit(lines):
    file, problems = read("\n".join(lines))
    assert (file is None) == bool(problems)
    if file:
        ids = {line for line in lines if line.endswith('msgctxt "a.b"')}
        assert len(file.entries) == len(ids)


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GOOD = HEAD + 'msgctxt "a.b"\nmsgid "One"\nmsgstr "Uno"\n'

BAD = {
    "a curly quote": (GOOD.replace('"Uno"', "“Uno”"), "a.po:7: these quotes are curly"),
    "one curly quote": (GOOD.replace('"Uno"', '"Uno”'), "a.po:7: these quotes are curly"),
    "no end quote": (GOOD.replace('"Uno"', '"Uno'), 'a.po:7: the quote (") at the end'),
    "no first quote": (GOOD.replace('"Uno"', 'Uno"'), 'a.po:7: a quote (") is missing before'),
    "a quote inside": (GOOD.replace('"Uno"', '"U"n"o"'), "a.po:7: a quote inside"),
    "an escaped end quote": (GOOD.replace('"Uno"', '"Uno\\"'), 'a.po:7: the quote (") at the end'),
    "a strange escape": (GOOD.replace('"Uno"', '"U\\no\\q"'), "a.po:7: a backslash may stand only"),
    "a comment without its space": (GOOD + "#x\n", "a.po:8: a comment begins with"),
    "a conflict": (GOOD + "<<<<<<< HEAD\n", "a.po:8: two versions of this file"),
    "the middle of one": (GOOD + "=======\n", "a.po:8: two versions of this file"),
    "a unit twice": (GOOD + GOOD.removeprefix(HEAD), "a.po:8: the unit `a.b` stands in line 5"),
    "no msgctxt": (GOOD.replace('msgctxt "a.b"\n', ""), "a.po:5: the msgctxt line"),
    "no msgstr": (GOOD.replace('msgstr "Uno"\n', ""), "a.po:5: the msgstr line is missing"),
    "no msgid": (GOOD.replace('msgid "One"\n', ""), "a.po:6: msgstr is out of place"),
    "an empty keyword": (GOOD.replace('msgstr "Uno"', "msgstr"), "a.po:7: after msgstr a text"),
    "a lost line": (GOOD + "Uno dos\n", "a.po:8: this line is not understood"),
    "text first": ('"x"\n' + GOOD, "a.po:1: this text belongs to nothing"),
    "an escape character": (GOOD.replace("Uno", "U\x1bno"), "a.po:7: character U+001B"),
    "a C1 control": (GOOD.replace("Uno", "U\x9bno"), "a.po:7: character U+009B"),
    "a bidi override": (GOOD.replace("Uno", "U\u202eno"), "a.po:7: character U+202E"),
    "a line separator": (GOOD.replace("Uno", "U\u2028no"), "a.po:7: character U+2028"),
    "a lone return": (GOOD.replace("Uno", "U\rno"), "a.po:7: character U+000D"),
    "another charset": (GOOD.replace("Uno", "Uñ").encode("latin-1"), "a.po:7: this is not UTF-8"),
    "a form too far": (GOOD.replace("msgstr", "msgstr[1]", 2), "out of place"),
    "a form of nothing": (HEAD + 'msgstr[0] "x"\n', "a.po:5: msgstr[0] stands here without"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_is_named_with_its_number(kind):
    data, says = BAD[kind]
    file, problems = read(data)
    assert file is None
    assert any(says in each for each in problems), problems


@pytest.mark.parametrize(
    "data",
    [GOOD, GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD, GOOD.rstrip(), GOOD + "\n\n# the end\n"],
    ids=["plain", "windows", "byte order mark", "no last line end", "a comment last"],
)
def test_harmless_differences_are_no_mistake(data):
    file, problems = read(data)
    assert problems == []
    assert file.entries["a.b"].forms == ("Uno",)


def test_a_file_named_like_the_text_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "# x").write_text(GOOD)
    file, _ = read("# x")
    assert not file.entries


def test_dates_and_tools_leave_no_trace_but_people_do():
    head = po.header(
        "de", RULE, {"PO-Revision-Date": "x", "X-Generator": "y", "Last-Translator": "Z"}
    )
    assert "Last-Translator" in head
    data = po.render(PoFile(header={**head, "POT-Creation-Date": "x"}), {}).decode()
    assert "Date" not in data
    assert "Z\\n" in data


def test_notes_say_where_how_long_and_how_serious():
    made = unit(
        "cards.a.title", note="Help now.", longest=180, tier="safety", file="c.yaml", line=9
    )
    data = po.render(PoFile({made.id: entry(made)}), {made.id: made}).decode()
    assert "#. Help now.\n#. At most 180 characters.\n#. SAFETY: " in data
    assert "#: c.yaml\n" in data


def test_lines_are_no_wider_than_76():
    made = unit("a.b", "word " * 100)
    data = po.render(PoFile({made.id: entry(made)}), {}).decode()
    assert max(len(line) for line in data.split("\n")) <= 76


BIG = [
    unit("m.a", "One sentence. " * 30 + "\n\n" + "Another. " * 30),
    unit("m.b", 'With "quotes", a \\ and <say>words</say>.'),
    unit("m.c", "About 50% of people"),
    unit("m.d", "{n} day of {all}", plural="{n} days of {all}"),
    unit("m.e", "One sentence"),
    unit("m.f", "One sentence"),
    unit("m.g", "Call {child-protection}."),
]


def pack():
    live = [entry(each) for each in BIG if not each.plural]
    live.append(entry(BIG[3], "{n} Tag von {all}", "{n} Tage von {all}"))
    live.append(Entry("m.h", "New " * 40, forms=("Neu",), fuzzy=True, previous="Old " * 40))
    live.append(Entry("m.i", "New", "News", ("Neu", "Neues"), True, "Old", "Olds"))
    gone = [
        Entry("m.y", "Gone", forms=("Weg",)),
        Entry("m.z", "A", "B", ("c", "d"), fuzzy=True),
    ]
    head = po.header("de", RULE)
    return PoFile({e.id: e for e in live}, {e.id: e for e in gone}, head, "Words for translators.")


@pytest.mark.needs_tool("msgfmt", "msgmerge")
class TestGettext:
    def test_msgfmt_takes_it_and_keeps_every_unit(self, tmp_path):
        (tmp_path / "a.po").write_bytes(po.render(pack(), {each.id: each for each in BIG}))
        tool(tmp_path, "msgfmt", "--check-format", "--check-domain", "-o", "a.mo", "a.po")
        said = tool(tmp_path, "msgunfmt", "a.mo")
        for each in BIG:
            assert f'msgctxt "{each.id}"' in said

    def test_msgmerge_keeps_every_unit(self, tmp_path):
        made = pack()
        units = {each.id: each for each in BIG}
        (tmp_path / "a.po").write_bytes(po.render(made, units))
        blank = {
            id: Entry(id, e.text, e.plural, ("",) * len(e.forms)) for id, e in made.entries.items()
        }
        (tmp_path / "a.pot").write_bytes(po.render(PoFile(blank, {}, po.header("de", RULE)), units))
        said = tool(tmp_path, "msgmerge", "--previous", "-q", "-o", "-", "a.po", "a.pot")
        file, problems = read(said)
        assert problems == []
        assert without_lines(file) == without_lines(made)

    def test_polib_keeps_every_unit(self):
        made = pack()
        data = po.render(made, {each.id: each for each in BIG})
        file, problems = read(str(polib.pofile(data.decode())))
        assert problems == []
        assert without_lines(file) == without_lines(made)
        assert po.render(file, {each.id: each for each in BIG}) == data


@pytest.mark.needs_tool("msgfmt", "msgmerge")
def test_three_thousand_real_units_go_through_all_three_and_come_back(tmp_path):
    every = list(units.read(DATA).units.values())[:3_000]
    by_id = {each.id: each for each in every}
    head = po.header("de", RULE)
    # The fields, numbers and tags of the English, in another order of letters.
    live = {u.id: entry(u, *(x.replace("e", "ë") for x in (u.text, u.plural) if x)) for u in every}
    live = {id: each for id, each in live.items() if "{" not in each.text + each.plural} | {
        id: entry(by_id[id], *filter(None, (e.text, e.plural)))
        for id, e in live.items()
        if "{" in e.text + e.plural
    }
    made = PoFile(live, header=head)
    data = po.render(made, by_id)
    (tmp_path / "a.po").write_bytes(data)
    blank = {id: po.blank(by_id[id], 2) for id in live}
    (tmp_path / "a.pot").write_bytes(po.render(PoFile(blank, header=head), by_id))
    tool(tmp_path, "msgfmt", "--check-format", "--check-domain", "-o", "a.mo", "a.po")
    for said in (
        tool(tmp_path, "msgunfmt", "a.mo"),
        tool(tmp_path, "msgmerge", "--previous", "-q", "-o", "-", "a.po", "a.pot"),
        str(polib.pofile(data.decode())),
    ):
        file, problems = read(said)
        assert problems == []
        assert without_lines(file) == without_lines(made)
    assert po.render(file, by_id) == data


def tool(folder, *command):
    assert shutil.which(command[0])
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
