"""Where everything lies on disk. No other part of the program knows a path.

Looking creates nothing. Places are plain strings: `pathlib` and `dataclasses` together cost a
tenth of an empty Textual app, and this is read before the first line of help is shown.
"""

import os
import stat
import sys
from typing import NamedTuple

from selfhelp.domain.strings import t
from selfhelp.files import NotSaved, shown, why_not_saved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "selfhelp"


class Places(NamedTuple):
    """The folders and files of one run.

    Attributes:
        data_folder: where kept things lie, full path, existing or not; "" when none is known.
        compiled: the compiled content that comes with the program.
        problem: one sentence when nothing can be kept or read there, else "". Everything that
            comes with the program works all the same.
        guest: nothing may be written, whatever is asked.
    """

    data_folder: str
    compiled: str
    problem: str = ""
    guest: bool = False

    @property
    def settings(self) -> str:
        """Language, country, theme and the like."""
        return self._inside("settings.json")

    @property
    def journal(self) -> str:
        """The encrypted journal."""
        return self._inside("journal.vault")

    @property
    def state(self) -> str:
        """What tells an older copy of the journal that was put back."""
        return self._inside("state.json")

    @property
    def help_now(self) -> str:
        """The person's own call list and stay-safe plan, if they chose to keep them readable."""
        return self._inside("help-now.json")

    @property
    def packs(self) -> str:
        """Installed languages, one folder each."""
        return self._inside("packs")

    def _inside(self, name: str) -> str:
        """Its path, or "" without a data folder: no file has that name, so reading finds none."""
        return os.path.join(self.data_folder, name) if self.data_folder else ""


def places(
    data_option: str | None = None,
    environ: "Mapping[str, str] | None" = None,
    *,
    guest: bool = False,
) -> Places:
    """Work out the places; nothing is created and nothing is raised.

    Args:
        data_option: what `--data` says; None if it wasn't given. It wins over SELFHELP_HOME.
        environ: the environment, `os.environ` if None.
        guest: as `--guest` says.
    """
    environ = os.environ if environ is None else environ
    asked = data_option if data_option is not None else environ.get("SELFHELP_HOME") or None
    try:
        folder = _standard_folder(environ) if asked is None else _full_path(asked, environ)
    except _Unknown as unknown:
        return Places("", _compiled(), str(unknown), guest)
    return Places(folder, _compiled(), _problem_of(folder), guest)


def make_data_folder(places: Places) -> None:
    """Create the data folder if it isn't there, open to its owner only. Call before writing.

    Raises:
        NotSaved: a guest session, no folder is known, or it can't be created.
    """
    if places.guest:
        raise NotSaved(guest_refusal())
    if places.problem:
        raise NotSaved(places.problem)
    folder = places.data_folder
    if os.path.isdir(folder):
        return  # its rights are left alone: it may be the person's own folder or a USB stick
    try:
        os.makedirs(os.path.dirname(folder), 0o700, exist_ok=True)
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise NotSaved(_problem_of(folder)) from None
    except (OSError, ValueError) as error:
        raise NotSaved(why_not_saved(folder, error)) from error


def guest_refusal() -> str:
    """Why nothing is changed on disk in a guest session."""
    return t("places.guest", "Nothing was changed: with --guest nothing is kept or deleted here.")


def translators() -> str:
    """Where packs are made: `locales` of a checkout, or the current folder."""
    root = os.path.dirname(os.path.dirname(_compiled()))
    made = os.path.isdir(os.path.join(root, "content", "en"))
    return os.path.join(root, "locales") if made else os.getcwd()


class _Unknown(Exception):
    """No folder can be named; the text is the sentence for the person."""


def _compiled() -> str:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return os.path.join(package, "_data")


def _standard_folder(environ: "Mapping[str, str]") -> str:
    """The platform's own folder for an application's data, as `platformdirs` has it.

    On Linux and its like it is worked out here, because importing `platformdirs` costs as much as
    all the rest of `selfhelp --version`; a test holds the two together. One difference is meant:
    without HOME the account's home isn't looked up, since that may ask a server.
    """
    if sys.platform in ("win32", "darwin", "ios") or hasattr(sys, "getandroidapilevel"):
        return _from_platformdirs()
    base = environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(base):  # the standard says: a relative one counts as not set
        base = os.path.join(_home(environ), ".local/share")
    return os.path.join(base, APP)


def _from_platformdirs() -> str:
    import platformdirs

    try:
        return platformdirs.user_data_dir(APP, appauthor=False)
    except Exception as error:  # it raises many kinds when the system names no home
        raise _Unknown(_no_home()) from error


def _home(environ: "Mapping[str, str]") -> str:
    home = environ.get("HOME" if os.name != "nt" else "USERPROFILE", "")
    if not os.path.isabs(home):
        raise _Unknown(_no_home())
    return home


def _no_home() -> str:
    return t(
        "places.no-home",
        "Nothing can be kept because the system names no home folder: start with --data and a"
        " folder of your choice to keep something.",
    )


def _full_path(asked: str, environ: "Mapping[str, str]") -> str:
    """The folder that was asked for. Never the standard one instead: that may be a shared disk."""
    if not asked.strip():
        raise _Unknown(t("places.empty", "--data names no folder: write one after it."))
    if asked == "~" or asked.startswith(("~/", "~" + os.sep)):
        # A shell does this, except after "--data=" and in SELFHELP_HOME.
        asked = _home(environ) + asked[1:]
    elif asked.startswith("~"):
        raise _Unknown(
            t(
                "places.tilde",
                "{path} can't be used because it names another account's home: write the full path.",
                path=shown(asked),
            )
        )
    try:
        return os.path.abspath(asked)
    except (OSError, ValueError) as error:
        raise _Unknown(
            t(
                "places.no-current-folder",
                "{path} can't be found because the current folder is gone: write the full path.",
                path=shown(asked),
            )
        ) from error


def _problem_of(folder: str) -> str:
    """Why the folder can't be used, in one sentence, or "". One that doesn't exist is fine."""
    try:
        mode = os.stat(folder).st_mode
    except FileNotFoundError:
        # A link that leads nowhere, or nothing at all?
        return (
            _unusable(folder, t("places.broken-link", "it is a link to nowhere"))
            if (os.path.islink(folder))
            else ""
        )
    except (OSError, ValueError) as error:
        return _unusable(folder, str(getattr(error, "strerror", None) or type(error).__name__))
    if not stat.S_ISDIR(mode):
        return _unusable(folder, t("places.a-file", "it is a file, not a folder"))
    if not os.access(folder, os.R_OK | os.X_OK):
        return _unusable(folder, t("places.no-right", "this account may not read it"))
    return ""


def _unusable(folder: str, reason: str) -> str:
    return t(
        "places.unusable",
        "The folder {path} can't be used ({reason}): choose another one with --data.",
        path=shown(folder),
        reason=reason,
    )
