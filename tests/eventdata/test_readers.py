# ruff: noqa: DTZ001 -- DuckDB's TIMESTAMP has no zone, and ours is UTC
from __future__ import annotations

import gzip
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest

from summitry.codebook.columns import ICEWS_COLUMNS
from summitry.codebook.columns import OWN_COLUMNS as OWN
from summitry.eventdata.readers import READERS, phoenix, polecat
from summitry.eventdata.readers.record import PARSED
from tests.eventdata import made


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.about)
def test_a_reader_gives_only_what_the_lake_takes(reader):
    assert set(reader.fields) <= set(PARSED)
    assert {"id", "event_date", "code", "actor_code", "recipient_code"} <= set(reader.fields)
    assert len(set(reader.columns)) == len(reader.columns)


def test_gdelt_2_row(lake, tmp_path):
    text = made.tabs(tmp_path / "a.export.CSV", [made.gdelt2(7, Actor1Type1Code="GOV", Actor2Type1Code="MIL")])
    report = lake.load(text).files[0]
    assert (report.status, report.source, report.rows, report.events, dict(report.aside)) == (
        "loaded",
        "gdelt2",
        1,
        1,
        {},
    )
    row = lake.rows()[0]
    assert row["event_key"] == "gdelt2:7"
    assert (row["actor"], row["actor_kind"], row["actor_role"]) == ("USA", "country", "GOV")
    assert (row["recipient"], row["recipient_kind"], row["recipient_role"]) == ("RUS", "country", "MIL")
    assert (row["event_date"], row["known_at"], row["known_from"]) == (
        date(2019, 1, 2),
        datetime(2019, 1, 2, 12),
        "added",
    )
    assert (row["code"], row["ontology"], row["event_type"], row["quad"]) == ("042", "CAMEO", "CONSULT", 1)
    assert (row["goldstein"], row["plover_score"], row["weight"]) == (1.9, None, 1.0)
    assert (row["n_mentions"], row["n_sources"], row["n_articles"], row["is_root"]) == (4, 1, 4, True)
    assert row["raw_file"] == f"{report.sha256[:12]}/a.export.CSV"
    assert (row["raw_line"], row["url"], row["source"], row["year"]) == (1, None, "gdelt2", 2019)


def test_gdelt_1_rows_have_57_or_58_cells_and_are_known_at_the_days_end(lake, tmp_path):
    rows = [made.gdelt1(1), made.gdelt1(2, with_url=False), made.gdelt1(3)]
    report = lake.load(made.tabs(tmp_path / "20130502.export.CSV", rows)).files[0]
    assert (report.source, report.rows, report.events) == ("gdelt1", 3, 3)
    told = lake.rows()
    assert {row["known_at"] for row in told} == {datetime(2013, 5, 3)}
    assert [row["url_cluster"] is None for row in told] == [False, True, False]
    assert [row["dup_group"] is None for row in told] == [False, True, False]


@pytest.mark.parametrize(
    ("cells", "actor", "kind", "role"),
    [
        ({"Actor1CountryCode": "EUR"}, "EUR", "region", None),
        ({"Actor1CountryCode": "ROM"}, "ROU", "country", None),
        ({"Actor1CountryCode": "QQQ"}, "QQQ", "other", None),
        (
            {"Actor1CountryCode": "", "Actor1KnownGroupCode": "UNO", "Actor1Type1Code": "IGO"},
            "UNO",
            "organisation",
            "IGO",
        ),
        ({"Actor1CountryCode": "", "Actor1Type1Code": "MNC"}, "MNC", "organisation", "MNC"),
        ({"Actor1CountryCode": "", "Actor1Type1Code": "COP"}, None, "unknown", "COP"),
        ({"Actor1CountryCode": ""}, None, "unknown", None),
    ],
)
def test_who_is_no_country_stays_what_it_is(lake, tmp_path, cells, actor, kind, role):
    lake.load(made.tabs(tmp_path / "a.CSV", [made.gdelt2(1, **cells)]))
    row = lake.rows()[0]
    assert (row["actor"], row["actor_kind"], row["actor_role"]) == (actor, kind, role)


