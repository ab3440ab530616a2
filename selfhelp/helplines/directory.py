"""Loading countries from compiled data: `<folder>/regions/<CC>.json` and `index.json`.

`folder` is the compiled data of one language. Codes come from users and settings; only a code
that stands in the index is ever made into a file name.
"""

import json
import os
from typing import Any

from selfhelp.domain.helpline import WORLD, Country, Service, Source

Folder = str | os.PathLike[str]


def names(folder: Folder) -> dict[str, str]:
    """The countries there are: code -> name, `INT` among them. Empty if the index is unreadable."""
    data = _read(folder, "index")
    if not isinstance(data, dict):
        return {}
    return {code: name for code, name in data.items() if _is_code(code) and isinstance(name, str)}


def load(code: str, folder: Folder) -> Country | None:
    """One country with its services.

    Returns:
        None if the code is not in the index, or its file can't be read. An entry that can't be
        understood is left out and the others are kept: one damaged line must not hide a number.
    """
    if not _is_code(code) or code not in names(folder):
        return None
    data = _read(folder, code)
    if not isinstance(data, dict) or data.get("code") != code:
        return None
    services = data.get("services", [])
    if not isinstance(services, list):
        return None
    built = [_service(entry) for entry in services]
    return Country(
        code=code,
        name=str(data.get("name", code)),
        services=tuple(service for service in built if service is not None),
        note=str(data.get("note", "")),
    )


def world(folder: Folder) -> Country | None:
    """The services that are open to anyone, anywhere."""
    return load(WORLD, folder)


def _is_code(code: object) -> bool:
    """Whether it is two or three of A-Z. `isupper` alone would let other alphabets in."""
    return (
        isinstance(code, str)
        and 2 <= len(code) <= 3
        and code.isascii()
        and (code.isalpha() and code.isupper())
    )


def _read(folder: Folder, name: str) -> Any:
    """The JSON of one file, or None."""
    try:
        with open(os.path.join(folder, "regions", f"{name}.json"), encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError, RecursionError):
        return None


def _service(data: Any) -> Service | None:
    """A service from what the compiler writes: fields with their default value are left out."""
    try:
        data = dict(data)
        data["languages"] = tuple(data.get("languages", ()))
        data["sources"] = tuple(Source(**source) for source in data.get("sources", ()))
        return Service(**data)
    except (TypeError, ValueError):
        return None
