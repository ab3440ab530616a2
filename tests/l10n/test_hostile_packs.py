"""A corpus of hostile packs: at least one for each attack of L10N.md section 6 that is inside a file.
(Those on the zip itself are in test_archive.py, those on signatures in test_trust.py.)

Each is refused as a whole, in one sentence that names the file, the text and the reason.
"""

import pytest

from selfhelp.l10n import install
from selfhelp.l10n.refusal import PackRefused
from selfhelp.locations import places
from tests.l10n.packs import built, manifest, pack_files, put, texts

HOME = "home.title"
"""What do you need right now?"""
FIELD = "cli.no-language"
"""... {tag} ..."""
LABEL = "cards.help-now.title"


def said(words, *reason, file="po/ui.po", unit=HOME, id=HOME):
    """A pack with one translation, and what the sentence has to hold."""
    return pack_files({id: words}), (file, unit, *reason)


def raw(old, new, *reason, id=HOME, words="متن"):
    """A pack whose PO file was changed byte by byte."""
    files = pack_files({id: words})
    assert old in files["po/ui.po"]
    return {**files, "po/ui.po": files["po/ui.po"].replace(old, new)}, ("po/ui.po", *reason)


def said_of_itself(*reason, **fields):
    return pack_files(**fields), ("pack.yaml", *reason)


def yaml(data, *reason):
    return {**pack_files(), "pack.yaml": data}, ("pack.yaml", *reason)


WORDS = "متن".encode()
DEEP = b"a: " + b"[" * 40 + b"]" * 40 + b"\n"