def test_icews_rows(lake, tmp_path):
    rows = [
        made.icews_row(5),
        made.icews_row(5, **{"Event Date": "7/17/2018", "Source Country": "NULL", "CAMEO Code": "42"}),
        made.icews_row(
            6,
            **{
                "Source Country": "",
                "Source Name": "World Bank",
                "Source Sectors": "International Government Organization,Global",
                "CAMEO Code": "311",
                "Intensity": "",
            },
        ),
        made.icews_row(7, **{"Source Country": "Congo", "Source Sectors": '"Police,Government"'}),
    ]
    text = made.tabs(tmp_path / "events.2018.tab", rows, header=ICEWS_COLUMNS)
    assert lake.load(text).files[0].events == 4
    told = lake.rows()
    assert [row["event_key"] for row in told] == [
        "icews:5:2018-07-16", "icews:5:2018-07-17", "icews:6:2018-07-16", "icews:7:2018-07-16",
    ]  # fmt: skip
    assert [(row["actor"], row["actor_kind"], row["actor_role"]) for row in told] == [
        ("RUS", "country", "GOV"),
        (None, "unknown", "GOV"),
        ("World Bank", "organisation", "IGO"),
        ("Congo", "other", "COP"),
    ]
    assert [row["code"] for row in told] == ["042", "042", "0311", "042"]
    assert told[2]["goldstein"] == 5.2
    assert {row["known_at"] for row in told} == {None}
    assert [row["raw_line"] for row in told] == [2, 3, 4, 5]


def test_polecat_cell_with_several_countries_becomes_several_events_that_weigh_one(lake, tmp_path):
    rows = [
        made.polecat_row(1),
        made.polecat_row(2, **{"Actor Country": "KEN; UGA; None", "Recipient Country": "UGA; KEN"}),
        made.polecat_row(3, **{"Actor Country": "None", "Recipient Country": "KEN;UGA"}),
        made.polecat_row(4, **{"Actor Country": "KEN", "Recipient Country": "KEN"}),
    ]
    report = lake.load(made.tabs(tmp_path / "ngecEventsDV-2022.txt", rows, header=polecat.COLUMNS)).files[0]
    assert (report.source, report.rows, report.events, report.rows_aside) == ("polecat", 4, 6, 0)
    told = lake.rows()
    pairs = [(row["raw_line"], row["actor"], row["recipient"], row["weight"]) for row in told]
    assert pairs == [
        (2, "KEN", "UGA", 1.0),
        (3, "KEN", "UGA", 0.5),
        (3, "UGA", "KEN", 0.5),
        (4, None, "KEN", 0.5),
        (4, None, "UGA", 0.5),
        (5, "KEN", "KEN", 1.0),
    ]
    row = told[0]
    assert (row["code"], row["ontology"], row["event_type"], row["mode"]) == ("CONSULT", "PLOVER", "CONSULT", "visit")
    assert (row["plover_score"], row["goldstein"], row["quad"]) == (4.0, None, 1)
    assert (row["known_at"], row["known_from"]) == (datetime(2022, 5, 5), "published")
    assert len({row["url_cluster"] for row in told}) == 1


def test_polecat_header_with_a_renamed_column_more_names_than_cells_or_tabs_at_the_end(lake, tmp_path):
    renamed = ["Event Intensity" if name == "Intensity" else name for name in polecat.COLUMNS]
    longer = [*polecat.COLUMNS[:3], "Headline", "Event Text", *polecat.COLUMNS[3:]]
    lake.load(
        made.tabs(tmp_path / "a.txt", [made.polecat_row(1), [*made.polecat_row(2), "", ""]], header=renamed),
        made.tabs(tmp_path / "b.txt", [made.polecat_row(3)], header=longer),
    )
    assert [row["plover_score"] for row in lake.rows()] == [4.0, 4.0, 4.0]


def test_phoenix_real_time_row_is_known_from_its_first_story(lake, tmp_path):
    lake.load(
        made.tabs(tmp_path / "events.full.20160328.txt", [made.phoenix_rt_row(1), made.phoenix_rt_row(2, ID="x_1")])
    )
    told = lake.rows()
    assert told[0]["source"] == "phoenix_rt"
    assert (told[0]["known_at"], told[0]["known_from"]) == (datetime(2016, 3, 28, 11, 27, 55), "story")
    assert (told[1]["known_at"], told[1]["known_from"]) == (None, None)
    assert (told[0]["recipient"], told[0]["recipient_kind"], told[0]["n_articles"]) == ("IGO", "organisation", 2)


