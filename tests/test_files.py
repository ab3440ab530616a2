"""A small file is written whole or not at all, and read without being caught in a trap."""

import contextlib
import errno
import os
import signal
import stat

import pytest

from selfhelp import files

OLD, NEW = b"what was there\n", b"what comes\n" * 1000


@pytest.fixture
def path(tmp_path):
    """An existing file with old content."""
    file = tmp_path / "settings.json"
    file.write_bytes(OLD)
    return str(file)


def names_beside(path):
    return os.listdir(os.path.dirname(path))


class TestWriting:
    def test_the_new_content_is_there_and_nothing_beside(self, path):
        files.write_atomic(path, NEW)

        with open(path, "rb") as file:
            assert file.read() == NEW
        assert names_beside(path) == ["settings.json"]

    @pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
    def test_only_the_owner_may_read_it(self, path, mask):
        os.chmod(path, 0o644)
        before = os.umask(mask)
        try:
            files.write_atomic(path, NEW)
        finally:
            os.umask(before)

        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600

    def test_not_even_for_a_moment_by_others(self, path, monkeypatch):
        """From the start, also on a disk that won't change rights afterwards."""

        def fail(*args):
            raise PermissionError(errno.EPERM, "no")

        monkeypatch.setattr(os, "chmod", fail)
        before = os.umask(0)
        try:
            files.write_atomic(path, NEW)
        finally:
            os.umask(before)

        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600

    def test_a_link_is_replaced_and_its_target_left_alone(self, path, tmp_path):
        target = tmp_path / "target"
        target.write_bytes(OLD)
        os.unlink(path)
        os.symlink(target, path)

        files.write_atomic(path, NEW)

        assert target.read_bytes() == OLD
        assert not os.path.islink(path)

    def test_data_and_name_reach_the_disk_in_order(self, path, monkeypatch):
        calls = []
        for name in ("write", "fsync", "replace"):
            real = getattr(os, name)

            def noted(*args, name=name, real=real):
                what = "folder" if name == "fsync" and _is_folder(args[0]) else name
                calls.append(what)
                return real(*args)

            monkeypatch.setattr(os, name, noted)

        files.write_atomic(path, NEW)

        assert calls == ["write", "fsync", "replace", "folder"]

    def test_a_write_that_takes_only_part_is_continued(self, path, monkeypatch):
        real = os.write
        monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:7]))

        files.write_atomic(path, NEW)

        with open(path, "rb") as file:
            assert file.read() == NEW


def _is_folder(handle):
    return stat.S_ISDIR(os.fstat(handle).st_mode)


# Each step that can fail, and what the person is told. The name "folder" is the second fsync.
FAULTS = [
    ("open", errno.EACCES, "may not write there"),
    ("open", errno.EROFS, "read-only"),
    ("open", errno.ENOSPC, "disk is full"),
    ("write", errno.ENOSPC, "disk is full"),
    ("write", errno.EDQUOT, "disk is full"),
    ("write", errno.EFBIG, "File too large"),
    ("fsync", errno.EIO, "Input/output error"),
    ("close", errno.EDQUOT, "disk is full"),
    ("replace", errno.EPERM, "may not write there"),
    ("replace", errno.EISDIR, "Is a directory"),
]


