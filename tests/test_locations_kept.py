"""`data show` lists what is ours and nothing else; `data remove` deletes just that."""

import os

import pytest

from selfhelp.files import UNFINISHED
from selfhelp.locations import places
from selfhelp.locations.kept import inventory, remove
from tests.nobody import as_nobody, open_folder

UNFINISHED_SETTINGS = "settings.json.0123456789abcdef" + UNFINISHED

OURS = {
    "settings.json": ("settings", True),
    "journal.vault": ("journal", False),
    "journal.vault-journal": ("journal-log", False),
    "state.json": ("state", True),
    "help-now.json": ("help-now", True),
    UNFINISHED_SETTINGS: ("unfinished", True),
}

FOREIGN = [
    "notes.txt",
    "settings.json.bak",
    "Settings.json",
    "journal.vault2",
    "backup-journal.vault",
    "settings.json.0123456789abcde" + UNFINISHED,
    "settings.json.0123456789ABCDEF" + UNFINISHED,
    "other.0123456789abcdef" + UNFINISHED,
    ".part",
]


@pytest.fixture
def here(tmp_path):
    """A data folder with one of each of our things, and packs."""
    folder = tmp_path / "data"
    for length, name in enumerate(OURS):
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"x" * length)
    (folder / "packs" / "de").mkdir(parents=True)
    (folder / "packs" / "de" / "pack.yaml").write_bytes(b"y" * 40)
    (folder / "packs" / "index.json").write_bytes(b"y" * 2)
    return places(str(folder), {})


def snapshot(folder):
    return sorted(os.path.join(path, n) for path, ds, fs in os.walk(folder) for n in ds + fs)


class TestShow:
    def test_each_thing_with_its_size_and_who_can_read_it(self, here):
        found = {os.path.basename(item.path): item for item in inventory(here)}

        assert set(found) == {*OURS, "packs"}
        for length, (name, (id, readable)) in enumerate(OURS.items()):
            item = found[name]
            assert (item.id, item.bytes, item.readable_without_passphrase) == (id, length, readable)
        assert (found["packs"].id, found["packs"].bytes) == ("packs", 42)
        assert all(item.what for item in found.values())

    def test_other_files_are_none_of_ours(self, here):
        before = inventory(here)
        for name in FOREIGN:
            with open(os.path.join(here.data_folder, name), "w", encoding="utf-8"):
                pass
        assert inventory(here) == before

    def test_nothing_there(self, tmp_path):
        assert inventory(places(str(tmp_path / "no"), {})) == []
        assert inventory(places(None, {})) == []

    def test_links_are_not_followed(self, here, tmp_path):
        (tmp_path / "large").write_bytes(b"z" * 1000)
        os.symlink(tmp_path, os.path.join(here.packs, "elsewhere"))
        os.unlink(here.settings)
        os.symlink("nowhere", here.settings)
        sizes = {item.id: item.bytes for item in inventory(here)}
        assert sizes["settings"] < 100
        assert sizes["packs"] < 1000


class TestRemove:
    def test_all_of_ours_and_the_folder(self, here):
        listed = [item.path for item in inventory(here)]

        gone, problems = remove(here)

        assert problems == []
        assert gone == [*listed, here.data_folder]
        assert not os.path.exists(here.data_folder)

    def test_nothing_of_anybody_else(self, here, tmp_path):
        for name in FOREIGN:
            with open(os.path.join(here.data_folder, name), "w", encoding="utf-8"):
                pass

        gone, problems = remove(here)

        assert problems == []
        assert here.data_folder not in gone
        assert sorted(os.listdir(here.data_folder)) == sorted(FOREIGN)

    @pytest.mark.parametrize("ours", ["settings.json", "packs", "packs/de", "packs/de/pack.yaml"])
    @pytest.mark.parametrize("kind", ["file", "folder"])
    def test_what_a_link_points_to_stays(self, here, tmp_path, ours, kind):
        outside = tmp_path / "outside"
        inside = outside
        if kind == "folder":
            outside.mkdir()
            inside = outside / "precious"
        inside.write_bytes(b"precious")
        place = os.path.join(here.data_folder, ours)
        if os.path.isdir(place):
            import shutil

            shutil.rmtree(place)
        else:
            os.unlink(place)
        os.symlink(outside, place)

        _, problems = remove(here)

        assert inside.read_bytes() == b"precious"
        assert not os.path.lexists(place)
        # One of our own names gets a sentence: the person may want to follow it.
        own = ours in ("settings.json", "packs")
        assert [("link" in problem and place in problem) for problem in problems] == [True] * own

    def test_a_data_folder_that_is_a_link(self, here, tmp_path):
        link = tmp_path / "link"
        link.symlink_to(here.data_folder)

        gone, problems = remove(places(str(link), {}))

        assert problems == []
        assert len(gone) == len(OURS) + 1
        assert os.listdir(here.data_folder) == []
        assert link.is_symlink()

    def test_what_is_neither_file_nor_folder(self, here):
        os.unlink(here.state)
        os.mkfifo(here.state)
        os.unlink(here.help_now)
        os.mkdir(here.help_now)
        assert remove(here)[1] == []
        assert not os.path.exists(here.data_folder)

    def test_not_as_a_guest(self, here):
        before = snapshot(here.data_folder)
        gone, problems = remove(here._replace(guest=True))
        assert gone == []
        assert len(problems) == 1
        assert "guest" in problems[0]
        assert snapshot(here.data_folder) == before

    def test_nothing_there(self, tmp_path):
        assert remove(places(str(tmp_path / "no"), {})) == ([], [])
        assert remove(places(None, {})) == ([], [])

    def test_what_can_t_be_deleted_is_said_and_the_rest_goes(self):
        with open_folder() as folder:
            here = places(os.path.join(folder, "data"), {})
            os.makedirs(os.path.join(here.packs, "de"))
            with open(here.settings, "w", encoding="utf-8"):
                pass
            with open(os.path.join(here.packs, "de", "x"), "w", encoding="utf-8"):
                pass
            os.chmod(here.data_folder, 0o777)
            os.chmod(os.path.join(here.packs, "de"), 0o555)
            os.chmod(here.packs, 0o755)

            gone, problems = as_nobody(lambda: remove(here))

            assert gone == [here.settings]
            assert len(problems) == 1
            assert os.path.join(here.packs, "de") in problems[0]
            assert problems[0].endswith(".")
            assert os.path.exists(os.path.join(here.packs, "de", "x"))