@pytest.mark.parametrize(("mark", "source"), [("NYT", "phoenix_nyt"), ("SWB", "phoenix_swb"), ("", "phoenix")])
def test_historical_phoenix_keeps_its_collections_apart(lake, tmp_path, mark, source):
    path = tmp_path / "Phoenix.csv"
    cells = ['"' + cell.replace('"', '""') + '"' for cell in made.phoenix_row(1, process=mark)]
    path.write_text(",".join(phoenix.HISTORICAL) + "\n" + ",".join(cells) + "\n", encoding="utf-8")
    lake.load(path)
    row = lake.rows()[0]
    assert (row["source"], row["event_date"], row["known_at"]) == (source, date(1976, 7, 4), datetime(1976, 7, 5))
    assert (row["actor"], row["recipient"], row["code"], row["goldstein"]) == ("KEN", "UGA", "043", 2.8)


def _own(**cells):
    row = dict.fromkeys(OWN, "")
    return row | {
        "event_id": "ev-1", "document_id": "doc", "published_on": "2022-05-03", "first_on": "2022-05-02",
        "type": "CONSULT", "mode": "visit", "quad": "verbal cooperation", "cameo": "042", "goldstein": "1.9",
        "plover_score": "4.0", "actor_code": "KENGOV", "actor_role": "GOV", "actor_kind": "person",
        "recipient_code": "NATO", "recipient_kind": "organisation", "told": "2",
        "exact": '"He said,\nshe said"',
    } | cells  # fmt: skip


def test_own_csv_with_a_line_break_in_a_cell(lake, tmp_path):
    path = tmp_path / "events.csv"
    rows = [
        _own(),
        _own(event_id="ev-2", flags="hypothetical"),
        _own(event_id="ev-3", first_on=""),
        _own(event_id="ev-4"),
    ]
    lines = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row.values()) for row in rows]
    path.write_text(",".join(OWN) + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    report = lake.load(path).files[0]
    assert (report.rows, report.events, report.aside) == (4, 2, {"date": 1, "unreal": 1})
    told = lake.rows()
    assert [row["raw_line"] for row in told] == [2, 8]
    assert (told[0]["actor"], told[0]["actor_role"], told[0]["recipient"]) == ("KEN", "GOV", "NATO")
    assert (told[0]["actor_kind"], told[0]["recipient_kind"]) == ("country", "organisation")
    assert (told[0]["goldstein"], told[0]["plover_score"], told[0]["mode"]) == (1.9, 4.0, "visit")
    assert told[0]["known_at"] == datetime(2022, 5, 4)


def test_own_plover_json_lines(lake, tmp_path):
    event = {
        "id": "ev-1", "date": "2022-05-02", "actor": [{"actor": "KEN", "sector": "GOV", "code": "KENGOV"}],
        "recipient": [], "event": "CONSULT", "mode": None, "auxiliary_modes": [], "score": 2.5,
        "quad": "verbal cooperation", "cameo": "040", "goldstein": 1.0, "text_id": "doc", "offsets": [[0, 5]],
        "publication_date": "2022-05-03",
    }  # fmt: skip
    path = tmp_path / "events.jsonl"
    lines = [json.dumps(event), "{", json.dumps(event | {"id": "ev-2", "auxiliary_modes": ["negated"]}), "[1]"]
    path.write_text("\n".join(lines), encoding="utf-8")
    report = lake.load(path).files[0]
    assert (report.rows, report.events, report.aside) == (4, 1, {"syntax": 2, "unreal": 1})
    row = lake.rows()[0]
    assert (row["actor"], row["recipient"], row["recipient_kind"], row["plover_score"]) == ("KEN", None, "unknown", 2.5)


def test_zip_and_gzip_hold_the_same_events(lake, tmp_path):
    rows = [made.gdelt2(number) for number in range(20)]
    text = made.tabs(tmp_path / "a.export.CSV", rows).read_bytes()
    with zipfile.ZipFile(tmp_path / "a.export.CSV.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("a.export.CSV", text)
        bundle.writestr("__MACOSX/._a", b"junk")
    (tmp_path / "b.CSV.gz").write_bytes(gzip.compress(text))
    report = lake.load(tmp_path / "a.export.CSV.zip")
    assert [(file.name, file.events) for file in report.files] == [("a.export.CSV.zip!a.export.CSV", 20)]
    assert lake.rows()[0]["raw_file"].endswith("/a.export.CSV.zip!a.export.CSV")
    again = lake.load(tmp_path / "b.CSV.gz").files[0]
    assert (again.status, again.events, again.aside) == ("loaded", 0, {"repeat": 20})
    assert len(lake.rows()) == 20


def test_addresses_are_kept_when_asked_for(lake, tmp_path, settings):
    lake.load(made.tabs(tmp_path / "a.CSV", [made.gdelt2(1)]), settings=replace(settings, keep_urls=True))
    assert lake.rows()[0]["url"] == "https://example.org/1"
