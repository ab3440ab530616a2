"""`now` and `helplines` for every country, compared with the region files themselves."""

import json
import re
from pathlib import Path

import pytest

from selfhelp.content import regions
from selfhelp.domain.helpline import KINDS, Country, Service

ROOT = Path(__file__).resolve().parents[2]

COUNTRIES: dict[str, Country] = {}
for _path in sorted((ROOT / "content/regions").glob("*.yaml")):
    _found = regions.read(_path, [])
    assert _found is not None, _path
    COUNTRIES[_found.code] = _found
WORLD = COUNTRIES["INT"]
CODES = [code for code in COUNTRIES if code != "INT"]

DIGITS = re.compile(r"[0-9][0-9 \-/*#]*[0-9]|[0-9]")

UNKNOWN = (
    "Narnia",
    "../../etc/passwd",
    "/etc/passwd",
    "regions/GB",
    "GB.json",
    "GB;rm -rf",
    "G B",
    "x" * 5000,
    "GB" * 2500,
    "\x1b[31mGB\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\U0001f1ec\U0001f1e7",
    "\u202eBG",
    "[@click=app.quit]GB[/]",
    "{name}",
    "%s%n",
    "\udcff",
    "Niger",
    "North Korea",
    "index",
    "INTERNET",
    "-",
    "a\nb",
    "0",
)

pytestmark = pytest.mark.usefixtures("untouched")


def own_words(service: Service) -> str:
    """All that an entry says, in one text."""
    return " ".join(
        str(part)
        for part in (
            service.name,
            service.phone,
            service.sms,
            service.audience,
            service.caution,
            service.tells,
            service.hours,
            service.region,
            service.web,
            service.chat,
            service.email,
        )
    )


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_full_list_holds_every_number_beside_its_country_and_no_other(cli, code):
    country = COUNTRIES[code]
    shown = [service for service in country.services if service.shown]
    ended = cli("helplines", code)
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert lines[0] == f"Help lines: {country.name}"

    expected = []
    for service in shown:
        place = f"{country.name}, {service.region}" if service.region else country.name
        assert f"{service.name} ({place})" in lines
        if service.phone:
            expected.append(f"Phone: {service.phone} ({place})")
        if service.sms:
            expected.append(f"Text message: {service.sms} ({place})")
        for label, value in (
            ("Web", service.web),
            ("Chat", service.chat),
            ("E-mail", service.email),
        ):
            assert not value or f"{label}: {value}" in lines
    numbers = [line for line in lines if line.startswith(("Phone: ", "Text message: "))]
    assert sorted(numbers) == sorted(expected)

    rows = json.loads(cli("helplines", code, "--json").out)
    assert {row["id"]: row["phone"] for row in rows} == {s.id: s.phone for s in shown}
    assert {row["country"] for row in rows} <= {code}
    # Every one is dated, and none claims a call that nobody made.
    dated = [line for line in lines if line.startswith("This entry: ")]
    assert len(dated) == len(shown)
    assert all("not called by us" in line or "checked" in line for line in dated)


@pytest.mark.parametrize("code", CODES)
def test_help_now_shows_this_country_s_numbers_and_no_other_s(cli, code):
    country = COUNTRIES[code]
    ended = cli("now", "--country", code)
    assert (ended.code, ended.err) == (0, "")
    lines = [line for line in ended.out.splitlines() if not re.match(r"[0-9]\. ", line)]
    emergency = [s.phone for s in country.of("emergency") if s.shown and s.phone]
    called = [line for line in lines if line.startswith("Emergency: ")]
    assert called
    assert all(line.startswith(f"Emergency: {country.name}: ") for line in called)
    if emergency:
        assert any(line.startswith(f"Emergency: {country.name}: {emergency[0]}") for line in called)

    # Each number in the block is in an entry of this country, or of the services for anyone.
    own = [own_words(service) for service in country.services if service.shown]
    world = [own_words(service) for service in WORLD.services if service.shown]
    kinds = ("Crisis line: ", "Prevention helpline: ", "Child protection: ")
    for line in lines:
        if not line.startswith((*kinds, "Emergency: ")):
            continue
        anywhere = "(anywhere, online)" in line
        assert anywhere or country.name in line or not DIGITS.search(line), line
        for number in DIGITS.findall(line.replace(country.name, "")):
            held = world if anywhere else own
            assert any(number in words for words in held), (number, line)
    for kind in kinds:
        assert any(line.startswith(kind) for line in lines), kind
    assert not [line for line in lines if "from your language setting" in line]


def test_the_other_ways_to_name_a_country_lead_to_the_same_list(cli):
    wanted = cli("helplines", "GB").out
    for name in ("gb", " GB ", "uk", "UNITED KINGDOM", "the united kingdom", "Scotland"):
        assert cli("helplines", name).out == wanted, name
    assert cli("helplines", "--country", "gb").out == wanted
    assert cli("helplines", "GB", "--country", "FR").out == wanted


