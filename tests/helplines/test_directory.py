"""Loading compiled countries; hostile codes; damage."""

import json

import pytest

from selfhelp.content.codec import encode
from selfhelp.helplines import directory


def test_every_country_comes_back_as_it_was(countries, folder):
    for code, country in countries.items():
        assert directory.load(code, folder) == country
        assert directory.load(code, str(folder)) == country


def test_our_helper_writes_what_the_compiler_writes(countries, compiled):
    for country in countries.values():
        assert json.loads(json.dumps(encode(country))) == json.loads(json.dumps(compiled(country)))


def test_names_and_world(folder, names, world):
    assert directory.names(folder) == names
    assert len(names) == 91
    assert directory.world(folder) == world


@pytest.mark.parametrize(
    "code",
    [
        "", "gb", "ZZ", "index", "INDEX", "../../etc/passwd", "../regions/GB", "GB.json", "GB\0",
        "G B", "GB/", "ＧＢ", "ÄÖ", "GBRX", "G", "..", "/", "C:", "NUL", "GB\n", "٣٣",
    ],
)  # fmt: skip
def test_no_other_file_is_ever_opened(folder, code, monkeypatch):
    opened = []
    real = open

    def spy(path, *args, **kwargs):
        opened.append(str(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr("builtins.open", spy)
    assert directory.load(code, folder) is None
    assert all(path.endswith("index.json") for path in opened)


def test_a_code_in_the_index_must_be_a_code(tmp_path):
    (tmp_path / "regions").mkdir()
    index = {"../x": "Nowhere", "GB": 1, "FR": "France", "fr": "small"}
    (tmp_path / "regions/index.json").write_text(json.dumps(index))
    assert directory.names(tmp_path) == {"FR": "France"}
    assert directory.load("FR", tmp_path) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"code": "FR"}', "[" * 100_000])
def test_damage_gives_none_and_no_traceback(tmp_path, damage):
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions/index.json").write_text('{"GB": "United Kingdom"}')
    (tmp_path / "regions/GB.json").write_text(damage)
    assert directory.load("GB", tmp_path) is None
    (tmp_path / "regions/index.json").write_text(damage)
    assert directory.load("GB", tmp_path) is None
    assert directory.names(tmp_path / "nowhere") == {}


def test_one_bad_entry_hides_no_other(tmp_path):
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions/index.json").write_text('{"GB": "United Kingdom"}')
    good = {"id": "gb-a", "kind": "emergency", "name": "A", "phone": "999"}
    data = {"code": "GB", "name": "United Kingdom", "services": [{"id": "x"}, 3, good, {"a": 1}]}
    (tmp_path / "regions/GB.json").write_text(json.dumps(data))
    country = directory.load("GB", tmp_path)
    assert country is not None
    assert [service.phone for service in country.services] == ["999"]
