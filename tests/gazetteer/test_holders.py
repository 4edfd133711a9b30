from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from tools.holders.lists import parse_entry, read_list
from tools.holders.merge import is_same_name, merge, to_day
from tools.holders.records import COLUMNS, OFFICES, Term, default_surname, fold, slug
from tools.holders.sources import Fact, to_title_case

GAZETTEER = Path(__file__).parents[2] / "src" / "summitry" / "gazetteer"
FILES = ["holders_aides.csv", "holders_heads.csv", "holders_ministers.csv", "holders_organisations.csv"]
SOURCES = {"reign-2021-03", "factbook-2026-01", "everypolitician-2021", "current-2026-08-22", "own"}
FORMER = {"CSK", "DDR", "SUN", "VDR", "YUG"}
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
TODAY = date(2026, 11, 23)
HEADS = ("head_of_state", "head_of_government")


@cache
def read(name: str) -> list[dict[str, str]]:
    with (GAZETTEER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def all_rows() -> list[dict[str, str]]:
    return [row for name in FILES for row in read(name)]


def shared_days(left: dict[str, str], right: dict[str, str]) -> int:
    ends = [to_day(row["to"]) if row["to"] else TODAY for row in (left, right)]
    return max(0, (min(ends) - max(to_day(left["from"]), to_day(right["from"]))).days)


def in_office(country: str, office: str, day: str) -> set[str]:
    return {
        row["id"]
        for row in all_rows()
        if row["country"] == country
        and row["office"] == office
        and row["from"] <= day
        and (not row["to"] or day < row["to"])
    }


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_the_columns_and_is_sorted(name):
    rows = read(name)
    assert tuple(rows[0]) == COLUMNS
    keys = [(row["country"], row["office"], row["from"], row["id"]) for row in rows]
    assert keys == sorted(set(keys))


def test_each_row_parses():
    for row in all_rows():
        assert row["id"] == slug(row["id"]), row
        assert all(row[column] for column in ("name", "surname", "title", "country")), row
        assert row["office"] in OFFICES.values(), row
        assert row["gender"] in {"f", "m", ""}, row
        assert row["acting"] in {"0", "1"}, row
        assert row["from_source"] in SOURCES, row
        assert row["name"] not in row["aliases"].split("|"), row


def test_dates_are_dates_and_in_order():
    for row in all_rows():
        assert DATE.fullmatch(row["from"]), row
        assert not row["to"] or DATE.fullmatch(row["to"]), row
        assert not row["to"] or to_day(row["from"]) <= to_day(row["to"]), row
        assert to_day(row["from"]) <= TODAY, row


def test_codes_are_those_of_the_countries_and_organisations():
    known = {row["iso3"] for row in read("countries.csv")} | {row["code"] for row in read("organisations.csv")}
    assert {row["country"] for row in all_rows()} <= known


def test_every_member_of_the_united_nations_has_a_head_of_state_and_of_government_in_office():
    members = {row["iso3"] for row in read("countries.csv") if row["status"] in {"member", "observer"}}
    for office in HEADS:
        open_now = {row["country"] for row in all_rows() if row["office"] == office and not row["to"]}
        assert members - open_now == set()


def test_a_person_has_one_name_and_a_name_in_one_country_on_one_day_one_person():
    names = defaultdict(set)
    bearers = defaultdict(list)
    for row in all_rows():
        names[row["id"]].add((row["name"], row["surname"], row["gender"], row["aliases"]))
        bearers[row["country"], fold(row["name"])].append(row)
    assert [person for person, forms in names.items() if len(forms) > 1] == []
    for rows in bearers.values():
        for left, right in combinations(rows, 2):
            assert left["id"] == right["id"] or not shared_days(left, right), (left, right)


@pytest.mark.parametrize("office", HEADS)
def test_terms_of_heads_do_not_overlap(office):
    posts = defaultdict(list)
    for row in read("holders_heads.csv"):
        if row["office"] == office and not row["note"].startswith("collective"):
            posts[row["country"]].append(row)
    for rows in posts.values():
        for left, right in combinations(rows, 2):
            assert shared_days(left, right) <= 60, (left, right)


def test_no_one_but_former_states_is_without_a_head_now():
    countries = {row["country"] for row in read("holders_heads.csv") if row["office"] in HEADS}
    open_now = {row["country"] for row in read("holders_heads.csv") if row["office"] in HEADS and not row["to"]}
    assert countries - open_now <= FORMER


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("RUS", "head_of_state", "2018-07-16", "vladimir-putin"),
        ("RUS", "head_of_state", "2010-04-08", "dmitry-medvedev"),
        ("RUS", "head_of_government", "2010-04-08", "vladimir-putin"),
        ("USA", "head_of_state", "2018-07-16", "donald-trump"),
        ("USA", "head_of_state", "2021-06-16", "joe-biden"),
        ("USA", "foreign_minister", "2018-07-16", "mike-pompeo"),
        ("USA", "national_security_adviser", "2018-07-16", "john-bolton"),
        ("USA", "foreign_minister", "2025-08-15", "marco-rubio"),
        ("GBR", "head_of_state", "2018-07-13", "elizabeth-ii"),
        ("GBR", "head_of_government", "2018-07-13", "theresa-may"),
        ("GBR", "head_of_government", "2026-08-22", "andy-burnham"),
        ("SUN", "head_of_government", "1945-02-11", "joseph-stalin"),
        ("SUN", "supreme_leader", "1986-10-11", "mikhail-gorbachev"),
        ("DEU", "head_of_government", "1989-12-01", "helmut-kohl"),
        ("NATO", "organisation_head", "2018-07-12", "jens-stoltenberg"),
        ("EU", "eu_high_representative", "2018-07-12", "federica-mogherini"),
        ("UN", "un_secretary_general", "1999-06-01", "kofi-annan"),
        ("CHN", "foreign_minister", "2023-03-01", "qin-gang"),
        ("VNM", "head_of_state", "2026-08-22", "to-lam"),
    ],
)
def test_who_held_the_office_on_the_day(country, office, day, person):
    assert in_office(country, office, day) == {person}


