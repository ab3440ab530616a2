"""Writing a small file so that it is there whole or not at all, and reading one safely.

Start-up path: only `os` and `stat`, which Python has loaded already.
"""

import os
import stat

from selfhelp.domain.strings import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

UNFINISHED = ".part"
"""The end of the name of a file being written; what stands before it is `name.` + 16 digits."""

_NO_FOLDER_SYNC = ("EINVAL", "ENOTSUP", "EOPNOTSUPP", "EACCES", "EPERM", "EBADF", "EISDIR")


class NotSaved(Exception):
    """Nothing was changed on disk. The text is one sentence for a person (exit code 6)."""


class NotRead(Exception):
    """A file is there and can't be used. The text is one sentence for a person."""


def write_atomic(path: str, data: bytes) -> None:
    """Write `data` to `path`, readable only by its owner: a new file takes the old one's place.

    Until the last moment the old content stays as it was, also when the power fails. A link in
    its place is replaced, not followed.

    Args:
        path: the file; its folder must exist.
        data: the whole new content.

    Raises:
        NotSaved: it couldn't be written (disk full, no right, read-only, ...). The old file is as
            it was and no unfinished one is left.
    """
    unfinished = unfinished_name(path)
    try:
        try:
            _write_new(unfinished, data)
            os.replace(unfinished, path)
        except BaseException:
            _discard(unfinished)
            raise
        _sync_folder(os.path.dirname(path) or ".")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise NotSaved(why_not_saved(path, error)) from error


def unfinished_name(path: str) -> str:
    """A new name beside `path` for what will take its place."""
    # Not `tempfile`: it costs more than the rest of `selfhelp now`.
    return f"{path}.{os.urandom(8).hex()}{UNFINISHED}"


def take_place(unfinished: str, path: str) -> None:
    """Put a file that somebody else wrote, `unfinished`, in the place of `path`, for good.

    Raises:
        OSError: it couldn't be done; `unfinished` is still there, and up to the caller.
    """
    file = os.open(unfinished, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(file)
    finally:
        os.close(file)
    os.replace(unfinished, path)
    _sync_folder(os.path.dirname(path) or ".")


def read_small(path: str, limit: int) -> bytes | None:
    """The content of `path`; None if there is no such file.

    Args:
        path: the file, or a link to it.
        limit: a larger file is refused, so that a strange one can't fill the memory.

    Raises:
        NotRead: it is too large, isn't an ordinary file, or the system refuses.
    """
    # Non-blocking, or a pipe that stands where the file should be would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise NotRead(_cant_read(path, _reason(error))) from error
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise NotRead(_cant_read(path, t("files.not-a-file", "it isn't an ordinary file")))
        parts = []
        left = limit + 1
        while left and (part := os.read(file, left)):
            parts.append(part)
            left -= len(part)
        if not left:
            raise NotRead(_cant_read(path, t("files.too-large", "it is far too large")))
        return b"".join(parts)
    except OSError as error:
        raise NotRead(_cant_read(path, _reason(error))) from error
    finally:
        os.close(file)


def shown(path: str) -> str:
    """`path` as it may be printed: a file's name can hold bytes that would upset a terminal."""
    text = path.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in text)


def why_not_saved(path: str, error: Exception) -> str:
    """One sentence: what wasn't saved, why, and what to do."""
    import errno

    name = shown(path)
    code = getattr(error, "errno", None)
    if code in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return t(
            "files.disk-full",
            "{path} was not saved because the disk is full: free some space and try again.",
            path=name,
        )
    if code == errno.EROFS:
        return t(
            "files.read-only",
            "{path} was not saved because the disk is read-only: choose another folder with --data.",
            path=name,
        )
    if code in (errno.EACCES, errno.EPERM):
        return t(
            "files.no-right",
            "{path} was not saved because this account may not write there, or another program holds"
            " it: change the folder's rights or choose another one with --data.",
            path=name,
        )
    return t(
        "files.not-saved",
        "{path} was not saved ({reason}): choose another folder with --data or try again.",
        path=name,
        reason=_reason(error),
    )


def _write_new(path: str, data: bytes) -> None:
    """A new file with `data`, on the disk when this returns."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for extra in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
        flags |= getattr(os, extra, 0)
    file = os.open(path, flags, 0o600)
    try:
        _quietly(lambda: os.chmod(path, 0o600))  # a strict umask may have taken our own rights
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def _sync_folder(folder: str) -> None:
    """Make the new name last too. Where folders can't be synced, the system does it by itself."""
    if os.name == "nt":
        return
    import errno

    cant = {getattr(errno, name) for name in _NO_FOLDER_SYNC if hasattr(errno, name)}
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in cant:
            raise


def _discard(path: str) -> None:
    _quietly(lambda: os.unlink(path))


def _quietly(act: "Callable[[], None]") -> None:
    """Do it if it can be done: a failure here must not hide the one that matters."""
    try:
        act()
    except (OSError, ValueError):
        pass


def _cant_read(path: str, reason: str) -> str:
    return t(
        "files.not-read",
        "{path} can't be read ({reason}): check it or move it away.",
        path=shown(path),
        reason=reason,
    )


def _reason(error: Exception) -> str:
    # `strerror` alone: the whole text of the error repeats the path in a form of its own.
    return str(getattr(error, "strerror", None) or type(error).__name__)