@pytest.mark.parametrize("code", CODES)
def test_what_a_country_lacks_is_said(cli, code):
    country = COUNTRIES[code]
    name = country.name
    have = {service.kind for service in country.services if service.shown}
    said = {
        "emergency": f"{name}: we have no emergency number.",
        "crisis": f"{name}: we have no crisis line.",
        "perpetration-prevention": f"{name}: we know of no service of its own.",
        "child-protection": f"{name}: we have no line for adults who worry about a child.",
    }
    out = cli("helplines", code).out
    for kind, words in said.items():
        reachable = [
            s
            for s in country.of(kind)
            if s.shown and (s.phone or s.sms or s.web or s.chat or s.email)
        ]
        assert (words in out) == (not reachable), kind
    for kind in set(KINDS) - have:
        alone = cli("helplines", code, "--kind", kind)
        assert alone.code == 0
        assert not [line for line in alone.out.splitlines() if line.startswith("Phone: ")]
        assert len(alone.out.splitlines()) > 1, kind


def test_at_least_one_country_lacks_each_kind_that_may_be_lacking():
    for kind in KINDS[1:]:
        assert any(not c.of(kind) for c in COUNTRIES.values()), kind


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_only(cli, kind):
    for code in ("GB", "DE", "AU", "INT"):
        rows = json.loads(cli("helplines", code, "--kind", kind, "--json").out)
        wanted = [s.id for s in COUNTRIES[code].of(kind) if s.shown]
        assert sorted(row["id"] for row in rows) == sorted(wanted)


def test_the_list_of_countries_is_all_of_them(cli):
    lines = cli("helplines", "--list").out.splitlines()
    assert sorted(lines) == sorted(f"{c.code}  {c.name}" for c in COUNTRIES.values())
    assert len(lines) == 91


@pytest.mark.parametrize("typed", UNKNOWN, ids=lambda typed: ascii(typed[:20]))
def test_an_unknown_country_is_one_sentence_and_help_goes_on(cli, typed):
    for argv in (("helplines", "--", typed), ("now", f"--country={typed}")):
        ended = cli(*argv)
        assert ended.code == 2
        assert len(ended.err.splitlines()) == 1
        assert "is not in the list of countries" in ended.err
        assert not ended.err.startswith(" ")
        assert len(ended.err) < 250
        assert "local emergency number" in ended.out
        assert "Phone: " not in ended.out
        assert "root:" not in ended.out
        for world in (s for s in WORLD.services if s.kind == "perpetration-prevention" and s.shown):
            assert argv[0] == "now" or world.web in ended.out


def test_no_country_says_so_and_shows_the_services_for_anyone(cli):
    for argv in (("helplines",), ("helplines", ""), ("helplines", "--country=")):
        ended = cli(*argv)
        assert (ended.code, ended.err) == (0, "")
        assert "No country is chosen. In danger, call your local emergency number." in ended.out
        assert WORLD.name in ended.out
    assert "Emergency: Call your local emergency number." in cli("now").out


@pytest.mark.parametrize("name", ["LANG", "LC_ALL", "LC_MESSAGES"])
@pytest.mark.parametrize(
    "value, code",
    [
        ("de_DE.UTF-8", "DE"),
        ("en_AU", "AU"),
        ("sr_RS@latin", "RS"),
        ("zh_Hant_TW.UTF-8", "TW"),
        ("xx_YY.bogus", ""),
        ("C", ""),
        ("POSIX", ""),
        ("de", ""),
        ("_DE", ""),
        ("../../DE", ""),
        ("en_\x1b[31m", ""),
        ("en_GB;rm", ""),
        ("\udcff_GB", ""),
        ("x" * 100_000 + "_GB", ""),
        ("en_" * 50_000, ""),
    ],
    ids=lambda value: ascii(value[:20]),
)
def test_a_country_from_the_language_setting_is_called_a_guess(cli, monkeypatch, name, value, code):
    monkeypatch.setenv(name, value)
    now, lines = cli("now"), cli("helplines")
    assert (now.code, now.err, lines.code, lines.err) == (0, "", 0, "")
    country = COUNTRIES.get(code)
    if country is None:
        assert "language setting" not in now.out + lines.out
        assert "No country is chosen" in now.out
        assert "No country is chosen" in lines.out
        return
    assert f"{country.name}: from your language setting. You can choose another." in now.out
    assert lines.out.splitlines()[0] == f"Help lines: {country.name}"
    assert "This country comes from your language setting." in lines.out
    # What the person says wins, and then it is no guess.
    for argv in (("now", "--country", "FR"), ("helplines", "FR"), ("helplines", "--country", "FR")):
        out = cli(*argv).out
        assert "language setting" not in out
        assert "France" in out
        assert country.name not in out


def test_a_saved_country_comes_before_the_language_setting(cli, monkeypatch, tmp_path):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "settings.json").write_text('{"country": "NZ"}')
    for argv in (("now",), ("helplines",)):
        out = cli(*argv, "--data", str(folder)).out
        assert "New Zealand" in out
        assert "Germany" not in out
        assert "language setting" not in out
        assert "New Zealand" not in cli(*argv, "--data", str(folder), "--country", "IE").out


@pytest.mark.parametrize("country", ["ZZ", "../x", "gb", 7, None, ["GB"], "GB\x1b[31m", "x" * 9999])
def test_a_saved_country_that_cannot_be_used_stops_no_help(cli, tmp_path, country):
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps({"country": country}))
    ended = cli("now", "--data", str(folder))
    assert ended.code == 0
    assert "No country is chosen" in ended.out
    assert country == "ZZ" or "settings.json" in ended.err