class TestNotWriting:
    @pytest.mark.parametrize("step, code, words", FAULTS)
    def test_the_old_content_stays_and_the_sentence_says_why(
        self, path, monkeypatch, step, code, words
    ):
        def fail(*args, **kwargs):
            if step == "close":
                real(*args)
            raise OSError(code, os.strerror(code))

        real = getattr(os, step)
        with monkeypatch.context() as patch:
            patch.setattr(os, step, fail)
            with pytest.raises(files.NotSaved) as refused:
                files.write_atomic(path, NEW)

        sentence = str(refused.value)
        assert words in sentence
        assert path in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence
        with open(path, "rb") as file:
            assert file.read() == OLD
        assert names_beside(path) == ["settings.json"]

    def test_the_system_s_own_limit(self, path):
        """A real refusal in the middle of writing, not one of ours."""
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            with pytest.raises(files.NotSaved):
                files.write_atomic(path, NEW)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

        assert names_beside(path) == ["settings.json"]

    def test_no_folder(self, tmp_path):
        with pytest.raises(files.NotSaved, match="No such file"):
            files.write_atomic(str(tmp_path / "no" / "settings.json"), NEW)

    def test_a_folder_in_its_place(self, tmp_path):
        place = tmp_path / "settings.json"
        place.mkdir()

        with pytest.raises(files.NotSaved):
            files.write_atomic(str(place), NEW)

        assert names_beside(str(place)) == ["settings.json"]

    def test_a_name_that_cannot_be(self, tmp_path):
        with pytest.raises(files.NotSaved):
            files.write_atomic(f"{tmp_path}/a\0b", NEW)

    @pytest.mark.parametrize("code", [errno.EINVAL, errno.EACCES])
    def test_a_folder_that_cannot_be_synced_is_no_failure(self, path, monkeypatch, code):
        real = os.fsync

        def fsync(handle):
            if _is_folder(handle):
                raise OSError(code, os.strerror(code))
            real(handle)

        monkeypatch.setattr(os, "fsync", fsync)
        files.write_atomic(path, NEW)

    def test_an_interruption_leaves_nothing_behind(self, path, monkeypatch):
        def interrupted(*args):
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            files.write_atomic(path, NEW)

        assert names_beside(path) == ["settings.json"]

    @pytest.mark.parametrize("step", ["write", "fsync", "replace"])
    def test_a_power_cut_leaves_the_old_content(self, path, step):
        """The process is killed in the middle; what is left has a name that we know."""
        child = os.fork()
        if not child:
            setattr(os, step, lambda *args: os.kill(os.getpid(), signal.SIGKILL))
            files.write_atomic(path, NEW)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL

        with open(path, "rb") as file:
            assert file.read() == OLD
        left = [name for name in names_beside(path) if name != "settings.json"]
        assert [name.startswith("settings.json.") for name in left] == [True]
        assert left[0].endswith(files.UNFINISHED)


class TestReading:
    def test_what_is_there(self, path):
        assert files.read_small(path, 100) == OLD
        assert files.read_small(path, len(OLD)) == OLD

    @pytest.mark.parametrize("missing", ["", "no-such-file", "settings.json/below-a-file"])
    def test_nothing_there(self, path, missing):
        place = os.path.join(os.path.dirname(path), missing) if missing else ""
        assert files.read_small(place, 100) is None

    def test_through_a_link(self, path, tmp_path):
        link = tmp_path / "link"
        link.symlink_to(path)
        assert files.read_small(str(link), 100) == OLD

    def test_a_link_that_leads_nowhere_is_nothing(self, tmp_path):
        link = tmp_path / "link"
        link.symlink_to(tmp_path / "gone")
        assert files.read_small(str(link), 100) is None

    def test_links_in_a_circle(self, tmp_path):
        a, b = tmp_path / "a", tmp_path / "b"
        a.symlink_to(b)
        b.symlink_to(a)
        assert "symbolic links" in _refused(str(a))

    def test_too_large(self, path):
        assert "too large" in _refused(path, len(OLD) - 1)

    def test_without_end(self):
        assert "ordinary" in _refused("/dev/zero")

    def test_a_folder(self, tmp_path):
        assert "ordinary" in _refused(str(tmp_path))

    def test_a_pipe_does_not_make_it_wait(self, tmp_path):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with _at_most(5):
            assert "ordinary" in _refused(str(pipe))

    def test_a_disk_that_fails(self, path, monkeypatch):
        def fail(*args):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        monkeypatch.setattr(os, "read", fail)
        assert "Input/output error" in _refused(path)

    def test_nothing_stays_open(self, path):
        before = set(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else set()
        files.read_small(path, 100)
        _refused(path, 1)
        files.write_atomic(path, NEW)
        after = set(os.listdir("/proc/self/fd")) if before else set()
        assert len(after) == len(before)


def _refused(path, limit=100):
    with pytest.raises(files.NotRead) as refused:
        files.read_small(path, limit)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@contextlib.contextmanager
def _at_most(seconds):
    def waited(*args):
        raise TimeoutError("it waits for ever")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "path, printed",
    [
        ("/home/ä/x", "/home/ä/x"),
        ("a\x1b[2Jb\nc\x07", "a?[2Jb?c?"),
        (os.fsdecode(b"a\xffb"), "a?b"),
        ("\u202egnp.exe", "?gnp.exe"),
    ],
)
def test_a_path_cannot_upset_the_terminal(path, printed):
    assert files.shown(path) == printed
