"""Rows of our own making, in the layouts of the field's data sets."""

from __future__ import annotations

from summitry.codebook.columns import ICEWS_COLUMNS
from summitry.eventdata.readers import gdelt, phoenix, polecat

TODAY = "2026-01-01"


def gdelt2(number, *, a="USA", b="RUS", day="20190102", added="20190102120000", code="042", **cells):
    """Give one row of GDELT 2.0 as its cells."""
    row = dict.fromkeys(gdelt.COLUMNS_2, "")
    row |= {
        "GLOBALEVENTID": str(number),
        "SQLDATE": day,
        "Actor1Code": a,
        "Actor1CountryCode": a,
        "Actor2Code": b,
        "Actor2CountryCode": b,
        "IsRootEvent": "1",
        "EventCode": code,
        "EventRootCode": code[:2],
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "4",
        "NumSources": "1",
        "NumArticles": "4",
        "DATEADDED": added,
        "SOURCEURL": f"https://example.org/{number}",
    }
    return list((row | cells).values())


def gdelt1(number, *, with_url=True, **cells):
    """Give one row of GDELT 1.0, of 58 cells or 57."""
    row = dict.fromkeys(gdelt.COLUMNS_1, "")
    row |= {
        "GLOBALEVENTID": str(number),
        "SQLDATE": "20130501",
        "Actor1CountryCode": "KEN",
        "Actor1Type1Code": "GOV",
        "Actor2CountryCode": "UGA",
        "EventCode": "190",
        "QuadClass": "4",
        "GoldsteinScale": "-10.0",
        "NumMentions": "2",
        "DATEADDED": "20130502",
        "SOURCEURL": f"https://example.org/{number}",
    }
    cells_in_order = list((row | cells).values())
    return cells_in_order if with_url else cells_in_order[:-1]


def icews_row(number, **cells):
    """Give one row of ICEWS as its cells."""
    row = dict.fromkeys(ICEWS_COLUMNS, "")
    row |= {
        "Event ID": str(number),
        "Event Date": "2018-07-16",
        "Source Name": "President (Ruritania)",
        "Source Sectors": "Elite,Executive,Government,Legislative / Parliamentary",
        "Source Country": "Russian Federation",
        "CAMEO Code": "042",
        "Intensity": "1.9",
        "Target Name": "Citizen (Kenya)",
        "Target Sectors": "General Population / Civilian / Social,Social",
        "Target Country": "Kenya",
        "Story ID": "77",
    }
    return list((row | cells).values())


def polecat_row(number, **cells):
    """Give one row of POLECAT as its cells."""
    row = dict.fromkeys(polecat.COLUMNS, "None")
    row |= {
        "Event ID": f"20220503-1_{number}",
        "Event Date": "2022-05-03",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION",
        "Actor Country": "KEN",
        "Primary Actor Sector": "GOV",
        "Recipient Country": "UGA",
        "Primary Recipient Sector": "GOV",
        "Publication Date": "2022-05-04",
    }
    return list((row | cells).values())


def phoenix_rt_row(number, **cells):
    """Give one row of Phoenix's real-time files as its cells."""
    row = dict.fromkeys(phoenix.REAL_TIME, "")
    row |= {
        "GID": f"{number}_v0.1.0",
        "Date": "20160328",
        "SrcActor": "KEN",
        "SrcAgent": "GOV",
        "TgtActor": "IGO",
        "CAMEO": "040",
        "QuadClass": "1",
        "Goldstein": "1.0",
        "ID": "56f91c6d421aa90407e3db98_4;56f9153b421aa9040ddcb97a_4",
        "URL": "https://example.org/a;https://example.org/b",
        "SourceTxt": "a;b",
    }
    return list((row | cells).values())


def phoenix_row(number, **cells):
    """Give one row of the historical Phoenix files as its cells."""
    row = dict.fromkeys(phoenix.HISTORICAL, "")
    row |= {
        "eid": f"N{number}",
        "story_date": "7/4/1976",
        "source_root": "KEN",
        "source_agent": "GOV",
        "target_root": "UGA",
        "code": "043",
        "quad_class": "1",
        "goldstein": "2.8",
        "joined_issues": 'TRADE,2;"AID",1',
        "aid": "S1",
        "process": "NYT",
    }
    return list((row | cells).values())


def tabs(path, rows, *, header=None):
    """Write rows with tabs between the cells."""
    lines = ["\t".join(row) for row in ([header] if header else []) + list(rows)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
