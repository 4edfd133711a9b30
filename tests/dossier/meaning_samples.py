"""Dossiers of bare meetings and a made-up series of days, from which "What it means" is told."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta

from summitry.dossier.record import Dossier, Fact, Line, Made, MeetingPart
from tests.dossier.samples import DOCUMENTS

FIRST_ON = date(2015, 1, 1)
DAYS = 1620
#: Twenty-four pairs of further states, so that there are donors.
OTHERS = (
    ("ARG", "BOL"),
    ("ARG", "CHL"),
    ("AUT", "HUN"),
    ("AUT", "CHE"),
    ("BEL", "LUX"),
    ("BEL", "NLD"),
    ("BGR", "GRC"),
    ("BGR", "ROU"),
    ("CRI", "PAN"),
    ("CRI", "NIC"),
    ("DNK", "SWE"),
    ("EST", "LVA"),
    ("FIN", "ISL"),
    ("GHA", "TGO"),
    ("GTM", "SLV"),
    ("HND", "MEX"),
    ("IDN", "MYS"),
    ("KEN", "UGA"),
    ("LAO", "VNM"),
    ("MAR", "TUN"),
    ("NAM", "ZMB"),
    ("NPL", "IND"),
    ("PER", "ECU"),
    ("PRT", "ESP"),
)
#: The meetings of the made-up series; after the second of them Fiji and Tonga are told to be on far better terms.
FIJI_AND_TONGA = (date(2017, 3, 1), date(2018, 6, 1))
JAPAN_AND_KENYA = (date(2018, 3, 1),)


def make_meeting(parties, on, *, state="held", place="", form="in person", number=1):
    """A meeting with nothing but who, when, where."""
    return MeetingPart(
        id=f"m-{'-'.join(parties)}-{on or number}",
        title="A meeting",
        state=state,
        glance=(Fact("where", (_line(place),)),) if place else (),
        summary=(),
        accounts=(),
        outcomes=(),
        mentions=(),
        silences=(),
        disputes=(),
        reactions=(),
        outlook=(),
        watch=(),
        timeline=(),
        documents=(),
        named=0,
        unnamed=0,
        parties=tuple(parties),
        first_on=on,
        last_on=on,
        form=form,
    )


def _line(text):
    return Line("line-1", text, (DOCUMENTS["norland"].passage(0, 9),))


def make_dossier(*meetings):
    made = Made("0", "test", {}, (), ())
    return Dossier("Meetings", "full", tuple(meetings), (), None, (), (DOCUMENTS["norland"],), made)


def write_series(path, *, swapped=False, renamed=None):
    """Write days of 26 pairs of states with CAMEO codes: noise that lasts a while, and one planted change."""
    renamed = renamed or {}
    planted = FIJI_AND_TONGA[1]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("date", "a", "b", "value", "code"))
        for a, b in (("FJI", "TON"), ("JPN", "KEN"), *OTHERS):
            draw = random.Random(f"{a}{b}")
            level = 0.0
            sides = [renamed.get(a, a), renamed.get(b, b)]
            if swapped:
                sides.reverse()
            for number in range(DAYS):
                on = FIRST_ON + timedelta(number)
                level = 0.8 * level + draw.gauss(0, 0.5)
                extra = 6.0 if a == "FJI" and planted <= on < planted + timedelta(40) else 0.0
                code = "042" if draw.random() < 0.1 else "112" if level + extra < 0 else "051"
                writer.writerow((on, *sides, f"{level + extra:.4f}", code))
    return path
