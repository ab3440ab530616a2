"""The numbers that ship are the numbers that were listed. `expected.csv` is a frozen copy."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from selfhelp.domain.helpline import KINDS

HERE = Path(__file__).parent
TEXT_ONLY = {"gb-shout", "us-crisis-text-line"}
NO_ADDRESS = {
    "am-trust",
    "be-child-focus",
    "ca-needhelpnow",
    "ch-clickandstop",
    "eg-moh-16328",
    "gh-mha",
    "ke-red-cross-1199",
    "kr-kcsc",
    "pt-linha-alerta",
    "th-thaihotline",
    "tz-199",
    "vn-1900-1267",
    "vn-ngay-mai",
}
CONFLICT = {
    "ae-emergency",
    "al-emergency",
    "ar-emergency",
    "au-stop-it-now",
    "cn-beijing",
    "cz-parafilik",
    "es-prevensi",
    "fi-serie",
    "fj-emergency",
    "ge-111",
    "gh-emergency",
    "hu-gyermekvedo-hivoszam",
    "id-emergency",
    "it-telefono-amico",
    "jp-tell",
    "ke-befrienders",
    "ke-emergency",
    "kr-109",
    "ma-emergency",
    "md-emergency",
    "mk-megjashi",
    "my-befrienders",
    "pa-emergency",
    "pe-emergency",
    "pt-criancas-em-perigo",
    "rs-emergency",
    "sa-116111",
    "sa-emergency",
    "se-ecpat",
    "th-emergency",
    "tr-emergency",
    "tz-emergency",
    "ua-emergency",
    "ug-emergency",
    "xk-linja-e-jetes",
}
BY_KIND = {
    "perpetration-prevention": ((32, 15, 3), 22),
    "crisis": ((51, 44, 4), 78),
    "child-protection": ((79, 17, 1), 68),
    "child-helpline": ((32, 17, 1), 49),
    "report-content": ((34, 8, 4), 41),
    "young-people": ((4, 2, 0), 5),
    "emergency": ((39, 44, 3), 86),
}
ORDER = (
    "perpetration-prevention",
    "crisis",
    "child-protection",
    "child-helpline",
    "report-content",
    "young-people",
    "emergency",
)
BY_COUNTRY = """
INT 6·1·0·0·1·1·0; AE 0·1·2·0·0·0·1; AL 0·0·0·1·0·0·1; AM 0·1·1·0·0·0·0; AR 0·1·1·0·0·0·1; AT
1·1·2·1·1·0·1; AU 1·1·8·1·2·0·1; BA 0·0·0·1·0·0·1; BD 0·1·1·0·0·0·1; BE 3·2·2·2·1·0·1; BG
0·0·1·0·0·0·1; BR 0·1·1·0·1·0·1; BY 0·0·0·1·0·0·1; CA 2·1·5·1·1·1·1; CH 4·1·2·1·1·0·1; CL
0·1·1·1·0·0·1; CN 0·1·0·0·0·0·1; CO 0·1·1·0·0·0·1; CR 0·1·1·1·0·0·1; CY 0·1·1·1·1·0·1; CZ
1·1·2·1·1·0·1; DE 4·1·1·1·2·0·1; DK 2·1·2·1·1·1·1; DO 0·1·0·0·0·0·1; DZ 0·0·0·1·0·0·0; EC
0·1·0·0·0·0·1; EE 0·2·1·0·1·0·1; EG 0·1·1·0·0·0·1; ES 1·2·1·1·1·0·1; ET 0·0·0·1·0·0·0; FI
2·1·1·1·1·0·1; FJ 0·1·0·1·0·0·1; FR 1·2·1·0·2·0·1; GB 5·2·1·1·2·1·1; GE 0·0·0·1·0·0·1; GH
0·1·1·0·0·0·1; GR 0·1·2·0·1·0·1; HK 0·2·2·0·0·0·1; HR 0·1·1·1·0·0·1; HU 0·1·1·1·1·0·1; ID
0·1·1·0·0·0·1; IE 2·2·2·1·1·0·1; IL 0·1·3·0·0·0·1; IN 1·2·1·0·1·0·1; IS 1·1·1·0·1·0·1; IT
1·1·1·1·1·0·1; JP 2·3·1·1·1·0·1; KE 0·2·1·0·0·0·1; KR 0·1·1·1·1·0·1; LK 0·2·1·0·0·0·1; LT
0·1·1·1·1·0·1; LU 0·1·1·1·1·0·1; LV 0·1·1·0·0·0·1; MA 0·0·0·0·0·0·1; MD 0·1·1·0·0·1·1; ME
0·0·0·1·0·0·1; MK 0·0·0·1·0·0·1; MT 0·1·1·0·1·0·1; MX 0·2·2·0·1·0·1; MY 0·2·1·1·0·0·1; NG
0·1·1·1·1·0·1; NL 1·1·1·1·1·1·1; NO 1·2·1·0·1·0·1; NP 0·1·0·1·0·0·1; NZ 5·2·1·1·1·0·1; PA
0·1·0·0·0·0·1; PE 0·1·2·0·0·0·1; PH 0·1·2·0·1·0·1; PK 0·2·0·1·0·0·1; PL 0·1·1·1·1·0·1; PT
0·1·1·1·1·0·1; RO 0·1·1·1·0·0·1; RS 0·1·0·1·1·0·1; RU 0·1·0·1·0·0·1; SA 0·1·0·1·0·0·1; SE
1·1·2·1·1·0·1; SG 0·1·1·1·0·0·1; SI 0·1·2·1·1·0·1; SK 0·1·0·1·1·0·1; SN 0·0·0·1·0·0·0; TH
0·1·1·0·1·0·1; TR 0·0·1·0·0·0·1; TW 0·1·1·0·0·0·1; TZ 0·1·1·0·0·0·1; UA 0·1·1·1·0·0·1; UG
0·1·1·0·0·0·1; US 2·2·2·0·1·0·1; UY 0·1·1·0·0·0·1; VN 0·2·1·0·0·0·1; XK 0·1·0·0·0·0·1; ZA
0·2·2·0·1·0·1;
"""


@pytest.fixture(scope="module")
def expected():
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_all_434_services_of_90_countries_ship(expected, services, countries):
    assert len(expected) == 434
    assert len(countries) == 91
    assert set(services) == set(expected)
    assert sum(len(country.services) for country in countries.values()) == 434


def test_each_stands_in_its_country_and_kind(expected, countries):
    shipped = {s.id: (c.code, s.kind) for c in countries.values() for s in c.services}
    assert shipped == {id: (row["country"], row["kind"]) for id, row in expected.items()}


def test_every_phone_and_address_is_the_listed_one(expected, services):
    wrong = []
    for id, row in expected.items():
        service = services[id]
        phone = "" if id in TEXT_ONLY else row["phone"]
        if (service.phone, service.web) != (phone, row["web"]):
            wrong.append((id, service.phone, service.web))
    assert wrong == []


def test_a_text_only_number_is_no_voice_number(expected, services):
    for id in TEXT_ONLY:
        assert services[id].phone == ""
        assert expected[id]["phone"] in services[id].sms.split()


def test_a_number_from_abroad_is_not_the_number_of_another_service(services):
    digits = {s.id: re.sub(r"\D", "", s.abroad) for s in services.values() if s.abroad}
    for id, number in digits.items():
        twins = [other for other, same in digits.items() if same == number and other != id]
        for other in twins:
            assert services[id].phone == services[other].phone


def test_only_three_services_state_a_number_from_abroad_of_their_own(services):
    """The others are worked out from the phone, end in its digits, and say so (test_words)."""

    def digits(text):
        return re.sub(r"[^0-9]", "", text)

    stated = {
        s.id
        for s in services.values()
        if s.abroad and not digits(s.abroad).endswith(digits(s.phone)[-6:])
    }
    assert stated == {"ee-lasteabi", "gb-nspcc", "nz-oranga-tamariki"}


@pytest.mark.parametrize("kind", KINDS)
def test_counts_by_kind_are_those_of_the_summary(kind, countries):
    confidence = Counter(s.confidence for c in countries.values() for s in c.of(kind))
    counts, where = BY_KIND[kind]
    assert tuple(confidence[word] for word in ("high", "medium", "low")) == counts
    assert sum(bool(c.of(kind)) for c in countries.values() if c.code != "INT") == where


def test_counts_by_country_are_those_of_the_summary(countries):
    shipped = {
        code: "·".join(str(len(country.of(kind))) for kind in ORDER)
        for code, country in countries.items()
    }
    listed = dict(
        entry.split() for entry in BY_COUNTRY.replace("\n", " ").split(";") if entry.strip()
    )
    assert shipped == listed


def test_files_are_in_the_order_of_help_now(countries):
    for country in countries.values():
        kinds = [KINDS.index(service.kind) for service in country.services]
        assert kinds == sorted(kinds), country.code


def test_the_13_without_an_address_are_not_shown_and_all_others_are(services):
    assert {s.id for s in services.values() if not s.shown} == NO_ADDRESS
    for service in services.values():
        if service.shown:
            assert all(source.address.startswith("http") for source in service.sources)


def test_doubt_is_said(services):
    assert {s.id for s in services.values() if s.conflict} == CONFLICT
    for service in services.values():
        if service.conflict or service.confidence == "low":
            assert len(service.caution) > 20, service.id


def test_differing_sources_are_called_so(services):
    said = re.compile(r"differ|may have|closed|replaced|one source", re.IGNORECASE)
    assert [id for id in CONFLICT if not said.search(services[id].caution)] == []


def test_who_reports_or_is_police_says_so_before_the_call(services):
    for id, words in {
        "ie-one-in-four-phoenix": ("Always", "Tusla", "Garda"),
        "us-childhelp": ("not a reporting line",),
        "ca-childhelp": ("not a reporting line",),
        "gb-nspcc": ("must pass on", "need not give your name"),
        "nl-veilig-thuis": ("anonymous",),
        "de-hilfe-telefon": ("not meant for people who have harmed",),
        "cl-147": ("police",),
        "gr-10201": ("police",),
        "lu-116000": ("Outside office hours the police",),
        "ro-119": ("located", "recorded"),
        "cr-911-pani": ("emergency number",),
        "is-112-child": ("emergency number",),
        "kr-112-child": ("emergency number",),
        "lt-vaiko-teises": ("emergency number",),
        "se-socialtjanst": ("emergency number",),
        "gb-stop-it-now": ("need not give your name", "passes them on"),
        "ca-ca-suffit": ("reported to the authorities",),
        "is-taktu-skrefid": ("Ask what limits",),
    }.items():
        said = f"{services[id].tells} {services[id].caution}"
        assert all(word in said for word in words), id
    assert services["ie-one-in-four-phoenix"].anonymous is False
    assert services["ro-119"].anonymous is False


def test_an_emergency_number_for_one_service_names_the_police(services):
    for service in services.values():
        if service.name.endswith("ambulance and fire"):
            assert "police" in service.caution, service.id
        if "police" in service.name and service.kind == "emergency":
            assert "reaches the police" in service.caution, service.id


def test_no_note_of_an_editor_and_no_forbidden_word_ships(services):
    forbidden = re.compile(
        r"re-?check|maintainer|entry|snippet|dataset|wikipedia|repository|per source|conflict"
        r"|confidence|child porn|kiddie|offenders?\b|pa?edophil|underage|null|unknown",
        re.IGNORECASE,
    )
    for service in services.values():
        for text in (service.audience, service.tells, service.caution, service.hours, service.sms):
            assert not forbidden.search(text), (service.id, text)


def test_our_own_words_are_short_sentences(services):
    for service in services.values():
        for text in (service.tells, service.caution):
            for sentence in re.split(r"(?<=[.!?:;])\s", text):
                assert len(sentence.split()) <= 28, (service.id, sentence)
            assert not text or text[-1] in ".)" or text.endswith("spletno-oko.si"), service.id


def test_what_it_is_for_is_said_of_each_without_a_full_stop(services):
    for service in services.values():
        assert service.audience, service.id
        assert not service.audience.endswith("."), service.id


def test_names_of_countries_are_those_of_cldr(countries):
    babel = pytest.importorskip("babel")
    territories = babel.Locale("en").territories
    ours = {"HK": "Hong Kong", "INT": "Anywhere, online"}
    for code, country in countries.items():
        assert country.name == ours.get(code, territories.get(code)), code


def test_listed_on_one_day_and_checked_by_nobody_yet(services):
    for service in services.values():
        assert service.listed == "2026-11-22"
        assert service.checked_by == service.checked == ""
