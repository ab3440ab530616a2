"""Settings are kept when asked, read without ever stopping the program, and never in guest mode."""

import json
import os
import stat
from typing import Any

import pytest

from selfhelp import settings
from selfhelp.files import NotSaved
from selfhelp.locations import places
from selfhelp.settings import Settings
from tests.nobody import as_nobody, open_folder

DEFAULT = Settings()
CHOSEN = Settings(
    language="pt-BR",
    country="GB",
    theme="high-contrast",
    motion="reduced",
    lock_minutes=0,
    plain=True,
)


@pytest.fixture
def here(tmp_path):
    """Places in a folder that doesn't exist yet."""
    return places(str(tmp_path / "data"), {})


@pytest.fixture
def write(here):
    """Put something where the settings are kept."""

    def put(content):
        os.makedirs(here.data_folder, exist_ok=True)
        with open(here.settings, "wb") as file:
            file.write(content if isinstance(content, bytes) else json.dumps(content).encode())

    return put


class TestKeeping:
    def test_what_is_kept_comes_back(self, here):
        settings.save(here, CHOSEN)
        assert settings.load(here) == CHOSEN

    def test_nothing_is_created_by_loading(self, here):
        assert settings.load(here) == DEFAULT
        assert not os.path.exists(here.data_folder)

    def test_only_the_owner_may_look(self, here):
        settings.save(here, CHOSEN)
        assert stat.S_IMODE(os.stat(here.data_folder).st_mode) == 0o700
        assert stat.S_IMODE(os.stat(here.settings).st_mode) == 0o600

    def test_a_folder_of_the_person_s_own_keeps_its_rights(self, here):
        os.mkdir(here.data_folder, 0o755)
        settings.save(here, CHOSEN)
        assert stat.S_IMODE(os.stat(here.data_folder).st_mode) == 0o755

    def test_what_a_later_version_wrote_survives(self, here, write):
        later = {"language": "de", "voice": {"speed": [1, 2.5, None]}, "ünï": "✓"}
        write(later)
        found = settings.load(here)
        assert found.problem == ""

        settings.save(here, found._replace(country="DE"))

        with open(here.settings, "rb") as file:
            kept = json.load(file)
        assert {**kept, **later} == kept
        assert kept["country"] == "DE"

    def test_the_problem_is_not_kept(self, here, write):
        write({"theme": 5})
        settings.save(here, settings.load(here))
        with open(here.settings, "rb") as file:
            assert "problem" not in json.load(file)
        assert settings.load(here) == DEFAULT

    def test_every_setting_is_kept(self):
        assert set(Settings._fields) - set(settings._RULES) == {"others", "problem"}
        assert all(settings._RULES[name](getattr(DEFAULT, name)) for name in settings._RULES)

    def test_not_as_a_guest(self, tmp_path):
        guest = places(str(tmp_path / "data"), {}, guest=True)
        with pytest.raises(NotSaved, match="guest"):
            settings.save(guest, CHOSEN)
        assert not os.path.exists(guest.data_folder)

    def test_a_guest_reads_what_is_there(self, here):
        settings.save(here, CHOSEN)
        assert settings.load(here._replace(guest=True)) == CHOSEN

    def test_not_without_a_folder(self):
        nowhere = places(None, {})
        with pytest.raises(NotSaved, match="--data"):
            settings.save(nowhere, CHOSEN)
        assert settings.load(nowhere) == DEFAULT


WRONG: dict[str, list[object]] = {
    "language": [5, None, ["de"], "../../etc", "de/..", "d" * 36, "é", "de_DE", "-", "de--AT"],
    "country": [5, "gb", "GBR", "G1", "ÄÖ", None],
    "theme": ["solarized", 1, []],
    "motion": [{}, "some", False],
    "lock_minutes": [-1, 121, 5.0, "5", True, None, 10**30],
    "plain": ["yes", 1, None],
}


class TestDamage:
    @pytest.mark.parametrize(
        "name, value", [(name, value) for name, values in WRONG.items() for value in values]
    )
    def test_one_wrong_value_costs_only_itself(self, here, write, name, value):
        good: dict[str, Any] = {"language": "de", "country": "GB", "plain": True}
        write({**good, name: value})

        found = settings.load(here)

        expected = {key: kept for key, kept in good.items() if key != name}
        assert found._replace(problem="") == Settings(**expected)
        assert name in found.problem
        assert found.problem.endswith(".")
        assert "\n" not in found.problem

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b"null",
            b'"text"',
            b"\xff\xfe\x00",
            b"\x00" * 500,
            b"[" * 60_000,
            b'{"a":' * 10_000,
            b'{"lock_minutes": ' + b"9" * 5000 + b"}",
        ],
        ids=lambda content: repr(content[:12]),
    )
    def test_a_damaged_file_means_the_defaults(self, here, write, content):
        write(content)
        found = settings.load(here)
        assert found._replace(problem="") == DEFAULT
        assert "damaged" in found.problem
        assert here.settings in found.problem

    def test_a_huge_one(self, here, write):
        write(b'{"language": "de"}' + b" " * settings.LIMIT)
        found = settings.load(here)
        assert found._replace(problem="") == DEFAULT
        assert "too large" in found.problem

    def test_a_byte_order_mark_is_no_damage(self, here, write):
        """Notepad writes one."""
        write(b"\xef\xbb\xbf" + b'{"language": "de"}')
        assert settings.load(here) == Settings(language="de")

    def test_links_in_a_circle(self, here):
        os.mkdir(here.data_folder)
        os.symlink("settings.json", here.settings)
        found = settings.load(here)
        assert found._replace(problem="") == DEFAULT
        assert "can't be read" in found.problem

    def test_a_folder_in_its_place(self, here):
        os.makedirs(here.settings)
        found = settings.load(here)
        assert found._replace(problem="") == DEFAULT
        assert found.problem
        with pytest.raises(NotSaved):
            settings.save(here, CHOSEN)


class TestRights:
    @pytest.fixture
    def here(self):
        with open_folder() as folder:
            yield places(os.path.join(folder, "data"), {})

    def test_a_file_that_may_not_be_read(self, here, write):
        write({"language": "de"})
        os.chmod(here.settings, 0)
        found = as_nobody(lambda: settings.load(here))
        assert found._replace(problem="") == DEFAULT
        assert "Permission denied" in found.problem

    @pytest.mark.parametrize("place", ["data_folder", "above"])
    def test_a_folder_that_may_not_be_written(self, here, place):
        folder = here.data_folder if place == "data_folder" else os.path.dirname(here.data_folder)
        os.makedirs(folder, exist_ok=True)
        os.chmod(folder, 0o555)
        assert "may not write there" in as_nobody(lambda: _not_saved(here))


def _not_saved(here):
    with pytest.raises(NotSaved) as refused:
        settings.save(here, CHOSEN)
    return str(refused.value)
