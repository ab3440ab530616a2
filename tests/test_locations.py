"""Where things lie: worked out without creating anything, and without ever failing."""

import os
import stat
import sys

import pytest

from selfhelp.files import NotSaved
from selfhelp.locations import Places, make_data_folder, places
from tests.nobody import as_nobody, open_folder

linux = pytest.mark.skipif(sys.platform != "linux", reason="how Linux names its folders")


class TestWhichFolder:
    def test_the_option_wins_over_the_environment(self, tmp_path):
        environ = {"SELFHELP_HOME": "/environment", "HOME": "/home/a"}
        assert places("/option", environ).data_folder == "/option"
        assert places(None, environ).data_folder == "/environment"
        assert places(None, {**environ, "SELFHELP_HOME": ""}).data_folder != ""

    def test_all_of_it_is_there(self, tmp_path):
        here = places(str(tmp_path), {})
        kept = [here.settings, here.journal, here.state, here.help_now, here.packs]
        assert [os.path.dirname(path) for path in kept] == [str(tmp_path)] * 5
        assert len(set(kept)) == 5

    def test_the_compiled_content_lies_beside_the_program(self):
        import selfhelp

        package = os.path.dirname(str(selfhelp.__file__))
        assert places(None, {}).compiled == os.path.join(package, "_data")

    @linux
    @pytest.mark.parametrize(
        "environ",
        [
            {"HOME": "/home/a"},
            {"HOME": "/home/a/"},
            {"HOME": "/"},
            {"HOME": "/home/ä b"},
            {"HOME": "/home/a", "XDG_DATA_HOME": "/data"},
            {"HOME": "/home/a", "XDG_DATA_HOME": "/data/"},
            {"HOME": "/home/a", "XDG_DATA_HOME": ""},
            {"HOME": "/home/a", "XDG_DATA_HOME": "relative"},
            {"HOME": "/home/a", "XDG_DATA_HOME": "~/data"},
            {"HOME": "relative", "XDG_DATA_HOME": "/data"},
            {"XDG_DATA_HOME": "/data"},
        ],
    )
    def test_it_is_the_one_that_platformdirs_names(self, environ, monkeypatch):
        import platformdirs

        for name in ("HOME", "XDG_DATA_HOME"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        assert places(None, environ).data_folder == platformdirs.user_data_dir("selfhelp")

    @pytest.mark.parametrize("platform", ["darwin", "win32", "android"])
    def test_elsewhere_platformdirs_is_asked(self, platform, monkeypatch):
        import platformdirs

        asked = []

        def user_data_dir(*args, **kwargs):
            asked.append((args, kwargs))
            return "/its/answer"

        monkeypatch.setattr(platformdirs, "user_data_dir", user_data_dir)
        if platform == "android":
            monkeypatch.setattr(sys, "getandroidapilevel", lambda: 30, raising=False)
        else:
            monkeypatch.setattr(sys, "platform", platform)
        assert places(None, {}).data_folder == "/its/answer"
        # Windows would put a second "selfhelp" into the first.
        assert asked == [(("selfhelp",), {"appauthor": False})]

    def test_its_failure_is_a_sentence(self, monkeypatch):
        import platformdirs

        def fail(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr(platformdirs, "user_data_dir", fail)
        monkeypatch.setattr(sys, "platform", "darwin")
        assert "no home folder" in places(None, {}).problem

    def test_relative_and_tilde(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert places("a/../b", {}).data_folder == str(tmp_path / "b")
        assert places("~", {"HOME": "/home/a"}).data_folder == "/home/a"
        assert places("~/x", {"HOME": "/home/a"}).data_folder == "/home/a/x"
        assert places(None, {"SELFHELP_HOME": "~/x", "HOME": "/h"}).data_folder == "/h/x"

    def test_looking_creates_nothing(self, tmp_path):
        place = tmp_path / "a" / "b"
        here = places(str(place), {"HOME": str(tmp_path / "home")})
        assert here.problem == ""
        places(None, {"HOME": str(tmp_path / "home")})
        assert list(tmp_path.iterdir()) == []

    def test_guest_is_passed_on(self, tmp_path):
        assert places(str(tmp_path), {}, guest=True).guest
        assert not places(str(tmp_path), {}).guest


def _sentence(here):
    """The problem, which must be one sentence and must not stop what works without a folder."""
    assert here.problem.endswith(".")
    assert "\n" not in here.problem
    assert here.compiled
    with pytest.raises(NotSaved) as refused:
        make_data_folder(here)
    assert str(refused.value) == here.problem
    return here.problem


class TestProblems:
    @linux
    @pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "relative"}, {"HOME": "~"}])
    def test_no_home(self, environ):
        here = places(None, environ)
        assert here.data_folder == here.settings == here.journal == here.packs == ""
        assert "no home folder" in _sentence(here)

    @pytest.mark.parametrize("asked", ["~", "~/x"])
    def test_no_home_to_expand(self, asked):
        assert "no home folder" in _sentence(places(asked, {}))

    @pytest.mark.parametrize("asked", ["", "  "])
    def test_an_empty_name(self, asked):
        assert "names no folder" in _sentence(places(asked, {"HOME": "/home/a"}))

    def test_another_account_s_home(self):
        assert "~root/x" in _sentence(places("~root/x", {"HOME": "/home/a"}))

    def test_a_file(self, tmp_path):
        place = tmp_path / "file"
        place.touch()
        assert "it is a file" in _sentence(places(str(place), {}))
        assert "Not a directory" in _sentence(places(str(place / "below"), {}))

    def test_links(self, tmp_path):
        (tmp_path / "circle").symlink_to("circle")
        (tmp_path / "nowhere").symlink_to("gone")
        (tmp_path / "good").symlink_to(tmp_path)
        assert "symbolic links" in _sentence(places(str(tmp_path / "circle"), {}))
        assert "link to nowhere" in _sentence(places(str(tmp_path / "nowhere"), {}))
        assert places(str(tmp_path / "good"), {}).problem == ""

    @pytest.mark.parametrize("asked", ["a\0b", "/" + "x" * 300, "/" + "x/" * 3000])
    def test_names_that_cannot_be(self, asked):
        assert "can't be used" in _sentence(places(asked, {}))

    def test_no_current_folder(self, tmp_path, monkeypatch):
        gone = tmp_path / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        gone.rmdir()
        assert "current folder is gone" in _sentence(places("x", {}))
        assert places(str(tmp_path), {}).problem == ""

    def test_a_terminal_is_not_upset(self, tmp_path):
        place = tmp_path / "a\x1b[2J"
        place.touch()
        assert "\x1b" not in _sentence(places(str(place), {}))

    @pytest.mark.parametrize("rights", [0o000, 0o444, 0o300])
    def test_no_right_to_read(self, rights):
        with open_folder() as folder:
            place = os.path.join(folder, "data")
            os.mkdir(place)
            os.chmod(place, rights)
            here = as_nobody(lambda: places(place, {}))
            assert "may not read" in _sentence(here)
            os.chmod(folder, 0o600)
            below = as_nobody(lambda: places(place, {}))
            assert "Permission denied" in _sentence(below)


class TestMaking:
    def test_for_its_owner_only(self, tmp_path):
        here = places(str(tmp_path / "a" / "b"), {})
        make_data_folder(here)
        assert stat.S_IMODE(os.stat(here.data_folder).st_mode) == 0o700
        make_data_folder(here)

    def test_not_as_a_guest(self, tmp_path):
        with pytest.raises(NotSaved, match="guest"):
            make_data_folder(places(str(tmp_path / "a"), {}, guest=True))
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_came_meanwhile(self, tmp_path):
        here = places(str(tmp_path / "a"), {})
        (tmp_path / "a").touch()
        with pytest.raises(NotSaved, match="it is a file"):
            make_data_folder(here)

    def test_a_place_that_cannot_be_written(self):
        if not os.path.isdir("/proc"):
            pytest.skip("needs /proc")
        with pytest.raises(NotSaved):
            make_data_folder(Places("/proc/selfhelp", ""))
