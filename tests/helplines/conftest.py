"""The shipped region files, read once, and a folder of compiled data made from them."""

import json
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from selfhelp.content import regions
from selfhelp.domain.helpline import Country, Service

ROOT = Path(__file__).resolve().parents[2]


def as_compiled(country: Country) -> dict[str, object]:
    """A country as the compiler writes it: fields equal to their default are left out."""

    def plain(value: Any) -> Any:
        if isinstance(value, tuple):
            return [plain(part) for part in value]
        if hasattr(value, "__dataclass_fields__"):
            parts = {each.name: getattr(value, each.name) for each in fields(value)}
            defaults = {each.name: each.default for each in fields(value)}
            return {
                name: plain(part)
                for name, part in parts.items()
                if defaults[name] is MISSING or part != defaults[name]
            }
        return value

    result = plain(country)
    assert isinstance(result, dict)
    return result


@pytest.fixture(scope="session")
def compiled():
    return as_compiled


@pytest.fixture(scope="session")
def countries() -> dict[str, Country]:
    problems: list = []
    found = [regions.read(path, problems) for path in (ROOT / "content/regions").glob("*.yaml")]
    assert problems == []
    return {country.code: country for country in found if country is not None}


@pytest.fixture(scope="session")
def services(countries) -> dict[str, Service]:
    return {service.id: service for country in countries.values() for service in country.services}


@pytest.fixture(scope="session")
def world(countries) -> Country:
    return countries["INT"]


@pytest.fixture(scope="session")
def names(countries) -> dict[str, str]:
    return {code: country.name for code, country in sorted(countries.items())}


@pytest.fixture(scope="session")
def folder(tmp_path_factory, countries, names) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "regions").mkdir()
    for code, country in countries.items():
        text = json.dumps(as_compiled(country), ensure_ascii=False)
        (folder / "regions" / f"{code}.json").write_text(text, encoding="utf-8")
    text = json.dumps(names, ensure_ascii=False)
    (folder / "regions" / "index.json").write_text(text, encoding="utf-8")
    return folder