def test_completeness_names_offices_and_known_scopes():
    known = {row["iso3"] for row in read("countries.csv")} | {row["code"] for row in read("organisations.csv")}
    rows = read("completeness.csv")
    assert {row["office"] for row in rows} == set(OFFICES.values()) - {"supreme_leader"}
    assert {code for row in rows for code in row["scope"].split("|") if code} <= known
    assert all(DATE.fullmatch(row["complete_as_of"]) for row in rows if row["complete_as_of"])


def test_an_entry_of_a_list_is_read_with_all_its_marks():
    text = "Zia Khan{Zia}=Z. Khan(f)#zia-khan-2 2001-02-03*..2002-04!in exile"
    term = parse_entry(text, country="XXX", office="other", title="Envoy", order="")
    assert (term.name, term.surname, term.aliases, term.person) == ("Zia Khan", "Zia", ["Z. Khan"], "zia-khan-2")
    assert (term.start, term.end, term.acting, term.note, term.gender) == (
        "2001-02-03",
        "2002-04",
        True,
        "in exile",
        "f",
    )


def test_an_entry_without_a_date_is_refused():
    with pytest.raises(ValueError, match="cannot read the entry"):
        parse_entry("Zia Khan", country="XXX", office="other", title="Envoy", order="")


def test_a_list_gives_one_line_for_each_country_and_code(tmp_path):
    path = tmp_path / "heads_test.txt"
    path.write_text(
        "# remark\n@AAA,BBB %family-first\nSG President: Li Wei-an 2001; Wu Bo 2003-05-01\n", encoding="utf-8"
    )
    lines = read_list(path)
    assert [(line[0].country, line[0].office) for line in lines] == [
        ("AAA", "head_of_state"),
        ("AAA", "head_of_government"),
        ("BBB", "head_of_state"),
        ("BBB", "head_of_government"),
    ]
    assert lines[3][0].surname == "Li"
    assert lines[3][0].aliases == ["Li Wei An", "Wei-an Li"]


def test_a_merge_takes_days_spellings_and_ends():
    def line(*terms: tuple[str, str]) -> list[Term]:
        return [
            Term(
                "AAA",
                "head_of_state",
                "President",
                name,
                start,
                person=slug(name),
                surname=name.split()[-1],
                wants_reign=not start,
            )
            for name, start in terms
        ]

    reign = [
        Fact("reign-2021-03", "AAA", "Kovac", start="1999-05-06"),
        Fact("reign-2021-03", "AAA", "Horvat", start="2004-01-02"),
    ]
    heads = [Fact("factbook-2026-01", "AAA", "Jane A. Horwat", office="head_of_state", start="2004-01-02")]
    merged, missing = merge([line(("Ana Kováč", ""), ("Jane Horvat", ""), ("Jo Nemo", ""))], reign, heads, [])
    first, second, _ = merged.terms
    assert (first.start, first.end, first.basis) == ("1999-05-06", "2004-01-02", "reign-2021-03")
    assert second.aliases == ["Jane A. Horwat"]
    assert missing == ["AAA President: Jo Nemo is not in REIGN after 2004-01-02"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ('Michiel "Mike" Godfried EMAN', "Michiel Godfried Eman"),
        ("Peter Paire O'NEILL", "Peter Paire O'Neill"),
        ("Alden MCLAUGHLIN", "Alden McLaughlin"),
        ("Abdel Fattah EL-SISI", "Abdel Fattah El-Sisi"),
        ("ELIZABETH II", "Elizabeth II"),
        ("Yair LAPID serving as caretaker", "Yair Lapid"),
        ("Presidential Leadership Rashad Muhammad al-ALIMI", "Rashad Muhammad al-Alimi"),
    ],
)
def test_names_in_capitals_become_names(printed, name):
    assert to_title_case(printed) == name


@pytest.mark.parametrize(
    ("name", "order", "surname"),
    [
        ("Ursula von der Leyen", "", "von der Leyen"),
        ("Clark T. Randt, Jr.", "", "Randt"),
        ("Xi Jinping", "family-first", "Xi"),
        ("Thein Sein", "whole-name", "Thein Sein"),
        ("Suharto", "", "Suharto"),
    ],
)
def test_the_surname_follows_the_naming_order(name, order, surname):
    assert default_surname(name, order=order) == surname


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergey Shoygu", "Sergei Shoigu", True),
        ("Condoleezza Rice", "Susan Rice", False),
        ("Robert Gates", "Robert Salesses", False),
        ("Lula da Silva", "Luiz Inácio Lula da Silva", True),
    ],
)
def test_two_spellings_of_one_person_are_told_from_two_persons(one, other, same):
    assert is_same_name(one, other) is same
    assert is_same_name(other, one) is same