CORPUS = {
    # YAML: tags, anchors, depth, repeated fields, size, types
    "YAML tag": lambda: yaml(
        manifest() + b"authors: !!python/object/apply:os.system [id]\n", "tag"
    ),
    "YAML anchor": lambda: yaml(manifest() + b"authors: &a [x]\n", "names are not allowed"),
    "YAML alias bomb": lambda: yaml(
        manifest() + b"notices: &a [x, x]\nauthors: [*a, *a]\n", "names are not allowed"
    ),
    "YAML depth": lambda: yaml(manifest() + DEEP, "nested"),
    "YAML field twice": lambda: yaml(manifest() + b"version: 9.9.9\n", "twice"),
    "YAML two documents": lambda: yaml(manifest() + b"---\n" + manifest(), "one document"),
    "YAML unknown field": lambda: yaml(manifest() + b"trusted: yes\n", "trusted"),
    "YAML number as a list": lambda: said_of_itself("version", version="[1]"),
    "YAML escape to a control": lambda: said_of_itself("U+001B", name='"\\e[2J"'),
    "YAML not text": lambda: yaml(b"\xff\xfe" + manifest(), "UTF-8"),
    "YAML time as version": lambda: said_of_itself("12:30", version="12:30"),
    # the manifest's own words
    "language outside the folder": lambda: said_of_itself("../../x", tag="../../x"),
    "language is a device": lambda: said_of_itself("con.", tag="con."),
    "language is English": lambda: (pack_files(tag="en"), ("pack.yaml", "comes with selfhelp")),
    "direction": lambda: said_of_itself("direction", direction="up"),
    "newer program": lambda: said_of_itself("99.0.0", min_app="99.0.0"),
    "endless name": lambda: said_of_itself("name", name="x" * 5000),
    # plural rules
    "plural divides by nothing": lambda: said_of_itself(
        "plural", plural='"nplurals=2; plural=(n%0);"'
    ),
    "plural out of range": lambda: said_of_itself("form 5", plural='"nplurals=2; plural=5;"'),
    "plural is code": lambda: said_of_itself(
        "plural", plural="\"nplurals=2; plural=__import__('os');\""
    ),
    "plural without end": lambda: said_of_itself(
        "plural", plural='"nplurals=2; plural=' + "(" * 150 + "n" + ")" * 150 + '"'
    ),
    # PO: what libraries take without a word
    "PO conflict": lambda: raw(b"msgstr", b"<<<<<<< ours\nmsgstr", "two versions"),
    "PO unit twice": lambda: (
        {
            **pack_files({HOME: "x"}),
            "po/ui.po": pack_files({HOME: "x"})["po/ui.po"]
            + b'\nmsgctxt "home.title"\nmsgid "a"\nmsgstr "b"\n',
        },
        ("po/ui.po", HOME, "already"),
    ),
    "PO curly quotes": lambda: raw(b'"' + WORDS + b'"', "“متن”".encode(), "quotes"),
    "PO quote not closed": lambda: raw(WORDS + b'"', WORDS, "quote"),
    "PO not text": lambda: raw(WORDS, b"\xff\xfe", "UTF-8"),
    "PO of another language": lambda: raw(b"Language: fa_AF", b"Language: de", "fa_AF"),
    "PO with another plural": lambda: raw(b"plural=(n != 1)", b"plural=(n > 1)", "Plural"),
    # terminal escapes
    "escape": lambda: raw(WORDS, b"\x1b[2J", "U+001B"),
    "C1 escape": lambda: raw(WORDS, "\x9b2J".encode(), "U+009B"),
    "escape in a comment": lambda: raw(b"msgctxt", b"# \x1b[2J\nmsgctxt", "U+001B"),
    "escaped escape": lambda: raw(WORDS, b"\\033[2J", "backslash"),
    "carriage return": lambda: raw(WORDS, b"safe\\rother", "U+000D"),
    "backspace": lambda: raw(WORDS, b"safe\x08\x08", "U+0008"),
    "NUL": lambda: raw(WORDS, b"a\0b", "U+0000"),
    "line separator": lambda: raw(WORDS, "a\u2028b".encode(), "U+2028"),
    # direction and letters that hide
    "bidi override": lambda: raw(WORDS, "a\u202eb".encode(), "U+202E"),
    "bidi embedding": lambda: raw(WORDS, "a\u202bb".encode(), "U+202B"),
    "isolate left open": lambda: said("a\u2067b", "direction"),
    "hidden tag letters": lambda: said("a\U000e0041b", "U+E0041"),
    "private letter": lambda: said("a\ue000b", "U+E000"),
    "zalgo": lambda: said("a" + "\u0301" * 30, "accents"),
    # markup and tags
    "Textual action": lambda: said("[@click=app.quit]x[/]", "[@click"),
    "Textual close": lambda: said("a [/] b", "[/"),
    "Rich style variable": lambda: said("[$error]x", "[$error"),
    "tag of ours added": lambda: said("<b>x</b>", "tags differ"),
    "tag of ours left open": lambda: said("<b>x", "<b>"),
    "HTML": lambda: said("<script>x</script>", "<script>"),
    # fields
    "field that reaches into an object": lambda: said(
        "{tag} {tag.__class__}", "__class__", unit=FIELD, id=FIELD
    ),
    "field missing": lambda: said("متن", "{tag} is missing", unit=FIELD, id=FIELD),
    "field added": lambda: said("{path}", "{path}"),
    "brace alone": lambda: said("{", "stands alone"),
    # addresses and numbers
    "address": lambda: said("https://example.org/x", "address"),
    "address without https": lambda: said("www.example.org", "address"),
    "address in other letters": lambda: said("ехаmрle.com", "address"),
    "mail": lambda: said("a@b", "address"),
    "telephone number": lambda: said("زنگ بزنید 0800 123 456", "0800123456"),
    "number in other digits": lambda: said("زنگ ۰۸۰۰۱۲۳۴۵۶", "0800123456"),
    "emergency number on a card": lambda: said(
        "911", "911", file="po/cards.po", unit=CARD, id=CARD
    ),
    # size
    "endless text": lambda: said("x" * 20_000, "characters"),
    "no room": lambda: said("x" * 400, "room for", file="po/cards.po", unit=LABEL, id=LABEL),
    "more forms than there are": lambda: said(("a", "b", "c"), "forms", unit=PLURAL, id=PLURAL),
}
CARD = "cards.help-now.title"
PLURAL = "list.minutes"


def test_the_units_of_the_corpus_are_what_they_should_be():
    units = texts().units
    assert units[FIELD].text.count("{tag}") == 1
    assert units[CARD].tier == "safety"
    assert units[LABEL].label
    assert units[PLURAL].plural


@pytest.mark.parametrize("attack", CORPUS)
def test_a_hostile_pack_is_refused(tmp_path, quick, attack):
    files, reasons = CORPUS[attack]()
    path = put(tmp_path / "pack.zip", built(files))
    with pytest.raises(PackRefused) as refused:
        install.check(path, places(str(tmp_path / "home"), {}))
    sentence = str(refused.value)
    for reason in reasons:
        assert reason in sentence
    assert sentence.endswith((".", ";"))
    assert sentence.isprintable()
    assert not (tmp_path / "home").exists()


def test_values_that_yaml_would_guess_stay_text(tmp_path):
    files = pack_files(others={"pack.yaml": manifest(name="no", name_en="0116")})
    found = install.check(put(tmp_path / "p.zip", built(files)), places(str(tmp_path / "h"), {}))
    assert (found.pack.manifest.name, found.pack.manifest.name_en) == ("no", "0116")


def test_a_good_pack_is_not_refused(tmp_path):
    files = pack_files({HOME: "چه لازم دارید؟", FIELD: "{tag} نیست.", PLURAL: ("{n} دقیقه",) * 2})
    found = install.check(put(tmp_path / "p.zip", built(files)), places(str(tmp_path / "h"), {}))
    assert found.notes == ()
