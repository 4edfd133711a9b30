from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import BadField
from summitry.ingest.publishers import (
    COLUMNS,
    find_publisher,
    fold_name,
    host_and_path,
    iter_publishers,
    parse_rows,
)


def codes(text: str) -> list[str]:
    return text.split()


G20_AND_ASEAN = codes(
    "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN KOR MEX RUS SAU ZAF TUR GBR USA BRN KHM LAO MYS MMR PHL SGP THA VNM"
)
EU_MEMBERS = codes(
    "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE"
)
GOOD_ROW = {
    "domains": "mfa.example",
    "name": "Ministry",
    "aliases": "MFA",
    "side": "ABC",
    "role": "foreign_ministry",
    "taken_from": "a test",
}


def test_the_file_has_its_columns_and_only_rows_that_can_be_used():
    text = files("summitry.ingest").joinpath("publishers.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    assert tuple(rows.fieldnames or ()) == COLUMNS
    assert len(list(parse_rows(rows))) == len(text.splitlines()) - 1


def test_no_domain_and_no_name_belongs_to_two_publishers():
    domains = Counter(domain for publisher in iter_publishers() for domain in publisher.domains)
    names = Counter(
        name
        for publisher in iter_publishers()
        for name in {fold_name(name) for name in (publisher.name, *publisher.aliases)}
    )
    assert [domain for domain, times in domains.items() if times > 1] == []
    assert [name for name, times in names.items() if times > 1] == []


def test_every_name_and_domain_of_the_list_finds_its_publisher():
    for publisher in iter_publishers():
        assert [find_publisher(None, name) for name in (publisher.name, *publisher.aliases)] == [publisher] * (
            1 + len(publisher.aliases)
        )
        assert [find_publisher(f"https://{domain}/") for domain in publisher.domains] == [publisher] * len(
            publisher.domains
        )


def test_governments_and_organisations_that_the_list_must_cover():
    governments = {
        p.side
        for p in iter_publishers()
        if p.role in {"head_of_state", "head_of_government", "foreign_ministry", "government"}
    }
    organisations = {p.side for p in iter_publishers() if p.role == "organisation"}
    assert [side for side in {*G20_AND_ASEAN, *EU_MEMBERS} if side not in governments] == []
    assert len(governments) >= 60
    assert len(organisations) >= 20
    assert {"UN", "EU", "NATO", "AU", "ASEAN", "OSCE", "G7", "G20", "BRICS", "IAEA"} <= organisations


def test_every_side_is_a_country_or_an_organisation_that_the_gazetteer_knows():
    known = set()
    for name, column in (("countries.csv", "iso3"), ("organisations.csv", "code")):
        text = files("summitry.gazetteer").joinpath(name).read_text(encoding="utf-8")
        known |= {row[column] for row in csv.DictReader(text.splitlines())}
    assert sorted({p.side for p in iter_publishers() if p.side} - known) == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://en.kremlin.ru/events/president/news/1", "The Kremlin"),
        ("https://user:secret@EN.KREMLIN.RU.:8443/x?y#z", "The Kremlin"),
        ("https://bidenwhitehouse.archives.gov/briefing-room/", "The White House"),
        ("https://2017-2021.state.gov/x", "US Department of State"),
        (
            "https://web.archive.org/web/20220101000000/https://www.president.gov.ua/en/x",
            "Office of the President of Ukraine",
        ),
        ("https://www.gov.uk/government/news/x", "UK Government"),
        (
            "https://gov.uk/government/organisations/prime-ministers-office-10-downing-street/x",
            "Prime Minister's Office, 10 Downing Street",
        ),
        ("https://nids.mod.go.jp/x", "National Institute for Defense Studies"),
        ("https://www.mod.go.jp/x", "Ministry of Defense of Japan"),
    ],
)
def test_the_longest_host_and_path_decide(url, name):
    found = find_publisher(url)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "url",
    [
        "https://kremlin.ru.evil.com/",
        "https://notkremlin.ru/",
        "https://kremlin.ru@evil.com/",
        "https://evil.com\\@kremlin.ru/",
        "https://evil.com/kremlin.ru",
        "https://kremlin.ru\n.evil.com/",
        "https://xn--kremln-4va.ru/",
        "https://krеmlin.ru/",  # with a Cyrillic letter
        "https://town.gov.uk/",
        "https://web.archive.org/web/2022/kremlin.ru",
        "file:///kremlin.ru/x",
        "kremlin.ru/x",
        "http://kremlin.ru:port/",
        "http://[kremlin.ru/",
        "https://" + "a." * 3000 + "kremlin.ru/",
        "",
    ],
)
def test_lookalikes_and_what_is_no_address_find_nobody(url):
    assert find_publisher(url) is None


@pytest.mark.parametrize("name", ["the kremlin", "KREMLIN", " The  Kremlin. ", "President of Russia"])
def test_a_name_is_found_however_it_is_spelled(name):
    found = find_publisher(None, name)
    assert found is not None
    assert (found.name, found.side, found.role, found.domain) == ("The Kremlin", "RUS", "head_of_state", "kremlin.ru")


def test_accents_do_not_matter_and_unknown_names_find_nobody():
    assert find_publisher(None, "Elysee") == find_publisher("https://www.elysee.fr/en/", None)
    assert find_publisher(None, "Ministry of Foreign Affairs") is None
    assert find_publisher(None, None) is None


def test_the_address_decides_over_the_name_unless_both_publish_on_one_host():
    kremlin = find_publisher("https://en.kremlin.ru/", "The White House")
    downing_street = find_publisher("https://www.gov.uk/government/news/x", "10 Downing Street")
    assert kremlin is not None
    assert kremlin.side == "RUS"
    assert downing_street is not None
    assert downing_street.role == "head_of_government"


def test_all_media_have_no_side_and_all_officials_have_one():
    assert {publisher.side is None for publisher in iter_publishers() if not publisher.is_official} == {True}
    assert {publisher.side is None for publisher in iter_publishers() if publisher.is_official} == {False}


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("domains", "https://mfa.example", "domains"),
        ("domains", "", "domains"),
        ("name", "", "name"),
        ("side", "", "side"),
        ("side", "abc", "side"),
        ("role", "ministry", "role"),
        ("taken_from", "", "taken_from"),
        ("aliases", None, "aliases"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line_and_column(column, cell, says):
    with pytest.raises(BadField, match=rf"publishers\.csv line 2, {says}"):
        list(parse_rows([GOOD_ROW | {column: cell}]))


def test_media_with_a_side_are_refused():
    with pytest.raises(BadField, match="side"):
        list(parse_rows([GOOD_ROW | {"role": "agency"}]))


@given(st.text(max_size=80))
def test_any_text_as_address_or_name_is_survived(text):
    found = find_publisher("https://" + text, text)
    assert found is None or found.name
    assert host_and_path(text) is None or text.strip().lower().startswith("http")
    assert fold_name(fold_name("x " + text)) == fold_name("x " + text)
