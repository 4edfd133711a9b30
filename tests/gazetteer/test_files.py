"""Each row of the gazetteer's files is checked; a message tells the file, the row's key and what to do."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib import resources

import pytest

from summitry import gazetteer
from summitry.gazetteer import normalise
from summitry.gazetteer.rows import find_files, read_text

HOUSE = gazetteer.load()
UN_MEMBERS = 193
CAMEO_ROLES = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "OPP", "PTY", "REB", "HLH", "AGR", "EDU", "ENV", "MED"}
COUNTRIES = list(HOUSE.countries.values())
ORGANISATIONS = list(HOUSE.organisations.values())


def by_id(row):
    return next(getattr(row, key) for key in ("iso3", "code", "id", "form") if hasattr(row, key))


def is_place(code: str) -> bool:
    return code in HOUSE.countries or code in HOUSE.organisations


def find_repeats(keys):
    seen, twice = set(), []
    for key in keys:
        if key in seen:
            twice.append(key)
        seen.add(key)
    return twice


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("countries.csv", ("iso3",)),
        ("countries.csv", ("name",)),
        ("codes.csv", ("iso3",)),
        ("organisations.csv", ("code",)),
        ("organisations.csv", ("name",)),
        ("members.csv", ("organisation", "country")),
        ("national_bodies.csv", ("country", "body")),
        ("seats.csv", ("id",)),
        ("roles.csv", ("id",)),
        ("groups.csv", ("id",)),
        ("ambiguous.csv", ("form",)),
        ("shared_posts.csv", ("country", "office")),
        ("leading_offices.csv", ("country", "from")),
    ],
)
def test_no_two_rows_have_the_same_key(file, key):
    rows = csv.DictReader(read_text(file).splitlines())
    twice = find_repeats(tuple(row[column] for column in key) for row in rows)
    assert not twice, f"{file}: more than one row has {', '.join(key)} = {twice}; make one row of them"


@pytest.mark.parametrize(
    "file", [item.name for item in resources.files(gazetteer).iterdir() if item.name[-4:] == ".csv"]
)
def test_files_are_plain_utf8_without_stray_spaces(file):
    text = read_text(file)
    assert "\r" not in text, f"{file}: has carriage returns; save it with line ends of Unix"
    assert not text.startswith("\ufeff"), f"{file}: begins with a byte-order mark; save it as UTF-8 without one"
    assert text.endswith("\n"), f"{file}: the last row has no line end"
    for number, cells in enumerate(csv.reader(text.splitlines()), start=1):
        for cell in cells:
            assert cell == cell.strip(), f"{file} row {number}: spaces around {cell!r}"
            assert not cell.startswith(("=", "+", "@")), f"{file} row {number}: {cell!r} would be run by a spreadsheet"


def test_there_are_as_many_members_as_in_the_united_nations():
    members = [country.iso3 for country in COUNTRIES if country.status == "member"]
    assert len(members) == UN_MEMBERS
    assert len(HOUSE.members("UN")) == UN_MEMBERS


@pytest.mark.parametrize("country", COUNTRIES, ids=by_id)
def test_country_row(country):
    where = f"countries.csv, row of {country.iso3}"
    assert re.fullmatch(r"[A-Z]{3}", country.iso3), f"{where}: iso3 must be three capitals"
    assert country.iso2 is None or re.fullmatch(r"[A-Z]{2}", country.iso2), (
        f"{where}: iso2 must be two capitals or empty"
    )
    if country.iso3.startswith("X"):
        assert "ISO 3166" in country.note, f"{where}: a code that ISO does not have must say so in its note"
    if country.status in {"member", "observer"}:
        assert country.adjectives, f"{where}: a state needs an adjective"
        assert country.capitals or country.iso3 == "SGP", f"{where}: a state needs a capital"
    if country.status == "member":
        assert country.peoples, f"{where}: a member of the United Nations needs a people"
    if country.status == "former":
        assert country.from_on, f"{where}: a former state needs its first day in column from"
        assert country.to_on, f"{where}: a former state needs its last day in column to"
    assert not country.to_on or country.from_on <= country.to_on, f"{where}: to lies before from"
    for column in ("aliases", "adjectives", "peoples", "capitals"):
        repeats = find_repeats(getattr(country, column))
        assert not repeats, f"{where}, column {column}: {repeats} stands there more than once"


@pytest.mark.parametrize("organisation", ORGANISATIONS, ids=by_id)
def test_organisation_row(organisation):
    where = f"organisations.csv, row of {organisation.code}"
    assert re.fullmatch(r"[A-Z][A-Z0-9-]*", organisation.code), f"{where}: code must be capitals, digits, hyphens"
    assert organisation.code not in HOUSE.countries, f"{where}: the code is a country's; choose another one"
    unknown = [code for code in organisation.members if code != "*" and not is_place(code)]
    assert not unknown, f"{where}, column members: {unknown} is neither an ISO3 code nor an organisation's code"
    assert not find_repeats(organisation.members), f"{where}, column members: a member stands there more than once"
    assert not organisation.to_on or organisation.from_on <= organisation.to_on, f"{where}: to lies before from"


def test_there_are_at_least_120_organisations():
    assert len(ORGANISATIONS) >= 120


@pytest.mark.parametrize("row", HOUSE.memberships, ids=lambda row: f"{row.organisation}-{row.country}")
def test_membership_row(row):
    where = f"members.csv, row of {row.organisation} and {row.country}"
    assert row.organisation in HOUSE.organisations, f"{where}: no such code in organisations.csv"
    assert is_place(row.country), f"{where}: no such code in countries.csv"
    assert row.from_on, f"{where}: column from is empty"
    listed = HOUSE.organisations[row.organisation].members
    if "*" in listed:
        listed = HOUSE.members(row.organisation)
    if row.to_on:
        assert row.from_on <= row.to_on, f"{where}: to lies before from"
        assert row.country not in listed or HOUSE.organisations[row.organisation].to_on, (
            f"{where}: left, but still in column members of organisations.csv"
        )
    else:
        assert row.country in listed, f"{where}: joined, but missing in column members of organisations.csv"


@pytest.mark.parametrize("body", HOUSE.bodies.values(), ids=lambda body: body.code)
def test_body_row(body):
    where = f"national_bodies.csv, row of {body.code}"
    assert not body.country or body.country in HOUSE.countries, f"{where}: no such country in countries.csv"
    assert re.fullmatch(r"[A-Z][A-Z0-9-]*", body.body), f"{where}: body must be capitals, digits, hyphens"
    assert body.role_code in CAMEO_ROLES, f"{where}: role_code must be one of {sorted(CAMEO_ROLES)}"


@pytest.mark.parametrize("seat", HOUSE.seats.values(), ids=by_id)
def test_seat_row(seat):
    where = f"seats.csv, row of {seat.id}"
    assert re.fullmatch(r"[a-z0-9-]+", seat.id), f"{where}: id must be small letters, digits, hyphens"
    assert is_place(seat.country), f"{where}: no such code in countries.csv or organisations.csv"
    known = (seat.body, f"{seat.country}-{seat.body}")
    assert not seat.body or any(code in HOUSE.bodies or code in HOUSE.organisations for code in known), (
        f"{where}: no such body in national_bodies.csv"
    )
    assert seat.office or seat.body or seat.note, f"{where}: tell the office or body that sits there, or a note"


@pytest.mark.parametrize("role", HOUSE.roles.values(), ids=by_id)
def test_role_row(role):
    where = f"roles.csv, row of {role.id}"
    assert role.names, f"{where}: needs a word in column singular or plural"
    assert not role.role_code or role.role_code in CAMEO_ROLES, (
        f"{where}: role_code must be one of {sorted(CAMEO_ROLES)}"
    )
    assert not role.is_leader or role.offices, f"{where}: a leader's role needs an office"


@pytest.mark.parametrize("group", HOUSE.groups.values(), ids=by_id)
def test_group_row(group):
    assert group.forms, f"groups.csv, row of {group.id}: needs at least one form"
    assert re.fullmatch(r"[a-z-]+", group.id), f"groups.csv, row of {group.id}: id must be small letters and hyphens"


@pytest.mark.parametrize("row", HOUSE.ambiguous.values(), ids=by_id)
def test_ambiguity_row(row):
    where = f"ambiguous.csv, row of {row.form}"
    unknown = [code for code in row.meanings if not is_place(code) and code not in HOUSE.bodies]
    assert not unknown, f"{where}: no such code {unknown}"
    assert len(row.meanings) > 1 or row.other, f"{where}: needs two meanings, or one and column other"
    assert normalise(row.form) in HOUSE.forms, f"{where}: no file has this form; the row is not needed"
    found = {entry.id for entry in HOUSE.forms[normalise(row.form)]}
    missing = [code for code in row.meanings if code not in found and not is_seated(code, found)]
    assert not missing, f"{where}: the form is not listed for {missing} in its own file"


def is_seated(code, ids):
    return any(seat_id in HOUSE.seats and HOUSE.seats[seat_id].country == code for seat_id in ids)


def collect_meanings():
    meanings = defaultdict(set)
    for entry in HOUSE.forms.values():
        for form, kind, code in entry:
            if kind in {"country", "adjective", "people", "capital", "organisation", "body", "generic body"}:
                meanings[normalise(form)].add(code)
            elif kind == "seat":
                seat = HOUSE.seats[code]
                body = f"{seat.country}-{seat.body}"
                meanings[normalise(form)].add(body if body in HOUSE.bodies else seat.country)
    return meanings


def test_no_form_means_two_things_unless_ambiguous_csv_lists_it():
    listed = HOUSE.ambiguous
    faults = []
    for form, codes in collect_meanings().items():
        meant = set(listed[form].meanings) if form in listed else set()
        if len(codes) > 1 and not codes <= meant:
            faults.append(
                f"{form!r} means {sorted(codes)}: add a row to ambiguous.csv or take the form out of one of them"
            )
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("row", HOUSE.leading_offices, ids=lambda row: f"{row.country}-{row.from_on}")
def test_leading_office_row(row):
    where = f"leading_offices.csv, row of {row.country}"
    assert row.country in HOUSE.countries, f"{where}: no such country in countries.csv"
    assert row.office in {"head_of_state", "head_of_government", "supreme_leader"}, f"{where}: not an office that leads"
    assert not row.to_on or row.from_on <= row.to_on, f"{where}: to lies before from"


def test_shared_posts_name_countries():
    for line in csv.DictReader(read_text("shared_posts.csv").splitlines()):
        for column in ("country", "of_country"):
            assert line[column] in HOUSE.countries, f"shared_posts.csv: {line[column]} in column {column} is no country"


def test_codes_belong_to_countries():
    rows = list(csv.DictReader(read_text("codes.csv").splitlines()))
    for row in rows:
        where = f"codes.csv, row of {row['iso3']}"
        assert row["iso3"] in HOUSE.countries, f"{where}: no such country in countries.csv"
        assert re.fullmatch(r"(\d{3})?", row["m49"]), f"{where}: m49 must be three digits"
        assert re.fullmatch(r"\d{0,3}", row["cow"]), f"{where}: cow must be digits"
        assert re.fullmatch(r"([A-Z]{2})?", row["fips"]), f"{where}: fips must be two capitals"
        assert re.fullmatch(r"([A-Z]{3})?", row["cameo"]), f"{where}: cameo must be three capitals"
    for column in ("m49", "cow", "fips"):
        living = [row for row in rows if row[column] and HOUSE.countries[row["iso3"]].status != "former"]
        twice = find_repeats(row[column] for row in living)
        assert not twice, f"codes.csv, column {column}: {twice} stands for two countries"


def test_all_files_of_holders_are_found():
    assert find_files("holders")
